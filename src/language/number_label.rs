//! Numbers with a label: 図1, "Table 2", 第3章, "Phase II", Q1. Each kind of label is a series of its own, so 図1と表2 and
//! "Figure 2 and Table 1" differ, though both texts have a 1 and a 2.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::number::{Form, Found, Quantity, Value};
use super::number_decimal::Number;
use super::number_difference::{Aspect, Difference, DifferenceKind};
use super::number_glyphs::Glyphs;
use super::number_kanji::{Numeral, numeral};
use super::number_side::Side;
use crate::text::{Lang, Script, script};

/// Kinds of labels with their Japanese and English words, from `labels.txt`; a Japanese word that begins with `~` stands
/// behind the number.
struct Words {
    before: Vec<(&'static str, &'static str)>,
    after: Vec<(&'static str, &'static str)>,
    english: BTreeMap<&'static str, &'static str>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { before: Vec::new(), after: Vec::new(), english: BTreeMap::new() };
    for line in include_str!("labels.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('|');
        let (Some(kind), Some(ja), Some(en)) = (fields.next(), fields.next(), fields.next()) else { continue };
        for word in ja.split(',').filter(|word| !word.is_empty()) {
            match word.strip_prefix('~') {
                Some(word) => words.after.push((word, kind)),
                None => words.before.push((word, kind)),
            }
        }
        words.english.extend(en.split(',').map(|word| (word, kind)));
    }
    words
});

/// The label of a number.
fn label(x: &Found, text: &str, lang: Lang) -> Option<&'static str> {
    let before = text.get(..x.quantity.span.start)?;
    if lang != Lang::Ja {
        let before = before.trim_end_matches([' ', '.', '\u{a0}']);
        let start = before
            .rfind(|c: char| !c.is_ascii_alphabetic())
            .map_or(0, |at| at + before.get(at..).map_or(1, |c| c.chars().next().map_or(1, char::len_utf8)));
        return WORDS.english.get(before.get(start..)?.to_ascii_lowercase().as_str()).copied();
    }
    let after = text.get(x.quantity.span.end..)?;
    let counted = x.quantity.span.of(text).starts_with('第');
    if let Some((_, kind)) = WORDS.after.iter().find(|(word, _)| counted && after.starts_with(word)) {
        return Some(kind);
    }
    let before = before.trim_end();
    WORDS.before.iter().find_map(|&(word, kind)| {
        let rest = before.strip_suffix(word)?;
        // The 図 of 地図 is no label, nor the Q of IQ.
        let last = rest.chars().next_back();
        let inside =
            last.is_some_and(|c| matches!((script(c), word.chars().next().map(script)), (a, Some(b)) if a == b && a != Script::Hiragana));
        (!inside).then_some(kind)
    })
}

type Labelled<'a> = Vec<(&'static str, Number, &'a Found)>;

fn labelled<'a>(side: &'a Side<'_>) -> Labelled<'a> {
    let exact = |x: &Found| match x.quantity.value {
        Value::Exact(value) if x.form > Form::Implied => Some(value),
        _ => None,
    };
    side.all.iter().filter_map(|x| Some((label(x, side.text, side.lang)?, exact(x)?, x))).collect()
}

/// Labelled numbers that became others of their kind, or the same of another kind.
pub(super) fn labels(source: &Side<'_>, target: &Side<'_>, known: &[Difference]) -> Vec<Difference> {
    let (wanted, given) = (labelled(source), labelled(target));
    let has = |all: &Labelled<'_>, kind: &str, n: Number| all.iter().any(|(k, m, _)| *k == kind && *m == n);
    let has_kind = |all: &Labelled<'_>, kind: &str| all.iter().any(|(k, ..)| *k == kind);
    let said = |x: &Quantity, y: &Quantity| known.iter().any(|d| d.source.as_ref() == Some(x) || d.target.as_ref() == Some(y));
    let mut differences: Vec<Difference> = Vec::new();
    let mut used: Vec<&Quantity> = Vec::new();
    for (kind, n, x) in wanted.iter().filter(|(kind, n, _)| !has(&given, kind, *n)) {
        let became = given.iter().find(|(k, m, y)| {
            let same_kind = k == kind && !has(&wanted, k, *m);
            let other_kind = k != kind && m == n && !has_kind(&given, kind) && !has_kind(&wanted, k);
            (same_kind || other_kind) && !used.contains(&&y.quantity)
        });
        let Some((_, _, y)) = became else { continue };
        used.push(&y.quantity);
        if !said(&x.quantity, &y.quantity) {
            let kind = DifferenceKind::Changed(Aspect::Value);
            differences.push(Difference::new(kind, Some(x.quantity.clone()), Some(y.quantity.clone())));
        }
    }
    differences
}
/// The number of an article of law of which `n` is a part: both numbers of 第32条の2 are those of article 32.2.
pub(super) fn section(g: &Glyphs, i: usize, n: Numeral) -> Option<Number> {
    const LONGEST: usize = 6;
    let (above, below) = if g.starts(n.end, "条の") {
        (n.value, numeral(g, n.end + 2)?.value)
    } else {
        let end = i.checked_sub(2).filter(|_| g.ends(i, "条の"))?;
        let start = (end.saturating_sub(LONGEST)..end).find(|&at| numeral(g, at).is_some_and(|n| n.end == end))?;
        (numeral(g, start)?.value, n.value)
    };
    Number::parse(&format!("{}.{}", above.as_whole()?, below.as_whole()?))
}
