// The question box: completes names that the store knows, offers whole questions, keeps the reader's own questions in this browser.
const KEPT = "cancu.questions";
const MOST = 40;

function kept() {
  try { const list = JSON.parse(localStorage.getItem(KEPT) || "[]"); return Array.isArray(list) ? list.filter((q) => typeof q === "string") : []; }
  catch { return []; }
}
function keep(list) { try { localStorage.setItem(KEPT, JSON.stringify(list.slice(0, MOST))); } catch { /* a browser that keeps nothing */ } }

export default function (component) {
  const { parentElement } = component;
  const [data] = component.data;
  document.documentElement.lang = data.language;
  if (data.asked) keep([data.asked, ...kept().filter((q) => q !== data.asked)]);
  const root = freshRoot(parentElement, data.small ? "askbox small" : "askbox");
  const labels = data.labels;

  const form = el("form");
  form.setAttribute("role", "search");
  const field = el("div", "field");
  const input = el("input");
  const list = el("ul");
  const id = "cancu-" + data.id;
  Object.assign(input, { type: "search", value: data.value, placeholder: data.placeholder, maxLength: data.longest, autocomplete: "off", enterKeyHint: "search" });
  const attributes = { role: "combobox", "aria-label": labels.box, "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
  Object.entries(attributes).forEach(([name, value]) => input.setAttribute(name, value));
  list.id = id;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", labels.suggestions);
  const button = el("button", "go", labels.go);
  button.type = "submit";
  field.append(input, list);
  form.append(field, button);
  if (data.before) root.append(el("p", "asked", data.before));
  root.append(form);

  const ask = (question) => {
    const words = question.trim();
    if (!words) { input.focus(); return; }
    const url = new URL(data.action, location.href);
    url.searchParams.set("q", words);
    close();
    go(url.href);
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); if (chosen >= 0) options[chosen].act(); else ask(input.value); });

  let options = [];
  let chosen = -1;

  // The last words of what was typed that begin a name, the longest stretch first; names that begin with them before those that hold them.
  function completions(typed) {
    const names = data.completes ? knownNames() : [];
    const words = [...typed.matchAll(/\S+/g)];
    for (const word of words.slice(-6)) {
      const tail = folded(typed.slice(word.index)).trim().replace(/[?.!]+$/, "");
      if (tail.length < 2) continue;
      const found = [names.filter((n) => n.folded.startsWith(tail)), tail.length > 2 ? names.filter((n) => n.folded.includes(" " + tail)) : []].flat();
      if (found.length) return { at: word.index, found: found.slice(0, 5), whole: found[0].folded === tail };
    }
    return { at: typed.length, found: [], whole: false };
  }

  function suggest() {
    const typed = input.value;
    const say = folded(typed.trim());
    options = [];
    for (const question of kept().filter((q) => q !== typed && (!say || folded(q).includes(say))).slice(0, say ? 3 : 6)) {
      options.push({ text: question, what: labels.before, act: () => ask(question) });
    }
    if (say.length > 1) {
      const { at, found, whole } = completions(typed);
      for (const name of found) {
        if (whole && name === found[0]) continue;
        options.push({ text: name.words, what: labels[name.kind], act: () => { input.value = typed.slice(0, at) + name.words + " "; input.focus(); suggest(); } });
      }
      if (found.length) {
        for (const question of (data.questions[found[0].kind] || []).slice(0, 3)) {
          const filled = question.replace("{}", found[0].words);
          options.push({ text: filled, what: labels.question, act: () => ask(filled) });
        }
        options.push({ text: found[0].words, what: labels.page, act: () => { close(); go(found[0].page); } });
      }
    }
    list.replaceChildren();
    options.forEach((option, i) => {
      const li = el("li");
      li.id = id + "-" + i;
      li.setAttribute("role", "option");
      li.setAttribute("aria-selected", "false");
      li.append(el("span", "t", option.text), el("span", "what", option.what));
      li.addEventListener("pointerdown", (event) => { event.preventDefault(); option.act(); });
      list.append(li);
    });
    pick(-1);
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  }
  function pick(i) {
    chosen = i;
    [...list.children].forEach((li, k) => li.setAttribute("aria-selected", String(k === i)));
    if (i >= 0) { input.setAttribute("aria-activedescendant", list.children[i].id); list.children[i].scrollIntoView({ block: "nearest" }); }
    else input.removeAttribute("aria-activedescendant");
  }
  function close() { list.hidden = true; chosen = -1; input.setAttribute("aria-expanded", "false"); }
  input.addEventListener("input", suggest);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) suggest();
      const n = options.length;
      if (n) pick(event.key === "ArrowDown" ? (chosen + 1) % n : (chosen + n + (chosen < 0 ? 0 : -1)) % n);
    } else if (event.key === "Escape") { if (!list.hidden) { event.preventDefault(); close(); } }
    else if (event.key === "Tab") close();
  });
  input.addEventListener("blur", close);
  if (data.focus && matchMedia("(hover: hover)").matches && (document.activeElement === document.body || !document.activeElement)) input.focus({ preventScroll: true });

  if (data.showHistory) {
    const said = kept();
    if (said.length) {
      const box = el("section", "history");
      const head = el("div", "label", labels.history);
      const clear = el("button", "", labels.forget);
      clear.type = "button";
      clear.addEventListener("click", () => { keep([]); box.remove(); });
      head.append(clear);
      const ul = el("ul");
      for (const question of said.slice(0, 5)) {
        const li = el("li");
        const url = new URL(data.action, location.href);
        url.searchParams.set("q", question);
        li.append(openLink(question, "name", url.href));
        ul.append(li);
      }
      box.append(head, ul);
      root.append(box);
    }
  }
}
