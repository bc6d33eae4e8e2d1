//! Which differences between numbers are in doubt. A difference and the two texts come in; whether right translations often
//! differ like that goes out: the editor is warned and decides. An amount that became another one of its kind is never in
//! doubt, nor is one with a unit that was left out of a sentence.

use super::number::{Bound, Quantity, Role, Value};
use super::number_abroad::may_explain;
use super::number_decimal::Number;
use super::number_difference::{Aspect, Difference, DifferenceKind};
use super::number_gloss::is_gloss;
use super::number_lunar::{is_of_old, is_slip};
use super::number_romaji::readings;
use super::number_side::Side;
use super::number_unit::Unit;
use crate::text::Lang;

/// Whether a difference may well be none: a number was added, which is often a gloss; a bound is another one, which is
/// often said in passing; what was left out is a small count or stands in brackets or in words; a date is one of the
/// calendar of before 1873; or the two numbers are not of one kind.
pub(super) fn is_doubtful(difference: &Difference, source: &Side<'_>, target: &Side<'_>) -> bool {
    match (difference.kind, &difference.source, &difference.target) {
        (DifferenceKind::Extra | DifferenceKind::Changed(Aspect::Bound), ..) => true,
        (DifferenceKind::Missing, Some(x), _) => {
            is_small(x)
                || is_all(x)
                || is_read_aloud(x, source, target)
                || is_twin(x, source)
                || is_worded(x, source)
                || (x.role != Role::Year && is_gloss(x, source.text))
                || is_old_date(x, source, target)
                || is_radix(x, source)
                || (is_light(x, source) && [source, target].into_iter().all(is_note))
                || is_magnitude(x, source, target)
                || (source.lang == Lang::En && target.lang == Lang::Ja && may_explain(x, source, target))
        }
        (DifferenceKind::Changed(Aspect::Value), Some(x), Some(y)) => {
            // One thing that became two is often another thing, but one day is the next one.
            let dates = is_day(x, source) && is_day(y, target);
            let slip = day(x).zip(day(y)).is_some_and(|(a, b)| is_slip(a, b) && (dates || a.max(b) > 2));
            let alone = x.role == Role::Date && month(x, source).is_none() && ![source, target].into_iter().any(names_year);
            let date = alone || is_old_date(x, source, target);
            !slip && (date || !is_of_kind(x, y, source, target))
                || is_next_month(x, y, source, target)
                || is_rounded(x, y)
                || is_next(x, y)
                || is_recounted(x, y, source, target)
                || is_complement(x, y)
        }
        // 60キロ are kilograms, kilometres, and kilometres per hour; 5m are minutes and metres.
        (DifferenceKind::Changed(Aspect::Unit), Some(x), Some(y)) => {
            let minute = |x: &Quantity| x.unit.is_some_and(|unit| unit.symbol() == "min");
            let short =
                |x: &Quantity, side: &Side<'_>| x.unit.is_some_and(|unit| unit.symbol() == "m") && x.span.of(side.text).ends_with('m');
            x.span.of(source.text).ends_with("キロ")
                || y.span.of(target.text).ends_with("キロ")
                || (minute(x) && short(y, target))
                || (minute(y) && short(x, source))
        }
        _ => false,
    }
}

/// Whether the number is a date or a day of one.
fn is_day(x: &Quantity, side: &Side<'_>) -> bool {
    x.role == Role::Date || x.span.of(side.text).ends_with('日')
}

/// Whether a text is the label of something rather than a sentence.
fn is_note(side: &Side<'_>) -> bool {
    const LONGEST: usize = 60;
    let text = side.text.trim_end();
    text.len() <= 4 * LONGEST
        && !text.contains(['。', '．', '！', '？'])
        && !text.ends_with(['.', '!', '?'])
        && text.chars().count() <= LONGEST
}

/// Whether the number counts nothing of which the amount matters by itself: a place in an order, so many times or hours.
fn is_light(x: &Quantity, side: &Side<'_>) -> bool {
    let unit = |unit: Unit| unit.is_time() || unit.dimension() == "times";
    let after = side.text.get(x.span.end..).unwrap_or("").trim_start();
    let people = ["人", "名", "例", "件", "patient", "people", "person", "case", "participant"].iter().any(|word| after.starts_with(word));
    matches!(x.role, Role::Quantity | Role::Ordinal) && x.unit.is_none_or(unit) && !people
}

