//! The near name a person probably meant.

use super::distance;

/// The candidate nearest to `word`, if it is near enough to be a slip: at most a third of the letters differ.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = word.chars().count().max(3) / 3;
    candidates
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|&(distance, _)| distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_guessed_and_strangers_are_not() {
        assert_eq!(nearest("admited", ["admitted", "forbidden"]), Some("admitted"));
        assert_eq!(nearest("colour", ["admitted", "forbidden"]), None);
    }
}
