//! An article as JSON, for generators without Fluent: blocks and units in reading order, each unit with its text and
//! the locale the text is from.

use serde::Serialize;

use super::page::Plan;
use crate::article::Kind;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    path: &'a str,
    locale: String,
    title: Option<String>,
    blocks: Vec<Block<'a>>,
}

#[derive(Serialize)]
struct Block<'a> {
    kind: &'static str,
    level: Option<u8>,
    key: Option<&'a str>,
    units: Vec<Unit<'a>>,
}

#[derive(Serialize)]
struct Unit<'a> {
    id: &'a str,
    locale: String,
    state: &'static str,
    text: &'a str,
    source: &'a str,
}

/// The document of an article in a locale.
pub(super) fn document(plan: &Plan<'_>) -> Vec<u8> {
    let blocks = plan.page.blocks.iter().map(|block| {
        let (kind, level, key) = name(block.kind);
        let units = block.units.iter().filter_map(|unit| {
            let chosen = plan.choice.texts.get(unit.id)?;
            Some(Unit {
                id: unit.id,
                locale: chosen.locale.to_string(),
                state: chosen.state.name(),
                text: &chosen.text,
                source: unit.source,
            })
        });
        Block { kind, level, key, units: units.collect() }
    });
    json(&Document { version: 1, path: plan.page.path, locale: plan.locale.to_string(), title: plan.title(), blocks: blocks.collect() })
}

/// Indented JSON with a line end.
pub(super) fn json(value: &impl Serialize) -> Vec<u8> {
    // Neither maps with other keys than text nor foreign serializers are in these types, so this cannot fail.
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn name(kind: &Kind) -> (&'static str, Option<u8>, Option<&str>) {
    match kind {
        Kind::Heading(level) => ("heading", Some(*level), None),
        Kind::Paragraph => ("paragraph", None, None),
        Kind::Item => ("item", None, None),
        Kind::Cell => ("cell", None, None),
        Kind::Alt => ("alt", None, None),
        Kind::Attribute(key) => ("attribute", None, Some(key)),
        Kind::Meta(key) => ("meta", None, Some(key)),
        Kind::FrontMatter(key) => ("front-matter", None, Some(key)),
    }
}
