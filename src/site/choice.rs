//! Which text stands for a unit in a locale: an article and a chain of locales come in, one text for every unit goes
//! out. The locale's own translation is first, then those of the chain, then the source; nothing is made up.

use std::collections::{BTreeMap, BTreeSet};

use unic_langid::LanguageIdentifier;

use super::input::{Filling, Page};
use super::policy::{Policy, Settings, StalePolicy};
use crate::bundle::{chain, is_same_language};
use crate::catalog::State;
use crate::segment::Style;

/// Where a chosen text comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The locale itself, or another of the same language.
    Own,
    /// A locale of another language.
    Fallback,
    /// The source, not for translation: as it is, but for the signs of what has no words.
    Skipped,
    /// None: another unit's text covers it.
    Covered,
}

/// The text of a unit in a locale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The text; empty where another covers it.
    pub text: String,
    /// The locale it is from.
    pub locale: LanguageIdentifier,
    /// Where it comes from.
    pub origin: Origin,
    /// Where the locale's own translation stands, published or not.
    pub state: State,
}

/// The texts of an article in a locale.
pub(super) struct Choice {
    /// By id.
    pub(super) texts: BTreeMap<String, Chosen>,
    /// Units for translation, and labels that have none.
    pub(super) total: usize,
    /// Those of them that have a text in the language.
    pub(super) filled: usize,
    /// Those of them whose own translation is stale.
    pub(super) stale: usize,
}

impl Choice {
    /// Units with a text among those for translation, in percent, never rounded up; 100 where there are none.
    pub(super) fn coverage(&self) -> u8 {
        let percent = (self.filled * 100).checked_div(self.total).unwrap_or(100);
        u8::try_from(percent).unwrap_or(100)
    }

    /// How many units stand in each state; the numbers add up to the units of the article.
    pub(super) fn counts(&self) -> BTreeMap<&'static str, usize> {
        let mut counts: BTreeMap<&'static str, usize> = State::ALL.iter().map(|state| (state.name(), 0)).collect();
        for chosen in self.texts.values() {
            *counts.entry(chosen.state.name()).or_default() += 1;
        }
        counts
    }
}

/// The source as it is.
pub(super) fn of_source(page: &Page<'_>, source: &LanguageIdentifier) -> Choice {
    let units = page.blocks.iter().flat_map(|block| &block.units);
    let chosen = units.map(|unit| {
        let origin = if unit.skip { Origin::Skipped } else { Origin::Own };
        let state = if unit.skip { State::Skipped } else { State::Translated };
        (unit.id.to_owned(), Chosen { text: unit.source.to_owned(), locale: source.clone(), origin, state })
    });
    let texts: BTreeMap<String, Chosen> = chosen.collect();
    let total = texts.values().filter(|chosen| chosen.origin == Origin::Own).count();
    Choice { texts, total, filled: total, stale: 0 }
}

/// The texts of an article in a target locale.
pub(super) fn of_target(page: &Page<'_>, locale: &LanguageIdentifier, settings: &Settings) -> Choice {
    let chain = chain(locale, &settings.targets, &settings.source);
    let policy = settings.policy(page.path);
    let shelves: Vec<Shelf<'_>> = chain.iter().filter(|one| **one != settings.source).map(|one| Shelf::of(page, one, policy)).collect();
    let style = Style::of_locale(locale);
    let own = shelves.iter().find(|shelf| shelf.locale == locale);
    let mut choice = Choice { texts: BTreeMap::new(), total: 0, filled: 0, stale: 0 };
    for unit in page.blocks.iter().flat_map(|block| &block.units) {
        let state = own.map_or(State::Untranslated, |shelf| shelf.state(unit.id));
        let skipped = unit.skip || state == State::Skipped;
        let found = shelves.iter().filter(|_| !skipped).find_map(|shelf| Some((shelf, shelf.text(unit.id)?)));
        let chosen = match found {
            Some((shelf, text)) => {
                let near = is_same_language(shelf.locale, locale);
                let origin = match text {
                    None => Origin::Covered,
                    Some(_) if near => Origin::Own,
                    Some(_) => Origin::Fallback,
                };
                choice.filled += usize::from(near);
                Chosen { text: text.unwrap_or_default().to_owned(), locale: shelf.locale.clone(), origin, state }
            }
            None => {
                let (origin, state) = if skipped { (Origin::Skipped, State::Skipped) } else { (Origin::Fallback, state) };
                let text = if unit.wordless { style.figures(unit.source, page.format) } else { unit.source.to_owned() };
                Chosen { text, locale: settings.source.clone(), origin, state }
            }
        };
        choice.total += usize::from(!skipped);
        choice.stale += usize::from(!skipped && state == State::Stale);
        choice.texts.insert(unit.id.to_owned(), chosen);
    }
    choice.total += page.editions.get(&locale.to_string()).map_or(0, |edition| edition.missing_labels);
    choice
}

/// What one locale has for an article.
struct Shelf<'a> {
    locale: &'a LanguageIdentifier,
    /// Fillings by the id of the unit they stand at.
    fillings: BTreeMap<&'a str, &'a Filling>,
    /// For each unit that another covers: that other.
    covered: BTreeMap<&'a str, &'a str>,
    /// Units whose filling may be published.
    publishable: BTreeSet<&'a str>,
}

impl<'a> Shelf<'a> {
    fn of(page: &'a Page<'_>, locale: &'a LanguageIdentifier, policy: Policy) -> Shelf<'a> {
        let units: BTreeSet<&str> = page.blocks.iter().flat_map(|block| &block.units).map(|unit| unit.id).collect();
        let mut shelf = Shelf { locale, fillings: BTreeMap::new(), covered: BTreeMap::new(), publishable: BTreeSet::new() };
        let Some(edition) = page.editions.get(&locale.to_string()) else { return shelf };
        for (id, filling) in edition.fillings.iter().filter(|(id, _)| units.contains(id.as_str())) {
            shelf.fillings.insert(id, filling);
            let goes = match filling.state {
                State::Translated | State::NeedsReview | State::Reviewed => true,
                State::Draft => policy.drafts,
                State::Stale => policy.stale != StalePolicy::Fallback,
                State::Untranslated | State::Skipped => false,
            };
            if goes {
                shelf.publishable.insert(id);
            }
        }
        for (id, filling) in &edition.fillings {
            for covered in filling.covers.iter().filter(|covered| !shelf.fillings.contains_key(covered.as_str())) {
                if shelf.fillings.contains_key(id.as_str()) {
                    shelf.covered.entry(covered).or_insert(id);
                }
            }
        }
        shelf
    }

    /// Where a unit stands, whether its text is its own or another's.
    fn state(&self, id: &str) -> State {
        let at = self.covered.get(id).copied().unwrap_or(id);
        self.fillings.get(at).map_or(State::Untranslated, |filling| filling.state)
    }

    /// The publishable text of a unit; `Some(None)` where another covers it.
    fn text(&self, id: &str) -> Option<Option<&'a str>> {
        match self.covered.get(id) {
            Some(head) => self.publishable.contains(head).then_some(None),
            None => self.fillings.get(id).filter(|_| self.publishable.contains(id)).map(|filling| Some(filling.text.as_str())),
        }
    }
}
