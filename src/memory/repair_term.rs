//! The terms of a match put right. In: a term of the source, the term the query has in its place, the translation. Out:
//! the bytes of the translation that render the old one, and the rendering of the new one in the same form. What never
//! happens: a term is replaced that the source names twice or the translation renders twice.

use super::repair_noun::{Slot, formed};
use crate::glossary::{Form, Glossary, Hit};
use crate::text::{Lang, Script, Span, script};

/// A source or a translation with its terms.
pub(super) struct Terms<'t> {
    pub text: &'t str,
    pub hits: Vec<Hit>,
}

impl Terms<'_> {
    /// Where a concept stands: places that lie in each other count once, and a name counts before a paraphrase around it
    /// ("MRI scan").
    fn places(&self, concept: usize) -> Vec<&Hit> {
        let named = |around: &Hit| self.hits.iter().any(|hit| hit.concept == concept && !hit.derived && around.span.contains(hit.span));
        let own = self.hits.iter().filter(|hit| hit.concept == concept && !(hit.derived && named(hit)));
        own.clone().filter(|hit| !own.clone().any(|other| other.span != hit.span && other.span.contains(hit.span))).collect()
    }
}

/// What to put where.
pub(super) fn replacement(
    glossary: &Glossary,
    (source, old): (&Terms<'_>, &Hit),
    new: &Hit,
    (target, locale, lang): (&Terms<'_>, &str, Lang),
) -> Option<(Span, String)> {
    let (from, to) = (glossary.concept(old.concept)?, glossary.concept(new.concept)?);
    let (from_side, to_side) = (from.side(locale)?, to.side(locale)?);
    let (named, places) = (source.places(old.concept), target.places(old.concept));
    let ([_], [place]) = (named.as_slice(), places.as_slice()) else { return None };
    let surface = place.span.of(target.text);
    if place.form == Form::Forbidden || place.derived || target.text.matches(surface).count() > 1 {
        return None;
    }
    // Inside the rendering of a longer term, only where the source has the term inside that one too. A paraphrase ("pain
    // in the knee") is no name, and says its parts.
    let longer = target
        .hits
        .iter()
        .filter(|hit| hit.concept != old.concept && !hit.derived && hit.span != place.span && hit.span.contains(place.span));
    let inside = |concept: usize| source.hits.iter().any(|hit| hit.concept == concept && hit.span.contains(old.span));
    if longer.clone().any(|hit| !inside(hit.concept)) {
        return None;
    }
    match lang {
        Lang::En => {
            let behind = source.text.get(old.span.end..).and_then(|rest| rest.chars().next());
            let attributive = behind.is_some_and(|c| matches!(script(c), Script::Han | Script::Katakana));
            formed(&Slot { target: target.text, span: place.span, attributive }, (from, from_side), (to, to_side))
        }
        _ => {
            let short = from_side.abbreviation.as_ref().is_some_and(|short| short.text == surface);
            let word = to_side.abbreviation.as_ref().filter(|_| short).unwrap_or(&to_side.preferred);
            Some((place.span, word.text.clone()))
        }
    }
}

/// Whether a text says a concept with a word that is right, at a place.
pub(super) fn says(terms: &Terms<'_>, concept: usize, span: Span) -> bool {
    terms.hits.iter().any(|hit| hit.concept == concept && hit.form != Form::Forbidden && hit.span.overlaps(span))
}
