//! Spellings of a Japanese text that belong to a family: one key for all spellings of a word, and how it is spelled here.
//! Words of the list (`language::orthographies`), loan words with and without their last ー and their ・, months counted
//! with か, ヶ or カ, and digits, letters and katakana of both widths.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::scan::{addresses, code, inside, merged, pattern};
use crate::language::{OrthographyKind, orthographies};
use crate::text::{Script, Span, script};

/// A word and how it is spelled.
pub(super) struct Variant {
    /// What its spellings have in common.
    pub family: String,
    /// How it is spelled.
    pub spelling: String,
    /// Where.
    pub span: Span,
}

/// Characters of a katakana word without its last ー, at least: コピ is no コピー.
const LOAN: usize = 3;

/// Every spelling of a family in a text, by place.
pub(super) fn variants(text: &str) -> Vec<Variant> {
    let mut out = Vec::new();
    SEEKERS.iter().for_each(|(_, seek)| seek(text, &mut out));
    exposed(text, out)
}

/// The spellings of these families in a text.
pub(super) fn variants_of(text: &str, families: &BTreeSet<&str>) -> Vec<Variant> {
    let mut out = Vec::new();
    for (is_of, seek) in SEEKERS.iter().filter(|(is_of, _)| families.iter().any(|family| is_of(family))) {
        let before = out.len();
        seek(text, &mut out);
        debug_assert!(out.iter().skip(before).all(|one| is_of(&one.family)));
    }
    out.retain(|variant| families.contains(variant.family.as_str()));
    exposed(text, out)
}

/// Those that stand in no address and no code.
fn exposed(text: &str, mut out: Vec<Variant>) -> Vec<Variant> {
    if !out.is_empty() {
        let exempt = merged(addresses(text).into_iter().chain(code(text)).collect());
        out.retain(|variant| !inside(&exempt, variant.span.start));
    }
    out
}

/// What seeks the spellings of a kind of families, and which names the families of that kind have.
type Seeker = (fn(&str) -> bool, fn(&str, &mut Vec<Variant>));

const SEEKERS: [Seeker; 4] = [
    (|family| !is_loan(family) && !is_width(family) && family != AMOUNT, listed),
    (is_loan, loans),
    (|family| family == AMOUNT, months),
    (is_width, widths),
];

/// The family of months and other counted things.
const AMOUNT: &str = "counted";

fn is_loan(family: &str) -> bool {
    family.starts_with("loan ")
}

fn is_width(family: &str) -> bool {
    family.starts_with("width ")
}

/// The forms of every spelling of the list, sorted, with what each means.
type Listing = Vec<(String, Listed)>;

/// A spelling of the list: its family, how it is shown, and what must not stand beside it.
struct Listed {
    family: usize,
    shown: &'static str,
    alone: bool,
}

/// The spellings of the list as one pattern, longest first, with what each means. Verbs stand in all their forms.
static LISTED: LazyLock<Option<(Regex, Listing)>> = LazyLock::new(|| {
    let mut words: Vec<(String, Listed)> = Vec::new();
    for (family, one) in orthographies().iter().enumerate() {
        for &(shown, alone) in &one.spellings {
            let forms = if one.kind == OrthographyKind::Okurigana { forms(shown) } else { vec![shown.to_owned()] };
            words.extend(forms.into_iter().map(|form| (form, Listed { family, shown, alone })));
        }
    }
    words.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
    words.dedup_by(|next, word| next.0 == word.0);
    let alternatives: Vec<String> = words.iter().map(|(word, _)| regex::escape(word)).collect();
    words.sort_by(|a, b| a.0.cmp(&b.0));
    Some((pattern(&alternatives.join("|"))?, words))
});

/// A verb of the list in the forms that keep its stem; anything else as it is.
fn forms(word: &str) -> Vec<String> {
    const ROWS: [&str; 5] = ["うわいえお", "むまみめも", "すさしせそ", "くかきけこ", "るらりれろ"];
    let last = word.chars().next_back();
    let Some((row, stem)) = ROWS.iter().find(|row| row.chars().next() == last).and_then(|row| Some((row, word.strip_suffix(last?)?)))
    else {
        return vec![word.to_owned()];
    };
    // Of a verb in -eru or -iru the stem alone stays.
    if last == Some('る') && stem.chars().next_back().is_some_and(|c| "えけせてねべめれいきしちにびみり".contains(c)) {
        return ["る", "ま", "た", "て", "な", "ら", "れ"].iter().map(|end| format!("{stem}{end}")).collect();
    }
    row.chars().map(|end| format!("{stem}{end}")).collect()
}

