//! What stands around a Japanese number: 第 and 位 that make it an ordinal, 約 and ほど that make it rough, 以上 and 未満
//! that leave it open. The place of a number comes in, and what is said of it is written into the number.

use super::number::{Bound, Found, Role};
use super::number_glyphs::Glyphs;
use super::number_kanji::is_kanji_number;
use crate::text::{Script, script};

/// Role, roughness, bound and full span of a number between `i` and `end`.
pub(super) fn finish(g: &Glyphs, i: usize, end: usize, found: &mut Found) {
    let q = &mut found.quantity;
    let nth = g.before(i) == '第';
    let start = i - usize::from(nth);
    q.span = g.span(start, end);
    let counted = (end..end + 3).take_while(|at| g.at(*at).is_alphanumeric() && !g.at(*at).is_ascii());
    let place = counted.into_iter().any(|at| g.at(at) == '目' || g.starts(at, "つめ"));
    if nth || place || matches!(g.at(end), '位' | '番' | '号' | '等' | '級') {
        q.role = Role::Ordinal;
    }
    const ROUGH: [&str; 10] = ["約", "およそ", "おおよそ", "ほぼ", "概ね", "おおむね", "凡そ", "大体", "だいたい", "推定"];
    const ROUGHLY: [&str; 9] = ["程度", "前後", "くらい", "ぐらい", "ほど", "余", "あまり", "近く", "ごろ"];
    let tilde = g.before(start) == '~' && start.checked_sub(1).is_some_and(|at| !g.before(at).is_alphanumeric());
    q.approx = tilde || ROUGH.iter().any(|word| g.ends(start, word)) || (end..=end + 2).any(|at| g.any(at, &ROUGHLY).is_some());
    q.approx |= (end..=end + 2).any(|at| is_about(g, start, at));
    q.bound = bound(g, start, end);
}

/// Whether 強 or 弱 behind a number and what it counts says that it is somewhat more or less: 100人弱, not 震度5弱.
fn is_about(g: &Glyphs, start: usize, at: usize) -> bool {
    matches!(g.at(at), '強' | '弱')
        && !g.before(at).is_ascii_digit()
        && !is_kanji_number(g.before(at))
        && !g.ends(start, "震度")
        && script(g.at(at + 1)) != Script::Han
        && !"いくまめるさ".contains(g.at(at + 1))
}

/// On which side the number between `start` and `end` is open.
pub(super) fn bound(g: &Glyphs, start: usize, end: usize) -> Option<Bound> {
    const AFTER: [(&str, Bound); 20] = [
        ("以上", Bound::AtLeast),
        ("以下", Bound::AtMost),
        ("以内", Bound::AtMost),
        ("未満", Bound::LessThan),
        ("超え", Bound::MoreThan),
        ("を超", Bound::MoreThan),
        ("を越", Bound::MoreThan),
        ("をこえ", Bound::MoreThan),
        ("を上回", Bound::MoreThan),
        ("を下回", Bound::LessThan),
        ("に満たな", Bound::LessThan),
        ("より上", Bound::MoreThan),
        ("より多", Bound::MoreThan),
        ("より大", Bound::MoreThan),
        ("より長", Bound::MoreThan),
        ("より高", Bound::MoreThan),
        ("より少", Bound::LessThan),
        ("より小", Bound::LessThan),
        ("より短", Bound::LessThan),
        ("より低", Bound::LessThan),
    ];
    const BEFORE: [(&str, Bound); 8] = [
        ("最低", Bound::AtLeast),
        ("最低で", Bound::AtLeast),
        ("少なくとも", Bound::AtLeast),
        ("最低でも", Bound::AtLeast),
        ("最大", Bound::AtMost),
        ("最長", Bound::AtMost),
        ("最大で", Bound::AtMost),
        ("最長で", Bound::AtMost),
    ];
    // 2 種類以上.
    let end = end + usize::from(g.at(end) == ' ' && !g.at(end + 1).is_ascii());
    for at in end..=end + 3 {
        if let Some((_, bound)) = AFTER.iter().find(|(word, _)| g.starts(at, word)) {
            // 5回を超えない.
            const DENIED: [&str; 7] = ["えない", "えず", "えません", "ことができな", "ことができませ", "ことはでき", "ことはな"];
            let denied = (at..at + 6).any(|at| g.any(at, &DENIED).is_some());
            return Some(if denied && *bound == Bound::MoreThan { Bound::AtMost } else { *bound });
        }
        if g.at(at) == '超' && !"音過伝".contains(g.at(at + 1)) {
            return Some(Bound::MoreThan);
        }
        if is_about(g, start, at) {
            return Some(if g.at(at) == '強' { Bound::MoreThan } else { Bound::LessThan });
        }
        if g.at(at).is_ascii() || !g.at(at).is_alphanumeric() {
            break;
        }
    }
    // An arrow is no sign: A->5, A=>5.
    let sign = start - usize::from(g.before(start) == ' ');
    let arrow = sign > 1 && matches!(g.at(sign - 2), '-' | '=' | '>' | '<');
    match g.before(sign) {
        '≥' => Some(Bound::AtLeast),
        '≤' => Some(Bound::AtMost),
        '>' if !arrow => Some(Bound::MoreThan),
        '<' if !arrow => Some(Bound::LessThan),
        // 日本最長164.6mの橋 is no bound.
        _ => {
            let (word, bound) = BEFORE.iter().find(|(word, _)| g.ends(sign, word))?;
            let before = sign.checked_sub(word.chars().count()).map_or('\0', |at| g.before(at));
            (script(before) != Script::Han).then_some(*bound)
        }
    }
}
