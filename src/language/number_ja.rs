//! Japanese numbers: digits in any width, kanji, 万 and 億, 割 and 分の, ranges, ordinals, ages, roughness and bounds.

use std::sync::LazyLock;

use super::number::{Bound, Count, Form, Found, Role, Value};
use super::number_also::also;
use super::number_citation::{bracketed, raised};
use super::number_date::{self, Clues};
use super::number_decimal::Number;
use super::number_glyphs::{Glyphs, aside};
use super::number_kanji::{DIGITS, Numeral, kanji_power, numeral};
use super::number_label::section;
use super::number_listed::sums_up;
use super::number_lunar;
use super::number_old as old;
use super::number_rate as rate;
use super::number_roman::roman_range;
use super::number_rough::{bound, finish};
use super::number_share as share;
use super::number_token as token;
use super::number_unit::{Unit, others_of, unit_at};
use super::number_words as words;
use crate::text::{CharSet, Lang, Script, roman, script};

/// The quantities of a Japanese text, implied ones included.
pub(super) fn find(text: &str, g: &Glyphs, clues: &Clues) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let mut i = 0;
    while let Some(next) = g.next(i, may_begin) {
        i = step(g, next, clues, &mut out).max(next + 1);
    }
    number_date::merge(text, &mut out);
    number_lunar::solar(text, &mut out);
    number_lunar::courts(text, &mut out);
    out
}

/// Kana and kanji that a number, a word with one, or a rate may begin with.
static BEGINNINGS: LazyLock<CharSet> = LazyLock::new(|| {
    let listed = words::first_characters().chain(rate::first_characters());
    listed.chain(DIGITS.chars()).chain("数何幾十元初半週月年日".chars()).chain(old::HOURS.chars()).collect()
});

/// Whether a number may begin with the character; any sign, letter and digit may.
fn may_begin(c: char) -> bool {
    !matches!(c, '\u{3001}' | '\u{3002}' | '\u{3041}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}') || begins(c)
}

/// Whether a number in kanji, a word or a rate begins with the character.
pub(super) fn begins(c: char) -> bool {
    BEGINNINGS.has(c)
}

fn step(g: &Glyphs, i: usize, clues: &Clues, out: &mut Vec<Found>) -> usize {
    let c = g.at(i);
    if matches!(c, ' ' | ',') {
        return i + 1;
    }
    if c.is_ascii_alphabetic()
        && let Some(end) = plain_word(g, i)
    {
        return end;
    }
    // The time of 2024-01-02T10:30.
    let timed = g.before(i) == 'T' && c.is_ascii_digit() && i > 1 && g.at(i - 2).is_ascii_digit();
    let fresh = !g.before(i).is_ascii_alphanumeric() || timed;
    if let Some((word, end)) = words::japanese(g, i)
        && (word.is_some() || g.before(i) != '第')
        && numeral(g, i).is_none_or(|n| n.end < end)
    {
        match word {
            Some((value, unit, form)) => {
                let mut found = Found::new(g.span(i, end), value, Role::Quantity, form).unit(unit);
                if matches!(value, Value::Fraction(..)) && form > Form::Implied {
                    found.quantity.bound = if g.at(i) == '過' { Some(Bound::MoreThan) } else { bound(g, i, end) };
                }
                out.push(found);
            }
            None => inside(g, i, end, out),
        }
        return end;
    }
    if let Some((value, role)) = token::single(c) {
        out.push(Found::new(g.span(i, i + 1), value, role, Form::Digits));
        return i + 1;
    }
    if c == '^' && g.at(i + 1).is_ascii_digit() {
        return raised(g, i, out);
    }
    if let Some(end) = bracketed(g, i, out) {
        return end;
    }
    if fresh && c.is_ascii_alphanumeric() {
        if let Some((found, end)) = number_date::numeric(g, i).or_else(|| number_date::initial_date(g, i)) {
            out.extend(found);
            return end;
        }
        if let Some((found, end)) = roman_ordinal(g, i) {
            out.push(found);
            return end;
        }
        if let Some(digits) = measure(g, i) {
            return digits;
        }
        if let Some((found, end)) = number_date::initial_year(g, i).or_else(|| token::name(g, i)) {
            out.push(found);
            return end;
        }
        if c.is_ascii_alphabetic() {
            return g.run(i, |c| c.is_ascii_alphabetic());
        }
    }
    if let Some((found, end)) = number_date::era_year(g, i).or_else(|| old::hour(g, i)) {
        out.push(found);
        return end;
    }
    if let Some((found, end)) = vague(g, i) {
        out.push(found);
        return end;
    }
    if let Some(end) = amount(g, i, clues, out) {
        return end;
    }
    myriad(g, i, out);
    i + 1
}

