// Every text goes into the page as textContent: no document, question or label is ever parsed as HTML.
function el(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined && text !== null && text !== "") node.textContent = String(text);
  return node;
}

// Marks words that stand in a document (or a Vietnamese name) as Vietnamese, for those who read aloud, and for who checks the translation.
function vietnamese(node, is) {
  if (is) node.lang = "vi";
  return node;
}

// The wrapper that this component draws in, made anew; what Streamlit put beside it (the style sheet) stays.
function freshRoot(parent, className) {
  let root = Array.from(parent.children).find((child) => child.classList.contains("cancu-root"));
  if (!root) { root = el("div"); parent.appendChild(root); }
  root.className = "cancu-root " + (className || "");
  root.replaceChildren();
  return root;
}

// Words without accents, in lower case.
const folded = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();

// The names that complete what is typed (names.js brings them behind the page); none before they are there.
function knownNames() { return document.cancuNames || []; }

// Goes to another address of the explorer within the running session: Streamlit listens to `popstate` as it does for the back
// button, so that every step is in the browser's history.
function go(href) {
  history.pushState({}, "", new URL(href, location.href));
  window.dispatchEvent(new PopStateEvent("popstate"));
}

// A link that works by itself (new tab, copied address) and, on a plain click, changes page within the running session.
function openLink(text, className, href) {
  const a = el("a", className, text);
  a.href = href;
  a.addEventListener("click", (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(href);
  });
  return a;
}
