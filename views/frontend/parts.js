// Pieces that several blocks share.  Everything that names a thing is a link to its page.

// A list of links and plain words, apart by commas; behind `most` the rest opens on demand.
function namesList(items, most, moreLabel) {
  const box = el("span", "names");
  const add = (item, first, into) => {
    if (!first) into.append(", ");
    if (item.href) { const a = vietnamese(openLink(item.text, "name", item.href), item.vi); if (item.title) localName(a, item.title); into.append(a); }
    else into.append(vietnamese(el("span", "", item.text), item.vi));
  };
  items.slice(0, most).forEach((item, i) => add(item, i === 0, box));
  const rest = items.slice(most);
  if (rest.length) {
    const button = el("button", "morenames", moreLabel.replace("{n}", rest.length));
    button.type = "button";
    button.addEventListener("click", () => { button.remove(); rest.forEach((item) => add(item, false, box)); });
    box.append(" ", button);
  }
  return box;
}

// What a thing is called in Vietnamese, on hover.
function localName(a, name) { a.title = name; a.dataset.local = "vi"; }

// A word with an explanation: shown on hover and to screen readers.
function explained(node, about) {
  if (about) { node.title = about; node.tabIndex = 0; node.setAttribute("aria-label", node.textContent + ": " + about); node.setAttribute("role", "note"); }
  return node;
}

// Says that a table goes on to the right, and moves there: shown only where it is wider than its frame, whose edge then fades.
function aside(box, wrap, words) {
  const cue = el("button", "aside", words + " →");
  cue.type = "button";
  cue.hidden = true;
  cue.addEventListener("click", () => wrap.scrollBy({ left: wrap.clientWidth * 0.6, behavior: "smooth" }));
  const look = () => {
    const beyond = wrap.scrollWidth - wrap.clientWidth;
    cue.hidden = beyond < 4;
    wrap.classList.toggle("more", beyond - wrap.scrollLeft > 4);
  };
  wrap.addEventListener("scroll", look, { passive: true });
  new ResizeObserver(look).observe(wrap);
  box.append(cue);
}

function factLines(facts, labels) {
  const list = el("dl", "factlines");
  for (const fact of facts) {
    const line = el("div", fact.tone || "plainfact");
    const dt = el("dt");
    dt.append(explained(el("span", fact.tone ? "badge " + fact.tone : "", fact.name), fact.about));
    line.append(dt);
    const dd = el("dd");
    dd.append(namesList(fact.items, 6, labels.moreNames));
    line.append(dd);
    list.append(line);
  }
  return list;
}

function copyButton(citation, labels) {
  const button = el("button", "copy", labels.copy);
  button.type = "button";
  button.addEventListener("click", async () => {
    let done = true;
    try { await navigator.clipboard.writeText(citation); }
    catch {
      const area = el("textarea");
      area.value = citation;
      button.after(area);
      area.select();
      done = document.execCommand("copy");
      area.remove();
    }
    button.textContent = done ? labels.copied : citation;
    if (done) setTimeout(() => { button.textContent = labels.copy; }, 1600);
  });
  return button;
}

// A condition of a reading: its page, what else it could be, and a cross that leaves it out.
function chipItem(chip, labels) {
  const item = el("span", "chip " + (chip.tone || ""));
  if (chip.name) item.append(el("b", "", chip.name + " "));
  if (chip.href) item.append(openLink(chip.text, "name", chip.href));
  else item.append(chip.text);
  for (const menu of chip.menus || []) {
    const details = el("details", "menu");
    const summary = el("summary", "", menu.text);
    summary.setAttribute("aria-label", menu.label);
    summary.title = menu.label;
    details.append(summary);
    details.addEventListener("toggle", () => {
      if (!details.open || details.querySelector("ul")) return;
      const list = el("ul");
      for (const option of menu.options) { const li = el("li"); li.append(openLink(option.text, "name", menu.href.replace("__", encodeURIComponent(option.value)))); list.append(li); }
      details.append(list);
    });
    item.append(details);
  }
  if (chip.remove) {
    const cross = openLink("×", "cross", chip.remove);
    cross.title = labels.leaveOut;
    cross.setAttribute("aria-label", labels.leaveOut + ": " + chip.text);
    item.append(cross);
  }
  return item;
}

