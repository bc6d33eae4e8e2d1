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
    flag: char,
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

    /// Whether amounts in it are read exactly: a limit in mg or °C, not a length of time or a sum of money.
    pub(super) fn is_measured(self) -> bool {
        self.flag == '!'
    }

    /// Whether it is a form of medicine that is counted: tablets, drops, units of insulin.
    pub(super) fn is_dosage(self) -> bool {
        self.flag == '+'
    }

    /// Whether it says how much of something: by measure or in whole ones.
    pub(super) fn is_exact(self) -> bool {
        self.is_measured() || self.is_dosage()
    }

    /// Whether amounts in both have a common measure; kb are kilobases or kilobytes.
    pub(super) fn is_akin(self, other: Unit) -> bool {
        let bases = |a: Unit, b: Unit| a.dimension == "base" && b.dimension == "byte";
        self.dimension == other.dimension || bases(self, other) || bases(other, self)
    }

    /// So many of it as one unit: the 100 g of mg/100 g.
    pub(super) fn many(self, count: Number) -> Option<Unit> {
        Some(Unit { size: self.size.times(count)?, ..self })
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
    /// Units that a name may stand for besides the first of them.
    others: BTreeMap<&'static str, Vec<Unit>>,
}

/// The prefixes of `units.txt`: their letters, what they are called in both languages, their power of ten.
const PREFIXES: [(char, &[&str], &str, &str, i32); 11] = [
    ('f', &["f"], "フェムト", "femto", -15),
    ('p', &["p"], "ピコ", "pico", -12),
    ('n', &["n"], "ナノ", "nano", -9),
    ('µ', &["μ", "u"], "マイクロ", "micro", -6),
    ('m', &["m"], "ミリ", "milli", -3),
    ('c', &["c"], "センチ", "centi", -2),
    ('h', &["h"], "ヘクト", "hecto", 2),
    ('k', &["k", "K"], "キロ", "kilo", 3),
    ('M', &["M"], "メガ", "mega", 6),
    ('G', &["G"], "ギガ", "giga", 9),
    ('T', &["T"], "テラ", "tera", 12),
];

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for line in include_str!("units.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some(words) = line.strip_prefix("= ") {
            let mut words = words.split(' ');
            let Some(name) = words.next() else { continue };
            let mut units: Vec<Unit> = words.filter_map(|symbol| table.symbols.get(symbol).copied()).collect();
            if !units.is_empty() {
                table.name(Lang::Ja, name, units.remove(0));
            }
            table.others.insert(name, units);
            continue;
        }
        table.line(line);
    }
    for names in table.ja.values_mut().chain(table.en.values_mut()) {
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    }
    table
});

impl Table {
    fn line(&mut self, line: &'static str) -> Option<()> {
        let mut fields = line.split('|');
        let (head, dimension, size, ja, en) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?, fields.next()?);
        // "sq ft" has a space of its own.
        let (symbol, prefixes) = head.split_once(' ').filter(|(symbol, _)| *symbol != "sq").unwrap_or((head, ""));
        let (dimension, flag) = dimension.split_once(' ').unwrap_or((dimension, ""));
        let (digits, power) = size.split_once('e').unwrap_or((size, "0"));
        let size = Number::parse(digits).unwrap_or(Number::ONE).shifted(power.parse().unwrap_or(0));
        let unit = *self.symbols.entry(symbol).or_insert(Unit { symbol, dimension, size, flag: flag.chars().next().unwrap_or(' ') });
        for (lang, names) in [(Lang::Ja, ja), (Lang::En, en)] {
            names.split(',').for_each(|name| self.name(lang, name, unit));
        }
        for (letter, signs, kana, latin, power) in PREFIXES.iter().filter(|prefix| prefixes.contains(prefix.0)) {
            let symbol: &'static str = format!("{letter}{symbol}").leak();
            let unit = *self.symbols.entry(symbol).or_insert(Unit { symbol, size: unit.size.shifted(*power), ..unit });
            for (lang, names) in [(Lang::Ja, ja), (Lang::En, en)] {
                for name in names.split(',').filter(|name| !name.is_empty()) {
                    let is_sign = symbol.ends_with(name) || (name.len() <= 3 && name.starts_with(|c: char| c.is_ascii_uppercase()));
                    if is_sign {
                        signs.iter().for_each(|sign| self.name(lang, format!("{sign}{name}").leak(), unit));
                    } else {
                        let prefix = if name.is_ascii() { latin } else { kana };
                        self.name(lang, format!("{prefix}{name}").leak(), unit);
                    }
                }
            }
        }
        Some(())
    }

    fn name(&mut self, lang: Lang, name: &'static str, unit: Unit) {
        let names = if lang == Lang::Ja { &mut self.ja } else { &mut self.en };
        if let Some(first) = name.chars().next() {
            names.entry(first).or_default().push((name, unit));
        }
    }
}