/// Whether two percentages make a whole: less by 75%, and 25% of it.
fn is_complement(x: &Quantity, y: &Quantity) -> bool {
    let percent = |x: &Quantity| x.unit.is_some_and(|unit| unit.symbol() == "%");
    let (Value::Exact(a), Value::Exact(b)) = (x.value, y.value) else { return false };
    percent(x) && percent(y) && a.plus(b) == Some(Number::whole(100))
}

/// Whether one label has a number and the other a part of a whole: 8分9連 and "1/9 (8th nonuplet)".
fn is_recounted(x: &Quantity, y: &Quantity, source: &Side<'_>, target: &Side<'_>) -> bool {
    let part = |x: &Quantity, side: &Side<'_>| matches!(x.value, Value::Fraction(..)) && x.span.of(side.text).contains('/');
    let bare = x.unit.is_none() && y.unit.is_none();
    bare && part(x, source) != part(y, target) && [source, target].into_iter().all(is_note)
}

/// Whether the number says in what figures others are written: 16進数.
fn is_radix(x: &Quantity, side: &Side<'_>) -> bool {
    side.text.get(x.span.end..).is_some_and(|after| after.trim_start().starts_with('進'))
}

/// Whether the number is a power of ten, and more, of which the other text has only the size: 100以上, 100万人もの and "hundreds",
/// "millions".
fn is_magnitude(x: &Quantity, home: &Side<'_>, other: &Side<'_>) -> bool {
    let behind = home.text.get(x.span.end..).unwrap_or("");
    let near: String = behind.chars().take(5).take_while(|c| !matches!(c, '、' | '。')).collect();
    if !x.bound.is_some_and(Bound::is_lower) && !["も", "とか", "といっ", "規模"].iter().any(|word| near.contains(word)) {
        return false;
    }
    let size = |y: &Quantity| if let Value::Vague(power @ 2..) = y.value { Some(Value::Exact(Number::ONE.shifted(power))) } else { None };
    other.all.iter().filter_map(|y| size(&y.quantity)).any(|size| size == x.value)
}

/// Whether a number that is open on one side became the first on that side: 76を越える and "at 77", 十数 and "more than 10".
fn is_next(x: &Quantity, y: &Quantity) -> bool {
    let next = |x: &Quantity, y: &Quantity| {
        let (Value::Exact(a), Value::Exact(b)) = (x.value, y.value) else { return false };
        match x.bound {
            Some(Bound::MoreThan) => a.plus(Number::ONE) == Some(b),
            Some(Bound::LessThan) => b.plus(Number::ONE) == Some(a),
            _ => false,
        }
    };
    let size = |x: &Quantity, y: &Quantity| {
        let (Value::Vague(power), Value::Exact(n)) = (x.value, y.value) else { return false };
        power > 0 && y.bound.is_some_and(Bound::is_lower) && n == Number::ONE.shifted(power)
    };
    next(x, y) || next(y, x) || size(x, y) || size(y, x)
}

/// Whether one number is the other with fewer decimals, two at least: 0.021 and 0.02097. A dose says what it says.
fn is_rounded(x: &Quantity, y: &Quantity) -> bool {
    const FEWER: i32 = 2;
    let (Value::Exact(a), Value::Exact(b)) = (x.value, y.value) else { return false };
    let exact = [x, y].iter().any(|x| x.unit.is_some_and(Unit::is_exact));
    let (long, short) = if a.decimals() > b.decimals() { (a, b) } else { (b, a) };
    let off = long.plus(short.times(Number::new(-1, 0)).unwrap_or(short));
    let half = Number::new(5, -short.decimals() - 1);
    let near = off.is_some_and(|off| off <= half && off.times(Number::new(-1, 0)).is_some_and(|off| off <= half));
    !exact && short.decimals() > 0 && long.decimals() >= short.decimals() + FEWER && near
}

fn day(x: &Quantity) -> Option<i64> {
    if let Value::Exact(day) = x.value { day.as_whole() } else { None }
}