/// The place after a word of letters that touches nothing with which it could be a date, a name or an address, and is no
/// Roman numeral.
fn plain_word(g: &Glyphs, i: usize) -> Option<usize> {
    let end = g.run(i, |c| c.is_ascii_alphabetic());
    let is_apart =
        matches!(g.at(end), '\0' | ' ' | ',' | '(' | ')' | '/' | '\u{3001}' | '\u{3002}' | '「' | '」' | '\u{3041}'..='\u{30FB}');
    let is_roman = (i..end).all(|at| matches!(g.at(at), 'I' | 'V' | 'X'));
    (is_apart && !is_roman && !g.before(i).is_ascii_alphanumeric()).then_some(end)
}

/// The 万 of 万葉集, which a title abroad may count: "Ten Thousand Leaves".
fn myriad(g: &Glyphs, i: usize, out: &mut Vec<Found>) {
    if matches!(g.at(i), '万' | '萬') && kanji_power(g.before(i)).is_none() && !g.before(i).is_numeric() {
        out.push(Found::new(g.span(i, i + 1), Value::Exact(Number::ONE.shifted(4)), Role::Quantity, Form::Implied));
    }
}

/// The digits of BMI30以上, which is no name but a limit.
fn measure(g: &Glyphs, i: usize) -> Option<usize> {
    let digits = g.run(i, |c| c.is_ascii_uppercase());
    let end = token::literal(g, digits)?.end;
    let limit = ["以上", "以下", "未満", "を超", "超"].iter().any(|word| g.starts(end, word));
    (digits > i + 1 && limit).then_some(digits)
}

/// The numerals inside a word that is no number: whoever translates 二十四節気 may well write 24.
fn inside(g: &Glyphs, i: usize, end: usize, out: &mut Vec<Found>) {
    let mut at = i;
    while at < end {
        let Some(n) = numeral(g, at).filter(|n| n.end <= end) else {
            myriad(g, at, out);
            at += 1;
            continue;
        };
        if g.text(i, end) != "十分" {
            out.push(Found::new(g.span(at, n.end), Value::Exact(n.value), Role::Quantity, Form::Implied));
        }
        at = n.end.max(at + 1);
    }
}

/// 第II相, II型, フェーズIII.
fn roman_ordinal(g: &Glyphs, i: usize) -> Option<(Found, usize)> {
    let end = g.run(i, |c| matches!(c, 'I' | 'V' | 'X'));
    if end == i || g.at(end).is_ascii_alphanumeric() {
        return None;
    }
    let value = roman(&g.text(i, end))?;
    let before =
        g.before(i) == '第' || ["フェーズ", "グレード", "クラス", "ステージ", "タイプ", "パート"].iter().any(|word| g.ends(i, word));
    let after = "相型期度群類級種世因章部".contains(g.at(end)) && g.at(end) != '\0';
    let range = roman_range(g, i, end);
    if !before && !after && !range && end - i < 2 {
        return None;
    }
    let a_or_b = usize::from(matches!(g.at(end), 'a' | 'b' | 'c') && !g.at(end + 1).is_ascii_alphanumeric());
    let form = if before || after || range { Form::Firm } else { Form::Words };
    Some((Found::new(g.span(i, end), Value::Exact(Number::whole(value)), Role::Ordinal, form), end + a_or_b))
}

