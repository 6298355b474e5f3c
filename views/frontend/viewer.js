// The text of a document with its facts.  Positions are code points of the whole text; `offset` is where this window of it begins.
const views = new WeakMap();

export default function (component) {
  const { parentElement } = component;
  const [data] = component.data;
  document.documentElement.lang = data.language;
  let view = views.get(parentElement);
  if (!view || view.key !== data.key) {
    view = build(parentElement, data);
    views.set(parentElement, view);
  }
  const wanted = data.target ? data.target.start + ":" + data.target.end : "";
  if (wanted !== view.shown) {
    view.shown = wanted;
    view.aim(data.target);
  }
}

function build(parent, data) {
  const root = freshRoot(parent, "viewer");
  const points = Array.from(data.text);
  const view = { key: data.key, shown: null };

  const tools = el("div", "tools");
  for (const kind of data.kinds) {
    const button = el("button", "toggle " + kind.id, kind.label);
    button.type = "button";
    button.append(el("span", "n", kind.count));
    button.setAttribute("aria-pressed", String(kind.on));
    root.classList.toggle("hide-" + kind.id, !kind.on);
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      root.classList.toggle("hide-" + kind.id, !on);
    });
    tools.append(button);
  }
  // Find in the text: with or without accents, in any case; Enter goes to the next place, Shift and Enter to the one before.
  const find = el("div", "find");
  const box = el("input");
  box.type = "search";
  box.placeholder = data.labels.findText;
  box.setAttribute("aria-label", data.labels.findText);
  const count = el("span", "n");
  count.setAttribute("aria-live", "polite");
  const step = (label, sign, by) => {
    const button = el("button", "", sign);
    button.type = "button";
    button.title = label;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => seek(by));
    return button;
  };
  find.append(box, count, step(data.labels.findBefore, "↑", -1), step(data.labels.findNext, "↓", 1));
  tools.append(find);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
  let folded = null;   // the text without accents, and for each of its UTF-16 units the code point that it came from
  let hits = [];
  let hit = -1;
  function search() {
    if (!folded) {
      const chars = [];
      const from = [];
      points.forEach((p, i) => { for (const c of /\s/u.test(p) ? " " : plain(p)) { if (c === " " && chars[chars.length - 1] === " ") continue; chars.push(c); for (let k = 0; k < c.length; k++) from.push(i); } });
      folded = { text: chars.join(""), from };
    }
    const words = plain(box.value.trim()).replace(/\s+/gu, " ");
    hits = [];
    hit = -1;
    if (words) {
      const exact = box.value.trim().normalize("NFC").toLowerCase();
      for (let at = folded.text.indexOf(words); at >= 0; at = folded.text.indexOf(words, at + words.length)) {
        const s = folded.from[at];
        const e = folded.from[at + words.length - 1] + 1;
        hits.push({ start: s + data.offset, end: e + data.offset, exact: points.slice(s, e).join("").normalize("NFC").toLowerCase() === exact });
      }
      if (plain(exact) !== exact && hits.some((h) => h.exact)) hits = hits.filter((h) => h.exact);
    }
    count.textContent = words && !hits.length ? data.labels.findNone : "";
  }
  function seek(by) {
    if (!hits.length) search();
    if (!hits.length) return;
    hit = hit < 0 ? (by > 0 ? 0 : hits.length - 1) : (hit + by + hits.length) % hits.length;
    count.textContent = hit + 1 + " / " + hits.length;
    view.aim(hits[hit]);
  }
  box.addEventListener("input", () => { search(); if (hits.length) seek(1); else view.aim(null); });
  box.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); seek(event.shiftKey ? -1 : 1); } });
  const frame = el("div", "frame" + (data.outline.length ? "" : " no-outline"));
  const outline = el("nav", "outline");
  const page = el("div", "page");
  page.tabIndex = 0;
  page.setAttribute("role", "region");
  page.setAttribute("aria-label", data.labels.region);
  const text = el("div", "text");
  text.lang = "vi";
  const facts = el("aside", "facts");
  facts.setAttribute("aria-live", "polite");
  if (data.window) {
    const bar = el("div", "window", data.window.note + " ");
    for (const step of data.window.steps) {
      const button = el("button", "", step.label);
      button.type = "button";
      button.addEventListener("click", () => go(step.href));
      bar.append(button);
    }
    page.append(bar);
  }
  page.append(text);
  if (data.outline.length) frame.append(outline);
  frame.append(page, facts);
  root.append(tools, frame);

  // Cut the text wherever a span begins or ends: one flat element for each piece, its classes the spans that cover it.
  const offset = data.offset;
  const end = offset + points.length;
  const clamp = (p) => Math.min(Math.max(p, offset), end);
  const spans = data.spans.map(([s, e, kind, fact], i) => ({ s: clamp(s), e: clamp(e), kind, fact, i })).filter((s) => s.e > s.s);
  const cuts = new Set([offset, end]);
  for (const s of spans) { cuts.add(s.s); cuts.add(s.e); }
  const at = [...cuts].sort((a, b) => a - b);
  const starts = [...spans].sort((a, b) => a.s - b.s || b.e - a.e);
  const pieces = [];
  let next = 0;
  let open = [];
  for (let k = 0; k + 1 < at.length; k++) {
    while (next < starts.length && starts[next].s <= at[k]) open.push(starts[next++]);
    open = open.filter((s) => s.e > at[k]);
    pieces.push(piece(at[k], at[k + 1], open));
  }
  text.append(...pieces.map((p) => p.node));

  function piece(s, e, cover) {
    const classes = [...new Set(cover.map((c) => c.kind))].join(" ");
    const node = el("span", classes);
    node.textContent = points.slice(s - offset, e - offset).join("");
    const known = cover.filter((c) => c.fact !== null);
    const p = { s, e, node, facts: [...new Set([...known].sort((a, b) => a.e - a.s - (b.e - b.s)).map((c) => c.fact))] };
    if (p.facts.length) {
      node.dataset.f = p.facts.join(" ");
      node.addEventListener("click", () => { if (!String(getSelection())) choose(p); });
    }
    return p;
  }

  function choose(p) {
    for (const other of pieces) other.node.classList.toggle("chosen", other.facts.length > 0 && other.facts[0] === p.facts[0]);
    show(p.facts);
  }

  function show(list) {
    facts.replaceChildren();
    facts.classList.toggle("on", list.length > 0);
    const close = el("button", "close", data.labels.close);
    close.type = "button";
    close.addEventListener("click", () => facts.classList.remove("on"));
    if (!list.length) facts.append(el("p", "empty", data.labels.pick));
    else facts.append(close, ...list.map((i) => fact(unpacked(data.facts[i]))));
    facts.scrollTop = 0;
  }

  // A fact is packed (views/packed.py): numbers of strings of the pool; addresses without what all share.
  function unpacked([kind, badge, title, vi, rows, links]) {
    const said = (n) => data.pool[n];
    const to = (n) => (said(n)[0] === "~" ? data.own + said(n).slice(1) : said(n)) + data.tail;
    const inThrees = [];
    for (let i = 0; i < links.length; i += 3) inThrees.push({ label: said(links[i]), href: to(links[i + 1]), fix: links[i + 2] });
    const inTwos = (flat) => {
      const items = [];
      for (let i = 1; i < flat.length; i += 2) items.push({ text: said(flat[i]), vi: flat[i + 1] === 1, href: flat[i + 1] > 1 ? to(flat[i + 1] - 2) : "" });
      return items;
    };
    return { kind: said(kind), badge: said(badge), title: said(title), vi, rows: rows.map((row) => ({ name: said(row[0]), items: inTwos(row) })), links: inThrees };
  }

  function fact(f) {
    const box = el("div", "fact " + f.kind);
    box.append(el("span", "badge " + f.kind, f.badge), vietnamese(el("h4", "", f.title), f.vi));
    const dl = el("dl");
    for (const row of f.rows) {
      const dd = el("dd");
      dd.append(namesList(row.items, 12, data.labels.moreNames));
      dl.append(el("dt", "", row.name), dd);
    }
    box.append(dl);
    for (const link of f.links) box.append(openLink(link.label, link.fix ? "go fix" : "go", link.href));
    return box;
  }

  const inside = (t) => t && t.start >= offset && t.start < end;

  // The target is cut out of the pieces it covers, so that exactly its characters are marked; an earlier one is undone first.
  view.aim = (target) => {
    for (const p of pieces) {
      if (p.parts) { p.node.textContent = points.slice(p.s - offset, p.e - offset).join(""); p.parts = null; }
      p.node.classList.remove("chosen");
    }
    if (!inside(target)) { show([]); return; }
    let first = null;
    for (const p of pieces) {
      const s = Math.max(p.s, target.start);
      const e = Math.min(p.e, target.end);
      if (s >= e) continue;
      const mark = el("mark", "target", points.slice(s - offset, e - offset).join(""));
      p.node.replaceChildren(points.slice(p.s - offset, s - offset).join(""), mark, points.slice(e - offset, p.e - offset).join(""));
      p.parts = true;
      first = first || mark;
    }
    show(data.quiet ? [] : about(target));
    if (first) scrollTo(first);
  };

  // The facts that a place is about: those whose range is most nearly the same, at most six.
  function about(target) {
    const near = new Map();
    for (const s of spans) {
      const common = Math.min(s.e, target.end) - Math.max(s.s, target.start);
      if (s.fact === null || common <= 0) continue;
      near.set(s.fact, Math.max(near.get(s.fact) || 0, common / (Math.max(s.e, target.end) - Math.min(s.s, target.start))));
    }
    const best = [...near].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return best.filter(([, share], i) => i === 0 || share > 0.15).slice(0, 6).map(([fact]) => fact);
  }

  function scrollTo(node) {
    const go = () => {
      const top = node.getBoundingClientRect().top - page.getBoundingClientRect().top + page.scrollTop;
      page.scrollTop = Math.max(0, top - page.clientHeight * 0.28);
    };
    go();
    requestAnimationFrame(go);  // again once fonts and the frame have their final size
  }

  const title = el("div", "side-title", data.labels.outline);
  title.addEventListener("click", () => outline.classList.toggle("shut"));
  outline.append(title);
  if (matchMedia("(max-width: 700px)").matches) outline.classList.add("shut");
  const entries = data.outline.map((o) => {
    const button = el("button", "d" + o.depth);
    button.type = "button";
    button.style.setProperty("--depth", o.depth);
    button.append(el("span", "p", o.path), vietnamese(el("span", "h", o.heading), true));
    button.addEventListener("click", () => {
      if (o.start < offset || o.start >= end) { go(o.href); return; }
      const p = pieces.find((q) => q.e > o.start);
      if (p) scrollTo(p.node);
    });
    outline.append(button);
    return { button, start: o.start };
  });
  const marks = entries.map((x) => ({ ...x, piece: pieces.find((q) => q.e > x.start) })).filter((x) => x.piece);
  let waiting = false;
  page.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const line = page.getBoundingClientRect().top + page.clientHeight * 0.3;
      let now = null;
      for (const m of marks) if (m.piece.node.getBoundingClientRect().top <= line) now = m;
      for (const m of marks) m.button.classList.toggle("now", m === now);
      if (now && !outline.matches(".shut")) {
        const b = now.button;
        if (b.offsetTop < outline.scrollTop || b.offsetTop + b.offsetHeight > outline.scrollTop + outline.clientHeight) outline.scrollTop = b.offsetTop - outline.clientHeight / 3;
      }
    });
  });
  show([]);
  return view;
}
