//! url-mismatch: every URL and e-mail address of one side stands on the other.

use std::collections::BTreeMap;

use super::pair::{Issue, Reading};
use super::scan::addresses;
use crate::finding::Code;
use crate::text::Span;

/// Addresses dropped, added or changed, compared as sets: once is enough.
pub(super) fn mismatch(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let (source, target) = (reading.pair.source, reading.pair.target);
    let of = |text: &str| -> BTreeMap<String, Span> { addresses(text).into_iter().map(|span| (key(span.of(text)), span)).collect() };
    let (source_urls, target_urls) = (of(source), of(target));
    for (url, span) in &source_urls {
        if !target_urls.contains_key(url) {
            issues.push(Issue::new(Code::UrlMismatch).about(*span).with("problem", "missing").with("url", span.of(source)));
        }
    }
    for (url, span) in &target_urls {
        if !source_urls.contains_key(url) {
            issues.push(Issue::new(Code::UrlMismatch).at(*span).with("problem", "extra").with("url", span.of(target)));
        }
    }
}

/// Addresses are the same without a slash at the end and whatever the case of scheme and host.
fn key(address: &str) -> String {
    let address = address.trim_end_matches('/');
    match address.split_once("://") {
        Some((scheme, rest)) => {
            let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            format!("{}://{}{path}", scheme.to_ascii_lowercase(), host.to_ascii_lowercase())
        }
        None => address.to_ascii_lowercase(),
    }
}
