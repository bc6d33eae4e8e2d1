//! url-mismatch: every URL and e-mail address of one side stands on the other, or leads to the same page in the other
//! language.

use std::collections::BTreeMap;

use super::page::{Page, Pages};
use super::pair::{Issue, Reading};
use super::scan::addresses;
use crate::finding::Code;
use crate::text::Span;

/// Addresses dropped, added or changed, compared as sets: once is enough.
pub(super) fn mismatch(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let (source, target) = (reading.pair.source, reading.pair.target);
    let of = |text: &str| -> BTreeMap<String, Span> { addresses(text).into_iter().map(|span| (key(span.of(text)), span)).collect() };
    let (source_urls, target_urls) = (of(source), of(target));
    if source_urls.is_empty() && target_urls.is_empty() {
        return;
    }
    let mut missing: Vec<Span> = source_urls.iter().filter(|(url, _)| !target_urls.contains_key(*url)).map(|(_, &span)| span).collect();
    let mut extra: Vec<Span> = target_urls.iter().filter(|(url, _)| !source_urls.contains_key(*url)).map(|(_, &span)| span).collect();
    if !missing.is_empty() && !target_urls.is_empty() || !extra.is_empty() && !source_urls.is_empty() {
        let pages = |urls: &BTreeMap<String, Span>, text: &str, locale: &str| -> BTreeMap<Span, Page> {
            let page = |&span: &Span| (span, Page::of(span.of(text), text.get(span.end..).unwrap_or(""), locale));
            urls.values().map(page).collect()
        };
        let source_pages = pages(&source_urls, source, reading.pair.source_locale);
        let target_pages = pages(&target_urls, target, reading.pair.target_locale);
        let (in_source, in_target) = (Pages::new(source_pages.values()), Pages::new(target_pages.values()));
        missing.retain(|span| source_pages.get(span).is_some_and(|page| !in_target.have(page)));
        extra.retain(|span| target_pages.get(span).is_some_and(|page| !in_source.have(page)));
    }
    missing.retain(|span| !is_bare(target, span.of(source)) || is_bare(source, span.of(source)));
    extra.retain(|span| !is_bare(source, span.of(target)) || is_bare(target, span.of(target)));
    let issue = |problem: &'static str, url: &str| Issue::new(Code::UrlMismatch).with("problem", problem).with("url", url);
    if let ([one], [other]) = (missing.as_slice(), extra.as_slice()) {
        issues.push(issue("changed", other.of(target)).with("source", one.of(source)).at(*other).about(*one));
        return;
    }
    issues.extend(missing.into_iter().map(|span| issue("missing", span.of(source)).about(span)));
    issues.extend(extra.into_iter().map(|span| issue("extra", span.of(target)).at(span)));
}

/// Addresses are the same without a slash at the end and whatever the case of scheme and host; with `http` and `https`
/// they are one.
fn key(address: &str) -> String {
    let address = address.trim_end_matches('/');
    match address.split_once("://") {
        Some((scheme, rest)) => {
            let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            let scheme = scheme.to_ascii_lowercase();
            format!("{}://{}{path}", if scheme == "http" { "https" } else { &scheme }, host.to_ascii_lowercase())
        }
        None => address.to_ascii_lowercase(),
    }
}

/// Whether a text has an address without its scheme: `example.jp/guide`.
fn is_bare(text: &str, address: &str) -> bool {
    let Some((_, rest)) = address.trim_end_matches('/').split_once("://") else { return false };
    let bare = rest.strip_prefix("www.").unwrap_or(rest);
    let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '@' | '.' | ':' | '%' | '~');
    let ends = |rest: &str| {
        let rest = rest.strip_prefix(['.', '/', ':']).unwrap_or(rest);
        !rest.starts_with(goes_on)
    };
    text.match_indices(bare).take(20).any(|(at, _)| {
        let before = text.get(..at).unwrap_or("");
        let before = before.strip_suffix("www.").unwrap_or(before);
        !before.ends_with(goes_on) && text.get(at + bare.len()..).is_some_and(ends)
    })
}

#[cfg(test)]
mod tests {
    use super::is_bare;

    #[test]
    fn an_address_may_stand_without_its_scheme() {
        assert!(is_bare("See example.jp/guide.", "https://example.jp/guide"));
        assert!(is_bare("Go to www.example.jp for more", "http://example.jp/"));
        for text in ["See https://example.jp/guide", "See example.jp/guides", "my-example.jp/guide", "a@example.jp/guide"] {
            assert!(!is_bare(text, "https://example.jp/guide"), "{text}");
        }
    }
}
