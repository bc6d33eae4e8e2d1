//! Words of the source language in the target: source-text-left, source-text-in-quotes,
//! source-text-quoted, same-as-source.

use std::collections::BTreeSet;

use super::pair::{Issue, Reading};
use super::scan::{addresses, code_elements, inside, merged, quoted_alone, shared_addresses, shared_code, without};
use super::{english, gloss};
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
        // Names, acronyms and references stay as they are in Japanese; a sentence of several small-letter words does not.
        _ => {
            let small = pair.source.split_whitespace().filter(|w| w.chars().all(|c| c.is_lowercase())).count();
            !english::is_reference(pair.source)
                && (small >= 3 || reading.target_lang == Lang::Ja && (english::is_phrase(pair.source) || is_named(reading)))
        }
    }
}

/// Whether the text is nothing but a term that has another name in the language of the target.
fn is_named(reading: &Reading<'_>) -> bool {
    let bare = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).len();
    let whole = |span: Span| span.len() >= bare(reading.pair.source);
    reading.source_hits.iter().filter(|hit| whole(hit.span)).any(|hit| {
        let concept = reading.glossary.concept(hit.concept);
        concept.is_some_and(|concept| {
            let name = concept.preferred(reading.pair.target_locale);
            concept.side(reading.pair.target_locale).is_some_and(|side| !side.do_not_translate) && has_letters_of(name, Lang::Ja)
        })
    })
}

/// The finding for it.
pub(super) fn same_as_source(_reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    issues.push(Issue::new(Code::SameAsSource));
}

/// Words of the source language in the target: kana and kanji in one that is not Japanese, English sentences in one that
/// is. Code, addresses and terms that stay as they are may hold them.
pub(super) fn source_text_left(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let target = reading.pair.target;
    let mut brackets = Brackets::new(target);
    let issue = |span: Span| {
        let beside = brackets.are_open(span.start) || is_before_bracket(target, span);
        Issue::new(Code::SourceTextLeft).at(span).with("text", span.of(target)).doubtful(beside)
    };
    match (reading.source_lang, reading.target_lang) {
        (Lang::Ja, Lang::En | Lang::Other) => {
            let left = left(reading).into_iter().filter(|span| !is_in_quotes(reading.pair.target, *span));
            issues.extend(left.map(issue));
        }
        (Lang::En, Lang::Ja) => issues.extend(english::sentences(reading).into_iter().map(issue)),
        _ => {}
    }
}

/// Whether a run stands before brackets, which may have its reading.
fn is_before_bracket(text: &str, span: Span) -> bool {
    let behind = text.get(span.end..).unwrap_or("");
    behind.trim_start_matches(gloss::QUOTES).trim_start().starts_with(['(', '（', '['])
}

/// The round brackets of a text that are open, from place to place: what stands in some may be the writing of the word
/// before them.
struct Brackets<'a> {
    text: &'a str,
    reached: usize,
    /// Of half and of full width: how many more were opened than closed.
    open: [isize; 2],
}

impl<'a> Brackets<'a> {
    fn new(text: &'a str) -> Self {
        Brackets { text, reached: 0, open: [0; 2] }
    }

    /// Whether some are open at a place, which is none before the last one asked for.
    fn are_open(&mut self, at: usize) -> bool {
        let [half, full] = &mut self.open;
        for c in self.text.get(self.reached..at).unwrap_or("").chars() {
            match c {
                '(' => *half += 1,
                ')' => *half -= 1,
                '（' => *full += 1,
                '）' => *full -= 1,
                _ => {}
            }
        }
        self.reached = self.reached.max(at);
        *half > 0 || *full > 0
    }
}

/// Japanese in quotation marks, which may be shown or left: source-text-in-quotes.
pub(super) fn source_text_in_quotes(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    if reading.source_lang == Lang::Ja && reading.target_lang != Lang::Ja {
        let quoted = japanese(reading).into_iter().filter(|(span, shown)| !shown && is_in_quotes(reading.pair.target, *span));
        issues.extend(quoted.map(|(span, _)| Issue::new(Code::SourceTextInQuotes).at(span).with("text", span.of(reading.pair.target))));
    }
}

/// Whether a run is all that a pair of quotation marks holds, or all but its translation in brackets.
fn is_in_quotes(text: &str, span: Span) -> bool {
    let (before, behind) = (text.get(..span.start).unwrap_or(""), text.get(span.end..).unwrap_or(""));
    let explained = || {
        let inner = behind.trim_start_matches('。').trim_start().strip_prefix('(');
        before.trim_end().ends_with(['"', '“', '‘', '\''])
            && inner.is_some_and(|inner| inner.starts_with(|c: char| c.is_ascii_alphabetic()))
    };
    gloss::is_quoted(before, behind) || !before.is_empty() && explained()
}