/// 数百万, 数日, 何千: only the size is known.
fn vague(g: &Glyphs, i: usize) -> Option<(Found, usize)> {
    let ten = usize::from(g.at(i) == '十' && g.at(i + 1) == '数');
    if !matches!(g.at(i + ten), '数' | '何' | '幾') || (ten == 0 && matches!(g.before(i), '回' | '人' | '件' | '複' | '点' | '少' | '多'))
    {
        return None;
    }
    let mut power = i32::try_from(ten).ok()?;
    let mut end = i + ten + 1;
    while let Some(more) = kanji_power(g.at(end)) {
        power += more;
        end += 1;
    }
    if end == i + ten + 1 && ten == 0 && g.at(i) != '数' {
        return None;
    }
    let unit = unit_at(g, end, Lang::Ja);
    let counted = unit.is_some() || "人名回個件例本枚種台点杯匹軒冊歩滴粒段行曲世カか箇ヶヵケ".contains(g.at(end));
    let inside = script(g.before(i)) == Script::Han && !"約後前年月日毎間各計全延週後".contains(g.before(i));
    if power == 0 && (!counted || inside) {
        return None;
    }
    let end = unit.map_or(end, |(_, end)| end);
    Some((Found::new(g.span(i, end), Value::Vague(power), Role::Quantity, Form::Words).unit(unit.map(|(unit, _)| unit)), end))
}

