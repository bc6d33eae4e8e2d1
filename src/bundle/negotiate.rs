//! Which locale of a site a reader gets: what the reader's browser asks for comes in, one of the locales there are goes
//! out.

use fluent_langneg::{NegotiationStrategy, negotiate_languages, parse_accepted_languages};
use unic_langid::LanguageIdentifier;

/// The best of `available` for what a reader asks for, in the syntax of HTTP's `Accept-Language`
/// (`en-GB,en;q=0.9,ja;q=0.5`; RFC 9110, 12.5.4): the locale with the highest weight that is there, a region standing in
/// for another of its language. `default` where nothing fits, or nothing can be read.
///
/// ```
/// use taiyaku::bundle::negotiate;
/// let available = ["ja".parse()?, "en".parse()?];
/// assert_eq!(negotiate("en-US,en;q=0.9,ja;q=0.8", &available, &available[0]).to_string(), "en");
/// assert_eq!(negotiate("fr", &available, &available[0]).to_string(), "ja");
/// # Ok::<(), unic_langid::LanguageIdentifierError>(())
/// ```
pub fn negotiate<'a>(
    accept_language: &str,
    available: &'a [LanguageIdentifier],
    default: &'a LanguageIdentifier,
) -> &'a LanguageIdentifier {
    let wanted = parse_accepted_languages(&by_weight(accept_language));
    let found = negotiate_languages(&wanted, available, Some(default), NegotiationStrategy::Lookup);
    found.first().copied().unwrap_or(default)
}

/// The tags by falling weight, without those of weight 0, which the reader refuses.
fn by_weight(header: &str) -> String {
    let mut tags: Vec<(u32, &str)> = header
        .split(',')
        .filter_map(|part| {
            let mut pieces = part.split(';').map(str::trim);
            let tag = pieces.next().filter(|tag| !tag.is_empty())?;
            let weight = pieces.find_map(|piece| piece.strip_prefix("q=").or_else(|| piece.strip_prefix("Q=")));
            let weight: f32 = weight.map_or(Some(1.0), |weight| weight.trim().parse().ok())?;
            // In thousandths, as finely as the standard allows; what is out of range goes to the nearer end.
            Some(((weight.clamp(0.0, 1.0) * 1000.0) as u32, tag)).filter(|(weight, _)| *weight > 0)
        })
        .collect();
    tags.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    tags.into_iter().map(|(_, tag)| tag).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use unic_langid::LanguageIdentifier;

    use super::negotiate;

    fn of(header: &str, available: &[&str]) -> String {
        let available: Vec<LanguageIdentifier> = available.iter().map(|one| one.parse().unwrap()).collect();
        negotiate(header, &available, &available[0]).to_string()
    }

    #[test]
    fn the_weight_decides_and_not_the_order() {
        assert_eq!(of("ja;q=0.2, en;q=0.8", &["ja", "en"]), "en");
        assert_eq!(of("en;q=0, ja;q=0.1", &["en", "ja"]), "ja");
        assert_eq!(of("en-GB", &["ja", "en", "en-GB"]), "en-GB");
        assert_eq!(of("en-AU,ja;q=0.5", &["ja", "en-GB"]), "en-GB");
        assert_eq!(of("ja-JP", &["en", "ja"]), "ja");
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        for header in ["", "*", ";;;", ",,", "日本語", "q=1", "en;q=x"] {
            assert_eq!(of(header, &["ja", "en"]), "ja", "{header}");
        }
        assert_eq!(of("日本語, en;q=0.1", &["ja", "en"]), "en");
        assert_eq!(of(&"x-".repeat(100_000), &["ja", "en"]), "ja");
    }
}
