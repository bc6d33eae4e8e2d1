//! The similarity score of two texts.

/// Levenshtein distance over code points.
pub fn distance(a: &str, b: &str) -> usize {
    rapidfuzz::distance::levenshtein::distance(a.chars(), b.chars())
}

/// `floor(100 × (1 − d / max(|a|, |b|)))` over code points: 100 only for identical text, 0 for nothing in common.
/// Two empty texts are identical.
pub fn similarity(a: &str, b: &str) -> u8 {
    let longest = a.chars().count().max(b.chars().count());
    if longest == 0 {
        return 100;
    }
    let kept = longest - distance(a, b).min(longest);
    u8::try_from(100 * kept / longest).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::similarity;

    #[test]
    fn floors_and_counts_characters() {
        assert_eq!(similarity("", ""), 100);
        assert_eq!(similarity("細胞", "細胞"), 100);
        assert_eq!(similarity("幹細胞", "細胞"), 66);
        assert_eq!(similarity("あ", "い"), 0);
    }
}
