//! Counts of things that a text lists: 国語・漢文・歴史の3科, "3 courses, namely". Where both texts name the things, or one
//! of them points to them, the count itself may vanish.

use super::number::{Found, Value};
use super::number_glyphs::Glyphs;
use super::number_kanji::Numeral;
use super::number_side::Side;

/// Whether the number at `i` only counts what stands before it: 金曜・土曜・日曜の3日間, 「悪逆」の2文字.
pub(super) fn sums_up(g: &Glyphs, i: usize, n: Numeral) -> bool {
    const LONGEST: usize = 60;
    let Some(count) = n.value.as_whole().and_then(|count| usize::try_from(count).ok()).filter(|count| (2..10).contains(count)) else {
        return false;
    };
    if g.before(i) != 'の' || i < 2 {
        return false;
    }
    let end = i - 1;
    if matches!(g.before(end), '」' | '』' | '"' | '”') {
        let inner = (0..end - 1).rev().take(LONGEST).take_while(|at| !matches!(g.at(*at), '「' | '『' | '"' | '“')).count();
        return inner == count && matches!(g.at(n.end), '文' | '字');
    }
    let list = (0..end).rev().take(LONGEST).map(|at| g.at(at)).take_while(|c| c.is_alphanumeric() || matches!(c, '・' | '、' | 'ー'));
    list.filter(|c| matches!(c, '・' | '、')).count() + 1 == count
}

/// Whether things are named one by one after the number: 3 courses, namely Japanese, Chinese and history.
pub(super) fn is_namely(g: &Glyphs, end: usize) -> bool {
    const NEAR: usize = 60;
    (end..end + NEAR).take_while(|at| !matches!(g.at(*at), '.' | ';' | '\0')).any(|at| g.starts(at, ", namely ") || g.starts(at, ": "))
}

impl Side<'_> {
    /// How many signs of a list it has.
    fn signs(&self) -> usize {
        *self.signs.get_or_init(|| {
            let lower = self.text.to_lowercase();
            [",", " and ", " or ", "、", "と", "および", "/", "・"].iter().map(|sign| lower.matches(sign).count()).sum()
        })
    }

    /// Whether it points to a list.
    fn points(&self) -> bool {
        let lower = self.text.to_lowercase();
        [":", "：", "these", "those", "following", "each", "both", "this", "all", "other"].iter().any(|word| lower.contains(word))
    }

    /// Whether the text seems to list as many things as `x` counts, or points to them.
    pub fn lists(&self, x: &Found) -> bool {
        let Value::Exact(count) = x.quantity.value else { return false };
        count.as_whole().and_then(|count| usize::try_from(count).ok()).is_some_and(|count| count <= self.signs() + 1) || self.points()
    }

    /// Whether the text seems to name as many things as `x` counts.
    pub fn names(&self, x: &Found) -> bool {
        let Value::Exact(count) = x.quantity.value else { return false };
        count.as_whole().and_then(|count| usize::try_from(count).ok()).is_some_and(|count| count <= self.signs() + 1)
    }
}
