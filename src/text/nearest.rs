//! The near name a person probably meant.

use super::distance;

/// The candidate nearest to `word`, if it is near enough to be a slip: at most a third of the letters differ. Two
/// neighbours that changed places count as one.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = word.chars().count().max(3) / 3;
    candidates
        .into_iter()
        .map(|candidate| (if is_swapped(word, candidate) { 1 } else { distance(word, candidate) }, candidate))
        .filter(|&(distance, _)| distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Whether one is the other with two neighbouring letters in each other's place.
fn is_swapped(word: &str, other: &str) -> bool {
    let (word, other): (Vec<char>, Vec<char>) = (word.chars().collect(), other.chars().collect());
    let Some(at) = word.iter().zip(&other).position(|(a, b)| a != b) else { return false };
    let mut swapped = word;
    if at + 1 < swapped.len() {
        swapped.swap(at, at + 1);
    }
    swapped == other
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_guessed_and_strangers_are_not() {
        assert_eq!(nearest("admited", ["admitted", "forbidden"]), Some("admitted"));
        assert_eq!(nearest("mni", ["files", "min", "draft"]), Some("min"));
        assert_eq!(nearest("otu", ["out", "layout"]), Some("out"));
        assert_eq!(nearest("abc", ["cab", "min"]), None);
        assert_eq!(nearest("colour", ["admitted", "forbidden"]), None);
    }
}