const partBlocks = {
  choices(b) {
    const box = el("nav", "choices");
    box.setAttribute("aria-label", b.label);
    box.append(el("span", "label", b.label));
    for (const item of b.items) {
      const a = openLink(item.text, item.now ? "now" : "", item.href);
      if (item.now) a.setAttribute("aria-current", "true");
      if (item.title) a.title = item.title;
      box.append(a);
    }
    return box;
  },
  links(b) {
    const box = el("section", "linklist");
    if (b.title) box.append(el("h3", "heading", b.title));
    const list = el("ul");
    for (const item of b.items) { const li = el("li"); li.append(vietnamese(openLink(item.text, "name", item.href), item.vi)); if (item.after) li.append(" ", el("span", "sub", item.after)); list.append(li); }
    box.append(list);
    return box;
  },
  entity(b, labels) {
    const box = el("header", "title entity");
    if (b.over) box.append(el("div", "over", b.over));
    box.append(el("h2", "", b.text));
    if (b.under) box.append(vietnamese(el("div", "under", b.under), true));
    if (b.facts && b.facts.length) box.append(factLines(b.facts, labels));
    return box;
  },
  figures(b) {
    const box = el("ul", "figures");
    for (const item of b.items) {
      const li = el("li", item.tone || "");
      li.append(el("span", "figure", item.n), item.href ? openLink(item.text, "unit", item.href) : explained(el("span", "unit", item.text), item.about));
      box.append(li);
    }
    return box;
  },
  // Lists of things with the number of their tasks and a bar split by role.
  facets(b, labels) {
    const box = el("div", "tallies");
    for (const facet of b.groups) {
      const section = el("section", "tally");
      const h = el("h3", "", facet.title);
      if (facet.about) h.append(" ", el("span", "about", facet.about));
      section.append(h);
      const list = el("ol");
      const most = Math.max(1, ...facet.items.map((item) => item.n));
      const draw = (item) => {
        const li = el("li");
        const name = el("span", "name");
        name.append(item.href ? openLink(item.text, "page", item.href) : item.text);
        const n = el("span", "n");
        n.append(item.tasks ? openLink(item.n, "", item.tasks) : String(item.n));
        if (item.title) n.title = item.title;
        const bar = el("span", "bar");
        bar.setAttribute("aria-hidden", "true");
        bar.style.width = (100 * item.n) / most + "%";
        for (const part of item.parts || []) { const piece = el("i", part.tone); piece.style.flexGrow = part.n; bar.append(piece); }
        li.append(name, n, bar);
        return li;
      };
      facet.items.slice(0, facet.first || 8).forEach((item) => list.append(draw(item)));
      section.append(list);
      const rest = facet.items.slice(facet.first || 8);
      if (rest.length) {
        const details = el("details");
        details.append(el("summary", "", labels.moreCards.replace("{n}", rest.length)));
        details.addEventListener("toggle", () => { if (!details.querySelector("ol")) { const more = el("ol"); rest.forEach((item) => more.append(draw(item))); details.append(more); } });
        section.append(details);
      }
      box.append(section);
    }
    return box;
  },
  matrix(b) {
    const wrap = el("div", "matrixwrap");
    const table = el("table", b.small ? "matrix small" : "matrix");
    const thead = el("thead");
    const top = el("tr");
    top.append(el("th", "", b.corner));
    for (const c of b.columns) { const th = el("th"); th.scope = "col"; th.append(c.href ? openLink(c.text, "name", c.href) : c.text); top.append(th); }
    thead.append(top);
    const body = el("tbody");
    const most = Math.max(1, ...b.rows.flatMap((r) => r.cells.map((c) => c.n)));
    for (const row of b.rows) {
      const line = el("tr");
      const head = el("th");
      head.scope = "row";
      head.append(row.href ? openLink(row.label, "name", row.href) : row.label);
      line.append(head);
      for (const c of row.cells) {
        const share = Math.sqrt(c.n / most);
        // light cells carry dark figures, dark cells white ones; the shades between, on which neither reads well, are left out
        const deep = share > 0.7;
        const td = el("td", (c.now ? "now " : "") + (deep ? "deep " : "") + (c.gap || ""));
        td.style.setProperty("--share", (c.n ? (deep ? 76 + (share - 0.7) * 80 : 10 + share * 64) : 0) + "%");
        if (c.href) {
          const a = openLink(c.n || c.sign, "", c.href);
          a.title = c.title;
          a.setAttribute("aria-label", c.title);
          td.append(a);
        }
        line.append(td);
      }
      body.append(line);
    }
    table.append(thead, body);
    wrap.append(table);
    const box = el("div", "matrixbox");
    if (b.aside) aside(box, wrap, b.aside);
    const legend = el("p", "hint matrixlegend");
    for (const item of b.legend || []) legend.append(el("span", "", item.sign + " " + item.text));
    box.append(wrap, legend);
    return box;
  },
  tiles(b) {
    const box = el("div", "tiles");
    const most = Math.max(1, ...b.items.map((t) => t.n));
    for (const t of b.items) {
      const tile = t.href ? openLink("", "tile", t.href) : el("span", "tile");
      tile.append(el("span", "t", t.text), el("span", "k", t.n || ""));
      tile.title = t.title;
      tile.style.gridColumn = t.x + 1;
      tile.style.gridRow = t.y + 1;
      tile.style.setProperty("--share", (t.n ? 12 + 50 * Math.sqrt(t.n / most) : 0) + "%");
      box.append(tile);
    }
    return box;
  },
  close(b) {
    const box = el("div", "closeline");
    const a = openLink("× " + b.text, "close", b.href);
    box.append(a);
    // the panel is reached by the keyboard too: its way out comes first, and Escape takes it
    a.addEventListener("keydown", (event) => { if (event.key === "Escape") a.click(); });
    const panel = document.querySelector(".st-key-panel");
    if (panel) panel.style.background = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor;
    requestAnimationFrame(() => a.focus({ preventScroll: true }));
    return box;
  },
};
