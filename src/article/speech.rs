//! Dialogue turns, whole-line quotations and captions. In: a line behind its markers. Out: its labels, colons, opening
//! and closing marks as parts. What never happens: a quotation that is part of a sentence (「…」と言う) is taken for a turn,
//! or a mark is paired with one that is not its partner.

use super::marker::{Form, leading};
use super::speaker::{Known, bare_label, label, spaced_label};
use super::structure::{Parts, is_wording};
use super::vocabulary::{is_speaker, japanese};
use super::{Format, Role};
use crate::text::{Lang, is_wide};

/// Cuts a line whose markers are taken: turns, a caption, a known speaker. False where it is nothing of these; the parts
/// pushed so far are void then.
pub(super) fn body(parts: &mut Parts<'_>, format: Format, known: &Known) -> bool {
    let (at, len) = (parts.at, parts.out.len());
    let mut caption = false;
    for _ in 0..4 {
        let (at, len) = (parts.at, parts.out.len());
        if turns(parts, format, known) {
            return true;
        }
        parts.at = at;
        parts.out.truncate(len);
        match self::caption(parts, format) {
            Caption::Heading => return true,
            Caption::Label => caption = true,
            Caption::None => {
                parts.at = at;
                parts.out.truncate(len);
                break;
            }
        }
    }
    if speaker(parts, format, known) || caption {
        let end = parts.text.len();
        parts.text_to(end);
        return true;
    }
    parts.at = at;
    parts.out.truncate(len);
    false
}

/// Emphasis or tags that begin here: `**`, `<strong>`.
fn markup(rest: &str, format: Format, closing: bool) -> usize {
    let mut len = 0;
    loop {
        let Some(rest) = rest.get(len..) else { return len };
        let step = if format == Format::Text {
            0
        } else if rest.starts_with('<') && rest.starts_with("</") == closing {
            let name = rest.trim_start_matches(['<', '/']);
            let tag = ["strong>", "b>", "em>", "i>", "span>", "span ", "u>", "mark>"].iter().any(|t| name.starts_with(t));
            if tag { rest.find('>').map_or(0, |end| end + 1) } else { 0 }
        } else if format == Format::Markdown {
            rest.len() - rest.trim_start_matches(['*', '_']).len()
        } else {
            0
        };
        if step == 0 {
            return len;
        }
        len += step;
    }
}

/// A marker in emphasis or a tag: `**Q1.** …`, or a line that stands in them whole: `**Q1. …**`. The bytes of the head
/// with its marker and the white space behind it, and those of what closes the line.
pub(super) fn marked(rest: &str, format: Format, answers: bool) -> Option<(usize, usize)> {
    let lead = markup(rest, format, false);
    let inner = rest.get(lead..).filter(|_| lead > 0)?;
    let end = inner.find(['*', '_', '<'])?;
    let (sign, after) = (inner.get(..end)?, inner.get(end..)?);
    let is_form = |form| form != Form::Bullet;
    let suffix = markup(after, format, true);
    let text = after.get(suffix..)?;
    let whole = leading(&format!("{}　あ", sign.trim_end()), Format::Text, answers);
    if suffix > 0
        && whole.is_some_and(|m| m.len >= sign.trim_end().len() && is_form(m.form))
        && !text.trim().is_empty()
        // A letter alone is one only before a text that does not go on from it.
        && (sign.chars().any(|c| !c.is_alphabetic()) || !carries_on(text.trim_start()) && text.starts_with(is_wide))
    {
        return Some((lead + end + suffix + text.len() - text.trim_start().len(), 0));
    }
    let found = leading(inner, Format::Text, answers).filter(|m| is_form(m.form))?;
    let closed = found.len < end && suffix > 0 && text.trim().is_empty();
    closed.then_some((lead + found.len, suffix))
}

/// Whether a line has the label of a question in emphasis.
pub(super) fn is_question(line: &str, format: Format) -> bool {
    marked(line, format, false).is_some_and(|(head, _)| line.get(..head).is_some_and(|head| head.contains(['Q', 'Ｑ'])))
}

