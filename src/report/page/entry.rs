//! Glossary entries as HTML, each once; terms in segments lead there, and the script shows them where they are pointed at.

use super::markup::{attribute, spoken};
use super::{Page, View};
use crate::finding::Word;
use crate::glossary::{Concept, Side};

/// The entry of a concept.
pub(super) fn entry(number: usize, concept: &Concept, page: &Page<'_>, view: &View<'_>) -> String {
    let mut out = format!("<article class=e id=\"t{number}\" tabindex=-1>");
    let source = concept.side(page.source);
    let name = source.map_or(concept.id.as_str(), |side| side.preferred.text.as_str());
    let reading = source.and_then(|side| side.reading.as_deref()).filter(|reading| *reading != name);
    let reading = reading.map(|reading| format!(" <small>{}</small>", spoken(reading, page.source))).unwrap_or_default();
    out.push_str(&format!("<h3 lang=\"{}\">{}{reading}</h3>", attribute(page.source), spoken(name, page.source)));
    if let Some(side) = source {
        words(&mut out, side, page.source, false, view);
    }
    for (locale, side) in concept.sides.iter().filter(|(locale, _)| *locale != page.source) {
        words(&mut out, side, locale, true, view);
    }
    for (locale, text) in &concept.definition {
        out.push_str(&format!("<p lang=\"{}\">{}</p>", attribute(locale), spoken(text, locale)));
    }
    if let Some(note) = &concept.note {
        out.push_str(&format!("<p class=remark>{}</p>", spoken(note, view.lang)));
    }
    out.push_str("</article>\n");
    out
}

fn words(out: &mut String, side: &Side, locale: &str, preferred: bool, view: &View<'_>) {
    let lang = attribute(locale);
    if preferred {
        out.push_str(&format!("<p><b lang=\"{lang}\">{}</b></p>", spoken(&side.preferred.text, locale)));
    }
    let mut list = |class: &str, label: &str, tag: &str, words: &[Word]| {
        if !words.is_empty() {
            let all: Vec<String> =
                words.iter().map(|word| format!("<{tag} lang=\"{lang}\">{}</{tag}>", spoken(&word.text, locale))).collect();
            out.push_str(&format!("<p class={class}>{label} {}</p>", all.join(&view.comma)));
        }
    };
    list("also", &view.admitted, "span", &side.admitted);
    list("never", &view.forbidden, "s", &side.forbidden);
}
