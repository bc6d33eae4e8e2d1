//! The blocks of a document as a site takes them: its units with their links and with the label they stand behind.

use super::document::Document;
use crate::article::Role;
use crate::segment::Slot;
use crate::site::{PageBlock, PageUnit};

/// The blocks of a document with their units.
pub(super) fn blocks(document: &Document) -> Vec<PageBlock<'_>> {
    let mut out = Vec::new();
    for (block, slots) in document.article.blocks.iter().zip(&document.units.blocks) {
        let mut units = Vec::new();
        let mut caption = false; // whether the label that was seen last stands in brackets
        for (i, slot) in slots.iter().enumerate() {
            match slot {
                Slot::Structure(part) if part.role == Role::Label => {
                    let before = i.checked_sub(1).and_then(|i| slots.get(i));
                    caption = matches!(before, Some(Slot::Structure(before)) if before.role == Role::Open);
                }
                Slot::Unit(index) => {
                    let of = (document.units.units.get(*index), document.sources.get(*index), document.ids.get(*index));
                    let (Some(unit), Some(source), Some(id)) = of else { continue };
                    let label = unit.label.and_then(|label| document.units.labels.get(label)).map(String::as_str);
                    units.push(PageUnit {
                        id,
                        source: &source.text,
                        skip: source.skip,
                        wordless: unit.skip && !block.skip,
                        links: &unit.links,
                        speaker: label.filter(|_| !caption),
                        caption: label.filter(|_| caption),
                    });
                }
                _ => {}
            }
        }
        if !units.is_empty() {
            out.push(PageBlock { kind: &block.kind, quoting: block.quoting, links: &block.links, units });
        }
    }
    out
}
