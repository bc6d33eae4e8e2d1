//! How often: 1日3回, 週2回, 半年ごと, "twice a week", "every other day", quarterly. A text comes in, its rates go out,
//! as so many times in such a period; 8時間ごと is three times a day. A rate of one text that the other one says
//! otherwise is one difference, whatever numbers it is made of.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::number::{Quantity, Role, Value};
use super::number_date::is_after_era;
use super::number_decimal::Number;
use super::number_glyphs::Glyphs;
use super::number_kanji::{DIGITS, numeral};
use super::number_spelled::spelled;
use super::number_token as token;
use super::number_unit::{Unit, unit_at};
use super::number_words as words;
use super::sieve::Sieve;
use crate::text::{CharSet, Lang, Script, Span, script};

/// From the first number to the second; mostly the same.
type Ends = (Number, Number);

/// So many times in such a period.
#[derive(Debug, Clone)]
pub(super) struct Rate {
    /// The bytes that say it.
    pub span: Span,
    pub times: Ends,
    /// Ways to understand the length of the period: 1日おき is every day or every other day.
    pub periods: Vec<Ends>,
    pub unit: Unit,
    /// Whether it is said in full; what is not may account for another, but never be the other.
    pub firm: bool,
}

impl Rate {
    /// The rate as a number of a text.
    pub fn quantity(&self) -> Quantity {
        let period = self.periods.first().map_or(Number::ONE, |period| period.0);
        let value = Value::Fraction(self.times.0, period);
        Quantity { span: self.span, value, unit: Some(self.unit), role: Role::Frequency, approx: false, bound: None }
    }
}

struct Word {
    lang: Lang,
    /// Whether it is the sign of a prescription, with dots or in capitals.
    latin: bool,
    word: &'static str,
    length: Number,
    unit: Unit,
}

static WORDS: LazyLock<Vec<Word>> = LazyLock::new(|| {
    let lines = include_str!("rates.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut fields = line.split(' ');
            let kind = fields.next()?;
            let lang = if kind == "ja" { Lang::Ja } else { Lang::En };
            Some(Word {
                lang,
                latin: kind == "latin",
                word: fields.next()?,
                length: Number::parse(fields.next()?)?,
                unit: Unit::of(fields.next()?)?,
            })
        })
        .collect()
});

/// The Japanese words by their first character.
static JAPANESE: LazyLock<BTreeMap<char, Vec<&'static Word>>> = LazyLock::new(|| {
    let mut words: BTreeMap<char, Vec<&Word>> = BTreeMap::new();
    for word in WORDS.iter().filter(|word| word.lang == Lang::Ja) {
        words.entry(word.word.chars().next().unwrap_or('\0')).or_default().push(word);
    }
    words
});

/// What the Japanese words begin with.
pub(super) fn first_characters() -> impl Iterator<Item = char> {
    JAPANESE.keys().copied()
}

/// The Japanese word that stands at `i`.
fn ja_word(g: &Glyphs, i: usize) -> Option<&'static Word> {
    JAPANESE.get(&g.at(i))?.iter().find(|word| g.starts(i, word.word)).copied()
}

/// Whether a Japanese text begins with a word for a rate.
pub(super) fn stands(text: &str) -> bool {
    let words = text.chars().next().and_then(|first| JAPANESE.get(&first));
    words.is_some_and(|words| words.iter().any(|word| text.starts_with(word.word)))
}

/// The signs of prescriptions.
static PRESCRIBED: LazyLock<Vec<&'static Word>> = LazyLock::new(|| WORDS.iter().filter(|word| word.latin).collect());

/// Whether an English word, behind which a text goes on so, may be the sign of a prescription.
pub(super) fn may_be_prescribed(word: &str, after: &str) -> bool {
    let dotted = word.len() == 1 && after.starts_with('.');
    matches!(word.as_bytes().first(), Some(b'b' | b't' | b'q' | b'B' | b'T' | b'Q'))
        && (dotted || PRESCRIBED.iter().any(|known| known.word == word))
}

/// Whether an English word in lower case may begin a rate, though it is no number.
pub(super) fn is_head(word: &str) -> bool {
    let (sieve, heads) = &*HEADS;
    sieve.may_have(word) && heads.contains(word)
}

/// Whether an English word in lower case may begin a rate.
fn may_begin(word: &str) -> bool {
    static LISTED: LazyLock<Sieve> = LazyLock::new(|| english_words().chain(words::english_words()).collect());
    LISTED.may_have(word) && (is_head(word) || !words::english(word).is_empty())
}

