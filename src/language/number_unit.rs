//! Units that are told apart when numbers are compared: a table read from `units.txt`. A name at a place of a text
//! comes in, the unit goes out; what the table does not have is no unit.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use super::number_decimal::Number;
use super::number_glyphs::Glyphs;
use crate::text::Lang;

/// A unit of `units.txt`.
#[derive(Debug, Clone, Copy)]
pub struct Unit {
    symbol: &'static str,
    dimension: &'static str,
    size: Number,
}

impl Unit {
    /// The unit with this symbol.
    pub(super) fn of(symbol: &str) -> Option<Unit> {
        TABLE.symbols.get(symbol).copied()
    }

    /// The short sign people write after a number (`mg`, `%`, `yr`).
    pub fn symbol(self) -> &'static str {
        self.symbol
    }

    /// What is measured; units of one dimension can be converted.
    pub fn dimension(self) -> &'static str {
        self.dimension
    }

    /// How many base units of the dimension one of these is.
    pub(super) fn size(self) -> Number {
        self.size
    }

    /// Whether it is a length of time.
    pub(super) fn is_time(self) -> bool {
        matches!(self.dimension, "month" | "second")
    }

    /// Whether old measures are given in it.
    pub(super) fn is_metric(self) -> bool {
        matches!(
            self.dimension,
            "gram" | "litre" | "metre" | "area" | "acre" | "volume" | "foot" | "foot²" | "inch" | "mile" | "pound" | "yard" | "yard²"
        )
    }

    /// Whether amounts in it are read exactly: a limit in years, mg or °C, not a length of time or a sum of money.
    pub(super) fn is_measured(self) -> bool {
        matches!(self.dimension, "gram" | "litre" | "metre" | "celsius" | "mmhg")
    }
}

impl PartialEq for Unit {
    fn eq(&self, other: &Self) -> bool {
        self.symbol == other.symbol
    }
}

impl Eq for Unit {}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.symbol)
    }
}

#[derive(Default)]
struct Table {
    symbols: BTreeMap<&'static str, Unit>,
    /// Names by their first character, the longest first.
    ja: BTreeMap<char, Vec<(&'static str, Unit)>>,
    en: BTreeMap<char, Vec<(&'static str, Unit)>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for line in include_str!("units.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('|');
        let (Some(symbol), Some(dimension), Some(size), Some(ja), Some(en)) =
            (fields.next(), fields.next(), fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        let (digits, power) = size.split_once('e').unwrap_or((size, "0"));
        let size = Number::parse(digits).unwrap_or(Number::ONE).shifted(power.parse().unwrap_or(0));
        let unit = Unit { symbol, dimension, size };
        table.symbols.insert(symbol, unit);
        for (names, map) in [(ja, &mut table.ja), (en, &mut table.en)] {
            for name in names.split(',') {
                if let Some(first) = name.chars().next() {
                    map.entry(first).or_default().push((name, unit));
                }
            }
        }
    }
    for names in table.ja.values_mut().chain(table.en.values_mut()) {
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    }
    table
});

/// What may not follow a unit of one kanji: 分 of 分類, 日 of 日本, 年 of 年生.
const NOT_AFTER: [(&str, &str); 8] = [
    ("分", "割野類子化裂泌布析離岐配担位冊厘目家社律"),
    ("日", "本常米光曜程系"),
    ("年", "生齢度下上号長"),
    ("週", "刊"),
    ("代", "表わ謝理替目々"),
    ("円", "周形柱卓盤滑錐筒"),
    ("倍", "数音率"),
    ("才", "能"),
];

/// The unit whose name stands at `i` after at most one space, and the place after it.
pub(super) fn unit_at(glyphs: &Glyphs, i: usize, lang: Lang) -> Option<(Unit, usize)> {
    let i = glyphs.space(i);
    let names = if lang == Lang::Ja { &TABLE.ja } else { &TABLE.en };
    names.get(&glyphs.at(i))?.iter().find_map(|&(name, unit)| {
        let end = i + glyphs.starts(i, name).then(|| name.chars().count())?;
        let last = glyphs.before(end);
        let next = glyphs.at(end);
        // 1m20cm, 2kg500g.
        let rest = if next.is_ascii_digit() { glyphs.any(glyphs.run(end, |c| c.is_ascii_digit()), &["cm", "mm", "m", "g"]) } else { None };
        let goes_on = rest.is_some_and(|rest| matches!(name, "km" | "m" | "kg") && !glyphs.at(rest).is_ascii_alphanumeric());
        // 120mmX80mm.
        let by = matches!(next, 'x' | 'X') && glyphs.at(end + 1).is_ascii_digit() && matches!(name, "m" | "cm" | "mm" | "km");
        if last.is_ascii_alphabetic() && !goes_on && !by && (next.is_ascii_alphanumeric() || next == '_') {
            return None;
        }
        // The m2 of 1m20cm.
        if last.is_ascii_digit() && next.is_ascii_digit() {
            return None;
        }
        if name == "C" && next == '.' {
            return None;
        }
        let survival = glyphs.starts(end, "生存");
        let barred = !survival && NOT_AFTER.iter().any(|(kanji, after)| *kanji == name && after.contains(next));
        (!barred).then_some((unit, end))
    })
}
