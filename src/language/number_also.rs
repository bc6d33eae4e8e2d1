//! What a Japanese number may be besides itself, by the words around it: an age of the old count, days that lie between,
//! tenths. A number that has been read comes in, its other values go out.

use super::number::{Form, Value};
use super::number_decimal::Number;
use super::number_glyphs::Glyphs;
use super::number_kanji::Numeral;
use super::number_unit::Unit;
use crate::text::{Script, script};

/// The other values of the number `n` at `i`, whose unit ends at `end`.
pub(super) fn also(g: &Glyphs, i: usize, end: usize, n: Numeral, unit: Option<Unit>) -> Vec<(Value, Option<Unit>)> {
    let symbol = unit.map_or("", Unit::symbol);
    let more = |by: &[i128], unit: Option<Unit>| -> Vec<(Value, Option<Unit>)> {
        let sums = by.iter().filter_map(|by| n.value.plus(Number::new(*by, 0)));
        sums.map(|sum| (Value::Exact(sum), unit)).collect()
    };
    // 七分 is 70% of something, and 三分 3% of interest.
    if symbol == "min" && n.form == Form::Words && n.value < Number::whole(10) && g.before(end) == '分' {
        return [n.value, n.value.shifted(1)].map(|part| (Value::Exact(part), Unit::of("%"))).to_vec();
    }
    if symbol == "min" && g.any(end, &["利", "の利"]).is_some() {
        return vec![(Value::Exact(n.value), Unit::of("%"))];
    }
    // 中2日 is three days later.
    if symbol == "d" && g.before(i) == '中' && i.checked_sub(2).is_none_or(|at| script(g.at(at)) != Script::Han) {
        return more(&[1], unit);
    }
    // Who is 75 by the old count is 74 or 73.
    let old = ["数え", "数え年", "数えで", "数え年で", "享年", "行年"].iter().any(|word| g.ends(i, word));
    let bare = unit.is_none() && ["享年", "行年"].iter().any(|word| g.ends(i, word));
    if (old && matches!(g.before(end), '歳' | '才')) || bare { more(&[-1, -2], unit) } else { Vec::new() }
}
