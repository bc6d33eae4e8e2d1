//! The lines of a comment and what they say about an entry, in both directions.

use super::{Allow, Entry, State, Value, is_unit_id};
use crate::finding::Code;
use crate::text::Span;

/// Something a line says wrongly: its code, the name of the problem, the words, and where.
pub(super) struct Problem {
    pub code: Code,
    pub problem: &'static str,
    pub word: String,
    pub span: Span,
}

/// Reads one line (without `# `) into the entry. A line that says nothing, or says it wrongly, is kept as it is.
/// Returns the id the line names, for comments of skipped units.
pub(super) fn read_line(entry: &mut Entry, line: &str, span: Span, problems: &mut Vec<Problem>) -> Option<String> {
    let mut problem = |code, name, word: &str| problems.push(Problem { code, problem: name, word: word.to_owned(), span });
    if let Some(text) = line.strip_prefix('>') {
        append(&mut entry.source, text);
        return None;
    }
    if is_unit_id(line.trim()) {
        return Some(line.trim().to_owned());
    }
    let Some((key, after)) = line.split_once(':') else {
        entry.comments.push(line.to_owned());
        return None;
    };
    let value = after.trim();
    match key {
        "id" if !value.is_empty() && !value.contains(' ') => return Some(value.to_owned()),
        "state" => {
            let first = entry.state == State::Translated && entry.reviewed_hash.is_none();
            if first && set_state(entry, value) {
                return None;
            }
            let name = match value {
                _ if !first => "state-twice",
                "" => "empty-state",
                "reviewed" => "review-without-hash",
                _ => "unknown-state",
            };
            problem(Code::FluentSyntax, name, value);
        }
        "was" => {
            append(&mut entry.was, after);
            return None;
        }
        "origin" if entry.origin.is_none() && !value.is_empty() => {
            entry.origin = Some(value.to_owned());
            return None;
        }
        "note" if !value.is_empty() => {
            entry.notes.push(value.to_owned());
            return None;
        }
        "covers" => {
            entry.covers.extend(value.split([' ', ',']).filter(|id| !id.is_empty()).map(str::to_owned));
            return None;
        }
        "allow" => {
            let (code, reason) = value.split_once(char::is_whitespace).unwrap_or((value, ""));
            if code.is_empty() {
                problem(Code::WaiverInvalid, "no-code", code);
            } else if Code::from_name(code).is_none() {
                problem(Code::WaiverInvalid, "unknown-code", code);
            } else if reason.trim().is_empty() {
                problem(Code::WaiverInvalid, "no-reason", code);
            }
            if !code.is_empty() {
                entry.allows.push(Allow { code: code.to_owned(), reason: reason.trim().to_owned(), span });
                return None;
            }
        }
        _ => {
            let number = key.strip_prefix("link @").filter(|n| n.bytes().all(|b| b.is_ascii_digit()) && !n.starts_with('0'));
            if let Some(number) = number.and_then(|n| n.parse().ok())
                && !value.is_empty()
                && !entry.links.contains_key(&number)
            {
                entry.links.insert(number, value.to_owned());
                return None;
            }
        }
    }
    entry.comments.push(line.to_owned());
    None
}

/// Sets the state from the words after `# state:`.
pub(super) fn set_state(entry: &mut Entry, words: &str) -> bool {
    let (word, hash) = words.split_once(' ').map_or((words, None), |(word, hash)| (word, Some(hash.trim())));
    match (State::from_name(word), hash) {
        (Some(State::Reviewed), Some(hash)) if is_review(hash) => {
            entry.state = State::Reviewed;
            entry.reviewed_hash = Some(hash.to_owned());
        }
        (Some(State::Reviewed | State::Untranslated) | None, _) | (_, Some(_)) => return false,
        (Some(state), None) => {
            entry.state = state;
            entry.reviewed_hash = None;
        }
    }
    true
}

/// Whether this is a hash of texts, or one with that of destinations behind it.
fn is_review(word: &str) -> bool {
    let is_hash = |hash: &str| hash.len() == 8 && hash.bytes().all(|b| b.is_ascii_hexdigit());
    is_hash(word) || word.split_once(' ').is_some_and(|(texts, links)| is_hash(texts) && is_hash(links))
}

fn append(field: &mut Option<String>, text: &str) {
    let text = text.strip_prefix(' ').unwrap_or(text);
    match field {
        Some(lines) => {
            lines.push('\n');
            lines.push_str(text);
        }
        None => *field = Some(text.to_owned()),
    }
}

/// The lines of the entry's comment in their fixed order, without `# `.
pub(super) fn lines(entry: &Entry) -> Vec<String> {
    let mut out = Vec::new();
    let skip = entry.value == Value::Skip;
    several(&mut out, ">", entry.source.as_deref());
    if skip {
        out.push(format!("id: {}", entry.id));
    }
    if !entry.covers.is_empty() {
        out.push(format!("covers: {}", entry.covers.join(" ")));
    }
    let state = if skip { State::Skipped.word().to_owned() } else { entry.state_word() };
    if !matches!(state.as_str(), "translated" | "untranslated") {
        out.push(format!("state: {state}"));
    }
    several(&mut out, "was:", entry.was.as_deref());
    out.extend(entry.origin.iter().map(|origin| format!("origin: {}", one_line(origin))));
    out.extend(entry.notes.iter().flat_map(|note| note.split(['\n', '\r'])).map(|line| format!("note: {line}")));
    out.extend(kept_lines(entry));
    out
}

/// The lines of waivers, links and what people wrote beside: what a pair takes along into the archive.
pub(super) fn kept_lines(entry: &Entry) -> Vec<String> {
    let mut out = Vec::new();
    out.extend(entry.allows.iter().map(|a| one_line(&format!("allow: {} {}", a.code, a.reason)).trim_end().to_owned()));
    out.extend(entry.links.iter().map(|(number, url)| format!("link @{number}: {}", one_line(url))));
    out.extend(entry.comments.iter().flat_map(|line| line.split(['\n', '\r'])).map(str::to_owned));
    out
}

fn several(out: &mut Vec<String>, key: &str, text: Option<&str>) {
    for line in text.into_iter().flat_map(|text| text.split('\n')) {
        let line = line.replace('\r', "");
        out.push(if line.is_empty() { key.to_owned() } else { format!("{key} {line}") });
    }
}

/// A text that fits on one line of a comment.
pub(super) fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

/// The entry of a unit that a person skipped, if a free comment is one.
pub(super) fn skip_entry<'a>(lines: impl Iterator<Item = (&'a str, Span)>, problems: &mut Vec<Problem>) -> Option<Entry> {
    let mut entry = Entry::new("", Value::Plain(String::new()));
    let mut found = Vec::new();
    for (line, span) in lines {
        match read_line(&mut entry, line, span, &mut found) {
            Some(id) if entry.id.is_empty() => entry.id = id,
            Some(_) => entry.comments.push(line.to_owned()),
            None => {}
        }
    }
    if entry.state != State::Skipped || entry.id.is_empty() {
        return None;
    }
    entry.value = Value::Skip;
    problems.append(&mut found);
    Some(entry)
}