fn is_kana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー')
}

/// The units that the name in the Japanese text between `i` and `end` may stand for besides its first: ミリ is mm and mL.
pub(super) fn others_of(g: &Glyphs, end: usize) -> &'static [Unit] {
    if !is_kana(g.before(end)) {
        return &[];
    }
    TABLE.others.iter().find(|(name, _)| g.ends(end, name)).map_or(&[], |(_, units)| units)
}

/// Whether the text has a name of a unit of the same kind: "in milligrams", 単位はmg.
pub(super) fn names_kind(g: &Glyphs, lang: Lang, unit: Unit) -> bool {
    let names = if lang == Lang::Ja { &TABLE.ja } else { &TABLE.en };
    let whole = |i: usize, name: &str| name.len() > 3 || !name.is_ascii() || !g.at(i + name.len()).is_ascii_alphabetic();
    let kind = |other: Unit| other.is_akin(unit) || (other.is_time() && unit.is_time());
    (0..g.len()).any(|i| {
        !(g.before(i).is_ascii_alphabetic() && g.at(i).is_ascii_alphabetic())
            && names
                .get(&g.at(i))
                .is_some_and(|names| names.iter().any(|(name, other)| kind(*other) && g.starts(i, name) && whole(i, name)))
    })
}

/// What may not follow a unit of one kanji: 分 of 分類, 日 of 日本, 年 of 年生.
const NOT_AFTER: [(&str, &str); 10] = [
    ("分", "割野類子化裂泌布析離岐配担位冊厘目家社律"),
    ("日", "本常米光曜程系"),
    ("年", "生齢度下上号長"),
    ("週", "刊"),
    ("代", "表わ謝理替目々"),
    ("円", "周形柱卓盤滑錐筒"),
    ("倍", "数音率"),
    ("才", "能"),
    ("単位", "時面体格制胞"),
    ("包", "帯茎皮囲装"),
];

/// Whether an English text begins with the name of a unit.
pub(super) fn is_unit_name(text: &str) -> bool {
    let names = text.chars().next().and_then(|first| TABLE.en.get(&first)).into_iter().flatten();
    let is_whole = |name: &str, rest: &str| {
        !(name.ends_with(|c: char| c.is_ascii_alphabetic()) && rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
    };
    names.into_iter().any(|(name, _)| text.strip_prefix(name).is_some_and(|rest| is_whole(name, rest)))
}

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
        // JIS X 4051 sec.4.13.
        if name == "sec" && next == '.' && glyphs.at(glyphs.space(end + 1)).is_ascii_digit() {
            return None;
        }
        if name == "C" && next == '.' {
            return None;
        }
        if name.len() == 1 && last.is_ascii_uppercase() && is_label(glyphs, i, end, lang) {
            return None;
        }
        // ミリバール, パーセントポイント.
        if is_kana(last) && is_kana(next) && name != "ドル" {
            return None;
        }
        let survival = glyphs.starts(end, "生存");
        let barred = !survival && NOT_AFTER.iter().any(|(kanji, after)| *kanji == name && after.contains(next));
        (!barred).then_some((unit, end))
    })
}

/// Whether a capital letter by itself between `i` and `end` is part of a name: 図2A, Table 2A, 3 T cells, 2 U.S. soldiers.
fn is_label(g: &Glyphs, i: usize, end: usize, lang: Lang) -> bool {
    let number = i - usize::from(g.before(i) == ' ');
    let mut start = number;
    while g.before(start).is_ascii_digit() || (matches!(g.before(start), '.' | ',') && start < number) {
        start -= 1;
    }
    let before = g.before(start);
    let names = match lang {
        Lang::Ja => {
            before.is_ascii_alphabetic()
                || (is_kana(before) && number == i)
                || "図表第例群型式棟".contains(before)
                || "型群期相号類級種細棟".contains(g.at(end))
        }
        _ => {
            let words = g.at(end) == ' '
                && g.word(end + 1).is_some_and(|(word, _)| matches!(word, "cell" | "cells") || g.at(end + 1).is_ascii_uppercase());
            words
                || g.at(end) == '-'
                || (before == ' ' || before == '.') && g.word_before(start).is_some_and(|(word, _)| is_label_word(word))
        }
    };
    // "1M cells" are a million; K are a thousand.
    let bare_molar = g.at(i) == 'M' && number == i;
    names || bare_molar || g.at(end) == '.' && g.at(end + 1).is_alphanumeric() || (g.at(end) == '/' && !g.at(end + 1).is_alphanumeric())
}

fn is_label_word(word: &str) -> bool {
    super::number_words::is_label(word) || matches!(word, "fig" | "group" | "room" | "gate" | "unit" | "panel" | "stage" | "building")
}