/// Japanese that is shown on purpose: source-text-quoted.
pub(super) fn source_text_quoted(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    if reading.source_lang == Lang::Ja && reading.target_lang != Lang::Ja {
        let shown = japanese(reading).into_iter().filter(|(_, shown)| *shown);
        issues.extend(shown.map(|(span, _)| Issue::new(Code::SourceTextQuoted).at(span).with("text", span.of(reading.pair.target))));
    }
}

/// Japanese in a target that is not, where it is not shown on purpose.
pub(super) fn left(reading: &Reading<'_>) -> Vec<Span> {
    japanese(reading).into_iter().filter(|(_, shown)| !shown).map(|(span, _)| span).collect()
}

/// Runs of kana and kanji in a target that is not Japanese, and whether each is shown on purpose. Code between tags,
/// and an address that is Japanese itself, may stand there if the source has the same.
fn japanese(reading: &Reading<'_>) -> Vec<(Span, bool)> {
    let (source, target) = (reading.pair.source, reading.pair.target);
    if !has_letters_of(target, Lang::Ja) {
        return Vec::new();
    }
    let mut exempt = shared_code(target, source);
    exempt.extend(addresses(target));
    exempt.extend(reading.kept_terms());
    let exempt = merged(exempt);
    let source_code: BTreeSet<&str> = code_elements(source).into_iter().map(|span| span.of(source)).collect();
    let mut same = shared_addresses(target, source);
    same.extend(code_elements(target).into_iter().filter(|span| source_code.contains(span.of(target))));
    same.sort_unstable();
    let mut left = runs(&without(target, &same));
    left.retain(|span| !inside(&exempt, span.start) && !is_sign(target, *span));
    let shown = gloss::shown(source, target, &left);
    left.into_iter().zip(shown).collect()
}

/// Whether a single sign is quoted for itself, as in a text about writing, or is a sign in every language.
fn is_sign(text: &str, span: Span) -> bool {
    let quoted = || quoted_alone(text, span) && matches!(span.of(text), "々" | "ー" | "〆" | "ゝ" | "ヽ" | "ゞ" | "ヾ" | "〇");
    matches!(span.of(text), "卍" | "卐") || span.of(text).chars().count() == 1 && quoted()
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::article::Format;
    use crate::catalog::State;
    use crate::check::{Context, House, Location, Pair, Side, run};
    use crate::glossary::Glossary;
    use crate::morph::{Analyzer, Word};
    use crate::profile::Profile;
    use crate::text::Span;

    struct Whole;

    impl Analyzer for Whole {
        fn words(&self, _: &str) -> Vec<Word> {
            Vec::new()
        }
    }

    fn codes(source: &str, target: &str, format: Format) -> Vec<&'static str> {
        let glossary = Glossary::new(Vec::new());
        let locate = |_: Side, _: Option<Span>| Location::default();
        let pair = Pair {
            unit: "a#s-1",
            article: "a",
            format: Some(format),
            source,
            target,
            source_locale: "ja",
            target_locale: "en",
            state: State::Translated,
            was: None,
            clobbered: false,
            allows: &[],
            previous: None,
            locate: &locate,
        };
        let words = |_: &str| -> &'static dyn Analyzer { &Whole };
        let findings = run(
            &[pair],
            &Context { glossary: &glossary, words: &words, profile: Profile::none(), levels: &BTreeMap::new(), house: House::default() },
        );
        findings.iter().map(|finding| finding.code.name()).collect()
    }

    #[test]
    fn addresses_and_code_of_the_source_stay_as_they_are() {
        let address = "https://example.jp/あいう をご覧ください。";
        assert!(codes(address, "See https://example.jp/あいう.", Format::Text).is_empty());
        assert_eq!(codes(address, "See https://example.jp/えお.", Format::Text), ["source-text-left"]);
        assert_eq!(codes(address, "See https://example.jp/あいう をご覧.", Format::Text), ["source-text-left"]);
        let code = "計算式は<code>料金 × 回数</code>です。";
        assert!(codes(code, "The formula is <code>料金 × 回数</code>.", Format::Html).is_empty());
        assert_eq!(codes(code, "The formula is <code>料金 × 件数</code>.", Format::Html), ["source-text-left"; 2]);
        assert_eq!(codes(code, "The 計算式 is <code>料金 × 回数</code>.", Format::Html), ["source-text-left"]);
    }

    #[test]
    fn a_dropped_link_is_no_number() {
        assert_eq!(codes("[当院の料金表](@3)を見る", "See our prices", Format::Markdown), ["markup-mismatch"]);
        assert_eq!(codes("<a @3>料金表</a>を見る", "See our prices", Format::Html), ["markup-mismatch"]);
        assert_eq!(codes("[料金表](@3)を3回見る", "See [our prices](@3)", Format::Markdown), ["number-mismatch"]);
    }
}