/// The bracket that closes what `open` opened.
fn partner(open: char) -> Option<char> {
    Some(match open {
        '「' => '」',
        '『' => '』',
        '“' => '”',
        '"' => '"',
        '【' => '】',
        _ => return None,
    })
}

/// The byte of the closing partner in `rest`, which begins with the opening mark.
pub(super) fn closing(rest: &str) -> Option<usize> {
    let open = rest.chars().next()?;
    let close = partner(open)?;
    if open == close {
        // Straight quotation marks: the last one, if those between come in pairs.
        let marks: Vec<usize> = rest.match_indices(open).map(|(i, _)| i).collect();
        return (marks.len() >= 2 && marks.len().is_multiple_of(2)).then(|| marks.last().copied()).flatten();
    }
    let mut depth = 0usize;
    for (i, c) in rest.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return Some(i);
            }
        }
    }
    None
}

/// One turn at the cursor: label, colon, quotation. The label is returned, empty for a quotation without one.
fn turn<'a>(parts: &mut Parts<'a>, format: Format, known: &Known) -> Option<&'a str> {
    let head = head(parts, format, known)?;
    let quote = parts.rest().get(head.lead..)?;
    let close = closing(quote)?;
    let open_len = quote.chars().next()?.len_utf8();
    let close_len = quote.get(close..)?.chars().next()?.len_utf8();
    if quote.get(open_len..close)?.trim().is_empty() {
        return None;
    }
    parts.push(Role::Open, head.lead + open_len);
    let end = parts.at + close - open_len;
    parts.text_to(end);
    let suffix = if head.open_markup { markup(parts.rest().get(close_len..)?, format, true) } else { 0 };
    if head.open_markup && suffix == 0 {
        return None;
    }
    parts.push(Role::Close, close_len + suffix);
    Some(head.name)
}

/// What stands before the quotation of a turn.
struct Head<'a> {
    /// The label, empty where there is none.
    name: &'a str,
    /// Emphasis before the opening mark.
    lead: usize,
    /// Whether emphasis that began before the turn must end behind it.
    open_markup: bool,
}

/// Takes the label and the colon before a quotation; what is left begins with emphasis and the opening mark.
fn head<'a>(parts: &mut Parts<'a>, format: Format, known: &Known) -> Option<Head<'a>> {
    let rest = parts.rest();
    let lead = markup(rest, format, false);
    let inner = rest.get(lead..)?;
    let mut open_markup = lead > 0;
    if inner.starts_with(['「', '“', '"']) {
        return Some(Head { name: "", lead, open_markup });
    }
    let (len, _) = label(inner)?;
    let name = inner.get(..len)?;
    let after = inner.get(len..)?;
    let first = markup(after, format, true);
    let mut end = first;
    let mut colon = false;
    if let Some(c) = after.get(end..)?.chars().next().filter(|c| matches!(c, ':' | '：')) {
        colon = true;
        end += c.len_utf8();
        end += markup(after.get(end..)?, format, true);
    }
    open_markup &= !after.get(..end)?.contains(['*', '_', '<']);
    let tail = after.get(end..)?;
    end += tail.len() - tail.trim_start().len();
    let quote = after.get(end..)?;
    let trimmed = name.trim_end();
    if !quote.starts_with(['「', '“', '"', '『']) || trimmed.is_empty() || trimmed.starts_with(char::is_whitespace) || !is_wording(trimmed)
    {
        return None;
    }
    if is_clause(trimmed) || !colon && (quote.starts_with('『') || !bare_label(trimmed, quote, known)) {
        return None;
    }
    parts.push(Role::Open, lead);
    parts.push(Role::Label, trimmed.len());
    parts.push(Role::Colon, name.len() - trimmed.len() + end);
    Some(Head { name: trimmed, lead: 0, open_markup })
}

/// Whether a label in Latin letters is the beginning of a sentence (Others yet say: “…”), not a name: a word in lower case
/// is in it, and it is no speaker with an article (the doctor).
fn is_clause(label: &str) -> bool {
    let mut words = label.split_whitespace();
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    let name = |word: &str| {
        let mut chars = word.chars();
        chars.next().is_some_and(|c| is_speaker(&(c.to_uppercase().collect::<String>() + chars.as_str())))
    };
    let article = matches!(first, "The" | "the" | "A" | "a" | "An" | "an" | "Our" | "our" | "My" | "my");
    let speaker = label.split_whitespace().next_back().is_some_and(name);
    let lower = std::iter::once(second).chain(words).any(|word| word.starts_with(|c: char| c.is_ascii_lowercase()));
    label.is_ascii() && lower && !(article && speaker)
}

