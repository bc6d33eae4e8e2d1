// Terms that explain themselves. taiyaku's JSON says where in a sentence a term stands; the article's own file has the same
// sentences between its markup. Each sentence is found in the file, the first mention of each term gets a mark there, and
// when the file has become HTML the marks become buttons with a tooltip.

import { escape, inLanguage } from "./html.mjs";

// Characters that no article has: the file is read without them.
const [OPEN, MIDDLE, CLOSE] = ["\uE000", "\uE001", "\uE002"];

/** The text of an article's file with a mark around the first mention of each term. */
export function mark(file, article) {
  const text = file.replace(/[\uE000-\uE002]/g, "");
  const places = [];
  const seen = new Set();
  let from = 0;
  for (const block of article.blocks) {
    // Not where no button can stand, or where it would stand in a heading.
    const skip = !["paragraph", "item", "cell"].includes(block.kind);
    for (const unit of block.units) {
      const links = [...unit.text.matchAll(/!?\[[^\]]*\]\(@\d+\)|<a @\d+>.*?<\/a>/g)].map((link) => [link.index, link.index + link[0].length]);
      for (const piece of unit.text.matchAll(/(?:(?!\(@\d+\)|@\d+).)+/gsu)) {
        const at = text.indexOf(piece[0], from);
        if (at < 0) continue;
        from = at + piece[0].length;
        for (const { id, start, end } of skip ? [] : (unit.terms ?? [])) {
          const isHere = start >= piece.index && end <= piece.index + piece[0].length;
          const isLink = links.some(([open, close]) => start < close && end > open);
          if (!isHere || isLink || seen.has(id) || /[*_`<[]/.test(unit.text.slice(start, end))) continue;
          seen.add(id);
          places.push([at + start - piece.index, at + end - piece.index, id]);
        }
      }
    }
  }
  return places.reverse().reduce(
    (marked, [start, end, id]) =>
      `${marked.slice(0, start)}${OPEN}${id}${MIDDLE}${marked.slice(start, end)}${CLOSE}${marked.slice(end)}`,
    text,
  );
}

/** HTML with its marks made buttons. A button is reached by the keyboard and needs no script; the tooltip describes it. */
export function explain(html, terms, locale) {
  let number = 0;
  return html.replace(/\uE000([\w-]+)\uE001([^\uE002]*)\uE002/gu, (_, id, word) => {
    const term = terms.get(id);
    if (!term?.definition) return word;
    number += 1;
    const reading = term.reading ? `<span class="reading">${escape(term.reading)}</span>` : "";
    const source = term.source ? `<span class="source" lang="ja">${escape(term.source)}</span>` : "";
    const definition = inLanguage(term.definition.text, term.definition.locale, locale);
    return (
      `<span class="term"><button type="button" aria-describedby="tip-${number}">${word}</button>` +
      `<span class="tip" role="tooltip" id="tip-${number}" lang="${escape(locale)}"><b>${escape(term.term)}</b> ${reading}${source}` +
      `<span class="definition">${definition}</span></span></span>`
    );
  });
}