/// A number with all that belongs to it.
fn amount(g: &Glyphs, i: usize, clues: &Clues, out: &mut Vec<Found>) -> Option<usize> {
    let n = numeral(g, i)?;
    if let Some((role, end)) = token::marker(g, i, n.end).filter(|_| n.plain) {
        out.push(Found::new(g.span(i, n.end), Value::Exact(n.value), role, n.form));
        return Some(end);
    }
    if let Some(end) = share::japanese(g, i, n, out).or_else(|| number_date::suffixed(g, i, n, clues, out)) {
        return Some(end);
    }
    let unit = unit_of(g, n, n.end);
    if unit.is_none()
        && n.form == Form::Digits
        && let Some((found, end)) = token::mixed(g, i, n.end, n.value)
    {
        out.push(found);
        return Some(end);
    }
    if g.starts(n.end, "ダース")
        && let Some(dozens) = n.value.times(Number::whole(12))
    {
        out.push(Found::new(g.span(i, n.end + 3), Value::Exact(dozens), Role::Quantity, n.form).also(Value::Exact(n.value), None));
        return Some(n.end + 3);
    }
    let mut found = Found::new(g.span(i, n.end), Value::Exact(n.value), Role::Quantity, n.form);
    let mut end = n.end;
    let after = unit.map_or(n.end, |(_, end)| end);
    if let Some((value, unit, stop)) = range(g, n, unit, after) {
        found.quantity.value = value;
        found.quantity.unit = unit;
        end = stop;
        // 3-40人 are thirty to forty.
        if let Value::Range(low, high) = value
            && low < Number::whole(10)
            && let Some(tens) = low.plus(Number::ONE).map(|next| next.shifted(1)).filter(|tens| *tens == high)
        {
            found = found.also(Value::Range(low.shifted(1), tens), unit);
        }
        // 2〜3個 are "a few".
        if matches!(value, Value::Range(low, high) if high < Number::whole(10) && low.plus(Number::ONE) == Some(high) && low > Number::ONE)
        {
            found = found.also(Value::Vague(0), unit);
        }
        if listed(g, n) {
            // 2、3日 is "a few days" as often as "two or three".
            found = found.also(Value::Vague(0), unit);
            found.light = true;
        }
    } else {
        if let Some(high) = n.rise.and_then(|rise| n.value.plus(rise)) {
            found.quantity.value = Value::Range(n.value, high);
            found.light = true;
        }
        if n.pair {
            let high = n.value.as_whole().and_then(|v| u32::try_from(v).ok())?;
            found = found.also(Value::Range(Number::whole(high / 10), Number::whole(high % 10)), unit.map(|(unit, _)| unit));
        }
        if let Some((unit, stop)) = unit {
            found.quantity.unit = Some(unit);
            end = stop;
            found.also.extend(others_of(g, end).iter().map(|unit| (Value::Exact(n.value), Some(*unit))));
            // 145円73銭.
            if unit.symbol() == "yen"
                && let Some(sen) = numeral(g, end).filter(|sen| g.at(sen.end) == '銭')
                && let Some(value) = n.value.plus(sen.value.shifted(-2))
            {
                // Or one yen and 20 sen.
                found = found.also(Value::Exact(n.value), Some(unit));
                found.quantity.value = Value::Exact(value);
                out.push(Found::new(g.span(end, sen.end + 1), Value::Exact(sen.value), Role::Quantity, Form::Implied));
                end = sen.end + 1;
            }
            // 15世紀半ごろ is the middle of it.
            let half = g.at(end) == '半' && g.before(end) != '紀' && !"分数月日年ば生".contains(g.at(end + 1));
            if half && let Some(value) = n.value.plus(Number::new(5, -1)) {
                found.quantity.value = Value::Exact(value);
                end += 1;
            }
            if unit.symbol() == "s." && n.value < Number::whole(100) && g.before(end) == '代' {
                // 二十代 is no generation.
                if found.form == Form::Words && "の、。でにかは前後半以女男~".contains(g.at(end)) && g.before(i) != '第' {
                    found.form = Form::Firm;
                }
            }
            if unit.symbol() == "s." && n.value < Number::whole(65) {
                // 昭和30年代、40年代.
                for first in clues.years_of(n.value) {
                    let last = [0, 9, 10].into_iter().filter_map(|years| first.plus(Number::whole(years)));
                    found.also.extend(last.map(|year| (Value::Exact(year), None)));
                }
            }
            found.also.extend(also(g, i, end, n, Some(unit)));
            if unit.symbol() == "yr" {
                found.also.extend(clues.years_of(n.value).map(|year| (Value::Exact(year), None)));
            }
        }
    }
    found.also.extend(token::rest_of_pages(g, i, n.value, n.places).map(|page| (page, None)));
    // 2004.5 is May 2004.
    if n.places == 4 && !n.plain && found.quantity.unit.is_none() {
        found.also.extend(year_and_month(&g.text(i, n.end)).into_iter().flatten().map(|part| (Value::Exact(part), None)));
    }
    found.also.extend(section(g, i, n).map(|section| (Value::Exact(section), None)));
    finish(g, i, end, &mut found);
    let bare = found.quantity.role == Role::Quantity && found.quantity.unit.is_none() && n.plain && n.places == 4;
    if bare
        && matches!(found.quantity.value, Value::Exact(year) if (1000..2200).contains(&year.as_whole().unwrap_or(0)))
        && !g.at(end).is_alphanumeric()
    {
        found.quantity.role = Role::Year;
    }
    found.counted = counted(g.at(end)).filter(|_| found.quantity.unit.is_none());
    found.lists = g.at(n.end) == 'つ' || g.starts(n.end, " つ");
    found.gathers = n.value < Number::whole(10)
        && g.at(n.end) != '\0'
        && "者種説人名枚通城巻国派社体家線大神次柱氏藩校寺県市町村区曲作冊句首都路".contains(g.at(n.end))
        || g.any(n.end, &["カ国", "か国", "ヵ国", "ヶ国", "カ所", "か所", "ヵ所", "ヶ所"]).is_some() && n.value < Number::whole(10);
    // 1尺2寸5分 has no minutes.
    if g.at(n.end) == '分' && matches!(g.before(i), '寸' | '匁') {
        (found.quantity.unit, found.old) = (None, true);
    }
    let more = n.end + usize::from(matches!(g.at(n.end), '余' | '餘'));
    found.old |= found.quantity.unit.is_none() && old::measure(g, [more, end]).is_some();
    // 4尺7寸（1.4m）: the other text may give the metres alone.
    found.light |= found.old
        && old::measure(g, [n.end, end])
            .is_some_and(|end| (end..end + 8).any(|at| g.at(at) == '(' && g.at(at + 1 + usize::from(g.at(at + 1) == '約')).is_numeric()));
    let heads = found.counted.is_some() || "つ大室家体神柱品部派組班カか箇ヶヵケ".contains(g.at(end));
    found.bare = found.form == Form::Words && found.quantity.unit.is_none() && (!heads || n.value.is_power_of_ten_off(Number::ONE));
    found.light |= sums_up(g, i, n);
    if found.quantity.unit.is_none() {
        found.also.extend(also(g, i, end, n, None));
    }
    // 2府4県 are six prefectures.
    if let Some(sum) =
        numeral(g, n.end + 1).filter(|more| g.at(n.end) == '府' && g.at(more.end) == '県').and_then(|more| n.value.plus(more.value))
    {
        out.push(Found::new(g.span(i, end), Value::Exact(sum), Role::Quantity, Form::Implied));
        found.light = true;
    }
    found.light |= g.at(n.end) == '県' && g.before(i) == '府';
    let short = n.plain && n.places == 2 && n.form == Form::Digits && g.at(n.end) == '年' && g.at(n.end + 1) != '間';
    if short && let Some(n) = n.value.as_whole().and_then(|n| u32::try_from(n).ok()) {
        // 15年 is 2015 or 1915, or one of an era that another sentence names.
        for year in [2000, 1900, 1988, 1925, 1911, 1867].map(|before| before + n).into_iter().filter(|year| *year < 2040) {
            found = found.also(Value::Exact(Number::whole(year)), None);
        }
    }
    // 同11年, 翌2年6月: a year of an era that another sentence names.
    let of_era = n.value < Number::whole(100)
        && g.at(n.end) == '年'
        && (g.before(i) == '同' || numeral(g, n.end + 1).is_some_and(|m| g.at(m.end) == '月' && m.value < Number::whole(13)));
    found.light |= of_era;
    // 翌29日 is "the following day".
    found.light |= g.before(i) == '翌' && g.at(n.end) == '日';
    // 2等分 and 2つに分ける are halves.
    if g.any(n.end, &["等分", "分割", "つに分", "つに割", "つに切"]).is_some() && n.value > Number::ONE {
        found.also.push((Value::Fraction(Number::ONE, n.value), None));
    }
    // 3回ほど are "a few times".
    if found.quantity.approx && n.value < Number::whole(7) && found.quantity.unit.is_none() {
        found = found.also(Value::Vague(0), None);
    }
    // 10数人 is as well a dozen.
    found.light |= g.at(n.end) == '数';
    // A memorial after 13回忌 is the twelfth year's; 中村福助 (5代目) is known without his number.
    if g.starts(n.end, "回忌") {
        found.also.extend(n.value.plus(Number::new(-1, 0)).map(|years| (Value::Exact(years), None)));
    }
    found.light |= g.before(i) == '(' && g.starts(n.end, "代目)");
    let gone =
        [(2, "人"), (2, "度と"), (24, "時間"), (365, "日"), (180, "度変"), (180, "度転"), (180, "度逆"), (180, "度違"), (180, "度異")];
    found.light |= gone.iter().any(|(value, word)| n.value == Number::whole(*value) && g.starts(n.end, word));
    if (end..end + 2).any(|at| g.at(at) == '半') && found.quantity.unit.is_none() {
        found.also.extend(n.value.plus(Number::new(5, -1)).map(|value| (Value::Exact(value), None)));
    }
    out.push(found);
    Some(end)
}

