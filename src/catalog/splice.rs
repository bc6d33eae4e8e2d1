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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::splice;
    use crate::catalog::{Catalog, Entry, State, Value};

    const SOURCE: &str = "### サイトの文言\n\n## メニュー\n\nmenu = 目次\n    .title = 目次を開く\nhome = 表紙\n\n## 日付\n\n# $date: 公開日\nupdated = 更新日：{ $date }\nby = 文：{ $name }\n";

    fn entry(id: &str, value: Value, source: &str) -> Entry {
        Entry { source: Some(source.to_owned()), ..Entry::new(id, value) }
    }

    fn plain(id: &str, text: &str, source: &str) -> Entry {
        entry(id, Value::Plain(text.to_owned()), source)
    }

    #[track_caller]
    fn put(text: &str, entries: &[Entry]) -> String {
        splice(Some(text), SOURCE, &entries.iter().collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn a_new_file_has_the_headings_of_the_source() {
        let updated = entry("updated", Value::message("Updated: { $date }").unwrap(), "更新日：{ $date }");
        let new = splice(None, SOURCE, &[&updated]).unwrap();
        assert_eq!(new, "## 日付\n\n# > 更新日：{ $date }\nupdated = Updated: { $date }\n");
        let all = [updated, plain("home", "Home", "表紙"), plain("menu.title", "Open the menu", "目次を開く")];
        assert_eq!(
            splice(None, SOURCE, &all.iter().collect::<Vec<_>>()).unwrap(),
            "## メニュー\n\n# .title > 目次を開く\nmenu =\n    .title = Open the menu\n\n# > 表紙\nhome = Home\n\n## 日付\n\n# > 更新日：{ $date }\nupdated = Updated: { $date }\n"
        );
    }

    #[test]
    fn one_message_changes_and_everything_else_keeps_its_bytes() {
        let text = "\u{FEFF}# by hand\r\n\r\n## Menus\r\n# shown above\r\n# state: draft\r\n# never more than 20 characters\r\nmenu   =  Contents  \r\n      .title = Open\r\nhome = Home\r\n\r\n\r\n-brand = Aoba";
        let changed = put(text, &[plain("menu", "Index", "目次")]);
        assert_eq!(changed, text.replace("# state: draft", "# > 目次").replace("menu   =  Contents", "menu   = Index"));
        let changed = put(text, &[plain("menu.title", "Open the\nmenu", "目次を開く")]);
        let expected = text
            .replace("20 characters\r\n", "20 characters\r\n# .title > 目次を開く\r\n")
            .replace(".title = Open", ".title =\r\n        Open the\r\n        menu");
        assert_eq!(changed, expected);
        let mut draft = plain("updated", "x", "更新日：{ $date }");
        draft.state = State::Draft;
        let added = put(text, &[draft]);
        assert_eq!(added, format!("{text}\r\n\r\n## 日付\r\n\r\n# > 更新日：{{ $date }}\r\n# state: draft\r\nupdated = x\r\n"));
    }

    #[test]
    fn new_messages_come_where_the_source_has_them() {
        assert_eq!(
            put("menu = A\nhome = B\nby = C\n", &[plain("updated", "U", "s")]),
            "menu = A\nhome = B\n\n# > s\nupdated = U\n\nby = C\n"
        );
        assert_eq!(put("home = B\n", &[plain("menu", "M", "s")]), "# > s\nmenu = M\n\nhome = B\n");
        assert_eq!(put("menu = A\nby = C\n", &[plain("home", "H", "s")]), "menu = A\n\n# > s\nhome = H\n\nby = C\n");
        let grouped = "## Menus\n\nmenu = A\n\n## 日付\n\n-term = x\n";
        assert_eq!(put(grouped, &[plain("by", "C", "s")]), "## Menus\n\nmenu = A\n\n## 日付\n\n# > s\nby = C\n\n-term = x\n");
        let attribute = put("menu = A\nhome = B\n", &[plain("menu.title", "T", "s")]);
        assert_eq!(attribute, "# .title > s\nmenu = A\n    .title = T\nhome = B\n");
        assert_eq!(put("menu =\n  .title = T\n", &[plain("menu", "M", "s")]), "# > s\nmenu = M\n  .title = T\n");
        let skipped = "# id: home\n# state: skip\n\nmenu = A\n";
        assert_eq!(put(skipped, &[plain("home", "H", "s")]), "# > s\nhome = H\n\nmenu = A\n");
    }

    #[test]
    fn what_is_not_sound_is_not_written() {
        for text in ["menu = {\n", "<<<<<<< HEAD\nmenu = a\n=======\n>>>>>>> x\n", "menu = a\nmenu = b\n"] {
            assert_eq!(splice(Some(text), SOURCE, &[&plain("home", "H", "表紙")]), None);
        }
    }

    fn line() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "# by hand",
            "# state: draft",
            "# > 前の文",
            "# .title state: draft",
            "## Dates",
            "##",
            "### head",
            "",
            "-brand = 青葉",
            "other = か\u{3099}ん",
            "menu = Contents",
            "    .title = Ｏｐｅｎ",
            "home =",
            "    Home",
            "    page",
            "updated = { $date ->",
            "        [one] 一",
            "       *[other] { $date }",
            "    }",
            "# id: by",
            "# state: skip",
            "by = { \"{\" }",
            "#",
            "  ",
        ])
    }

    proptest! {
        #[test]
        fn what_is_put_in_is_read_again_and_the_rest_stays(
            lines in prop::collection::vec(line(), 0..24), crlf in any::<bool>(), mark in any::<bool>(), end in any::<bool>(),
            id in prop::sample::select(vec!["menu", "menu.title", "home", "updated", "by"]), value in "([ぁ-ん{}\\[\\]*.\"# =]|か\u{3099}|[a-z]|\n){1,12}",
        ) {
            let mut text = lines.join("\n") + if end { "\n" } else { "" };
            if crlf { text = text.replace('\n', "\r\n"); }
            if mark { text.insert(0, '\u{FEFF}'); }
            let new = plain(id, &value, "源の文");
            let (before, _) = Catalog::of_target_messages("", &text);
            let Some(result) = splice(Some(&text), SOURCE, &[&new]) else {
                prop_assert!(!before.sound, "{:?}", text);
                return Ok(());
            };
            let (after, _) = Catalog::of_target_messages("", &result);
            let found = after.get(id).unwrap();
            prop_assert_eq!((&found.value, &found.source, found.state), (&new.value, &new.source, State::Translated));
            for entry in before.entries.iter().filter(|entry| entry.id != id) {
                let there = after.get(&entry.id).unwrap();
                prop_assert_eq!((&there.value, there.state, &there.source), (&entry.value, entry.state, &entry.source), "{}", result);
            }
            // Every other line is still there, in its order.
            let mut kept = result.lines();
            let own = |line: &&str| !line.starts_with("# ") && !line.contains('=') && !line.starts_with(' ') && !line.trim().is_empty() && *line != "\u{FEFF}";
            for line in text.lines().filter(own) {
                prop_assert!(kept.any(|other| other == line), "{:?} of {:?} in {:?}", line, text, result);
            }
            prop_assert_eq!(splice(Some(&result), SOURCE, &[&new]), Some(result.clone()));
        }
    }
}
