//! An article as JSON, for generators without Fluent: blocks and units in reading order, each unit with its text and
//! the locale the text is from.

use serde::Serialize;

use super::glossary::{Mention, mentions};
use super::page::Plan;
use super::title::title;
use crate::article::Kind;
use crate::glossary::Glossary;

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
    /// Who says all of it, in this locale: the block is a dialogue turn.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<&'a str>,
    units: Vec<Unit<'a>>,
}

#[derive(Serialize)]
struct Unit<'a> {
    id: &'a str,
    locale: String,
    state: &'static str,
    text: &'a str,
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<Link>,
    /// Terms that the locale's `glossary.json` explains.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    terms: Vec<Mention<'a>>,
}

/// What `@n` of a text stands for.
#[derive(Serialize)]
struct Link {
    n: usize,
    /// Where it leads in the source.
    source: String,
    /// Where it leads in this locale.
    target: String,
}

/// The document of an article in a locale; `lead` gives what a destination becomes there, if it must change.
/// `glossary` is that of the site, if its pages are to explain terms.
pub(super) fn document(plan: &Plan<'_>, glossary: Option<&Glossary>, lead: &dyn Fn(&str) -> Option<String>) -> Vec<u8> {
    let edition = plan.page.editions.get(&plan.locale.to_string());
    let label = |label: &'_ str| edition.and_then(|edition| edition.labels.get(label)).map(String::as_str);
    let blocks = plan.page.blocks.iter().map(|block| {
        let (kind, level, key) = name(block.kind);
        let units = block.units.iter().filter_map(|unit| {
            let chosen = plan.choice.texts.get(unit.id)?;
            let moved = edition.and_then(|edition| edition.fillings.get(unit.id)).map(|filling| &filling.links);
            let links = unit.links.iter().enumerate().filter_map(|(i, index)| {
                let source = block.links.get(*index)?.destination.clone()?;
                let target = moved.and_then(|moved| moved.get(&(i + 1)).cloned()).or_else(|| lead(&source));
                Some(Link { n: i + 1, target: target.unwrap_or_else(|| source.clone()), source })
            });
            Some(Unit {
                id: unit.id,
                locale: chosen.locale.to_string(),
                state: chosen.state.name(),
                text: &chosen.text,
                source: unit.source,
                speaker: unit.speaker.map(|speaker| label(speaker).unwrap_or(speaker)),
                caption: unit.caption.map(|caption| label(caption).unwrap_or(caption)),
                links: links.collect(),
                terms: glossary.map(|glossary| mentions(glossary, &chosen.text, &chosen.locale)).unwrap_or_default(),
            })
        });
        let units: Vec<Unit<'_>> = units.collect();
        let speaker = units.first().and_then(|unit| unit.speaker).filter(|one| units.iter().all(|unit| unit.speaker == Some(one)));
        Block { kind, level, key, speaker, units }
    });
    json(&Document { version: 1, path: plan.page.path, locale: plan.locale.to_string(), title: title(plan), blocks: blocks.collect() })
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