/// Whether the number is a count below ten: two things become "they".
fn is_small(x: &Quantity) -> bool {
    x.role == Role::Quantity && x.unit.is_none() && matches!(x.value, Value::Exact(value) if value < Number::whole(10))
}

/// Whether the number is read aloud in the name that the other text gives in Latin letters: 第3旅団, "Daisan ryodan".
fn is_read_aloud(x: &Quantity, source: &Side<'_>, target: &Side<'_>) -> bool {
    const LEAST: usize = 6;
    let Value::Exact(value) = x.value else { return false };
    let Some(value) = value.as_whole().filter(|_| source.lang == Lang::Ja && target.lang == Lang::En) else { return false };
    let head = if x.span.of(source.text).starts_with('第') { "dai" } else { "" };
    let block = source.text.get(x.span.end..).is_some_and(|after| after.starts_with("丁目"));
    let tail = if block { "chome" } else { "" };
    let said = readings(value).into_iter().map(|said| format!("{head}{said}{tail}"));
    said.into_iter().any(|said| said.len() >= LEAST && target.letters().contains(said.as_str()))
}

/// Whether the number is the year of a reign whose year of ours stands behind it in brackets: 太初3年（紀元前102年）.
fn is_twin(x: &Quantity, side: &Side<'_>) -> bool {
    let short = matches!(x.value, Value::Exact(year) if year < Number::whole(100));
    const LONGEST: usize = 40;
    let behind = side.text.get(x.span.end..).and_then(|rest| rest.strip_prefix(['(', '（', '〈']));
    let inside = |rest: &str| rest.chars().take(LONGEST).take_while(|c| !matches!(c, ')' | '）' | '〉')).collect::<String>();
    let figures = |text: &str| text.split(|c: char| !c.is_numeric()).any(|run| (3..5).contains(&run.chars().count()));
    let first = |text: &str| text.trim_start_matches("紀元前").starts_with(|c: char| c.is_numeric());
    let year = behind.map(inside).is_some_and(|inside| first(&inside) || figures(&inside));
    short && year && x.span.of(side.text).ends_with('年')
}

/// Whether the number is 100%, which "completely" says too.
fn is_all(x: &Quantity) -> bool {
    x.unit.is_some_and(|unit| unit.symbol() == "%") && x.value == Value::Exact(Number::whole(100))
}

/// Whether the number stands in words and counts nothing that has a unit: "a million hearts".
fn is_worded(x: &Quantity, side: &Side<'_>) -> bool {
    x.unit.is_none() && matches!(x.role, Role::Quantity | Role::Ordinal) && in_words(x, side)
}

/// Whether no digit says the number.
fn in_words(x: &Quantity, side: &Side<'_>) -> bool {
    !x.span.of(side.text).contains(char::is_numeric)
}

/// Whether two numbers may be the same thing: not 三 and "11th", 1897 and "1890s", the year of a reign and one of ours, two
/// rolls and 53 cm, 6割 and 10:6, a seventh that is left and six that are gone, nor one person and two types.
fn is_of_kind(x: &Quantity, y: &Quantity, source: &Side<'_>, target: &Side<'_>) -> bool {
    let decade = |x: &Quantity| x.unit.is_some_and(|unit| unit.symbol() == "s.");
    let reign = |x: &Quantity| matches!(x.value, Value::Exact(year) if year < Number::whole(100));
    let length = |x: &Quantity| x.unit.is_some_and(|unit| matches!(unit.dimension(), "metre" | "foot" | "inch" | "yard"));
    let one = |x: &Quantity, side: &Side<'_>| x.unit.is_none() && x.value == Value::Exact(Number::ONE) && !in_words(x, side);
    let ratio = |x: &Quantity| matches!(x.value, Value::Fraction(above, below) if above > below);
    match (x.role, y.role) {
        (Role::Year, Role::Year) => reign(x) == reign(y),
        (Role::Year, Role::Quantity) | (Role::Quantity, Role::Year) if is_short(x, y) || is_short(y, x) => false,
        (Role::Year, Role::Quantity) if reign(x) && y.unit.is_none() => reign(y),
        (Role::Ordinal, _) if decade(y) => false,
        (_, Role::Ordinal) if decade(x) => false,
        (Role::Date, Role::Quantity) | (Role::Quantity, Role::Date) if x.unit.is_none() && y.unit.is_none() => false,
        (Role::Year, _) if decade(y) => false,
        (_, Role::Year) if decade(x) => false,
        (Role::Quantity, Role::Quantity) => {
            let measured = length(x) != length(y) && (x.unit.is_none() || y.unit.is_none());
            let single = one(x, source) || one(y, target);
            let reckoned = is_reckoned(x, source, y) || is_reckoned(y, target, x);
            !(measured || single || reckoned || ratio(x) && y.unit.is_some() || ratio(y) && x.unit.is_some() || is_rest(x, y))
        }
        (a, b) => a == b || !(in_words(x, source) || in_words(y, target)),
    }
}