/// The opening mark of a turn that its line does not close, and how many of its kind stay open.
pub(super) fn unclosed(line: &str, format: Format, known: &Known) -> Option<(char, usize)> {
    if !line.contains(['「', '『', '“']) {
        return None;
    }
    let mut parts = Parts { text: line, at: 0, out: Vec::new() };
    opening(&mut parts, format, known).then_some(())?;
    let part = parts.out.iter().rev().find(|part| part.role == Role::Open)?;
    let mark = part.span.of(line).chars().next_back()?;
    let quote = line.get(part.span.end - mark.len_utf8()..)?;
    match closes(quote, mark, 0) {
        Ok(depth) => Some((mark, depth)),
        Err(_) => None,
    }
}

/// The first line of a turn over several lines: label, colon, opening mark and text.
pub(super) fn opening(parts: &mut Parts<'_>, format: Format, known: &Known) -> bool {
    if parts.at == 0 {
        parts.gap();
        let rest = parts.rest();
        parts.push(Role::Marker, leading(rest, format, true).map_or(0, |marker| marker.len));
    }
    let Some(head) = head(parts, format, known) else { return false };
    let quote = parts.rest().get(head.lead..).unwrap_or("");
    let Some(mark) = quote.chars().next().filter(|mark| matches!(mark, '「' | '『' | '“')) else { return false };
    if head.open_markup || quote.get(mark.len_utf8()..).is_none_or(|text| text.trim().is_empty()) {
        return false;
    }
    parts.push(Role::Open, head.lead + mark.len_utf8());
    let end = parts.text.len();
    parts.text_to(end);
    true
}

/// Whether a line begins a turn of its own.
pub(super) fn is_turn(line: &str, format: Format, known: &Known) -> bool {
    let at = leading(line, format, true).map_or(0, |marker| marker.len);
    let mut parts = Parts { text: line, at, out: Vec::new() };
    let head = head(&mut parts, format, known);
    head.is_some_and(|head| !head.name.is_empty()) || turns(&mut Parts { text: line, at, out: Vec::new() }, format, known)
}

/// Reads on in a quotation that is `depth` deep: how deep it is at the end of the line, or where it closes (`None` where
/// text follows that is no note, so that it is no turn).
pub(super) fn closes(line: &str, mark: char, mut depth: usize) -> Result<usize, Option<usize>> {
    let Some(close) = partner(mark) else { return Err(None) };
    for (at, c) in line.char_indices() {
        if c == mark {
            depth += 1;
        } else if c == close {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                let rest = line.get(at + c.len_utf8()..).unwrap_or("").trim();
                return Err((rest.is_empty() || is_note(rest)).then_some(at));
            }
        }
    }
    Ok(depth)
}

