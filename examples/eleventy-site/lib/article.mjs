// An article of dist/ as HTML: Markdown is rendered, of an HTML page the body is taken, plain text is made of its blocks.
// Links between articles become addresses of this site.

import { posix } from "node:path";
import MarkdownIt from "markdown-it";
import { escape, inLanguage } from "./html.mjs";
import { explain, mark } from "./terms.mjs";

// taiyaku marks sentences in another language with <span lang>, so HTML in articles is let through.
const markdown = new MarkdownIt({ html: true });

/** Where an article is on this site. */
export function address(locale, path) {
  return `/${locale}/${path.replace(/\.(md|html|txt)$/, "")}/`;
}

/** The HTML of an article. `places` has every published file by its path below dist/. */
export function render(file, article, terms, places) {
  const { locale, path } = article;
  let html;
  if (path.endsWith(".md")) {
    html = markdown.render(mark(file.replace(/^---\n.*?\n---\n/s, ""), article));
  } else if (path.endsWith(".html")) {
    html = mark(file, article).replace(/^.*<body[^>]*>/s, "").replace(/<\/body>.*$/s, "");
  } else {
    html = text(article);
  }
  const led = html.replace(/(<a [^>]*?href=")([^"]*)"/g, (whole, head, to) => {
    const [, name, rest] = to.match(/^([^?#]*)(.*)$/s);
    const target = places.get(posix.join(`${locale}/articles`, posix.dirname(path), decodeURIComponent(name)));
    return target ? `${head}${escape(target)}${rest}"` : whole;
  });
  return explain(led, terms, locale);
}

/** Plain text: its blocks, a dialogue as a list of who says what. */
function text(article) {
  let out = "";
  let open = "";
  const enter = (element) => {
    if (open !== element) out += (open && `</${open}>`) + (element && `<${element}>`);
    open = element;
  };
  for (const block of article.blocks) {
    // A sentence at a time, marked where terms stand: here the text is its own file.
    const one = { ...article, blocks: [block] };
    const words = block.units
      .map((unit) => {
        const marked = mark(unit.text, { ...one, blocks: [{ ...block, units: [unit] }] });
        return unit.state === "skipped" ? escape(marked) : inLanguage(marked, unit.locale, article.locale);
      })
      .join(article.locale === "ja" ? "" : " ");
    if (block.speaker) {
      enter("dl");
      out += `<dt>${escape(block.speaker)}</dt><dd>${words}</dd>`;
    } else {
      enter(block.kind === "item" ? "ul" : "");
      const element = block.kind === "heading" ? `h${Math.min(6, block.level + 1)}` : block.kind === "item" ? "li" : "p";
      // The title is on the page already.
      if (!(block.kind === "heading" && out === "")) out += `<${element}>${words}</${element}>`;
    }
  }
  enter("");
  return out;
}