/// Whether the second is what two figures say of a year: 1998 and 98.
fn is_short(x: &Quantity, y: &Quantity) -> bool {
    let (Value::Exact(a), Value::Exact(b)) = (x.value, y.value) else { return false };
    let recent = a.as_whole().filter(|year| (1900..2100).contains(year));
    y.unit.is_none() && recent.is_some_and(|year| b.as_whole() == Some(year % 100))
}

/// Whether the years of a reign, whose name is not known, stand beside a year or years of ours: 允恭23年 and 434.
fn is_reckoned(x: &Quantity, side: &Side<'_>, y: &Quantity) -> bool {
    let reign = x.unit.is_some_and(|unit| unit.symbol() == "yr") && x.span.of(side.text).ends_with('年');
    let short = matches!(x.value, Value::Exact(n) if n < Number::whole(65));
    let year = match y.value {
        Value::Exact(n) | Value::Range(n, _) => n >= Number::whole(100) && n < Number::whole(1873),
        _ => false,
    };
    reign && short && year && y.unit.is_none()
}

/// Whether two parts make a whole.
fn is_rest(x: &Quantity, y: &Quantity) -> bool {
    matches!((x.value, y.value), (Value::Fraction(a, m), Value::Fraction(b, n)) if m == n && a.plus(b) == Some(m))
}

/// Whether the number is of a date in texts that name no year of our calendar, which Japan has had since 1873, and that speak
/// of old times or name no month: the months of the old calendar are others, and a day alone is told in many ways.
fn is_old_date(x: &Quantity, source: &Side<'_>, target: &Side<'_>) -> bool {
    let day = |side: &Side<'_>| x.role == Role::Quantity && x.span.of(side.text).ends_with('日');
    let japanese = if source.lang == Lang::Ja { source } else { target };
    (x.role == Role::Date || day(source))
        && ![source, target].into_iter().any(names_year)
        && (!japanese.all.iter().any(|y| y.quantity.role == Role::Date)
            || is_of_old(japanese.text)
            || [source, target].into_iter().any(|side| side.all.iter().any(|y| is_old_year(&y.quantity))))
}

/// The month that the number is.
fn month(x: &Quantity, side: &Side<'_>) -> Option<i64> {
    let said = x.span.of(side.text);
    let named = said.ends_with('月') || said.starts_with(|c: char| c.is_ascii_alphabetic());
    day(x).filter(|_| x.role == Role::Date && named)
}

/// Whether a month became one of the two after it, in texts that name no year of our calendar: what is counted by the old
/// one is that much later by ours.
fn is_next_month(x: &Quantity, y: &Quantity, source: &Side<'_>, target: &Side<'_>) -> bool {
    let Some((x, y)) = month(x, source).zip(month(y, target)) else { return false };
    let later = if source.lang == Lang::Ja { y - x } else { x - y };
    matches!(later.rem_euclid(12), 1 | 2) && ![source, target].into_iter().any(names_year)
}

fn is_old_year(x: &Quantity) -> bool {
    x.role == Role::Year && matches!(x.value, Value::Exact(year) if year < Number::whole(1873))
}

/// Whether a text names a year since Japan has our calendar.
fn names_year(side: &Side<'_>) -> bool {
    let recent = |x: &Quantity| matches!(x.value, Value::Exact(year) if (1873..2200).contains(&year.as_whole().unwrap_or(0)));
    side.all.iter().any(|x| x.quantity.role == Role::Year && recent(&x.quantity))
}

