//! Hand-written messages as catalogs: the text of `site.ftl` comes in; an entry for every message and attribute goes out,
//! with what the comments of a translation say of it. Lines that say nothing to taiyaku stay the developers' own.
//!
//! A line of the comment above a message is about its value; one that begins with the name of an attribute (`# .title
//! state: draft`) is about that attribute.

use std::collections::{BTreeMap, BTreeSet};

use super::comment::{Problem, kept_lines, lines, read_line, skip_entry};
use super::flat::unit_name;
use super::layout::{Layout, Message, Part};
use super::read::problem_finding;
use super::{Catalog, Entry, Location, State, Value, unit_id};
use crate::finding::{Code, Finding, Place};
use crate::text::{Lines, Span, nearest};

/// Keys of lines that say something of a translation.
const KEYS: [&str; 5] = ["state", "was", "origin", "note", "allow"];

impl Catalog {
    /// The messages of the source locale: what people wrote in its comments says nothing to taiyaku and everything to a
    /// translator, and is in [`Entry::comments`].
    pub fn of_source_messages(text: &str) -> Catalog {
        let layout = Layout::read(text);
        let mut catalog = Gathered::new(&layout);
        let file = Lines::new(text);
        for message in &layout.messages {
            for (attribute, part) in parts(message) {
                let Some(mut entry) = entry(message, attribute, part, &file) else { continue };
                entry.comments = message.comment.iter().map(|line| line.of(text).to_owned()).collect();
                catalog.push(entry);
            }
        }
        catalog.catalog
    }

    /// The messages of a target locale, with states, sources, notes and waivers as their comments have them. `file` is its
    /// name for findings, which are about comments alone: the file itself is judged by `bundle`.
    pub fn of_target_messages(file: &str, text: &str) -> (Catalog, Vec<Finding>) {
        let layout = Layout::read(text);
        let mut catalog = Gathered::new(&layout);
        let (lines, mut problems) = (Lines::new(text), Vec::new());
        for message in &layout.messages {
            for (attribute, part) in parts(message) {
                let Some(mut entry) = entry(message, attribute, part, &lines) else { continue };
                for &span in &message.comment {
                    let line = span.of(text);
                    match owner(message, line) {
                        (of, rest) if of == attribute && is_own(rest) => read_own(&mut entry, rest, span, &mut problems),
                        _ if belongs(message, line).is_none() => entry.comments.push(line.to_owned()),
                        _ => {}
                    }
                }
                catalog.push(entry);
            }
        }
        for (whole, comment) in &layout.comments {
            if let Some(mut entry) = skip_entry(comment.iter().map(|&span| (span.of(text), span)), &mut problems) {
                entry.at = Location { entry: *whole, place: Some(Place::of(&lines, *whole)), ..Location::default() };
                catalog.push(entry);
            }
        }
        (catalog.catalog, problems.into_iter().map(|problem| problem_finding(file, &lines, problem)).collect())
    }

    /// Translated messages over those of the source as they are now: those of its units, and stale where the source they
    /// were made for is another. What has no source of its own written above it is never stale.
    pub fn over_messages(&self, source: &Catalog) -> Catalog {
        let entries = self.by_id();
        let over = |unit: &Entry| {
            let mut entry = (*entries.get(unit.id.as_str())?).clone();
            let other = entry.source.as_ref().filter(|made_for| unit_id(made_for) != unit_id(unit.target())).cloned();
            match other.filter(|_| entry.value != Value::Skip) {
                Some(before) => {
                    entry.was = Some(before);
                    if entry.state != State::Draft {
                        (entry.state, entry.reviewed_hash) = (State::Stale, None);
                    }
                }
                // The source is again what it was.
                None if entry.source.is_some() && entry.state == State::Stale => (entry.state, entry.was) = (State::Translated, None),
                None => {}
            }
            Some(entry)
        };
        Catalog { entries: source.entries.iter().filter_map(over).collect(), ..Catalog { sound: self.sound, ..Catalog::default() } }
    }
}

/// A catalog that is being read.
struct Gathered {
    catalog: Catalog,
    seen: BTreeSet<String>,
}

impl Gathered {
    fn new(layout: &Layout) -> Self {
        Gathered { catalog: Catalog { sound: layout.sound, ..Catalog::default() }, seen: BTreeSet::new() }
    }

