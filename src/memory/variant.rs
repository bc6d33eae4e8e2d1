//! Different translations of one text, gathered. In: matches, best first. Out: the same in groups by their source, each
//! group where its best match stands, and told which belong together. What never happens: a match changes its score.

use std::collections::BTreeMap;

use super::score::Match;
use crate::text::nfc;

/// The matches of the first `top` texts. Of each text the first `top` translations are there; how many there are is said.
pub(super) fn gathered(matches: impl IntoIterator<Item = Match>, top: usize) -> Vec<Match> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: Vec<(Vec<Match>, usize)> = Vec::new();
    for found in matches {
        let key = nfc(&found.source);
        let place = *places.entry(key).or_insert(groups.len());
        if place == groups.len() {
            groups.push((Vec::new(), 0));
        }
        // Translations that were mended may have become one.
        if let Some((group, count)) = groups.get_mut(place).filter(|(group, _)| !group.iter().any(|other| other.target == found.target)) {
            *count += 1;
            if group.len() < top {
                group.push(found);
            }
        }
    }
    let mut out: Vec<Match> = Vec::new();
    for (group, count) in groups.into_iter().take(top) {
        let first = out.len();
        for (number, found) in group.into_iter().enumerate() {
            out.push(Match { variant_of: (number > 0).then_some(first), variants: count, ..found });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::gathered;
    use crate::memory::{Match, Origin, State};

    fn found(score: u8, source: &str, target: &str) -> Match {
        Match {
            score,
            raw: score,
            source: source.to_owned(),
            target: target.to_owned(),
            repairs: Vec::new(),
            repaired: None,
            breaches: Vec::new(),
            variant_of: None,
            variants: 1,
            origin: Origin::File { name: "x.tmx".to_owned(), article: None },
            state: State::Translated,
            notes: Vec::new(),
        }
    }

    fn told(matches: &[Match]) -> Vec<(u8, &str, Option<usize>, usize)> {
        matches.iter().map(|one| (one.score, one.target.as_str(), one.variant_of, one.variants)).collect()
    }

    #[test]
    fn translations_of_one_text_stand_together_and_count_as_one() {
        let all = vec![
            found(100, "効果", "effect"),
            found(100, "効果", "efficacy"),
            found(95, "効果か\u{3099}ある", "It works."),
            found(95, "効果", "benefit"),
            found(90, "効果がある", "It is effective."),
            found(80, "効能", "indication"),
        ];
        assert_eq!(
            told(&gathered(all.clone(), 2)),
            [(100, "effect", None, 3), (100, "efficacy", Some(0), 3), (95, "It works.", None, 2), (90, "It is effective.", Some(2), 2)]
        );
        assert_eq!(told(&gathered(all.clone(), 1)), [(100, "effect", None, 3)]);
        assert_eq!(gathered(all.clone(), 9).len(), 6);
        assert_eq!(gathered(all, 0), []);
    }
}