#[cfg(test)]
mod tests {
    use crate::language::compare;
    use crate::text::Lang;

    /// All that is found in the two texts is in doubt, or nothing of it is.
    fn hold((from, from_lang): (&str, Lang), (to, to_lang): (&str, Lang), doubtful: bool) {
        let found = compare(from, from_lang, to, to_lang);
        assert!(!found.is_empty() && found.iter().all(|difference| difference.doubtful == doubtful), "{from} | {to}: {found:?}");
    }

    #[test]
    fn what_changed_is_told_from_what_may_be_none() {
        for (ja, en, doubtful) in [
            ("5mgを投与した。", "50 mg was given.", false),
            ("５０mgを投与した。", "Some was given.", false),
            ("3か月後に診察", "an examination after 3 weeks", false),
            ("5月3日に来院", "a visit on May 4", false),
            ("2021年5月3日に来院", "a visit on May 9, 2021", false),
            ("第12旅団の医師", "a doctor of the Dai-juni Ryodan", true),
            ("20人中3人", "3 of 30 people", false),
            ("5月に来院", "a visit in August", false),
            ("2020年5月から", "from June 2020", false),
            ("5月から", "from June", true),
            ("幕府は１３日に使者を送った。", "The shogunate sent an envoy.", true),
            ("二人の医師が診ます。", "Three doctors will see you.", false),
            ("2019年に開院", "opened in 20190", false),
            ("1997年から", "since the 1990s", true),
            ("患者の3分の1が残った。", "2/3 of the patients are gone.", true),
            ("3つの科があります。", "It has departments.", true),
            ("検査（20分）を行う。", "A test is done.", true),
            ("検査を20分行う。", "A test is done.", false),
            ("検査を行う。", "A test is done for 20 minutes.", true),
            ("20歳以上", "under 20", true),
            ("１つの部屋", "two rooms", true),
            ("16つの部屋", "17 rooms", false),
            ("値は１６進数で返す。", "The value is returned.", true),
            ("値は16桁で返す。", "The value is returned.", false),
            ("100万人もの患者", "millions of patients", true),
            ("100万人の患者", "millions of patients", false),
            ("確率は0.021です。", "The probability is 0.02097.", true),
            ("確率は0.021です。", "The probability is 0.02197.", false),
            ("０．０２mgです。", "It is 0.02097 mg.", false),
            ("76を越えると", "at the age of 77", true),
            ("1998年の第2版", "the 2nd edition of 98", true),
            ("允恭23年に亡くなった。", "He died in A.D. 434.", true),
            ("８分９連", "1/9 (8th nonuplet)", true),
            ("12 時間前の記録", "Records of the last period", true),
            ("12mgを服用", "Take a dose", false),
            ("5の倍数で増やし、75%減る。", "It rises by multiples of 5, and to 25%.", true),
            ("長さは5分です。", "It is 5m long.", true),
            ("長さは5分です。", "It is 5 metres long.", false),
        ] {
            hold((ja, Lang::Ja), (en, Lang::En), doubtful);
        }
    }

    #[test]
    fn what_english_explains_is_told_from_what_japanese_lost() {
        for (en, ja, doubtful) in [
            ("He was the 13th shogun.", "彼は将軍でした。", true),
            ("It is the trial of 20 people.", "それは試験です。", false),
            ("After the war of 1894-1895 it grew.", "戦争の後に大きくなった。", true),
            ("After the invasions of 1274 and 1281 it fell.", "元寇の後に倒れた。", true),
            ("It grew in 1894.", "そこで大きくなった。", false),
            ("It was written around 1688.", "元禄時代に書かれた。", true),
            ("It was sold before 2007.", "この頃より前に売られた。", true),
            ("He came in the 1820s.", "文政年間に来た。", true),
            ("He came in B.C. 92.", "そこへ来た。", true),
            ("A chip of 9 mm is gone.", "三分ほど欠けた。", true),
            ("The sleeve is 36 centimetres wide.", "袖は布一幅分である。", true),
            ("The wound is 36 centimetres long.", "その傷は長い。", false),
        ] {
            hold((en, Lang::En), (ja, Lang::Ja), doubtful);
        }
    }
}
