//! Other spellings of a Japanese term that mean the same word: fewer kana behind its kanji (取り扱い, 取扱い, 取扱), a
//! compound of katakana without its ・, one of two scripts without its space, a word of hiragana in katakana. A term in comparison form comes in, the spellings that a text may have instead
//! go out; one that nobody writes does no harm.

use std::sync::LazyLock;

use daachorse::CharwiseDoubleArrayAhoCorasick;

use crate::language::{Orthography, OrthographyKind, orthographies};
use crate::text::{Script, Span, fold_to_string, script};

/// Kana that may be left out between two kanji: the ends of verb stems. Particles are not among them.
const STEM: &str = "りしみちきぎびいえけげせねべめれて";

/// Most families of spellings that are exchanged in one term.
const MOST: usize = 3;

/// The other spellings of a term, each once.
pub(super) fn others(term: &str) -> Vec<String> {
    let mut out = Vec::new();
    let closed = without_dots(term);
    if closed != term {
        out.push(closed);
    }
    // ひざ, ヒザ
    if term.chars().all(|c| matches!(c, 'ぁ'..='ゖ' | 'ー')) {
        out.push(term.chars().map(|c| if c == 'ー' { c } else { char::from_u32(u32::from(c) + 0x60).unwrap_or(c) }).collect());
    }
    if term.chars().any(|c| script(c) == Script::Han) {
        out.extend(short(term));
        out.extend(exchanged(term));
    }
    out.sort_unstable();
    out.dedup();
    out.retain(|other| other != term && !other.is_empty());
    out
}

/// What may stand between two parts of a compound that a term is written without.
pub(super) fn is_joint(c: char) -> bool {
    is_space(c) || matches!(c, '・' | '･' | '=' | '＝' | '゠')
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{A0}' | '\u{2009}' | '\u{202F}')
}

/// Whether a character only parts what stands on both sides of it: a ・ or the like two katakana (インフォームド・コンセント), a space a
/// Latin letter or digit and Japanese (iPS 細胞).
pub(super) fn parts(before: Option<char>, c: char, next: Option<char>) -> bool {
    if !is_joint(c) {
        return false;
    }
    let (Some(before), Some(next)) = (before.map(script), next.map(script)) else { return false };
    let latin = |script| matches!(script, Script::Latin | Script::Digit | Script::Letter);
    let japanese = |script| matches!(script, Script::Han | Script::Katakana | Script::Hiragana);
    let mixed = || is_space(c) && (latin(before) && japanese(next) || japanese(before) && latin(next));
    before == Script::Katakana && next == Script::Katakana || mixed()
}

fn without_dots(term: &str) -> String {
    let chars: Vec<char> = term.chars().collect();
    let joint = |at: usize, c: char| parts(at.checked_sub(1).and_then(|at| chars.get(at)).copied(), c, chars.get(at + 1).copied());
    chars.iter().enumerate().filter(|(at, c)| !joint(*at, **c)).map(|(_, c)| *c).collect()
}

/// The term without the kana between its kanji, and without those at its end too.
fn short(term: &str) -> Vec<String> {
    let chars: Vec<char> = term.chars().collect();
    let is = |at: Option<usize>, wanted: Script| at.and_then(|at| chars.get(at)).is_some_and(|c| script(*c) == wanted);
    let middle = |at: usize, c: char| {
        STEM.contains(c) && is(at.checked_sub(1), Script::Han) && is(Some(at + 1), Script::Han) && script(c) == Script::Hiragana
    };
    let kept: String = chars.iter().enumerate().filter(|(at, c)| !middle(*at, **c)).map(|(_, c)| *c).collect();
    if kept.chars().count() == chars.len() {
        return Vec::new();
    }
    let mut out = Vec::new();
    if let Some(bare) = kept.strip_suffix(|c| STEM.contains(c)) {
        let bare = bare.strip_suffix('わ').unwrap_or(bare);
        if bare.chars().all(|c| script(c) == Script::Han) && bare.chars().count() > 1 {
            out.push(bare.to_owned());
        }
    }
    out.push(kept);
    out
}

/// The spellings of the list, in comparison form, and their family.
static KNOWN: LazyLock<Option<(CharwiseDoubleArrayAhoCorasick<u32>, Vec<&'static Orthography>)>> = LazyLock::new(|| {
    let families: Vec<&Orthography> = orthographies().iter().filter(|family| family.kind == OrthographyKind::Okurigana).collect();
    let words = families.iter().zip(0u32..).flat_map(|(family, n)| family.spellings.iter().map(move |(word, _)| (fold_to_string(word), n)));
    Some((CharwiseDoubleArrayAhoCorasick::with_values(words).ok()?, families))
});

/// The term with another spelling of a word in it.
fn exchanged(term: &str) -> Vec<String> {
    let Some((automaton, families)) = &*KNOWN else { return Vec::new() };
    let mut out = Vec::new();
    for found in automaton.find_overlapping_iter(term).take(MOST) {
        let (Some(before), Some(after)) = (term.get(..found.start()), term.get(found.end()..)) else { continue };
        let own = Span::new(found.start(), found.end()).of(term);
        let family = families.get(found.value() as usize).into_iter().flat_map(|family| &family.spellings);
        out.extend(family.filter(|(word, _)| *word != own).map(|(word, _)| format!("{before}{word}{after}")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::others;

    #[test]
    fn kana_are_left_out_and_put_back() {
        for (term, other) in [
            ("取り扱い", "取扱い"),
            ("取り扱い", "取扱"),
            ("取扱", "取り扱い"),
            ("取扱い説明書", "取り扱い説明書"),
            ("受け付け", "受付け"),
            ("受け付け", "受付"),
            ("繰り返し配列", "繰返し配列"),
            ("組み合わせ", "組合せ"),
            ("痛み止め", "痛止め"),
            ("かかと", "カカト"),
            ("NK 細胞", "NK細胞"),
            ("インフォームド・コンセント", "インフォームドコンセント"),
        ] {
            assert!(others(term).contains(&other.to_owned()), "{term}: {:?}", others(term));
        }
        for term in ["骨の癌", "幹細胞", "打ち身", "コンピュータ", "膝が痛い", ""] {
            assert!(others(term).iter().all(|other| other == "打身"), "{term}: {:?}", others(term));
        }
    }
}
