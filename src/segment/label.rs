//! Labels that a point ends and a heading or caption follows: 第１章．はじめに, 図１．細胞の形態, 一．方法, II. Methods, Fig. 2. Cell growth.
//! In: the place of the point. Out: whether the sentence so far is nothing but such a label.

use super::sentence::Cutter;
use crate::article::vocabulary::english;
use crate::text::{Script, roman, script};

/// Longest label, in characters.
const LONGEST: usize = 16;

/// Whether what stands between the beginning of the sentence and the point at `from` is a label.
pub(super) fn is_before(text: &Cutter<'_>, from: usize) -> bool {
    if from <= text.start || from - text.start > LONGEST {
        return false;
    }
    let label: String = (text.start..from).map(|i| text.at(i)).filter(|c| !c.is_whitespace()).collect();
    is_japanese(&label) || is_english(text, from, &label)
}

/// 第１章, 図１, 一, ア.
fn is_japanese(label: &str) -> bool {
    let numeral = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || "一二三四五六七八九十".contains(c);
    let mut chars = label.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return !only.is_ascii()
            && !('０'..='９').contains(&only)
            && (numeral(only) || matches!(script(only), Script::Katakana) || "いろはにほへと".contains(only));
    }
    let numbered = |rest: &str| !rest.is_empty() && rest.chars().all(|c| numeral(c) || matches!(c, '-' | '－' | '‐'));
    if let Some(inner) = label.strip_prefix('第') {
        let part = ["章", "節", "項", "部", "編", "篇", "話", "巻", "条", "回"].iter().find_map(|part| inner.strip_suffix(part));
        return part.is_some_and(numbered);
    }
    let kind = ["図", "表", "写真", "付録", "資料", "式", "グラフ", "ステップ"].iter().find_map(|kind| label.strip_prefix(kind));
    kind.is_some_and(numbered)
}

/// II, Fig. 2, Table 2.
fn is_english(text: &Cutter<'_>, from: usize, label: &str) -> bool {
    if label.chars().count() > 1 && roman(label).is_some() {
        return true;
    }
    let letters: String = label.chars().take_while(char::is_ascii_alphabetic).collect();
    let Some(number) = label.get(letters.len()..).map(|rest| rest.trim_start_matches('.')) else { return false };
    let next = text.at(text.past_space(from + 1));
    english().captions.contains(&letters.to_lowercase())
        && letters.starts_with(|c: char| c.is_ascii_uppercase())
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().count() <= 4
        && number.chars().all(|c| c.is_ascii_alphanumeric())
        && next.is_alphabetic()
}
