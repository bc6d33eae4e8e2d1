//! Translated messages put into a hand-written file: its text, the source file and the entries come in; the text with
//! those messages, and with nothing else changed by a byte, goes out. A message that is not there yet comes where the
//! source has it, under its heading. The result has been read again and says what was meant.

use std::collections::BTreeMap;

use super::layout::{Layout, Message};
use super::messages::{belongs, by_message, own_lines};
use super::pattern::indent;
use super::{Catalog, Entry, Value, escape};
use crate::text::Span;

/// The file with these entries; `text` is none where there is no file yet. None where the file is not sound, or where the
/// result would not say what the entries say: then nothing may be written.
pub fn splice(text: Option<&str>, source: &str, entries: &[&Entry]) -> Option<String> {
    let source = Layout::read(source);
    let old = text.unwrap_or_default();
    let target = Layout::read(old);
    if !target.sound {
        return None;
    }
    let line_end = if text.unwrap_or_default().contains("\r\n") { "\r\n" } else { "\n" };
    let mut splicer = Splicer { text: old, source: &source, target: &target, line_end, edits: Vec::new() };
    let by_message = by_message(entries, &source);
    for (id, parts) in by_message.iter().filter_map(|(id, parts)| Some((target.message(id)?, parts))) {
        splicer.change(id, parts);
    }
    splicer.add(&by_message);
    let new = splicer.finish();
    is_as_meant(old, &new, entries).then_some(new)
}

/// Whether the new text says what the entries say, and everything else as before.
fn is_as_meant(old: &str, new: &str, entries: &[&Entry]) -> bool {
    let (before, after) = (Catalog::of_target_messages("", old).0, Catalog::of_target_messages("", new).0);
    let (before, now) = (before.by_id(), after.by_id());
    let said = |entry: &Entry| (entry.value.clone(), entry.state_word(), entry.source.clone(), entry.notes.clone());
    let meant = |entry: &&Entry| {
        now.get(entry.id.as_str()).is_some_and(|found| found.value == entry.value && found.state_word() == entry.state_word())
    };
    let is_given = |id: &str| entries.iter().any(|entry| entry.id == id);
    let same = |(id, entry): (&&str, &&Entry)| is_given(id) || now.get(id).is_some_and(|found| said(found) == said(entry));
    after.sound && entries.iter().all(meant) && before.iter().all(same)
}

type Parts<'e> = Vec<(Option<String>, &'e Entry)>;

struct Splicer<'a> {
    text: &'a str,
    source: &'a Layout,
    target: &'a Layout,
    line_end: &'static str,
    edits: Vec<Edit>,
}

/// What is replaced by what.
struct Edit {
    span: Span,
    new: String,
    place: Place,
}

#[derive(PartialEq, Eq)]
enum Place {
    /// As it is.
    Here,
    /// As a block of its own behind what stands there.
    Behind,
    /// As a block of its own before what stands there.
    Before,
}

