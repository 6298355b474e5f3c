// The names that complete what is typed in a question box.  They come last: a reader can type before they are there.
export default function (component) {
  const [data] = component.data;
  document.cancuNames = data.names.map(([kind, words, page]) => ({ kind, words, page, folded: folded(words) }));
}
