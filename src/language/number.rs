//! Numbers by value and role, in Japanese and English.
//!
//! A text comes in, its quantities come out: exact value, unit, role, approximation and bound, with the bytes they
//! stand in. 一般 or 十分 are no numbers, IL-6 and COVID-19 are names, 第2相 and phase II are one ordinal. Nothing here
//! rounds, and nothing here decides what is wrong; see [`super::compare`].

use super::number_date::Clues;
use super::number_decimal::Number;
use super::number_glyphs::Glyphs;
use super::number_unit::Unit;
use super::{number_en, number_ja, number_per};
use crate::text::{Lang, Span};

/// A number of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The bytes of the text that say it, unit included.
    pub span: Span,
    /// How much.
    pub value: Value,
    /// Of what, where the unit is one of `units.txt`; counters (名, 個, patients) have none.
    pub unit: Option<Unit>,
    /// What the number is for.
    pub role: Role,
    /// Whether it is said to be rough (約, about).
    pub approx: bool,
    /// Whether it is the end of a range open on one side.
    pub bound: Option<Bound>,
}

/// How much a quantity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// One number; for [`Role::Time`] the minutes since midnight.
    Exact(Number),
    /// From the first number to the second.
    Range(Number, Number),
    /// A power of ten and no more is known: 数百万 and "several million" are 6.
    Vague(i32),
    /// The first number divided by the second.
    Fraction(Number, Number),
}

/// What a number is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// An amount or a count.
    Quantity,
    /// A place in an order, a phase, a grade: 第2相, 3rd, Grade III.
    Ordinal,
    /// A year of the common era; 令和5年 is 2023.
    Year,
    /// A month of the year or a day of the month.
    Date,
    /// A day of the week, Monday being 1; only differences have it.
    Weekday,
    /// A time of the day.
    Time,
    /// How often: 週2回, twice a week; only differences have it. The value is so many times in so many of the unit.
    Frequency,
    /// The number in front of an item of a list: 1), ①.
    ListMarker,
    /// Part of a name: IL-6, COVID-19, DOIs, telephone numbers, versions, web addresses.
    Identifier,
    /// A mark that points to a note or a reference: `[1]`, `※1`.
    Citation,
}

/// On which side a quantity is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// ≥, 以上, at least.
    AtLeast,
    /// >, 超, over.
    MoreThan,
    /// ≤, 以下, up to.
    AtMost,
    /// <, 未満, under.
    LessThan,
}

impl Bound {
    /// Whether the quantity is the lower end.
    pub fn is_lower(self) -> bool {
        matches!(self, Bound::AtLeast | Bound::MoreThan)
    }
}

/// How a number is written; decides whether its absence counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// Not written at all but meant: both, 両, 隔週. Accounts for a number, is never asked for one.
    Implied,
    /// Kanji or kana, spelled-out words, names of months.
    Words,
    /// Roman numerals, spelled-out numbers that nobody writes in passing (one hundred million).
    Firm,
    /// Arabic digits.
    Digits,
}

/// A quantity with what comparing needs to know.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub quantity: Quantity,
    pub form: Form,
    /// Other values the same words may have: 3時 is 3:00 and 15:00.
    pub also: Vec<(Value, Option<Unit>)>,
    /// An identifier in lower case without its punctuation; the era in Latin letters and its year; empty otherwise.
    pub name: String,
    /// What stands with it lets it vanish: 2人 may become "they".
    pub light: bool,
    /// It counts things that the other text may simply list: 3つの方法.
    pub lists: bool,
    /// It counts people or things that both texts may name one by one: 3人.
    pub gathers: bool,
    /// It is of a date that stands beside its twin of the old calendar, and is the one of ours.
    pub solar: bool,
    /// It is of an old measure: 尺, 坪, 石.
    pub old: bool,
    /// It stands in kanji and counts nothing, and so may be part of a name: 三条.
    pub bare: bool,
    /// What it counts, where that is said; it is then no amount of a unit: 3回 is not "3 months".
    pub counted: Option<Count>,
    /// The units below the line: the kg and the day of 5 mg/kg/day.
    pub per: Vec<Unit>,
    /// The byte after the last of them.
    pub per_end: usize,
}

/// What a number without a unit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    /// 人, 名, "patients".
    People,
    /// 回, "times".
    Times,
    /// 個, 例, "cases".
    Things,
}

impl Found {
    pub fn new(span: Span, value: Value, role: Role, form: Form) -> Self {
        let quantity = Quantity { span, value, unit: None, role, approx: false, bound: None };
        Found {
            quantity,
            form,
            also: Vec::new(),
            name: String::new(),
            light: false,
            lists: false,
            gathers: false,
            solar: false,
            old: false,
            bare: false,
            counted: None,
            per: Vec::new(),
            per_end: 0,
        }
    }

    pub fn unit(mut self, unit: Option<Unit>) -> Self {
        self.quantity.unit = unit;
        self
    }

    /// The number with the units below the line in its bytes.
    pub fn with_per(&self) -> Quantity {
        let mut quantity = self.quantity.clone();
        quantity.span.end = quantity.span.end.max(self.per_end);
        quantity
    }

    pub fn also(mut self, value: Value, unit: Option<Unit>) -> Self {
        self.also.push((value, unit));
        self
    }
}

/// The quantities of a text, in its order. Languages other than Japanese and English are read as English without its
/// number words. Time grows linearly with the text.
///
/// ```
/// use taiyaku::language::{Number, Value, quantities};
/// use taiyaku::text::Lang;
/// let found = quantities("1億2,000万個", Lang::Ja);
/// assert_eq!(found[0].value, Value::Exact(Number::whole(120_000_000)));
/// assert!(quantities("一般に十分です", Lang::Ja).is_empty());
/// ```
pub fn quantities(text: &str, lang: Lang) -> Vec<Quantity> {
    let g = Glyphs::new(text);
    find(text, &g, &Clues::of(&g, lang), lang).into_iter().filter(|found| found.form > Form::Implied).map(|found| found.quantity).collect()
}

/// Like [`quantities`], with implied numbers and all readings; `g` are the characters of the text.
pub(super) fn find(text: &str, g: &Glyphs, clues: &Clues, lang: Lang) -> Vec<Found> {
    let mut all = match lang {
        Lang::Ja => number_ja::find(text, g, clues),
        Lang::En => number_en::find(g, true),
        Lang::Other => number_en::find(g, false),
    };
    number_per::read(g, lang, &mut all);
    all
}
