//! The title of an article in a locale, as plain text: that of the front matter, of the page, of its first main heading,
//! of its first heading, whichever is there first.

use super::page::Plan;
use crate::article::{Kind, visible};
use crate::text::is_wide;

/// The title, if the article has one.
pub(super) fn title(plan: &Plan<'_>) -> Option<String> {
    let wanted: [fn(&Kind) -> bool; 4] = [
        |kind| matches!(kind, Kind::FrontMatter(key) if key == "title"),
        |kind| matches!(kind, Kind::Meta(key) if key == "title"),
        |kind| matches!(kind, Kind::Heading(1)),
        |kind| matches!(kind, Kind::Heading(_)),
    ];
    wanted.iter().find_map(|wanted| {
        plan.page.blocks.iter().filter(|block| wanted(block.kind)).find_map(|block| {
            let texts = block.units.iter().filter_map(|unit| plan.choice.texts.get(unit.id));
            let title = texts.fold(String::new(), |title, chosen| {
                visible(&chosen.text, plan.page.format).split('\n').map(str::trim).fold(title, joined)
            });
            (!title.is_empty()).then_some(title)
        })
    })
}

/// Two pieces of a title as one: a space between them, but for wide characters.
pub(super) fn joined(mut title: String, piece: &str) -> String {
    if let (Some(left), Some(right)) = (title.chars().next_back(), piece.chars().next())
        && !(is_wide(left) && is_wide(right))
    {
        title.push(' ');
    }
    title.push_str(piece);
    title
}
