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
    let missing: Vec<Span> = source_urls.iter().filter(|(url, _)| !target_urls.contains_key(*url)).map(|(_, &span)| span).collect();
    let extra: Vec<Span> = target_urls.iter().filter(|(url, _)| !source_urls.contains_key(*url)).map(|(_, &span)| span).collect();
    let issue = |problem: &'static str, url: &str| Issue::new(Code::UrlMismatch).with("problem", problem).with("url", url);
    if let ([one], [other]) = (missing.as_slice(), extra.as_slice()) {
        issues.push(issue("changed", other.of(target)).with("source", one.of(source)).at(*other).about(*one));
        return;
    }
    issues.extend(missing.into_iter().map(|span| issue("missing", span.of(source)).about(span)));
    issues.extend(extra.into_iter().map(|span| issue("extra", span.of(target)).at(span)));
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