/// The year and the month that a decimal may be.
fn year_and_month(digits: &str) -> Option<[Number; 2]> {
    let (year, month) = digits.split_once('.')?;
    let (year, month): (u32, u32) = (year.parse().ok()?, month.parse().ok()?);
    ((1900..2100).contains(&year) && (1..13).contains(&month)).then(|| [Number::whole(year), Number::whole(month)])
}

/// What the character behind a number says it counts.
fn counted(counter: char) -> Option<Count> {
    match counter {
        '人' | '名' => Some(Count::People),
        '回' => Some(Count::Times),
        _ => "件例個錠枚台床袋包滴粒匹頭本冊軒羽杯隻点種通社校戸巻曲首".contains(counter).then_some(Count::Things),
    }
}

/// The unit after a number; 代 and 年代 only after tens.
fn unit_of(g: &Glyphs, n: Numeral, at: usize) -> Option<(Unit, usize)> {
    let (unit, end) = unit_at(g, at, Lang::Ja)?;
    let tens = n.value.as_whole().is_some_and(|value| value % 10 == 0 && value > 0);
    (unit.dimension() != "decade" || tens).then_some((unit, end))
}

/// Whether the number stands before a neighbour, as in 2、3日.
fn listed(g: &Glyphs, n: Numeral) -> bool {
    matches!(g.at(g.space(n.end)), '、' | ',' | '・')
}

