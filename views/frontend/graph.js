// A network with given positions, drawn on a canvas: pan, zoom, labels where there is room, click.  The server lays it out.
const kept = new WeakMap();

export default function (component) {
  const { parentElement } = component;
  const [data] = component.data;
  document.documentElement.lang = data.language;
  const before = kept.get(parentElement);
  if (before && before.key === data.key) {
    before.update(data);
    return () => before.stop();
  }
  if (before) before.stop();
  const graph = make(parentElement, data);
  kept.set(parentElement, graph);
  return () => graph.stop();
}

function make(parent, data) {
  const root = freshRoot(parent, "graph");
  root.style.setProperty("--height", data.height + "px");
  const canvas = el("canvas");
  // reached by Tab: arrows go from node to node, Enter opens one; the same stands as a list below the picture
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label", data.labels.alt);
  const spoken = el("div", "spoken");
  spoken.setAttribute("aria-live", "polite");
  const tip = el("div", "tip");
  const zoom = el("div", "zoom");
  root.append(canvas, zoom, tip, spoken);
  const legend = el("div", "legend");
  for (const item of data.legend) {
    const span = item.href ? openLink("", item.hidden ? "hidden" : "", item.href) : el("span");
    const dot = el("i");
    dot.style.background = item.color;
    span.append(dot, item.label);
    if (item.title) { span.title = item.title; span.setAttribute("role", "button"); span.setAttribute("aria-pressed", String(!item.hidden)); }
    legend.append(span);
  }
  root.append(legend);

  const nodes = data.nodes;
  const index = new Map(nodes.map((n, i) => [n.id, i]));
  const links = data.edges.map(([a, b, w]) => [index.get(a), index.get(b), w]).filter(([a, b]) => a !== undefined && b !== undefined);
  const near = nodes.map(() => new Set());
  for (const [a, b] of links) { near[a].add(b); near[b].add(a); }
  const heaviest = Math.max(1, ...links.map((l) => l[2]));
  const order = nodes.map((_, i) => i).sort((a, b) => nodes[b].size - nodes[a].size || (nodes[a].id < nodes[b].id ? -1 : 1));
  const g = canvas.getContext("2d");
  let selected = index.get(data.selected);
  let marked = marks(data);
  let over = null;
  let overEdge = null;
  let view = { x: 0, y: 0, k: 1 };
  let width = 0;
  let height = 0;
  let queued = false;
  let touched = false;

  // the edge that is open and the edges of a path, as "a b" of indexes, and the nodes on it
  function marks(now) {
    const way = (now.path || []).map((id) => index.get(id)).filter((i) => i !== undefined);
    const pairs = way.slice(1).map((b, k) => [way[k], b]);
    if (now.edge) pairs.push(now.edge.map((id) => index.get(id)));
    return { nodes: new Set(pairs.flat()), edges: new Set(pairs.flatMap(([a, b]) => [a + " " + b, b + " " + a])) };
  }

  function fit() {
    const pad = 34;
    const xs = nodes.map((n) => n.x);
    const ys = nodes.map((n) => n.y);
    const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    // positions are stretched to the frame: the layout is unit-free, and a wide frame then has room for labels
    view = { k: 1, x: 0, y: 0 };
    const sx = (width - 2 * pad - 40) / Math.max(x1 - x0, 1e-9);
    const sy = (height - 2 * pad) / Math.max(y1 - y0, 1e-9);
    for (const n of nodes) { n.px = pad + 20 + (n.x - x0) * sx; n.py = pad + (n.y - y0) * sy; }
    if (nodes.length === 1) { nodes[0].px = width / 2; nodes[0].py = height / 2; }
  }
  const sx = (n) => n.px * view.k + view.x;
  const sy = (n) => n.py * view.k + view.y;
  const radius = (n) => (3.2 + n.size * 11) * Math.min(1.6, Math.max(0.7, Math.sqrt(view.k))) * (nodes.length > 400 ? 0.6 : 1);

  function draw() {
    queued = false;
    const style = getComputedStyle(root);
    const ink = style.getPropertyValue("--st-text-color").trim() || "#222";
    const paper = style.getPropertyValue("--st-background-color").trim() || "#fff";
    const accent = style.getPropertyValue("--st-primary-color").trim() || "#a33";
    const font = style.fontFamily;
    const ratio = window.devicePixelRatio || 1;
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.clearRect(0, 0, width, height);
    const focus = over !== null ? over : selected;
    const none = (focus === undefined || focus === null) && !marked.nodes.size;
    const lit = (i) => none || marked.nodes.has(i) || (focus !== undefined && focus !== null && (i === focus || near[focus].has(i)));
    const faint = Math.min(1, Math.max(0.3, Math.sqrt(400 / Math.max(1, links.length))));  // many lines lie on each other
    for (const [k, [a, b, w]] of links.entries()) {
      const strong = k === overEdge || marked.edges.has(a + " " + b);
      const on = strong || (focus !== undefined && focus !== null && (a === focus || b === focus));
      g.strokeStyle = on ? accent : ink;
      g.globalAlpha = strong ? 1 : on ? 0.75 : (0.1 + 0.22 * (w / heaviest)) * (none ? 1 : 0.4) * faint;
      g.lineWidth = (0.6 + 3 * (w / heaviest)) + (strong ? 2 : 0);
      g.beginPath();
      g.moveTo(sx(nodes[a]), sy(nodes[a]));
      g.lineTo(sx(nodes[b]), sy(nodes[b]));
      g.stroke();
    }
    for (let j = order.length - 1; j >= 0; j--) {
      const i = order[j];
      const n = nodes[i];
      g.globalAlpha = lit(i) ? 1 : 0.28;
      g.fillStyle = n.color;
      g.beginPath();
      g.arc(sx(n), sy(n), radius(n), 0, 2 * Math.PI);
      g.fill();
      g.lineWidth = i === selected ? 3 : 1;
      g.strokeStyle = i === selected ? accent : paper;
      g.stroke();
    }
    // names, largest node first, over no dot and no other name: beside its dot, else farther off with a line to it; one that has no room is
    // left out until there is some (zoom in, or point at it)
    const taken = nodes.length > 300 ? [] : nodes.map((n) => disc(n));
    taken.push({ x0: width - 56, y0: 0, x1: width, y1: 185 });  // the zoom buttons
    const dots = taken.length;
    const first = focus === undefined || focus === null ? order : [focus, ...order.filter((i) => near[focus].has(i)), ...order.filter((i) => i !== focus && !near[focus].has(i))];
    const narrow = width < 600;
    // a large network names its largest until one zooms in: as many as there is room for
    const most = nodes.length > 300 ? 40 * Math.min(1, width * height / 6e5) + 15 * Math.log2(Math.max(1, view.k)) : Infinity;
    for (const [rank, i] of first.entries()) {
      if (taken.length - dots >= most) break;
      const n = nodes[i];
      if (sx(n) < 0 || sx(n) > width || sy(n) < 0 || sy(n) > height) continue;
      const bold = i === focus || i === selected;
      const size = narrow ? 11 : 12 + Math.min(1.5, n.size * 2);
      g.font = (bold ? "600 " : "") + size + "px " + font;
      const lines = wrap(n.label, narrow ? 18 : 22);
      const w = Math.max(...lines.map((l) => g.measureText(l).width)) + 6;
      const h = lines.length * (size + 2) + 2;
      const gaps = nodes.length > 150 ? [0] : rank < 16 ? [0, 8, 16, 26, 38, 52, 68, 86, 106, 130] : [0, 9, 20];
      let box = null;
      let least = Infinity;
      for (const gap of gaps) {
        for (const spot of spots(n, w, h, radius(n) + 3 + gap)) {
          const covered = taken.reduce((sum, t) => sum + (meet(spot, t) ? 1 : 0), 0);
          if (covered < least) [least, box] = [covered, { ...spot, gap }];
          if (!covered) break;
        }
        if (!least) break;
      }
      if (least && !bold && !marked.nodes.has(i)) continue;
      taken.push(box);
      g.globalAlpha = lit(i) ? 1 : 0.3;
      if (box.gap) tie(n, box, ink);
      g.textAlign = "center";
      g.textBaseline = "top";
      g.lineJoin = "round";
      g.lineWidth = 3.5;
      g.strokeStyle = paper;
      g.fillStyle = ink;
      lines.forEach((l, k) => {
        const [x, y] = [(box.x0 + box.x1) / 2, box.y0 + 2 + k * (size + 2)];
        g.strokeText(l, x, y);
        g.fillText(l, x, y);
      });
    }
    canvas.dataset.covered = String(taken.slice(dots).reduce((sum, a, k) => sum + taken.filter((b, m) => m !== k + dots && meet(a, b)).length, 0));
    canvas.dataset.labels = String(taken.length - dots);
    g.globalAlpha = 1;
    canvas.dataset.drawn = String(nodes.length);
  }

  function disc(n) {
    const r = radius(n);
    return { x0: sx(n) - r, y0: sy(n) - r, x1: sx(n) + r, y1: sy(n) + r };
  }

  function meet(a, b) { return a.x0 < b.x1 && a.x1 > b.x0 && a.y0 < b.y1 && a.y1 > b.y0; }

  // where a name of w by h may stand, r from the middle of its dot: below, above, right, left, then the corners, then all around; inside the frame alone
  function spots(n, w, h, r) {
    const [x, y, c] = [sx(n), sy(n), r * 0.7];
    const around = [...Array(16).keys()].map((k) => [Math.cos(k * Math.PI / 8), Math.sin(k * Math.PI / 8)]);
    return [[x - w / 2, y + r], [x - w / 2, y - r - h], [x + r, y - h / 2], [x - r - w, y - h / 2],
      [x + c, y + c], [x + c, y - c - h], [x - c - w, y + c], [x - c - w, y - c - h],
      ...around.map(([cos, sin]) => [x + cos * (r + w / 2) - w / 2, y + sin * (r + h / 2) - h / 2])]
      .map(([left, top]) => [Math.min(Math.max(left, 3), width - w - 3), Math.min(Math.max(top, 3), height - h - 3)])
      .map(([left, top]) => ({ x0: left, y0: top, x1: left + w, y1: top + h }));
  }

  // a thin line from a dot to a name that does not stand beside it
  function tie(n, box, ink) {
    const [x, y] = [Math.min(Math.max(sx(n), box.x0), box.x1), Math.min(Math.max(sy(n), box.y0), box.y1)];
    const part = radius(n) / Math.max(Math.hypot(x - sx(n), y - sy(n)), 1e-9);
    g.strokeStyle = ink;
    g.lineWidth = 0.8;
    g.beginPath();
    g.moveTo(sx(n) + (x - sx(n)) * part, sy(n) + (y - sy(n)) * part);
    g.lineTo(x, y);
    g.stroke();
  }

  function wrap(label, max) {
    const lines = [""];
    for (const word of label.split(" ")) {
      const line = lines[lines.length - 1];
      if (line && (line + " " + word).length > max) lines.push(word);
      else lines[lines.length - 1] = line ? line + " " + word : word;
    }
    return lines;
  }

  function ask() { if (!queued) { queued = true; requestAnimationFrame(draw); } }

  function at(x, y) {
    let best = null;
    let distance = Infinity;
    nodes.forEach((n, i) => {
      const d = Math.hypot(sx(n) - x, sy(n) - y) - radius(n);
      if (d < 7 && d < distance) { best = i; distance = d; }
    });
    return best;
  }

  function point(event) {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  // The line nearer than a few pixels, the heaviest of several; none in a picture of so many that one could not tell them apart.
  function edgeAt(x, y) {
    let best = null;
    let reach = 6;
    links.forEach(([a, b, w], k) => {
      const [ax, ay, bx, by] = [sx(nodes[a]), sy(nodes[a]), sx(nodes[b]), sy(nodes[b])];
      const long = (bx - ax) ** 2 + (by - ay) ** 2;
      const t = long ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / long)) : 0;
      const d = Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)) - w / heaviest;
      if (d < reach) { best = k; reach = d; }
    });
    return best;
  }

  function hover(i, x, y) {
    const k = i === null && x !== undefined ? edgeAt(x, y) : null;
    if (i !== over || k !== overEdge) {
      over = i;
      overEdge = k;
      canvas.classList.toggle("over", i !== null || k !== null);
      tip.replaceChildren();
      if (i !== null) tip.append(el("b", "", nodes[i].name || nodes[i].label), el("span", "", nodes[i].detail));
      else if (k !== null) {
        const [a, b, w] = links[k];
        tip.append(el("b", "", (nodes[a].name || nodes[a].label) + " – " + (nodes[b].name || nodes[b].label)), el("span", "", data.labels.shared.replace("{n}", w)));
      }
      tip.style.display = i === null && k === null ? "none" : "block";
      ask();
    }
    if (i !== null || k !== null) {
      tip.style.left = Math.max(4, Math.min(x + 14, width - tip.offsetWidth - 6)) + "px";
      tip.style.top = Math.max(4, Math.min(y + 14, height - tip.offsetHeight - 6)) + "px";
    }
  }

  function scale(factor, x, y) {
    const k = Math.min(24, Math.max(0.5, view.k * factor));
    view = { k, x: x - ((x - view.x) * k) / view.k, y: y - ((y - view.y) * k) / view.k };
    touched = true;
    ask();
  }

  function pick(name, value) {
    const address = new URL(location.href);
    for (const other of ["node", "edge"]) address.searchParams.delete(other);
    address.searchParams.set(name, value);
    go(address.href);
  }

  // The node nearest in a direction from the one that is chosen; the largest one to begin with.
  function step(dx, dy) {
    const from = over !== null ? over : selected;
    if (from === undefined || from === null) return order[0];
    let best = from;
    let least = Infinity;
    nodes.forEach((n, i) => {
      const [x, y] = [sx(n) - sx(nodes[from]), sy(n) - sy(nodes[from])];
      const along = x * dx + y * dy;
      const aside = Math.abs(x * dy - y * dx);
      if (i !== from && along > 0 && along + 2 * aside < least) { least = along + 2 * aside; best = i; }
    });
    return best;
  }
  canvas.addEventListener("keydown", (event) => {
    const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
    if (ways[event.key]) {
      event.preventDefault();
      const i = step(...ways[event.key]);
      hover(i, sx(nodes[i]), sy(nodes[i]));
      spoken.textContent = (nodes[i].name || nodes[i].label) + ", " + nodes[i].detail;
    } else if (event.key === "Enter" && over !== null) pick("node", nodes[over].id);
    else if (event.key === "Escape") hover(null);
    else if (event.key === "+" || event.key === "=") scale(1.4, width / 2, height / 2);
    else if (event.key === "-") scale(1 / 1.4, width / 2, height / 2);
  });
  canvas.addEventListener("blur", () => hover(null));

  const fingers = new Map();
  let start = null;
  let spread = 0;
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, point(event));
    start = { at: point(event), moved: false };
    if (fingers.size === 2) spread = gap();
  });
  canvas.addEventListener("pointermove", (event) => {
    const [x, y] = point(event);
    if (!fingers.has(event.pointerId)) { hover(at(x, y), x, y); return; }
    const [px, py] = fingers.get(event.pointerId);
    fingers.set(event.pointerId, [x, y]);
    if (fingers.size === 2) {
      const now = gap();
      const [a, b] = [...fingers.values()];
      if (spread) scale(now / spread, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
      spread = now;
      if (start) start.moved = true;
      return;
    }
    if (start && !start.moved && Math.hypot(x - start.at[0], y - start.at[1]) < 4) return;
    if (start) start.moved = true;
    canvas.classList.add("drag");
    view.x += x - px;
    view.y += y - py;
    touched = true;
    ask();
  });
  const gap = () => { const [a, b] = [...fingers.values()]; return Math.hypot(a[0] - b[0], a[1] - b[1]); };
  const up = (event) => {
    const [x, y] = point(event);
    fingers.delete(event.pointerId);
    canvas.classList.remove("drag");
    if (event.type === "pointerup" && start && !start.moved && fingers.size === 0) {
      const hit = at(x, y);
      if (hit !== null) { selected = hit; ask(); pick("node", nodes[hit].id); }
      else if (event.pointerType === "mouse" || links.length < 200) {
        const k = edgeAt(x, y);
        if (k !== null) pick("edge", nodes[links[k][0]].id + "~" + nodes[links[k][1]].id);
      }
    }
    if (fingers.size === 0) start = null;
  };
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", up);
  canvas.addEventListener("pointerleave", () => hover(null));
  // the wheel scrolls the page; with Ctrl (or a pinch on a touchpad) it zooms here
  canvas.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const [x, y] = point(event);
    scale(Math.exp(-event.deltaY * 0.004), x, y);
  }, { passive: false });
  canvas.addEventListener("dblclick", (event) => { const [x, y] = point(event); scale(1.8, x, y); });
  for (const [sign, label, act] of [
    ["+", data.labels.zoomIn, () => scale(1.4, width / 2, height / 2)],
    ["−", data.labels.zoomOut, () => scale(1 / 1.4, width / 2, height / 2)],
    ["⤢", data.labels.whole, () => { touched = false; fit(); ask(); }],
    ["⭳", data.labels.png, () => {
      // the picture as it is seen, on its own ground
      const copy = document.createElement("canvas");
      [copy.width, copy.height] = [canvas.width, canvas.height];
      const pen = copy.getContext("2d");
      pen.fillStyle = getComputedStyle(root).getPropertyValue("--st-background-color").trim() || "#fff";
      pen.fillRect(0, 0, copy.width, copy.height);
      pen.drawImage(canvas, 0, 0);
      const a = el("a");
      a.href = copy.toDataURL("image/png");
      a.download = "network.png";
      a.click();
    }],
  ]) {
    const button = el("button", "", sign);
    button.type = "button";
    button.title = label;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    zoom.append(button);
  }

  const watch = new ResizeObserver(() => {
    const ratio = window.devicePixelRatio || 1;
    const box = canvas.getBoundingClientRect();
    if (!box.width) return;
    width = box.width;
    height = box.height;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    if (!touched) fit();
    draw();
  });
  watch.observe(canvas);

  // for tests and assistive tools: where a node is on the screen
  canvas.locate = (id) => { const n = nodes[index.get(id)]; return n ? [sx(n), sy(n)] : null; };
  const api = {
    key: data.key,
    update(now) { selected = index.get(now.selected); marked = marks(now); ask(); },
    stop() { watch.disconnect(); },
  };
  return api;
}
