// A sheet is a list of blocks ({type, …}) that Python composed; each block kind has one drawing function below.
export default function (component) {
  const { parentElement } = component;
  const [data] = component.data;
  document.documentElement.lang = data.language;
  const root = freshRoot(parentElement, "sheet");

  function words(text, marks) {
    const p = el("p", "words");
    p.lang = "vi";
    if (!marks || !marks.length) { p.textContent = text; return p; }
    const points = Array.from(text);  // positions count code points, JavaScript strings count UTF-16 units
    let at = 0;
    for (const [start, end] of marks) {
      p.append(points.slice(at, start).join(""), el("mark", "", points.slice(start, end).join("")));
      at = end;
    }
    p.append(points.slice(at).join(""));
    return p;
  }

  function quote(q) {
    const block = el("blockquote", q.tone || "");
    if (q.text) block.append(words(q.text, q.marks));
    const src = el("div", "src");
    if (q.badge) src.append(el("span", "badge " + (q.tone || ""), q.badge));
    if (q.href) src.append(openLink(q.where, "open", q.href));
    else if (q.where) src.append(el("span", "", q.where));
    if (q.source) src.append(q.sourceHref ? openLink(q.source, "name", q.sourceHref) : el("span", "", q.source));
    if (q.copy) src.append(copyButton(q.copy, data.labels));
    block.append(src);
    return block;
  }

  function card(c, labels) {
    const box = el("article", "card " + (c.tone || ""));
    const top = el("div", "top");
    const heading = vietnamese(el("h4", "", c.href ? "" : c.title), c.vi);
    if (c.href) heading.append(openLink(c.title, "page", c.href));
    top.append(heading);
    for (const b of c.badges || []) top.append(explained(el("span", "badge " + (b.tone || ""), b.text), b.about));
    if (c.subtitle) top.append(vietnamese(el("span", "sub", c.subtitle), c.local));
    box.append(top);
    if (c.value) {
      const line = el("p", "value");
      line.append(el("b", "", c.value.label + ": "), vietnamese(el("span", "", c.value.text), c.value.vi));
      box.append(line);
    }
    if (c.facts && c.facts.length) box.append(factLines(c.facts, labels));
    const shown = c.shown || 2;
    const list = el("div", "quotes");
    (c.quotes || []).slice(0, shown).forEach((q) => list.append(quote(q)));
    if (list.children.length) box.append(list);
    const rest = (c.quotes || []).slice(shown);
    if (rest.length) {
      const details = el("details");
      details.append(el("summary", "", labels.more.replace("{n}", rest.length)));
      const more = el("div", "quotes");
      rest.forEach((q) => more.append(quote(q)));
      details.append(more);
      box.append(details);
    }
    return box;
  }

  function cell(value, column) {
    const td = el("td", column.kind || "");
    td.dataset.label = column.label;
    for (const part of Array.isArray(value) ? value : [value]) {
      if (part === null || part === undefined || part === "") continue;
      if (typeof part === "object" && !part.text && !(part.names || []).length) continue;  // an empty cell is not shown on a narrow screen
      if (typeof part === "object") {
        const line = vietnamese(el("span", "line"), part.vi);
        if (part.href) line.append(openLink(part.text, "open", part.href));
        else if (part.text) line.append(el("span", part.tone ? "badge " + part.tone : "", part.text), part.after || "");
        if (part.names) line.append(namesList(part.names, 8, data.labels.moreNames));
        td.append(line);
      } else td.append(String(part));
    }
    return td;
  }

  const draw = {
    reading(b) {
      const box = el("div", "reading");
      box.append(el("div", "label", b.label), el("p", "said", b.text));
      const chips = el("div", "chips");
      for (const chip of b.chips || []) chips.append(chipItem(chip, data.labels));
      if (chips.children.length) box.append(chips);
      if (b.others) {
        const list = el("ul", "others");
        for (const other of b.others) { const item = el("li"); item.append(openLink(other.text, "reading-link", other.href)); list.append(item); }
        box.append(el("div", "label", b.othersLabel), list);
      }
      return box;
    },
    headline(b) {
      const box = el("div", "headline");
      box.append(el("span", "figure", b.figure), el("span", "unit", b.text));
      if (b.link) box.append(openLink(b.link.text, "aside", b.link.href));
      return box;
    },
    note(b) {
      const box = el("div", "note " + (b.tone || ""));
      box.setAttribute("role", "note");
      if (b.title) box.append(el("div", "title", b.title));
      if (b.items && b.items.length === 1) box.append(el("p", "", b.items[0]));
      else if (b.items) { const ul = el("ul"); b.items.forEach((i) => ul.append(el("li", "", i))); box.append(ul); }
      for (const link of b.links || []) { const p = el("p"); p.append(openLink(link.text, "", link.href)); box.append(p); }
      return box;
    },
    group(b) {
      const box = el("section", "group " + (b.tone || ""));
      if (b.title) {
        const head = el("div", "head");
        const h = el("h3", "", b.href ? "" : b.title);
        if (b.href) h.append(openLink(b.title, "page", b.href));
        head.append(h);
        if (b.n !== undefined) head.append(el("span", "n", b.n));
        if (b.about) head.append(el("span", "about", b.about));
        box.append(head);
      }
      const cards = el("div", "cards");
      const first = b.first || 12;
      b.cards.slice(0, first).forEach((c) => cards.append(card(c, data.labels)));
      box.append(cards);
      const rest = b.cards.slice(first);
      if (rest.length) {
        const details = el("details");
        details.append(el("summary", "", data.labels.moreCards.replace("{n}", rest.length)));
        // drawn when opened: a thousand cards cost nothing until they are wanted
        details.addEventListener("toggle", () => {
          if (details.querySelector(".cards")) return;
          const more = el("div", "cards");
          rest.forEach((c) => more.append(card(c, data.labels)));
          details.append(more);
        });
        box.append(details);
      }
      return box;
    },
    sides(b) {
      const box = el("div", "sides");
      b.groups.forEach((g) => box.append(draw.group(g)));
      return box;
    },
    compare(b) {
      const box = el("div", "compare");
      const most = Math.max(1, ...b.rows.map((r) => r.count || 0));
      for (const row of b.rows) {
        const bar = el("div", "bar");
        bar.style.width = (100 * (row.count || 0)) / most + "%";
        const name = el("span", "name", row.href ? "" : row.label);
        if (row.href) name.append(openLink(row.label, "page", row.href));
        box.append(name, bar, el("span", "n", row.count));
      }
      return box;
    },
    pairs(b) {
      const list = el("dl", "pairs");
      for (const pair of b.rows) {
        const dd = el("dd");
        dd.append(vietnamese(pair.href ? openLink(pair.text, "open", pair.href) : el("span", "", pair.text), pair.vi));
        if (pair.printed) dd.append(el("span", "printed", pair.printed));
        list.append(el("dt", "", pair.label), dd);
      }
      return list;
    },
    table(b) {
      const wrap = el("div", "tablewrap");
      const table = el("table");
      const thead = el("thead");
      const tr = el("tr");
      b.columns.forEach((c) => tr.append(el("th", c.kind || "", c.label)));
      thead.append(tr);
      const body = el("tbody");
      for (const row of b.rows) {
        const line = el("tr");
        row.forEach((value, i) => line.append(cell(value, b.columns[i])));
        body.append(line);
      }
      table.append(thead, body);
      wrap.append(table);
      return wrap;
    },
    heading(b) {
      const h = el("h3", "heading", b.href ? "" : b.text);
      if (b.href) h.append(openLink(b.text, "page", b.href));
      return h;
    },
    title(b) {
      const box = el("header", "title");
      const over = el("div", "over");
      if (b.back) over.append(openLink(b.back.text, "back", b.back.href));
      if (b.over) over.append(el("span", "", b.over));
      box.append(over, vietnamese(el("h2", "", b.text), b.vi));
      const under = el("div", "under");
      for (const part of b.under) { const span = el("span", "", part.href ? "" : part.text || part); if (part.href) span.append(openLink(part.text, "", part.href)); under.append(span); }
      box.append(under);
      return box;
    },
    hint(b) { return el("p", "hint", b.text); },
    // Two columns: what narrows down beside what is left; on a narrow screen the first folds away.
    split(b) {
      const box = el("div", "split");
      const side = el("details", "side");
      side.open = matchMedia("(min-width: 900px)").matches;
      side.append(el("summary", "", b.label), ...b.side.map((block) => draw[block.type](block)));
      const main = el("div", "main");
      main.append(...b.main.map((block) => draw[block.type](block)));
      if (b.side.length) box.append(side);
      else box.classList.add("whole");
      box.append(main);
      return box;
    },
    facet(b) {
      const box = el("details", "facet");
      box.open = !b.shut;
      const line = (r) => {
        const item = el("li");
        const a = openLink(r.text, r.on ? "on" : "", r.href);
        if (r.on) a.setAttribute("aria-current", "true");
        item.append(a, el("span", "n", r.n));
        return item;
      };
      const list = el("ul");
      list.append(...b.rows.slice(0, b.shown).map(line));
      box.append(el("summary", "", b.title), list);
      const rest = b.rows.slice(b.shown);
      if (rest.length) {
        const more = el("details", "rest");
        const others = el("ul");
        others.append(...rest.map(line));
        more.append(el("summary", "", b.more), others);
        box.append(more);
      }
      return box;
    },
    chips(b) {
      const box = el("div", "chips");
      for (const chip of b.chips) {
        const a = openLink("", "chip", chip.href);
        a.append(el("b", "", chip.name + " "), chip.text, el("span", "x", " ×"));
        a.setAttribute("aria-label", chip.remove + ": " + chip.name + " " + chip.text);
        box.append(a);
      }
      return box;
    },
    documents(b) {
      const list = el("ul", "documents");
      for (const row of b.rows) {
        const item = el("li");
        const over = el("div", "over");
        row.over.filter((part) => part.text).forEach((part) => over.append(el("span", "", part.text)));
        const title = vietnamese(el("h3"), true);
        title.append(openLink(row.title, "page", row.href));
        const under = el("div", "under");
        for (const part of row.under) {
          const span = el("span");
          span.append(part.href ? openLink(part.text, "", part.href) : part.text);
          under.append(span);
        }
        const badges = el("div", "badges");
        for (const one of row.badges) badges.append(openLink(one.text, "badge " + one.tone, one.href));
        item.append(over, title, under, badges);
        list.append(item);
      }
      return list;
    },
    // What was read of a file: its data, its numbers, what to look at.
    check(b) {
      const box = el("article", "card check " + (b.state ? b.state.tone : ""));
      const top = el("div", "top");
      const heading = vietnamese(el("h4", "", b.href ? "" : b.title || b.file), true);
      if (b.href) heading.append(openLink(b.title || b.file, "page", b.href));
      top.append(heading);
      if (b.state) top.append(el("span", "badge " + b.state.tone, b.state.text));
      if (b.title) top.append(vietnamese(el("span", "sub", b.file), true));
      box.append(top);
      if (b.pairs.length) {
        const list = el("dl", "facts");
        for (const pair of b.pairs) {
          const item = el("div");
          item.append(el("dt", "", pair.label), vietnamese(el("dd", pair.missing ? "missing" : "", pair.text), pair.vi));
          list.append(item);
        }
        box.append(list);
      }
      if (b.numbers.length) {
        const list = el("div", "numbers");
        for (const one of b.numbers) { const item = el("span"); item.append(el("b", "", one.figure), " " + one.text); list.append(item); }
        box.append(list);
      }
      for (const part of b.parts) {
        if (!part.rows.length) { box.append(el("p", "fine", part.title)); continue; }
        const list = el("ul", "look");
        for (const row of part.rows) {
          const item = el("li");
          item.append(row.href ? openLink(row.text, "", row.href) : row.text);
          if (row.quoted) { const words = el("span", "quoted", row.quoted); words.lang = "vi"; item.append(words); }
          list.append(item);
        }
        if (!part.title) { list.classList.add(part.tone); box.append(list); continue; }
        const details = el("details", part.tone);
        details.open = !part.shut && part.rows.length <= 12;
        details.append(el("summary", "", part.title), list);
        box.append(details);
      }
      return box;
    },
    pager(b) {
      const box = el("nav", "pager");
      box.append(el("span", "", b.text));
      for (const step of b.steps) box.append(openLink(step.text, "", step.href));
      return box;
    },
    fold(b) {
      const details = el("details", "fold");
      details.open = Boolean(b.open);
      const inside = el("div", "inside");
      b.blocks.forEach((block) => inside.append(draw[block.type](block, data.labels)));
      details.append(el("summary", "", b.title), inside);
      return details;
    },
    ...partBlocks,
  };

  for (const block of data.blocks) root.append(draw[block.type](block, data.labels));

  if (data.reached) {  // what was asked for has come: the keyboard, which the page's change left nowhere, goes on from it, and it is read out
    root.setAttribute("role", "region");
    root.setAttribute("aria-label", data.reached);
    root.tabIndex = -1;
    if (document.activeElement === document.body || !document.activeElement) root.focus({ preventScroll: true });
  }
}