/// The last line of a turn over several lines, closed at the byte `mark`.
pub(super) fn closing_line(parts: &mut Parts<'_>, mark: usize) -> bool {
    let close = parts.text.get(mark..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    if close == 0 || mark < parts.at {
        return false;
    }
    parts.text_to(mark);
    parts.push(Role::Close, close);
    let end = parts.text.len();
    parts.text_to(end);
    true
}

/// Turns to the end of the line, or to a note in parentheses behind the last one.
pub(super) fn turns(parts: &mut Parts<'_>, format: Format, known: &Known) -> bool {
    let mut count = 0;
    let mut last_known = false;
    loop {
        let (at, len) = (parts.at, parts.out.len());
        parts.gap();
        match turn(parts, format, known) {
            Some(name) => {
                last_known = !name.is_empty() && (is_speaker(name) || known.speakers.contains(name));
                count += 1;
            }
            None => {
                parts.at = at;
                parts.out.truncate(len);
                break;
            }
        }
    }
    if count == 0 {
        return false;
    }
    let rest = parts.rest().trim();
    let clean = rest.is_empty() || is_note(rest) || last_known && !carries_on(rest);
    if clean {
        let end = parts.text.len();
        parts.text_to(end);
    }
    clean
}

/// `(引用元:…)`, `（笑）`, `※…`: what may stand behind a turn.
fn is_note(rest: &str) -> bool {
    let first = rest.chars().next().unwrap_or(' ');
    matches!(first, '(' | '（' | '※' | '[' | '［' | '【') && {
        let last = rest.trim_end_matches(['。', '.', '※', ' ', '　']).chars().next_back().unwrap_or(' ');
        first == '※' || matches!(last, ')' | '）' | ']' | '］' | '】')
    }
}

/// Whether what follows a closing mark carries the sentence on (と, は, など …).
fn carries_on(rest: &str) -> bool {
    japanese().continuations.iter().any(|word| rest.starts_with(word.as_str()))
        || rest.starts_with(|c: char| c.is_ascii_lowercase() || c == ',')
}

enum Caption {
    /// `【…】` alone.
    Heading,
    /// `【…】` before a text.
    Label,
    None,
}

fn caption(parts: &mut Parts<'_>, format: Format) -> Caption {
    let found = (|| {
        let rest = parts.rest();
        let space = rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        let lead = markup(rest, format, false);
        let inner = rest.get(lead..).filter(|r| r.starts_with('【'))?;
        let close = closing(inner)?;
        let mark = '【'.len_utf8();
        let suffix = if lead > 0 { markup(inner.get(close + mark..)?, format, true) } else { 0 };
        let name = inner.get(mark..close)?;
        let tail = inner.get(close + mark + suffix..)?;
        ((lead == 0 || suffix > 0) && !name.trim().is_empty()).then_some((space, lead, mark, name, suffix, tail))
    })();
    let Some((space, lead, mark, name, suffix, tail)) = found else { return Caption::None };
    let alone = tail.trim().is_empty();
    if !alone
        && (name.chars().count() > 20 || name.contains(['。', '「', '、']) || !is_wording(name) || carries_on(tail) || name.trim() != name)
    {
        return Caption::None;
    }
    parts.push(Role::Gap, space);
    parts.push(Role::Open, lead + mark);
    if alone {
        let end = parts.at + name.len();
        parts.text_to(end);
    } else {
        parts.push(Role::Label, name.len());
    }
    parts.push(Role::Close, mark + suffix);
    if alone {
        parts.gap();
        return Caption::Heading;
    }
    Caption::Label
}

/// `患者：痛みはありますか？`: a known speaker without quotation marks. The text behind it is left to the caller.
fn speaker(parts: &mut Parts<'_>, format: Format, known: &Known) -> bool {
    if let Some((name, gap)) = spaced_label(parts.rest(), &known.spaced) {
        parts.push(Role::Label, name);
        parts.push(Role::Colon, gap);
        return true;
    }
    let found = (|| {
        let rest = parts.rest();
        let lead = markup(rest, format, false);
        let inner = rest.get(lead..)?;
        let (len, _) = label(inner)?;
        let name = inner.get(..len)?.trim_end();
        if !(is_speaker(name) || known.speakers.contains(name)) {
            return None;
        }
        let after = inner.get(name.len()..)?;
        let spaces = after.len() - after.trim_start().len();
        let first = spaces + markup(after.get(spaces..)?, format, true);
        let colon = after.get(first..)?.chars().next().filter(|c| matches!(c, ':' | '：'))?;
        let mut end = first + colon.len_utf8();
        end += markup(after.get(end..)?, format, true);
        if lead > 0 && !after.get(..end)?.contains(['*', '_', '<']) {
            return None;
        }
        let text = after.get(end..)?;
        let body = text.trim();
        let spaced = colon == '：' || text.starts_with(char::is_whitespace) || known.lang == Lang::Ja;
        if body.is_empty() || body.starts_with('/') || !spaced {
            return None;
        }
        Some((lead, name.len(), end + text.len() - text.trim_start().len()))
    })();
    let Some((lead, name, colon)) = found else { return false };
    parts.push(Role::Open, lead);
    parts.push(Role::Label, name);
    parts.push(Role::Colon, colon);
    true
}