/// The English words that may begin a rate, those of prescriptions too: their first letters where dots part them.
pub(super) fn english_words() -> impl Iterator<Item = &'static str> {
    HEADS.1.iter().copied().chain(PRESCRIBED.iter().map(|word| word.word)).chain(["b", "t", "q"])
}

/// The rates of a text in its order.
pub(super) fn rates(g: &Glyphs, lang: Lang) -> Vec<Rate> {
    let begins = |c: char| if lang == Lang::Ja { ja_begins(c) } else { c.is_alphanumeric() };
    let mut rates = Vec::new();
    let mut i = 0;
    while let Some(next) = g.next(i, begins) {
        let before = g.before(next);
        let found = match lang {
            Lang::Ja if !before.is_ascii_alphanumeric() => japanese(g, next),
            Lang::En if g.at(next).is_ascii_alphanumeric() && !before.is_alphanumeric() && before != '.' => english(g, next),
            _ => None,
        };
        i = match found {
            Some((mut rate, end)) => {
                rate.span = g.span(next, end);
                rates.push(rate);
                end.max(next + 1)
            }
            // No English rate begins inside a word.
            None if lang == Lang::En => g.run(next, char::is_alphanumeric),
            None => next + 1,
        };
    }
    rates
}

/// Whether a Japanese rate may begin with the character.
fn ja_begins(c: char) -> bool {
    static FIRST: LazyLock<CharSet> =
        LazyLock::new(|| first_characters().chain(DIGITS.chars()).chain("半週月年日.0123456789".chars()).collect());
    FIRST.has(c)
}

/// Whether two rates are the same. Months and days have no common measure: a tenth more or less is the same there.
pub(super) fn same(a: &Rate, b: &Rate) -> bool {
    const MONTH: u32 = 2_629_746;
    let mixed = a.unit.dimension() != b.unit.dimension();
    let size = |unit: Unit| if mixed && unit.dimension() == "month" { unit.size().times(Number::whole(MONTH)) } else { Some(unit.size()) };
    let often = |times: Number, period: Number, unit: Unit| times.times(period)?.times(size(unit)?);
    let equal = |a_times: Number, a_period: Number, b_times: Number, b_period: Number| {
        let (Some(x), Some(y)) = (often(a_times, b_period, b.unit), often(b_times, a_period, a.unit)) else { return false };
        let near = |x: Number, y: Number| x.times(Number::whole(10)) <= y.times(Number::whole(11));
        let comparable = a_times == b_times || a_period == Number::ONE || b_period == Number::ONE;
        x == y || (mixed && comparable && near(x, y) && near(y, x))
    };
    a.periods.iter().any(|p| {
        b.periods.iter().any(|q| {
            let (slow, fast) = (equal(a.times.0, p.1, b.times.0, q.1), equal(a.times.1, p.0, b.times.1, q.0));
            slow && fast
        })
    })
}

fn rate(times: Ends, period: Ends, unit: Unit) -> Option<Rate> {
    let positive = times.0 > Number::ZERO && period.0 > Number::ZERO;
    (unit.is_time() && positive).then(|| Rate { span: Span::default(), times, periods: vec![period], unit, firm: true })
}

const ONCE: Ends = (Number::ONE, Number::ONE);

/// One number or a range of them in Japanese.
fn some(g: &Glyphs, i: usize) -> Option<(Ends, usize)> {
    let low = numeral(g, i)?;
    low.value.as_whole()?;
    let upper = numeral(g, low.end + 1).filter(|upper| matches!(g.at(low.end), '~' | '-' | '、' | '・') && upper.value > low.value);
    Some(upper.map_or(((low.value, low.value), low.end), |upper| ((low.value, upper.value), upper.end)))
}

