//! Anchors of translated headings stay those of the source: where a link of the project names one that a renderer makes
//! of a heading's text, the translated heading carries it.

use super::document::Document;
use crate::article::{Format, Kind};
use crate::site::decoded;

/// The anchors that the links of an article name.
pub(super) fn named(document: &Document) -> impl Iterator<Item = String> {
    let links = document.article.blocks.iter().flat_map(|block| &block.links);
    let named = links.filter_map(|link| link.destination.as_deref()?.split_once('#').map(|(_, anchor)| decoded(anchor)));
    named.filter(|anchor| !anchor.is_empty())
}

/// The anchors of the headings of a Markdown article, with the number of the unit that a heading begins with.
pub(super) fn headings(document: &Document) -> Vec<(usize, String)> {
    if document.article.format != Format::Markdown {
        return Vec::new();
    }
    let mut anchors = Vec::new();
    for (index, unit) in document.units.units.iter().enumerate() {
        let heading = document.article.blocks.get(unit.block).filter(|block| matches!(block.kind, Kind::Heading(_)));
        let first = index.checked_sub(1).and_then(|i| document.units.units.get(i)).is_none_or(|before| before.block != unit.block);
        if let Some(block) = heading.filter(|_| first) {
            anchors.push((index, slug(&block.text)));
        }
    }
    anchors
}

/// The anchor that the usual renderers make of a heading: small letters, spaces to hyphens, nothing but letters, digits,
/// hyphens and underscores.
fn slug(heading: &str) -> String {
    let kept = heading.to_lowercase();
    kept.trim().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).map(|c| if c == ' ' { '-' } else { c }).collect()
}
