//! Words of the source language in the target: source-text-left, same-as-source.

use super::pair::{Issue, Reading};
use super::scan::{addresses, code, inside, merged};
use crate::finding::Code;
use crate::text::{Lang, Script, Span, has_letters_of, script};

/// Whether the target is the source, letter for letter, though the languages differ and the source has words of its own.
pub(super) fn is_same(reading: &Reading<'_>) -> bool {
    let pair = reading.pair;
    if pair.source.trim() != pair.target.trim() || reading.source_lang == reading.target_lang {
        return false;
    }
    match reading.source_lang {
        Lang::Ja => has_letters_of(pair.source, Lang::Ja),
        // Names and acronyms stay as they are in Japanese; a sentence of several small-letter words does not.
        _ => pair.source.split_whitespace().filter(|w| w.chars().all(|c| c.is_lowercase())).count() >= 3,
    }
}

/// The finding for it.
pub(super) fn same_as_source(_reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    issues.push(Issue::new(Code::SameAsSource));
}

/// Runs of kana and kanji in a target that is not Japanese. Code, addresses and terms that stay as they are may
/// hold them.
pub(super) fn source_text_left(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    if reading.source_lang != Lang::Ja || reading.target_lang == Lang::Ja {
        return;
    }
    let target = reading.pair.target;
    let mut exempt = code(target);
    exempt.extend(addresses(target));
    exempt.extend(kept_terms(reading));
    let exempt = merged(exempt);
    for span in runs(target) {
        if !inside(&exempt, span.start) {
            issues.push(Issue::new(Code::SourceTextLeft).at(span).with("text", span.of(target)));
        }
    }
}

/// Runs that begin and end with kana or kanji; Japanese punctuation and one white space inside a run belong to it.
pub(super) fn runs(text: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    for (at, c) in text.char_indices() {
        if !matches!(script(c), Script::Han | Script::Hiragana | Script::Katakana) {
            continue;
        }
        let end = at + c.len_utf8();
        let glue = |gap: &str| gap.chars().all(|c| !c.is_ascii_alphanumeric()) && gap.chars().count() <= 2;
        match runs.last_mut() {
            Some(run) if glue(Span::new(run.end, at).of(text)) => run.end = end,
            _ => runs.push(Span::new(at, end)),
        }
    }
    runs
}

/// Where words stand that the glossary keeps as they are in every language.
fn kept_terms(reading: &Reading<'_>) -> Vec<Span> {
    let target = reading.pair.target;
    let kept = reading.glossary.kept().iter();
    kept.flat_map(|kept| target.match_indices(kept.as_str()).map(|(at, word)| Span::new(at, at + word.len()))).collect()
}