fn japanese(g: &Glyphs, i: usize) -> Option<(Rate, usize)> {
    let (period, unit, end, bare) = ja_period(g, i)?;
    let goes_on = g.any(end, &["につき", "あたり", "当たり", "に", "の間に"]);
    if let Some((times, after)) = ja_times(g, goes_on.unwrap_or(end), unit) {
        // 5日に3回 may be the fifth of the month.
        let day = unit.symbol() == "d" && period != ONCE && times != ONCE;
        let bare_day = bare && unit.symbol() == "d" && goes_on.is_none();
        if !day && !bare_day {
            return Some((rate(times, period, unit)?, after));
        }
    }
    if bare {
        let word = ja_word(g, i);
        let firm = g.at(i) == '隔';
        return word.and_then(|_| rate(ONCE, period, unit)).map(|rate| (Rate { firm, ..rate }, end));
    }
    if let Some(after) =
        g.any(end, &["ごと", "毎", "間隔", "の間隔"]).filter(|after| !"日週月年朝晩時".contains(g.at(*after)) || g.before(*after) != '毎')
    {
        let mut found = rate(ONCE, period, unit)?;
        if period == ONCE {
            // 一日ごと may skip one too.
            found.periods.push((Number::whole(2), Number::whole(2)));
        }
        return Some((found, after));
    }
    let after = g.any(end, &["おき", "置き"])?;
    let mut found = rate(ONCE, period, unit)?;
    if period == ONCE || unit.symbol() == "d" {
        found.periods.push((period.0.plus(Number::ONE)?, period.1.plus(Number::ONE)?));
    }
    Some((found, after))
}

/// 2週間, 半年, 毎日; 週 alone, which is `bare`.
fn ja_period(g: &Glyphs, i: usize) -> Option<(Ends, Unit, usize, bool)> {
    if let Some(word) = ja_word(g, i) {
        return Some(((word.length, word.length), word.unit, i + word.word.chars().count(), true));
    }
    if g.starts(i, "半年") || g.starts(i, "半日") {
        let (value, unit) = if g.at(i + 1) == '年' { (Number::whole(6), "mo") } else { (Number::whole(12), "h") };
        return Some(((value, value), Unit::of(unit)?, i + 2, false));
    }
    let bare = match g.at(i) {
        '週' => "wk",
        '月' => "mo",
        '年' => "yr",
        '日' => "d",
        _ => "",
    };
    let before = g.before(i);
    if !bare.is_empty() && !before.is_numeric() && script(before) != Script::Han && !"かヶカヵケ".contains(before) {
        return Some((ONCE, Unit::of(bare)?, i + 1, true));
    }
    let (period, end) = some(g, i).filter(|_| before != '月' && before != '第')?;
    let (unit, end) = unit_at(g, end, Lang::Ja).filter(|(unit, _)| unit.is_time())?;
    let year = unit.symbol() == "yr" && (is_after_era(g, i) || period.1 >= Number::whole(200));
    let age = matches!(g.before(end), '歳' | '才' | '年') && g.at(end) == '生';
    (!year && !age).then_some((period, unit, end, false))
}

/// 3回, 1〜2度; days, where the period is longer.
fn ja_times(g: &Glyphs, i: usize, unit: Unit) -> Option<(Ends, usize)> {
    let i = g.any(i, &["約", "最大", "合計", "計"]).unwrap_or(i);
    let (times, end) = some(g, g.space(i))?;
    let end = g.space(end);
    let is_counter = match g.at(end) {
        '回' => g.at(end + 1) != '目' && g.at(end + 1) != '転',
        '度' => times.1 < Number::whole(10) && g.at(end + 1) != '目' && g.at(end + 1) != '以',
        // 毎月7日 is the seventh of the month.
        '日' => {
            (unit.symbol() == "wk" || (matches!(unit.symbol(), "mo" | "yr") && (g.before(i) == 'に' || g.at(end + 1) == '間')))
                && g.at(end + 1) != '目'
                && times.1 < Number::whole(32)
        }
        _ => false,
    };
    // 1度か2度.
    let upper = if g.at(end + 1) == 'か' {
        numeral(g, end + 2).filter(|upper| g.at(upper.end) == g.at(end) && upper.value > times.1)
    } else {
        None
    };
    is_counter.then(|| upper.map_or((times, end + 1), |upper| ((times.0, upper.value), upper.end + 1)))
}

/// One number or a range of them in English.
fn amount(g: &Glyphs, i: usize) -> Option<(Ends, usize)> {
    let one = |i: usize| {
        let digits = token::literal(g, i).filter(|n| n.plain).map(|n| (n.value, n.end));
        digits.or_else(|| spelled(g, i).filter(|n| !n.ordinal).map(|n| (n.value, n.end)))
    };
    let (low, end) = one(i)?;
    let upper = g.any(end, &[" to ", " or ", "-", " - ", "-to-"]).and_then(one).filter(|(upper, _)| *upper > low);
    Some(upper.map_or(((low, low), end), |(upper, end)| ((low, upper), end)))
}

