//! Glossaries: TOML by concept and key. What a line is comes from toml_edit; the lines themselves are moved as they
//! stand, so that comments, order and layout stay.

use std::collections::{BTreeMap, BTreeSet};

use toml_edit::{Document, DocumentMut, InlineTable, Item as Toml, Table, Value};

use super::Merged;
use super::comment;
use super::decide::{Decision, Decisions, Sides, decide};
use super::item::{Item, are_distinct, comment_key};
use super::weave::weave;

/// Merges; none where a version is no TOML.
pub(super) fn merge(base: &str, ours: &str, theirs: &str) -> Option<Merged> {
    let (base, mut ours, mut theirs) = (items(base)?, items(ours)?, items(theirs)?);
    comment::name(&base, [&mut ours, &mut theirs]);
    let sides = Sides { base: &base, ours: &ours, theirs: &theirs };
    let mut decisions = decide(sides, &|base, ours, theirs| inline(&base?.text, &ours.text, &theirs.text));
    whole_concepts(sides, &mut decisions);
    Some(weave(sides, &decisions))
}

/// Concepts that one side took out and the other changed, and concepts of one name that both made: what they are is not
/// mixed key by key.
fn whole_concepts(sides: Sides<'_>, decisions: &mut Decisions) {
    let [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map(|items| {
        let mut groups: BTreeMap<String, Vec<Item>> = BTreeMap::new();
        for item in items.iter().filter(|item| !item.group.is_empty()) {
            groups.entry(item.group.clone()).or_default().push(item.clone());
        }
        groups
    });
    let names: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    let texts = |items: &[Item]| -> BTreeMap<String, String> { items.iter().map(|i| (i.key.clone(), i.text.clone())).collect() };
    for name in names {
        let of = |groups: &BTreeMap<String, Vec<Item>>| groups.get(name).cloned().unwrap_or_default();
        let (base, ours, theirs) = (of(&base), of(&ours), of(&theirs));
        let is_conflict = |item: &Item| matches!(decisions.get(&item.key), Some(Decision::Conflict { .. }));
        let is_one = match (base.is_empty(), ours.is_empty(), theirs.is_empty()) {
            (false, true, false) => texts(&base) != texts(&theirs),
            (false, false, true) => texts(&base) != texts(&ours),
            (true, false, false) => texts(&ours) != texts(&theirs) && ours.iter().any(is_conflict),
            _ => false,
        };
        if !is_one {
            continue;
        }
        for item in base.iter().chain(&ours).chain(&theirs) {
            decisions.insert(item.key.clone(), Decision::Drop);
        }
        if let Some(first) = ours.first().or(theirs.first()) {
            decisions.insert(first.key.clone(), Decision::Conflict { ours, theirs });
        }
    }
}

/// `key = { … }` with the keys that either side changed; none where both changed the same one.
fn inline(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let read = |text: &str| text.parse::<DocumentMut>().ok();
    let (base, mut merged, theirs) = (read(base)?, read(ours)?, read(theirs)?);
    let table = |document: &DocumentMut| -> Option<InlineTable> {
        let mut item = document.as_item();
        while let Some((_, inner)) = item.as_table().filter(|table| table.len() == 1).and_then(|table| table.iter().next()) {
            item = inner;
        }
        item.as_inline_table().cloned()
    };
    let (b, o, t) = (table(&base)?, table(&merged)?, table(&theirs)?);
    // The comments above the line are ours; where theirs differ too, both must be seen.
    let above = |text: &str| text.lines().take_while(|line| line.trim_start().starts_with('#')).map(str::to_owned).collect::<Vec<_>>();
    if above(&theirs.to_string()) != above(&base.to_string()) {
        return None;
    }
    let said = |table: &InlineTable, key: &str| table.get(key).map(|value| value.clone().decorated("", "").to_string());
    let mut out = o.clone();
    let keys: BTreeSet<&str> = b.iter().chain(o.iter()).chain(t.iter()).map(|(key, _)| key).collect();
    for key in keys {
        let (was, mine, other) = (said(&b, key), said(&o, key), said(&t, key));
        if mine == other || other == was {
            continue;
        }
        if mine != was {
            return None;
        }
        match (t.get(key), out.get_mut(key)) {
            (Some(value), Some(slot)) => {
                let decor = slot.decor().clone();
                *slot = value.clone();
                *slot.decor_mut() = decor;
            }
            (Some(value), None) => {
                // The last value carries the gap before the brace.
                if let Some((_, last)) = out.iter_mut().last() {
                    last.decor_mut().set_suffix("");
                }
                out.insert(key, value.clone().decorated(" ", " "));
            }
            (None, _) => {
                out.remove(key);
            }
        }
    }
    let mut item = merged.as_item_mut();
    while item.as_table().is_some_and(|table| table.len() == 1) {
        item = item.as_table_mut()?.iter_mut().next()?.1;
    }
    let decor = item.as_value()?.decor().clone();
    let mut value = Value::InlineTable(out);
    *value.decor_mut() = decor;
    *item = Toml::Value(value);
    Some(merged.to_string().trim_end_matches('\n').to_owned())
}

/// A header or a key, and the bytes it stands in.
struct Part {
    key: String,
    group: String,
    header: bool,
    start: usize,
    end: usize,
}

/// The items of a file; none where it is no TOML.
pub(super) fn items(text: &str) -> Option<Vec<Item>> {
    let document = Document::parse(text).ok()?;
    let mut parts = Vec::new();
    walk(document.as_table(), &[], text, &mut parts);
    parts.sort_by_key(|part| part.start);
    let mut out: Vec<Item> = Vec::new();
    let (mut seen, mut section, mut at) = (BTreeMap::new(), String::new(), 0);
    for part in &parts {
        let (start, end) = (line_start(text, part.start), line_end(text, part.end));
        if start < at {
            // Two keys on one line cannot be told apart by lines.
            return None;
        }
        if part.header {
            section.clone_from(&part.key);
        }
        let (gap, above) = free(text.get(at..start)?, &section, &mut seen, &mut out);
        let own = text.get(start..end)?.trim_end_matches('\n');
        out.push(Item {
            key: part.key.clone(),
            group: part.group.clone(),
            section: section.clone(),
            gap,
            apart: part.header,
            text: format!("{above}{own}"),
        });
        at = end;
    }
    let (gap, above) = free(text.get(at..)?, &section, &mut seen, &mut out);
    if !above.is_empty() {
        let text = above.trim_end_matches('\n').to_owned();
        out.push(Item { key: comment_key(&mut seen, &text), section, gap, apart: true, text, ..Item::default() });
    }
    are_distinct(&out).then_some(out)
}

/// Comments between two parts: those that stand free become items; gives the empty lines before the rest, and the rest,
/// which stands on the next part.
fn free(between: &str, section: &str, seen: &mut BTreeMap<String, usize>, out: &mut Vec<Item>) -> (usize, String) {
    let (mut gap, mut block) = (0, String::new());
    let mut blank = 0;
    for line in between.lines() {
        if line.trim().is_empty() {
            if !block.is_empty() {
                let text = std::mem::take(&mut block).trim_end_matches('\n').to_owned();
                let (key, section) = (comment_key(seen, &text), section.to_owned());
                out.push(Item { key, section, gap, apart: true, text, ..Item::default() });
                blank = 0;
            }
            blank += 1;
        } else {
            if block.is_empty() {
                gap = std::mem::take(&mut blank);
            }
            block.push_str(line);
            block.push('\n');
        }
    }
    if block.is_empty() { (blank, block) } else { (gap, block) }
}

/// Gathers headers and keys; of dotted keys and tables each leaf.
fn walk(table: &Table, path: &[String], text: &str, parts: &mut Vec<Part>) {
    for (name, item) in table.iter() {
        let path: Vec<String> = path.iter().cloned().chain([name.to_owned()]).collect();
        let key = path.join("\u{1f}");
        let group = path.first().cloned().unwrap_or_default();
        match item {
            Toml::Value(value) => {
                let start = table.key(name).and_then(|key| key.span()).map(|span| span.start);
                if let (Some(start), Some(span)) = (start, value.span()) {
                    parts.push(Part { key, group, header: false, start, end: span.end });
                }
            }
            Toml::Table(inner) => {
                header(inner, format!("[{key}]"), group, text, parts);
                walk(inner, &path, text, parts);
            }
            Toml::ArrayOfTables(tables) => {
                for (number, inner) in tables.iter().enumerate() {
                    let path: Vec<String> = path.iter().cloned().chain([number.to_string()]).collect();
                    header(inner, format!("[[{key}]]{number}"), group.clone(), text, parts);
                    walk(inner, &path, text, parts);
                }
            }
            Toml::None => {}
        }
    }
}

fn header(table: &Table, key: String, group: String, text: &str, parts: &mut Vec<Part>) {
    if let Some(start) = table.span().filter(|_| !table.is_dotted() && !table.is_implicit()).map(|span| span.start) {
        let end = line_end(text, start);
        parts.push(Part { key, group, header: true, start, end: end.saturating_sub(1).max(start) });
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |end| at + end + 1)
}