impl Splicer<'_> {
    /// A message that is there.
    fn change(&mut self, message: &Message, parts: &Parts<'_>) {
        let comment = Span::new(message.whole.start.min(message.name.start), message.name.start);
        let lines = self.comment(message, comment, parts);
        if lines != comment.of(self.text) {
            self.replace(comment, lines);
        }
        for (attribute, entry) in parts {
            let Some(value) = self.value(&entry.value, attribute.is_some()) else { continue };
            match (message.part(attribute.as_deref()), attribute) {
                (Some(part), _) if part.value.as_ref() == Some(&entry.value) => {}
                (Some(part), _) => self.replace(Span::new(part.after, part.span.end), value),
                (None, None) => self.replace(Span::new(message.value.after, message.value.after), value),
                (None, Some(name)) => {
                    let line = format!("{}{}.{name} ={value}", self.line_end, self.indentation(message));
                    let at = self.before_attribute(message, name);
                    self.replace(Span::new(at, at), line);
                }
            }
        }
    }

    /// The comment above a message: what is known of its parts anew, everything else as it is.
    fn comment(&self, message: &Message, old: Span, parts: &Parts<'_>) -> String {
        let mut new: Vec<String> = parts
            .iter()
            .flat_map(|(attribute, entry)| own_lines(entry, attribute.as_deref()))
            .map(|line| format!("# {line}").trim_end().to_owned() + self.line_end)
            .collect();
        let is_given = |id: &str| parts.iter().any(|(_, entry)| entry.id == id);
        let mut out = String::new();
        let mut begin = old.start;
        for line in old.of(self.text).split_inclusive('\n') {
            let here = Span::new(begin, begin + line.len());
            begin = here.end;
            let said = message.comment.iter().find(|said| here.contains(**said)).map_or("", |said| said.of(self.text));
            if belongs(message, said).is_some_and(|id| is_given(&id)) {
                // Where such lines stood there they stand again.
                out.extend(new.drain(..));
            } else {
                out.push_str(line);
            }
        }
        out.extend(new);
        out
    }

    /// A value as it stands behind `=`, the gap included.
    fn value(&self, value: &Value, attribute: bool) -> Option<String> {
        let written = match value {
            Value::Plain(text) if text.contains('\n') => escape(text),
            Value::Plain(text) => format!(" {}", escape(text)),
            Value::Fluent(raw) => indent(raw),
            Value::Skip => return None,
        };
        let deeper = if attribute { written.replace("\n    ", "\n        ") } else { written };
        Some(deeper.replace('\n', self.line_end))
    }

    /// What stands before the attributes of a message.
    fn indentation(&self, message: &Message) -> String {
        let before = |at: usize| self.text.get(..at).map(|text| text.len() - text.trim_end_matches(' ').len());
        let known = message.attributes.first().and_then(|(_, part)| before(part.name.start)).filter(|count| *count > 0);
        " ".repeat(known.unwrap_or(4))
    }

    /// Behind which byte a new attribute of a message comes: in the order of the source.
    fn before_attribute(&self, message: &Message, name: &str) -> usize {
        let order: Vec<&str> =
            self.source.message(&message.id).map_or(Vec::new(), |found| found.attributes.iter().map(|(name, _)| name.as_str()).collect());
        let own = order.iter().position(|other| *other == name);
        let earlier = order.iter().take(own.unwrap_or(0)).rev();
        let last = earlier.filter_map(|other| message.part(Some(other))).map(|part| part.span.end).next();
        // A message that has no value ends behind its sign of equality.
        last.unwrap_or(if message.value.value.is_some() { message.value.span.end } else { message.value.after })
    }

    /// Messages that are not there yet.
    fn add(&mut self, by_message: &BTreeMap<String, Parts<'_>>) {
        let order = &self.source.messages;
        // For each message of the source: the next one of its group that is there.
        let mut following: Vec<Option<&Message>> = vec![None; order.len()];
        let mut next: Option<&Message> = None;
        for (number, message) in order.iter().enumerate().rev() {
            if order.get(number + 1).is_some_and(|other| other.group != message.group) {
                next = None;
            }
            if let Some(slot) = following.get_mut(number) {
                *slot = next;
            }
            next = self.target.message(&message.id).or(next);
        }
        let (mut earlier, mut sibling): (Option<&Message>, Option<&Message>) = (None, None);
        let mut headed: BTreeMap<usize, Option<String>> = BTreeMap::new();
        for (number, message) in order.iter().enumerate() {
            if number.checked_sub(1).and_then(|n| order.get(n)).is_some_and(|before| before.group != message.group) {
                sibling = None;
            }
            if let Some(there) = self.target.message(&message.id) {
                (earlier, sibling) = (Some(there), Some(there));
                continue;
            }
            let Some(parts) = by_message.get(&message.id) else { continue };
            let Some(block) = self.block(message, parts) else { continue };
            if let Some(skipped) = self.skipped(&message.id) {
                self.replace(skipped, block);
            } else if let Some(sibling) = sibling {
                self.behind(sibling.whole.end, &block);
            } else if let Some(following) = following.get(number).copied().flatten() {
                self.before(following.whole.start, &block);
            } else {
                self.elsewhere(message, &block, earlier, &mut headed);
            }
        }
    }

    /// A message of a group of which nothing is there yet: under its heading, behind the groups that come before it.
    fn elsewhere(&mut self, message: &Message, block: &str, earlier: Option<&Message>, headed: &mut BTreeMap<usize, Option<String>>) {
        let groups = &self.target.groups;
        if let Some((_, heading)) = groups.iter().find(|(name, _)| name.is_some() && *name == message.group) {
            return self.behind(heading.end, block);
        }
        let messages = &self.target.messages;
        let later = match earlier {
            Some(earlier) => groups.iter().find(|(_, heading)| heading.start >= earlier.whole.end).map(|(_, heading)| heading.start),
            // Before everything the source has later.
            None => messages.first().map(|first| {
                groups.iter().find(|(_, heading)| heading.end <= first.whole.start).map_or(first.whole.start, |(_, heading)| heading.start)
            }),
        };
        let at = later.unwrap_or(self.text.len());
        let around = match earlier {
            Some(_) => groups.iter().rev().find(|(_, heading)| heading.start < at).and_then(|(name, _)| name.clone()),
            None => None,
        };
        let stands = headed.insert(at, message.group.clone()).unwrap_or(around);
        let heading = match &message.group {
            group if *group == stands => String::new(),
            Some(name) => format!("## {name}{0}{0}", self.line_end),
            None => format!("##{0}{0}", self.line_end),
        };
        let block = format!("{heading}{block}");
        match later {
            Some(at) => self.before(at, &block),
            None => self.behind(self.text.trim_end_matches([' ', '\n', '\r']).len(), &block),
        }
    }

    /// The comment that says that a message is not for translation.
    fn skipped(&self, id: &str) -> Option<Span> {
        let named = |line: &Span| line.of(self.text).strip_prefix("id:").is_some_and(|name| name.trim() == id);
        let of = |lines: &[Span]| lines.iter().any(named) && lines.iter().any(|line| line.of(self.text).starts_with("state:"));
        self.target.comments.iter().find(|(_, lines)| of(lines)).map(|(whole, _)| *whole)
    }

    /// A new message without the line break at its end.
    fn block(&self, message: &Message, parts: &Parts<'_>) -> Option<String> {
        let mut lines: Vec<String> = Vec::new();
        for (attribute, entry) in parts {
            lines.extend(own_lines(entry, attribute.as_deref()).into_iter().map(|line| format!("# {line}").trim_end().to_owned()));
        }
        let of = |wanted: Option<&str>| parts.iter().find(|(attribute, _)| attribute.as_deref() == wanted).map(|(_, entry)| *entry);
        let value = match of(None) {
            Some(entry) => self.value(&entry.value, false)?,
            None => String::new(),
        };
        lines.push(format!("{} ={value}", message.id));
        for (name, _) in &message.attributes {
            if let Some(entry) = of(Some(name)) {
                lines.push(format!("    .{name} ={}", self.value(&entry.value, true)?));
            }
        }
        Some(lines.join(self.line_end))
    }

    /// Puts a block behind the line that ends with a byte, a blank line between.
    fn behind(&mut self, end: usize, block: &str) {
        let rest = self.text.get(end..).unwrap_or("");
        let line = rest.split('\n').next().unwrap_or("");
        let at = end + line.strip_suffix('\r').unwrap_or(line).len();
        self.edits.push(Edit { span: Span::new(at, at), new: block.to_owned(), place: Place::Behind });
    }

    /// Puts a block before what begins at a byte, a blank line between.
    fn before(&mut self, start: usize, block: &str) {
        let new = format!("{block}{0}{0}", self.line_end);
        self.edits.push(Edit { span: Span::new(start, start), new, place: Place::Before });
    }

    fn replace(&mut self, span: Span, new: String) {
        self.edits.push(Edit { span, new, place: Place::Here });
    }

    /// The text with every edit.
    fn finish(mut self) -> String {
        self.edits.sort_by_key(|edit| edit.span.start);
        let mut out = String::with_capacity(self.text.len() + 64);
        let mut at = 0;
        let mut edits = self.edits.iter().peekable();
        while let Some(edit) = edits.next() {
            out.push_str(Span::new(at, edit.span.start).of(self.text));
            at = edit.span.end.max(at);
            let behind = edit.place == Place::Behind;
            if behind && !matches!(out.as_str(), "" | "\u{FEFF}") {
                out.push_str(&self.line_end.repeat(2));
            }
            let apart = ["\n\n", "\r\n\r\n"].iter().any(|end| out.ends_with(end)) || matches!(out.as_str(), "" | "\u{FEFF}");
            if edit.place == Place::Before && !apart {
                out.push_str(self.line_end);
            }
            out.push_str(&edit.new);
            let more = edits.peek().is_some_and(|next| next.span.start == edit.span.start);
            if behind && !more {
                // Nothing else touches the block, and the file ends with a line break.
                let rest = self.text.get(at..).unwrap_or("");
                let next = rest.strip_prefix('\r').unwrap_or(rest).strip_prefix('\n');
                if next.is_none_or(|next| !next.is_empty() && !next.starts_with(['\n', '\r'])) {
                    out.push_str(self.line_end);
                }
            }
        }
        out.push_str(self.text.get(at..).unwrap_or(""));
        out
    }
}