fn listed(text: &str, out: &mut Vec<Variant>) {
    let Some((pattern, words)) = &*LISTED else { return };
    for found in pattern.find_iter(text) {
        let Ok(at) = words.binary_search_by(|word| word.0.as_str().cmp(found.as_str())) else { continue };
        let Some((_, listed)) = words.get(at) else { continue };
        let span = Span::from(found.range());
        let Some(family) = orthographies().get(listed.family) else { continue };
        if stands(text, span, listed.alone) {
            let family = family.spellings.first().map_or("", |(spelling, _)| spelling);
            out.push(Variant { family: family.to_owned(), spelling: listed.shown.to_owned(), span });
        }
    }
}

/// Whether a spelling stands for its word: katakana touches no katakana, kana no kana before it that could be its
/// beginning, and a name of kanji goes on with no kanji.
fn stands(text: &str, span: Span, alone: bool) -> bool {
    let before = text.get(..span.start).and_then(|t| t.chars().next_back());
    let after = text.get(span.end..).and_then(|t| t.chars().next());
    let is = |c: Option<char>, wanted: Script| c.is_some_and(|c| script(c) == wanted);
    let of = span.of(text);
    let first = of.chars().next().map_or(Script::Other, script);
    let last = of.chars().next_back().map_or(Script::Other, script);
    let katakana = (first == Script::Katakana && is(before, Script::Katakana)) || (last == Script::Katakana && is(after, Script::Katakana));
    let hiragana = of.chars().all(|c| script(c) == Script::Hiragana);
    const PARTICLES: &str = "はがをにのともやてで";
    let glued = hiragana && before.is_some_and(|c| script(c) == Script::Hiragana && !PARTICLES.contains(c));
    !katakana && !glued && !(alone && (is(after, Script::Han) || is(before, Script::Han)))
}

/// Katakana words by what is left of them without a last ー and ・.
fn loans(text: &str, out: &mut Vec<Variant>) {
    static RUN: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"[ァ-ヺー]+(?:・[ァ-ヺー]+)*"));
    let Some(run) = &*RUN else { return };
    for found in run.find_iter(text) {
        let word = found.as_str();
        let span = Span::from(found.range());
        let mut push = |word: &str, span: Span| {
            let bare = word.replace('・', "");
            let bare = bare.strip_suffix('ー').unwrap_or(&bare);
            if bare.chars().count() >= LOAN {
                out.push(Variant { family: format!("loan {bare}"), spelling: word.to_owned(), span });
            }
        };
        push(word, span);
        // Words that ・ only sets apart (a list) are words by themselves.
        if word.contains('・') {
            let mut at = span.start;
            for part in word.split('・') {
                push(part, Span::new(at, at + part.len()));
                at += part.len() + '・'.len_utf8();
            }
        }
    }
}

/// 3か月, 3ヶ月, 3カ月, 3箇所: the character between a number and what it counts.
fn months(text: &str, out: &mut Vec<Variant>) {
    static COUNTED: LazyLock<Option<Regex>> =
        LazyLock::new(|| pattern(r"[0-9０-９一二三四五六七八九十数何]([かヶケカヵ箇])(?:月|所|国|条|年)"));
    let Some(counted) = &*COUNTED else { return };
    for found in counted.captures_iter(text) {
        if let (Some(letter), Some(whole)) = (found.get(1), found.get(0)) {
            let span = Span::new(letter.start(), whole.end());
            out.push(Variant { family: AMOUNT.to_owned(), spelling: format!("{}月", letter.as_str()), span });
        }
    }
}

/// Runs of digits, letters and katakana by their width.
fn widths(text: &str, out: &mut Vec<Variant>) {
    let narrow_kana = |c: char| matches!(c, '\u{FF66}'..='\u{FF9F}');
    let kind = |c: char| match c {
        '0'..='9' => Some(("width digits", "123")),
        '０'..='９' => Some(("width digits", "１２３")),
        'a'..='z' | 'A'..='Z' => Some(("width letters", "ABC")),
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Some(("width letters", "ＡＢＣ")),
        _ if narrow_kana(c) => Some(("width katakana", "ｱｲｳ")),
        'ァ'..='ヺ' => Some(("width katakana", "アイウ")),
        _ => None,
    };
    let mut run: Option<((&str, &str), Span)> = None;
    let mut end = |run: &mut Option<((&str, &str), Span)>| {
        if let Some(((family, spelling), span)) = run.take() {
            // One full-width digit beside longer half-width numbers is a rule of many houses.
            if !(family == "width digits" && span.of(text).chars().nth(1).is_none()) {
                out.push(Variant { family: family.to_owned(), spelling: spelling.to_owned(), span });
            }
        }
    };
    for (at, c) in text.char_indices() {
        let here = kind(c);
        match &mut run {
            Some((kind, span)) if Some(*kind) == here || c == 'ー' && kind.0 == "width katakana" => span.end = at + c.len_utf8(),
            _ => {
                end(&mut run);
                run = here.map(|kind| (kind, Span::new(at, at + c.len_utf8())));
            }
        }
    }
    end(&mut run);
}
