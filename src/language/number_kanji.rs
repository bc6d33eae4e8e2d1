//! The Japanese way to write a number: digits, kanji digits in a row, 十 百 千, 万 億 兆, powers of ten. What follows
//! it is not looked at here.

use super::number::Form;
use super::number_decimal::Number;
use super::number_glyphs::Glyphs;
use super::number_token::{self as token, Literal};

/// A number as written, before what follows it is looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numeral {
    pub value: Number,
    pub end: usize,
    pub form: Form,
    /// The 万 or 億 or power of ten that closes it.
    pub closes: Option<i32>,
    /// Two kanji digits that rise by one: 二三 may be 2 to 3.
    pub pair: bool,
    /// By how much the number rises from the first of two such digits to the second where they can be nothing else: 1 in
    /// 十六七, 100 in 七八百.
    pub rise: Option<Number>,
    pub places: usize,
    pub plain: bool,
}

/// Every character that a number in kanji may begin with.
pub(super) const DIGITS: &str = "〇零一壱壹二弐三参四五六七八九十拾百千万萬億兆廿卅";

/// Whether a number in kanji may begin with the character.
pub(super) fn is_kanji_number(c: char) -> bool {
    matches!(c, '廿' | '卅') || kanji_digit(c).is_some() || kanji_power(c).is_some()
}

fn kanji_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壱' | '壹' => 1,
        '二' | '弐' => 2,
        '三' | '参' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The power of ten of 十 百 千 and of 万 億 兆 京.
pub(super) fn kanji_power(c: char) -> Option<i32> {
    Some(match c {
        '十' | '拾' => 1,
        '百' => 2,
        '千' => 3,
        '万' | '萬' => 4,
        '億' => 8,
        '兆' => 12,
        '京' => 16,
        _ => return None,
    })
}

/// The number at `i`: 1億2,000万, 2×10^7, 三千五百, 二〇二三, 3.5.
pub(super) fn numeral(g: &Glyphs, i: usize) -> Option<Numeral> {
    let c = g.at(i);
    if !matches!(c, '0'..='9' | '.') && !is_kanji_number(c) {
        return None;
    }
    let (mut total, mut section, mut current) = (Number::ZERO, Number::ZERO, None::<Number>);
    let (mut big, mut small) = (i32::MAX, 4);
    let mut n = Numeral { value: Number::ZERO, end: i, form: Form::Words, closes: None, pair: false, rise: None, places: 0, plain: true };
    let mut digits = 0;
    let mut last = 0;
    loop {
        // 1 億 5 千万.
        let spaced = current.is_none() && n.closes.is_some_and(|power| power > 3) && g.at(n.end) == ' ';
        let more = |at: usize| token::literal(g, at).is_some_and(|more| kanji_power(g.at(g.space(more.end))).is_some());
        let at = n.end + usize::from(spaced && more(n.end + 1));
        let c = g.at(at);
        if current.is_none()
            && (n.end == i || !g.before(at).is_ascii_digit())
            && let Some(Literal { value, end, places, plain }) = token::literal(g, at)
        {
            current = Some(value);
            (n.end, n.form, n.places, n.plain, n.closes) = (end, Form::Digits, places, n.end == i && plain, None);
            digits = 9;
        } else if let Some(digit) = kanji_digit(c)
            && digits < 9
            && !(c == '参' && "〇一二三四五六七八九十百".contains(g.before(at)) && n.end > i)
        {
            // 参 and 零 begin words of their own.
            if n.end == i && matches!(c, '参' | '零') && kanji_digit(g.at(at + 1)).or(kanji_power(g.at(at + 1)).map(|_| 0)).is_none() {
                return None;
            }
            let rises = digits == 1 && last + 1 == digit && n.rise.is_none();
            let scaled = kanji_power(g.at(at + 1)).is_some_and(|power| power < 4);
            if rises && kanji_digit(g.at(at + 1)).is_none() && (scaled || section != Number::ZERO) {
                (n.rise, n.end, n.closes, n.plain, digits) = (Some(Number::ONE), at + 1, None, false, 9);
                continue;
            }
            n.pair = rises && n.pair_possible(total, section);
            current = Some(current.unwrap_or(Number::ZERO).shifted(1).plus(Number::whole(digit))?);
            (n.end, n.closes, last) = (at + 1, None, digit);
            digits += 1;
        } else if matches!(c, '廿' | '卅') && current.is_none() && small > 1 {
            section = section.plus(Number::whole(if c == '廿' { 20 } else { 30 }))?;
            (small, n.end, n.plain, n.pair, digits) = (1, at + 1, false, false, 0);
        } else if let Some((power, end)) = kanji_power(c).map(|p| (p, at + 1)).or_else(|| {
            let spaced = c == ' ' && g.before(at).is_ascii_digit() && current.is_some();
            kanji_power(g.at(at + 1)).filter(|p| spaced && *p >= 3).map(|p| (p, at + 2))
        }) {
            // The 百 of 七八百 multiplies what rises, the 十 of 七八百二十 does not, and 万 multiplies all.
            let multiplied = n.rise.filter(|_| digits == 9 || power >= 4).map(|rise| rise.shifted(power));
            if power < 4 {
                if power >= small {
                    break;
                }
                small = power;
                section = section.plus(current.take().unwrap_or(Number::ONE).shifted(power))?;
            } else if power == 16 && (!g.before(at).is_ascii_digit() || "都阪王成浜大急".contains(g.at(end))) {
                // 京 is the capital elsewhere.
                break;
            } else {
                let sum = section.plus(current.unwrap_or(Number::ZERO))?;
                if power >= big || sum == Number::ZERO {
                    break;
                }
                (big, small, section, current) = (power, 4, Number::ZERO, None);
                total = total.plus(sum.shifted(power))?;
            }
            (n.end, n.closes, n.plain, n.pair, digits) = (end, Some(power), false, false, 0);
            n.rise = multiplied.or(n.rise);
        } else {
            break;
        }
    }
    if n.end == i {
        return None;
    }
    n.value = total.plus(section)?.plus(current.unwrap_or(Number::ZERO))?;
    if n.form == Form::Digits
        && let Some((power, end)) = token::power(g, n.value, n.end)
    {
        (n.value, n.end, n.closes, n.plain) = (n.value.shifted(power), end, Some(power), false);
    }
    Some(n)
}

impl Numeral {
    fn pair_possible(&self, total: Number, section: Number) -> bool {
        total == Number::ZERO && section == Number::ZERO
    }

    /// The lower end of a range takes the 万 of the upper one, if it stays the lower one: 100〜500万.
    pub fn under(self, upper: Numeral) -> Number {
        match upper.closes {
            Some(power) if self.closes.is_none() && self.value.shifted(power) < upper.value => self.value.shifted(power),
            _ => self.value,
        }
    }
}
