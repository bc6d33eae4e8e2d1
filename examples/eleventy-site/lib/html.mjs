// Texts on their way into HTML.

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A text as it may stand in HTML, in attributes too. */
export function escape(text) {
  return String(text).replace(/[&<>"']/g, (c) => ESCAPES[c]);
}

/** A text that may be in another language than what stands around it. */
export function inLanguage(text, locale, around) {
  return locale === around ? escape(text) : `<span lang="${escape(locale)}">${escape(text)}</span>`;
}
