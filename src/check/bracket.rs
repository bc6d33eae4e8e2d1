//! bracket-unbalanced: brackets and quotation marks pair, within the unit where the source's do.

use std::collections::BTreeMap;

use super::pair::{Issue, Reading};
use super::scan::{addresses, code, inside, merged};
use crate::article::Format;
use crate::finding::Code;
use crate::text::Span;

/// Pairs that are told apart by their two marks; “ ” are among them, ' and ’ are not (apostrophes).
const PAIRS: [(char, char); 14] = [
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('（', '）'),
    ('［', '］'),
    ('｛', '｝'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('《', '》'),
    ('〈', '〉'),
    ('〔', '〕'),
    ('“', '”'),
    ('«', '»'),
];

/// Marks of the target that have no partner, unless the source has as many of the same side: a quotation may run
/// over several units.
pub(super) fn unbalanced(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let (source, target) = (reading.pair.source, reading.pair.target);
    let (mut openers, mut closers) = (0usize, 0usize);
    for at in lonely(source) {
        let opens = source.get(at..).and_then(|t| t.chars().next()).is_some_and(|c| PAIRS.iter().any(|p| p.0 == c));
        if opens { openers += 1 } else { closers += 1 }
    }
    for at in lonely(target) {
        let Some(mark) = target.get(at..).and_then(|t| t.chars().next()) else { continue };
        let opens = PAIRS.iter().any(|p| p.0 == mark);
        let allowed = if opens { &mut openers } else { &mut closers };
        if *allowed > 0 {
            *allowed -= 1;
            continue;
        }
        let issue = Issue::new(Code::BracketUnbalanced).at(Span::new(at, at + mark.len_utf8())).with("mark", mark.to_string());
        issues.push(issue.with("problem", if opens { "open" } else { "close" }));
    }
    // In plain text `**` is only a sign, which people still type in pairs; in Markdown markup-mismatch knows more.
    let stars = |text: &str| text.matches("**").count();
    if reading.pair.format == Some(Format::Text) && stars(target) % 2 == 1 && stars(source) % 2 == 0 {
        let at = target.rfind("**").unwrap_or(0);
        issues.push(Issue::new(Code::BracketUnbalanced).at(Span::new(at, at + 2)).with("mark", "**").with("problem", "odd"));
    }
    // Behind a digit the mark may close a quotation or stand for inches.
    let is_odd = |text: &str| {
        let inches = text.match_indices('"').filter(|(at, _)| text.get(..*at).is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit())));
        let (all, inches) = (text.matches('"').count(), inches.count());
        all % 2 == 1 && (all - inches) % 2 == 1
    };
    if is_odd(target) && !is_odd(source) {
        let at = target.rfind('"').unwrap_or(0);
        issues.push(Issue::new(Code::BracketUnbalanced).at(Span::new(at, at + 1)).with("mark", "\"").with("problem", "odd"));
    }
}

/// Byte places of marks without a partner. A full-width mark pairs with its ASCII one; the `)` of an enumerator
/// (`1)`, `a)`) needs none; code and addresses are stepped over.
fn lonely(text: &str) -> Vec<usize> {
    let mut exempt = code(text);
    exempt.extend(addresses(text));
    let exempt = merged(exempt);
    let mut open: Vec<(usize, char)> = Vec::new();
    // How many of each kind are open, so that a mark without any is not looked for.
    let mut waiting: BTreeMap<char, usize> = BTreeMap::new();
    let mut lonely = Vec::new();
    for (at, c) in text.char_indices() {
        if inside(&exempt, at) {
            continue;
        }
        if let Some(&(_, close)) = PAIRS.iter().find(|pair| pair.0 == c) {
            open.push((at, narrow(close)));
            *waiting.entry(narrow(close)).or_default() += 1;
        } else if PAIRS.iter().any(|pair| pair.1 == c) {
            let opened = waiting.get(&narrow(c)).is_some_and(|&count| count > 0);
            let partner = if opened { open.iter().rposition(|&(_, close)| close == narrow(c)) } else { None };
            match partner {
                Some(n) => {
                    for (number, (at, close)) in open.drain(n..).enumerate() {
                        waiting.entry(close).and_modify(|count| *count -= 1);
                        lonely.extend((number > 0).then_some(at));
                    }
                }
                None if narrow(c) == ')' && is_enumerator(text.get(..at).unwrap_or("")) => {}
                None => lonely.push(at),
            }
        }
    }
    lonely.extend(open.into_iter().map(|(at, _)| at));
    lonely.sort_unstable();
    lonely
}

fn narrow(c: char) -> char {
    match c {
        '）' => ')',
        '］' => ']',
        '｝' => '}',
        _ => c,
    }
}

/// Whether what stands before a `)` is a list number: one or two digits or one letter, at the start or behind a space.
fn is_enumerator(before: &str) -> bool {
    let label: String = before.chars().rev().take_while(|c| c.is_alphanumeric()).collect();
    let rest = before.chars().rev().nth(label.chars().count());
    let short = (label.chars().count() <= 2 && label.chars().all(char::is_numeric)) || (label.chars().count() == 1 && label.is_ascii());
    !label.is_empty() && short && rest.is_none_or(|c| c.is_whitespace() || "、。,.;:：".contains(c))
}
