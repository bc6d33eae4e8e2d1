//! What an article does that is compared with the other articles: the names it gives to terms, and how it spells. What is
//! compared is small, so that articles can be judged beside each other long after they were read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::consistency::{self, Departure, Use, Uses};
use super::orthography::{self, Forbidden, Oddity, Spelling};
use super::pair::{Issue, Reading};
use super::{Context, capped};
use crate::finding::{Code, Severity};
use crate::glossary::Glossary;

/// The habits of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Habits {
    /// The names of terms, by concept and locale.
    pub uses: Vec<Uses>,
    /// The spellings of its source, by family.
    pub spellings: Vec<Spelling>,
    /// Words of its source that the glossary forbids.
    pub forbidden: Vec<Forbidden>,
}

/// Where the names stand: for each of [`Habits::uses`], for each of its kinds, the uses.
pub type Places = Vec<Vec<Vec<Use>>>;

/// What of an article stands out, beside all articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contrast {
    /// Names that are not the usual ones.
    pub departures: Vec<Departure>,
    /// Spellings that are not.
    pub oddities: Vec<Oddity>,
}

/// The habits of one article, whose pairs these are.
pub(super) fn habits(readings: &[&Reading<'_>], context: &Context<'_>) -> (Habits, Places) {
    let (uses, places) = consistency::uses(readings, context.glossary);
    let spells = context.severity(Code::SourceOrthography) != Severity::Off;
    let spellings = if spells { orthography::spellings(readings) } else { Vec::new() };
    let forbidden = if spells { orthography::forbidden(readings) } else { Vec::new() };
    (Habits { uses, spellings, forbidden }, places)
}

/// What stands out in each article, in their order.
pub fn contrasts(articles: &[&Habits], glossary: &Glossary) -> Vec<Contrast> {
    let mut contrasts: Vec<Contrast> = articles.iter().map(|_| Contrast::default()).collect();
    let uses: Vec<&[Uses]> = articles.iter().map(|habits| habits.uses.as_slice()).collect();
    for (article, departure) in consistency::departures(&uses, glossary) {
        if let Some(contrast) = contrasts.get_mut(article) {
            contrast.departures.push(departure);
        }
    }
    let spellings: Vec<&[Spelling]> = articles.iter().map(|habits| habits.spellings.as_slice()).collect();
    for (article, oddity) in orthography::oddities(&spellings) {
        if let Some(contrast) = contrasts.get_mut(article) {
            contrast.oddities.push(oddity);
        }
    }
    contrasts
}

impl Contrast {
    /// Whether the same stands out, whatever the numbers.
    pub fn is_like(&self, other: &Contrast) -> bool {
        let departures =
            |contrast: &'_ Contrast| contrast.departures.iter().map(|one| (one.at, one.problem, one.usual.clone())).collect::<Vec<_>>();
        let oddities =
            |contrast: &'_ Contrast| contrast.oddities.iter().map(|one| (one.at, one.problem, one.usual.clone())).collect::<Vec<_>>();
        departures(self) == departures(other) && oddities(self) == oddities(other)
    }

    /// Whether nothing is said of the article.
    pub fn is_empty(&self, habits: &Habits) -> bool {
        self.departures.is_empty() && self.oddities.is_empty() && habits.forbidden.is_empty()
    }

    /// What is said of the article, pair by number; `source` gives the source text of a pair.
    pub fn issues<'s>(&self, habits: &Habits, places: &Places, source: &dyn Fn(usize) -> Option<&'s str>) -> Vec<(usize, Issue)> {
        let mut issues = Vec::new();
        for departure in &self.departures {
            let (uses, kind, name) = departure.at;
            let Some(name) = habits.uses.get(uses).and_then(|uses| uses.kinds.get(kind)?.names.get(name)) else { continue };
            let places = places.get(uses).and_then(|kinds| kinds.get(kind)).into_iter().flatten();
            issues.extend(places.filter_map(|one| Some((one.pair, departure.issue(name, one, source(one.pair)?)?))));
        }
        issues.extend(habits.forbidden.iter().map(|one| (one.pair, one.issue())));
        let odd = self.oddities.iter().filter_map(|oddity| Some((oddity, habits.spellings.get(oddity.at)?)));
        issues.extend(odd.map(|(oddity, one)| (one.pair, oddity.issue(one))));
        capped(issues)
    }
}

/// The numbers of the readings of each article, in the order of the articles.
pub(super) fn by_article(readings: &[Reading<'_>]) -> Vec<Vec<usize>> {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut articles: Vec<Vec<usize>> = Vec::new();
    for (number, reading) in readings.iter().enumerate() {
        let article = *numbers.entry(reading.pair.article).or_insert(articles.len());
        match articles.get_mut(article) {
            Some(article) => article.push(number),
            None => articles.push(vec![number]),
        }
    }
    articles
}
