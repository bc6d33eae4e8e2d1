//! Names with digits in them: IL-6, COVID-19, DOIs and trial numbers, telephone numbers, house numbers. A name of one text
//! comes in; whether the other text has it, written in its own way, goes out. Names of registers are equal or wrong.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::number::{Form, Found, Role, Value};
use super::number_decimal::Number;
use super::number_match::{Reading, meet, readings};
use super::number_side::Side;

impl Side<'_> {
    /// Whether the name `x` of the text `home` stands here.
    pub fn has_identifier(&self, x: &Found, home: &Side<'_>) -> bool {
        let same = |y: &Found| y.quantity.role == Role::Identifier && y.name == x.name;
        if is_version(x) {
            // 5.42.0 has the digits of 54.2.0.
            let runs = |y: &Found| (y.quantity.value, y.also.clone());
            return self.all.iter().any(|y| same(y) && runs(y) == runs(x)) || self.has_runs(x, home);
        }
        self.all.iter().any(same)
            || self.has_name(&x.name)
            || self.calls(&x.name)
            || if is_long_number(&x.name) { self.has_long_number(&x.name) } else { self.has_runs(x, home) }
    }

    /// Whether the name stands here, and not as the beginning of another (IL-1 of IL-10).
    pub fn has_name(&self, name: &str) -> bool {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        self.letters().match_indices(name).any(|(at, _)| {
            let before = self.letters().get(..at).and_then(|text| text.chars().next_back());
            let after = self.letters().get(at + name.len()..).and_then(|text| text.chars().next());
            !(digit(before) && digit(name.chars().next()) || digit(after) && digit(name.chars().next_back()))
        })
    }

    /// Whether the text has another word for what the name means: 新型コロナウイルス感染症 for COVID-19.
    fn calls(&self, name: &str) -> bool {
        static WORDS: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
            let lines = include_str!("called.txt").lines().filter(|line| !line.starts_with('#'));
            lines.filter_map(|line| line.split_once(' ')).map(|(name, words)| (name, words.split('|').collect())).collect()
        });
        WORDS.get(name).is_some_and(|words| {
            let lower = self.text.to_lowercase();
            words.iter().any(|word| lower.contains(word))
        })
    }

    /// Whether a telephone number or a postal code stands here, with or without the code of the country.
    fn has_long_number(&self, name: &str) -> bool {
        let stem = name.trim_start_matches('0');
        let same = |long: &str, short: &str| short.len() >= 7 && long.len() <= short.len() + 4 && long.ends_with(short);
        let numbers = self.all.iter().filter(|y| y.quantity.role == Role::Identifier && is_long_number(&y.name));
        let mut names = numbers.map(|y| y.name.as_str());
        names.any(|other| same(other, stem) || same(name, other.trim_start_matches('0')))
            || self.letters().match_indices(stem).any(|(at, _)| {
                let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
                let before: String = self.letters().get(..at).unwrap_or("").chars().rev().take(5).collect();
                digits(&before) <= 4 && digits(self.letters().get(at + stem.len()..).unwrap_or("")) == 0
            })
    }

    /// Whether the digits are an identifier here: 〒150-1234 and 150-1234, which would be a range by itself.
    pub fn is_number_of(&self, x: &Found, home: &Side<'_>) -> bool {
        let digits = || x.quantity.span.of(home.text).chars().filter(char::is_ascii_digit).collect::<String>();
        let named = |y: &&Found| y.quantity.role == Role::Identifier && bare(y).len() >= 5 && bare(y).bytes().all(|b| b.is_ascii_digit());
        self.all.iter().filter(named).any(|y| bare(y) == digits())
    }

    /// Whether the numbers of a name stand here: COVID-19 and "coronavirus disease of 2019" do not, 6-6-5 and 6丁目6-5 do.
    fn has_runs(&self, x: &Found, home: &Side<'_>) -> bool {
        if is_registered(&x.name) {
            return false;
        }
        let runs: Vec<Value> = std::iter::once(x.quantity.value).chain(x.also.iter().map(|(value, _)| *value)).collect();
        let address = is_address(x);
        // miR-146b does not account for miR-146a.
        let strange = |y: &Found| y.quantity.role == Role::Identifier && y.name.len() == x.name.len() && !home.has_name(&y.name);
        runs.iter().all(|&run| {
            let here = self.all.iter().filter(|y| !strange(y)).filter(|y| {
                let digits = y.form == Form::Digits || run != Value::Exact(Number::ONE) || x.name.starts_with(|c: char| c.is_ascii_digit());
                let run = Reading { value: run, unit: None, clock: false, counted: None, per: &[] };
                digits && readings(y).any(|reading| meet(run, reading, false))
            });
            let wanted = if address { runs.iter().filter(|other| **other == run).count() } else { 1 };
            here.take(wanted).count() >= wanted
        })
    }

    /// Whether a bare number is part of a name here: バージョン3 and "v3".
    pub fn in_name(&self, x: &Found) -> bool {
        let Value::Exact(value) = x.quantity.value else { return false };
        x.quantity.unit.is_none()
            && self
                .all
                .iter()
                .filter(|y| y.quantity.role == Role::Identifier)
                .any(|y| y.quantity.value == Value::Exact(value) || y.also.iter().any(|(run, _)| *run == Value::Exact(value)))
    }
}

/// The name without the sign that it is the number of a book.
fn bare(x: &Found) -> &str {
    x.name.strip_prefix("isbn").unwrap_or(&x.name)
}

/// Whether the name is the number of a house: 6-6-5.
pub(super) fn is_address(x: &Found) -> bool {
    x.quantity.role == Role::Identifier && x.also.len() == 2 && x.name.len() < 7 && x.name.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the name is the number of a version, a section or a house.
fn is_version(x: &Found) -> bool {
    x.quantity.role == Role::Identifier && x.also.len() > 1 && x.name.len() < 9 && x.name.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the name is one of a register (DOI, PMCID, trial numbers), which is right in every digit or wrong.
pub(super) fn is_registered(name: &str) -> bool {
    let digits = |text: &str| text.len() >= 5 && text.bytes().all(|b| b.is_ascii_digit());
    name.starts_with("10") && name.bytes().any(|b| b.is_ascii_alphabetic()) && name.len() > 8
        || ["pmc", "pmid", "nct", "jrct", "jrcts", "umin", "isrctn", "eudract", "chictr"]
            .iter()
            .any(|id| name.strip_prefix(id).is_some_and(digits))
}

/// Whether the name is a telephone number, a postal code or the like.
fn is_long_number(name: &str) -> bool {
    name.len() >= 7 && name.bytes().all(|b| b.is_ascii_digit())
}