/// The words that an English rate may begin with and that are no numbers, up to their hyphen.
static HEADS: LazyLock<(Sieve, BTreeSet<&'static str>)> = LazyLock::new(|| {
    let adverbs = WORDS.iter().filter(|word| word.lang == Lang::En && !word.latin).filter_map(|word| word.word.split('-').next());
    let heads: BTreeSet<&str> = adverbs.chain(["once", "twice", "thrice", "every"]).collect();
    (heads.iter().copied().collect(), heads)
});

/// b.i.d., TID: what a prescription says of how often.
fn prescribed(g: &Glyphs, i: usize) -> Option<(Rate, usize)> {
    if !matches!(g.at(i), 'b' | 't' | 'q' | 'B' | 'T' | 'Q') || !matches!(g.at(i + 1), '.' | 'i' | 'I') {
        return None;
    }
    let fits = |word: &&&Word| g.starts(i, word.word) && !g.at(i + word.word.len()).is_ascii_alphanumeric();
    let word = PRESCRIBED.iter().find(fits)?;
    Some((rate(ONCE, (word.length, word.length), word.unit)?, i + word.word.len()))
}

fn english(g: &Glyphs, i: usize) -> Option<(Rate, usize)> {
    if let Some(found) = prescribed(g, i) {
        return Some(found);
    }
    // Most words are none.
    if g.word(i).is_some_and(|(word, _)| !may_begin(word)) {
        return None;
    }
    if let Some((times, end, firm)) = en_times(g, i) {
        let (period, unit, end) = en_period(g, end)?;
        let mut found = Rate { firm, ..rate(times, period, unit)? };
        // "Four doses every eight weeks" may be one each time.
        if !firm && times.0 == times.1 {
            found.periods.extend(period.0.times(times.0).zip(period.1.times(times.1)));
        }
        return Some((found, end));
    }
    if let Some((period, unit, end)) = every(g, i) {
        // "Every week" is as often said in passing.
        return Some((Rate { firm: period != ONCE, ..rate(ONCE, period, unit)? }, end));
    }
    if let Some((word, end)) = adverb(g, i) {
        return Some((Rate { firm: false, ..rate(ONCE, (word.length, word.length), word.unit)? }, end));
    }
    let (period, end) = amount(g, i)?;
    // 50-yearly, two-weekly.
    if g.at(end) == '-'
        && let Some((word, end)) = adverb(g, end + 1).filter(|(word, _)| word.length == Number::ONE)
    {
        return Some((rate(ONCE, period, word.unit)?, end));
    }
    let (unit, end) = unit_at(g, end + usize::from(g.at(end) == '-'), Lang::En)?;
    let end = g.any(end, &[" intervals", " interval", " apart"])?;
    Some((rate(ONCE, period, unit)?, end))
}

/// Daily, quarterly, half-yearly.
fn adverb(g: &Glyphs, i: usize) -> Option<(&'static Word, usize)> {
    const LONGEST: usize = 16;
    let end = (i..i + LONGEST).find(|&at| !(g.at(at).is_ascii_alphabetic() || g.at(at) == '-'))?;
    WORDS.iter().find(|w| w.lang == Lang::En && !w.latin && g.says(i, end, w.word)).map(|w| (w, end))
}

/// Once, twice, three times, two to three times, three days, two sessions. Whether it is times or days.
fn en_times(g: &Glyphs, i: usize) -> Option<(Ends, usize, bool)> {
    let single = |i: usize| {
        let (word, end) = g.word(i)?;
        let times = match word {
            "once" => 1,
            "twice" => 2,
            "thrice" => 3,
            _ => return None,
        };
        Some((Number::whole(times), end))
    };
    if let Some((low, end)) = single(i) {
        let upper = g.any(end, &[" or ", " to ", "-", " - "]).and_then(single).filter(|(upper, _)| *upper > low);
        return Some(upper.map_or(((low, low), end, true), |(upper, end)| ((low, upper), end, true)));
    }
    let (times, end) = amount(g, i)?;
    let (word, end) = g.word(end + 1).filter(|_| g.at(end) == ' ')?;
    let firm = matches!(word, "times" | "time" | "days");
    (firm || (word.len() > 3 && word.ends_with('s') && unit_at(g, end - word.len(), Lang::En).is_none())).then_some((times, end, firm))
}

