//! A text of a segment as HTML, with the words that differ, its terms and what findings mean in it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::markup::{escape, spoken};
use crate::diff::Tag;
use crate::finding::Severity;
use crate::glossary::{Form, Glossary};
use crate::morph::Analyzer;
use crate::report::difference::pieces;
use crate::text::Span;

/// What stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// A term: number of its concept, and whether it is a word that must not be used.
    Term(usize, bool),
    /// What a finding means.
    Finding(Severity),
}

/// Which words of two texts are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// Old and new.
    Both,
    /// The new text with its new words marked.
    New,
    /// The old text with its old words marked.
    Old,
}

/// The terms of a text that count, by place. With `only`, no others than these concepts; of several that a word may be, one of those
/// that are `meant`.
pub(super) fn terms(
    text: &str,
    locale: &str,
    glossary: &Glossary,
    words: &dyn Analyzer,
    only: Option<&BTreeSet<usize>>,
    meant: &dyn Fn(usize) -> bool,
) -> Vec<(Span, Mark)> {
    if glossary.is_empty() {
        return Vec::new();
    }
    let mut out: Vec<(Span, Mark)> = Vec::new();
    for hit in glossary.find(text, locale, words) {
        // Of two that the same word may be, the first, or the one that is meant.
        if let Some((_, Mark::Term(concept, wrong))) = out.last_mut().filter(|(last, _)| *last == hit.span)
            && meant(hit.concept)
            && !meant(*concept)
        {
            (*concept, *wrong) = (hit.concept, hit.form == Form::Forbidden);
        }
        let wanted = only.is_none_or(|only| only.contains(&hit.concept));
        let free = out.last().is_none_or(|(last, _)| last.end <= hit.span.start);
        if !hit.covered && wanted && free && !hit.span.is_empty() {
            out.push((hit.span, Mark::Term(hit.concept, hit.form == Form::Forbidden)));
        }
    }
    out
}

/// The text as HTML. `old` is the text it came from, if it differs; marks are bytes of the new text.
pub(super) fn text(old: Option<&str>, new: &str, shown: Shown, lang: &str, analyzer: &dyn Analyzer, marks: &[(Span, Mark)]) -> String {
    let Some(old) = old.filter(|old| *old != new) else {
        return marked(new, Span::new(0, new.len()), lang, marks, &|run| run.into());
    };
    let mut out = String::new();
    let mut at = 0;
    for piece in pieces(old, new, analyzer) {
        if piece.tag == Tag::Gone {
            if shown != Shown::New {
                out.push_str(&format!("<del>{}</del>", escape(&piece.seen(&piece.text))));
            }
            continue;
        }
        let span = Span::new(at, at + piece.text.len());
        at = span.end;
        let said = || marked(new, span, lang, marks, &|run| piece.seen(run));
        match piece.tag {
            Tag::New if shown == Shown::Old => {}
            Tag::New => out.push_str(&format!("<ins>{}</ins>", said())),
            _ => out.push_str(&said()),
        }
    }
    out
}

/// A part of a text with its marks; `seen` says how what stands there is written.
fn marked<'t>(text: &'t str, part: Span, lang: &str, marks: &[(Span, Mark)], seen: &dyn Fn(&'t str) -> Cow<'t, str>) -> String {
    let mut edges = BTreeSet::from([part.start, part.end]);
    for (span, _) in marks.iter().filter(|(span, _)| span.overlaps(part)) {
        edges.extend(
            [span.start, span.end].into_iter().filter(|edge| part.start < *edge && *edge < part.end && text.is_char_boundary(*edge)),
        );
    }
    let mut out = String::new();
    for (start, end) in edges.iter().copied().zip(edges.iter().copied().skip(1)) {
        let run = Span::new(start, end);
        let mut inner = spoken(&seen(run.of(text)), lang);
        let over = || marks.iter().filter(|(span, _)| span.contains(run));
        if let Some(severity) = over().filter_map(|(_, mark)| if let Mark::Finding(severity) = mark { Some(*severity) } else { None }).max()
        {
            inner = format!("<mark class=\"{}\">{inner}</mark>", loud(severity));
        }
        if let Some((concept, wrong)) =
            over().find_map(|(_, mark)| if let Mark::Term(concept, wrong) = mark { Some((concept, wrong)) } else { None })
        {
            let class = if *wrong { "t x" } else { "t" };
            inner = format!("<a class=\"{class}\" href=\"#t{concept}\">{inner}</a>");
        }
        out.push_str(&inner);
    }
    out
}

/// The class of a severity.
pub(super) fn loud(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note | Severity::Off => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, Shown, text};
    use crate::finding::Severity;
    use crate::morph::English;
    use crate::text::Span;

    #[test]
    fn marks_are_nested_and_never_cross() {
        let marks = [(Span::new(2, 20), Mark::Term(7, false)), (Span::new(14, 24), Mark::Finding(Severity::Error))];
        let shown = text(Some("A conditioned media is <safe>."), "A conditioned medium is <safe>.", Shown::Both, "en", &English, &marks);
        let term = |inner: &str| format!("<a class=\"t\" href=\"#t7\">{inner}</a>");
        let wrong = |inner: &str| format!("<mark class=\"error\">{inner}</mark>");
        let expected = [
            "A ".into(),
            term("conditioned "),
            "<del>media</del><ins>".into(),
            term(&wrong("medium")),
            "</ins>".into(),
            wrong(" is "),
            "&lt;safe&gt;.".into(),
        ];
        assert_eq!(shown, expected.concat());
    }

    #[test]
    fn the_old_and_the_new_text_by_themselves() {
        let of = |shown| text(Some("3か月後"), "6か月後", shown, "ja", &English, &[]);
        assert!(of(Shown::Old).contains("<del>") && !of(Shown::Old).contains('6'), "{}", of(Shown::Old));
        assert!(of(Shown::New).contains("<ins>") && !of(Shown::New).contains('3'), "{}", of(Shown::New));
        assert_eq!(text(Some("同じ"), "同じ", Shown::Both, "ja", &English, &[]), "同じ");
    }
}