    /// Adds an entry, unless one of its name is there.
    fn push(&mut self, entry: Entry) {
        if self.seen.insert(entry.id.clone()) {
            self.catalog.entries.push(entry);
        }
    }
}

/// The value and the attributes of a message.
fn parts(message: &Message) -> impl Iterator<Item = (Option<&str>, &Part)> {
    let attributes = message.attributes.iter().map(|(name, part)| (Some(name.as_str()), part));
    std::iter::once((None, &message.value)).chain(attributes)
}

fn entry(message: &Message, attribute: Option<&str>, part: &Part, lines: &Lines<'_>) -> Option<Entry> {
    let mut entry = Entry::new(unit_name(&message.id, attribute), part.value.clone()?);
    entry.section.clone_from(&message.group);
    let name = if attribute.is_some() { part.name } else { message.name };
    entry.at = Location { entry: message.whole, value: part.span, place: Some(Place::of(lines, name)), pieces: part.pieces.clone() };
    Some(entry)
}

/// The attribute that a line of a comment is about, and the line without its name.
fn owner<'a>(message: &'a Message, line: &'a str) -> (Option<&'a str>, &'a str) {
    let named = line.strip_prefix('.').and_then(|rest| rest.split_once(' '));
    let known = named.and_then(|(name, rest)| Some((message.attributes.iter().find(|(other, _)| other == name)?, rest)));
    known.map_or((None, line), |((name, _), rest)| (Some(name.as_str()), rest))
}

/// The id of the unit that a line of the comment of a message says something of; none for a developer's line.
pub(super) fn belongs(message: &Message, line: &str) -> Option<String> {
    let (attribute, rest) = owner(message, line);
    (is_own(rest) && is_understood(rest)).then(|| unit_name(&message.id, attribute))
}

/// Whether a line says what it says rightly.
fn is_understood(line: &str) -> bool {
    let mut entry = Entry::new("", Value::Plain(String::new()));
    read_line(&mut entry, line, Span::default(), &mut Vec::new()).is_none() && entry.comments.is_empty()
}

/// Whether a line says something of a translation.
fn is_own(line: &str) -> bool {
    if line.starts_with('>') {
        return true;
    }
    let Some((key, value)) = line.split_once(':').filter(|(key, _)| KEYS.contains(key)) else { return false };
    let value = value.trim();
    match key {
        // Developers write of states and of what is allowed too.
        "state" => !value.contains(' ') || value.starts_with("reviewed "),
        "allow" => {
            let code = value.split_whitespace().next().unwrap_or("");
            Code::from_name(code).is_some() || nearest(code, Code::ALL.iter().map(|code| code.name())).is_some()
        }
        _ => true,
    }
}

fn read_own(entry: &mut Entry, line: &str, span: Span, problems: &mut Vec<Problem>) {
    // A line that says it wrongly is told, and stays as it is.
    if read_line(entry, line, span, problems).is_some() {
        entry.comments.push(line.to_owned());
    }
}

/// The lines that say what taiyaku knows of a translation, without their mark; those of an attribute with its name.
pub(super) fn own_lines(entry: &Entry, attribute: Option<&str>) -> Vec<String> {
    let kept = kept_lines(entry);
    let waivers = entry.allows.len();
    let mut own: Vec<String> = lines(entry);
    own.truncate(own.len() - kept.len());
    own.extend(kept.into_iter().take(waivers));
    // The source above it says what it was made for.
    own.retain(|line| !line.starts_with("was:") || entry.source.is_none());
    match attribute {
        Some(name) => own.into_iter().map(|line| format!(".{name} {line}")).collect(),
        None => own,
    }
}

/// Entries by message, with the attribute of each; none of a message that the source has not.
pub(super) fn by_message<'e>(entries: &[&'e Entry], source: &Layout) -> BTreeMap<String, Vec<(Option<String>, &'e Entry)>> {
    let mut all: BTreeMap<String, Vec<(Option<String>, &'e Entry)>> = BTreeMap::new();
    for entry in entries {
        let (message, attribute) = match entry.id.split_once('.') {
            Some((message, attribute)) => (message, Some(attribute.to_owned())),
            None => (entry.id.as_str(), None),
        };
        if source.message(message).is_some() {
            all.entry(message.to_owned()).or_default().push((attribute, entry));
        }
    }
    all
}