/// A day, per week, every three months, daily: what follows the times.
fn en_period(g: &Glyphs, i: usize) -> Option<(Ends, Unit, usize)> {
    if matches!(g.at(i), ' ' | '-')
        && let Some((word, end)) = adverb(g, i + 1)
    {
        return Some(((word.length, word.length), word.unit, end));
    }
    if let Some(found) = every(g, g.space(i)) {
        return Some(found);
    }
    let at = g.any(i, &[" a ", " an ", " per ", " each ", "-a-", "/", " within a ", " in a "])?;
    let (period, at) = amount(g, at).unwrap_or((ONCE, at));
    let (unit, end) = unit_at(g, at, Lang::En)?;
    Some((period, unit, end))
}

/// Every week, every other day, every two to three months, every half year.
fn every(g: &Glyphs, i: usize) -> Option<(Ends, Unit, usize)> {
    let at = g.any(i, &["every ", "Every "])?;
    if let Some(at) = g.any(at, &["other ", "second "]) {
        let (unit, end) = unit_at(g, at, Lang::En)?;
        return Some(((Number::whole(2), Number::whole(2)), unit, end));
    }
    // Every third day.
    if let Some(nth) = spelled(g, at).filter(|nth| nth.ordinal && g.at(nth.end) == ' ' && nth.value < Number::whole(32))
        && let Some((unit, end)) = unit_at(g, nth.end, Lang::En).filter(|(unit, _)| unit.is_time())
    {
        return Some(((nth.value, nth.value), unit, end));
    }
    let half = Number::new(5, -1);
    if let Some((unit, end)) = g.any(at, &["half a ", "half ", "half-"]).and_then(|at| unit_at(g, at, Lang::En)) {
        return Some(((half, half), unit, end));
    }
    if let Some(end) = g.any(at, &["quarter"]) {
        return Some(((Number::whole(3), Number::whole(3)), Unit::of("mo")?, end));
    }
    let (period, at) = amount(g, at).unwrap_or((ONCE, at));
    let (unit, end) = unit_at(g, at + usize::from(g.at(at) == '-'), Lang::En)?;
    Some((period, unit, end))
}

#[cfg(test)]
mod tests {
    use super::{Glyphs, rates, same};
    use crate::text::Lang;

    #[test]
    fn rates_are_the_same_in_any_words() {
        let of = |text: &str, lang| rates(&Glyphs::new(text), lang).into_iter().next();
        for (ja, en) in [
            ("1日3回", "three times a day|3 times daily|every eight hours|every 8 hours"),
            ("週に1〜2回", "once or twice a week|1-2 times per week|one to two times weekly"),
            ("隔日", "every other day|once every two days|once every 2 days"),
            ("半年ごと", "every six months|twice a year|semiannually|every half year"),
            ("年4回", "quarterly|four times a year|every three months|every quarter"),
            ("月1回", "monthly|once a month|every four weeks"),
            ("週3日", "three days a week|3 days per week|three sessions a week"),
            ("2週間おき", "every two weeks|at two-week intervals|2-weekly"),
            ("50年ごと", "every 50 years|50-yearly|fifty-yearly"),
            ("1日おき", "every other day|once daily"),
        ] {
            for en in en.split('|') {
                let (a, b) = (of(ja, Lang::Ja), of(en, Lang::En));
                assert!(a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| same(a, b)), "{ja} {a:?} = {en} {b:?}");
            }
        }
        for (ja, en) in
            [("1日3回", "once every 3 days"), ("週2回", "twice a month"), ("3か月ごと", "every three weeks"), ("月1〜2回", "twice a month")]
        {
            let (a, b) = (of(ja, Lang::Ja), of(en, Lang::En));
            assert!(a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| !same(a, b)), "{ja} {a:?} ≠ {en} {b:?}");
        }
    }

    #[test]
    fn what_happens_once_is_no_rate() {
        for text in
            ["3月5日に3回", "5日に3回", "2020年に3回", "令和5年に2回", "今月2回", "昨年4回", "3年生", "1日8時間", "1日3回目", "10月2日"]
        {
            assert!(rates(&Glyphs::new(text), Lang::Ja).is_empty(), "{text} {:?}", rates(&Glyphs::new(text), Lang::Ja));
        }
        for text in ["three times in May", "twice the dose", "every patient", "in three days", "a year later", "everyday", "5 mg a day"] {
            assert!(rates(&Glyphs::new(text), Lang::En).is_empty(), "{text} {:?}", rates(&Glyphs::new(text), Lang::En));
        }
    }
}