/// The range that begins with the number `n`: its value, its unit and the place after it.
fn range(g: &Glyphs, n: Numeral, unit: Option<(Unit, usize)>, after: usize) -> Option<(Value, Option<Unit>, usize)> {
    let sign = g.space(aside(g, after).filter(|_| unit.is_none() && n.form == Form::Digits).unwrap_or(after));
    let (to, listed) = match g.at(sign) {
        '~' | '-' => (sign + 1, false),
        '、' | ',' | '・' if unit.is_none() => (sign + 1, true),
        _ => (g.any(sign, &["から", "ないし", "乃至"])?, false),
    };
    if token::date(g, g.space(to)).is_some() {
        return None;
    }
    let upper = numeral(g, g.space(g.any(g.space(to), &["約"]).unwrap_or(to)))?;
    let mut low = n.under(upper);
    // 4、50名 and 47・8歳.
    let tens = (1..10)
        .find(|&power| listed && n.value < Number::whole(10) && n.value.plus(Number::ONE).map(|n| n.shifted(power)) == Some(upper.value));
    if let Some(power) = tens {
        low = n.value.shifted(power);
    }
    let last = n.value.as_whole().map(|n| Number::whole(u32::try_from(n % 10 + 1).unwrap_or(0)));
    // 千四、五百人.
    let digit = n.value.as_whole().map(|whole| Number::whole(u32::try_from(whole % 10).unwrap_or(0)));
    let rest = digit.filter(|digit| listed && n.form == Form::Words && *digit > Number::ZERO);
    let rest = rest.and_then(|digit| n.value.plus(digit.times(Number::new(-1, 0))?));
    let scaled = (1..4).find_map(|power| {
        let next = last?.shifted(power) == upper.value;
        let round = rest?.shifted(-power - 1).as_whole().is_some_and(|whole| whole > 0);
        Some((rest?.plus(digit?.shifted(power))?, rest?.plus(upper.value)?)).filter(|_| next && round)
    });
    if let Some((low, high)) = scaled {
        let unit = unit_of(g, upper, upper.end);
        return Some((Value::Range(low, high), unit.map(|(unit, _)| unit), unit.map_or(upper.end, |(_, end)| end)));
    }
    if listed
        && last == Some(upper.value)
        && n.value > Number::whole(10)
        && n.closes.is_none()
        && let Some(high) = n.value.plus(Number::ONE)
    {
        let unit = unit_of(g, upper, upper.end);
        return Some((Value::Range(n.value, high), unit.map(|(unit, _)| unit), unit.map_or(upper.end, |(_, end)| end)));
    }
    let by_one = low.plus(Number::ONE) == Some(upper.value) && n.closes.is_none();
    if low >= upper.value || (listed && !((by_one && n.value < Number::whole(10)) || tens.is_some())) {
        return None;
    }
    let year = upper.places == 4 && g.at(upper.end) == '年';
    if year || g.at(upper.end) == '月' || (g.at(upper.end) == '時' && g.at(upper.end + 1) != '間') || g.at(upper.end) == ':' {
        return None;
    }
    let upper_unit = unit_of(g, upper, upper.end);
    match (unit, upper_unit) {
        (Some((a, _)), Some((b, _))) if a != b => None,
        (Some(_), None) => None,
        (_, unit) => Some((Value::Range(low, upper.value), unit.map(|(unit, _)| unit), unit.map_or(upper.end, |(_, end)| end))),
    }
}
