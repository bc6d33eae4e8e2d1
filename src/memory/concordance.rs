//! Search for a piece of text in both languages of the memory. In goes what a person typed; out come the pairs that
//! hold it in comparison form, with the bytes of every place.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::lookup::Memory;
use super::record::{Origin, Record, State};
use crate::text::{Span, collapse, fold, fold_to_string};

/// A pair that holds the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The source text.
    pub source: String,
    /// Its translation.
    pub target: String,
    /// Where the text stands in the source, in order.
    pub in_source: Vec<Span>,
    /// Where it stands in the translation, in order.
    pub in_target: Vec<Span>,
    /// Where the pair is.
    pub origin: Origin,
    /// How far it can be trusted.
    pub state: State,
}

impl Memory {
    /// The first `top` pairs that hold the text in either language, however it is spelled: those with the shortest text
    /// around it first, then the more trusted. Of equal pairs one is shown.
    pub fn concordance(&self, text: &str, top: usize) -> Vec<Hit> {
        let needle = fold_to_string(&collapse(text));
        if needle.is_empty() {
            return Vec::new();
        }
        let found: Vec<Hit> = self
            .records
            .par_iter()
            .filter_map(|record| {
                let (in_source, in_target) = (places(&record.source, &needle), places(&record.target, &needle));
                let Record { source, target, origin, state, .. } = record;
                (!in_source.is_empty() || !in_target.is_empty()).then(|| Hit {
                    source: source.clone(),
                    target: target.clone(),
                    in_source,
                    in_target,
                    origin: origin.clone(),
                    state: *state,
                })
            })
            .collect();
        let mut best: BTreeMap<(usize, String, String), Hit> = BTreeMap::new();
        for hit in found {
            let around = if hit.in_source.is_empty() { hit.target.len() } else { hit.source.len() };
            match best.entry((around, hit.source.clone(), hit.target.clone())) {
                Entry::Occupied(mut kept) => {
                    if (hit.state, &hit.origin) < (kept.get().state, &kept.get().origin) {
                        kept.insert(hit);
                    }
                }
                Entry::Vacant(place) => {
                    place.insert(hit);
                }
            }
        }
        best.into_values().take(top).collect()
    }
}

/// Every place of the needle, which is in comparison form.
fn places(text: &str, needle: &str) -> Vec<Span> {
    let folded = fold(text);
    let found = folded.as_str().match_indices(needle);
    found.map(|(at, _)| folded.source(Span::new(at, at + needle.len()))).collect()
}
