//! What a line of plain text is: heading, list item or paragraph. In: a line and its neighbours. Out: its kind; the level
//! of a heading is a guess. What never happens: a sentence, an address or a time becomes a heading.

use super::line::Line;
use super::marker::Form;
use super::{Kind, Options};
use crate::text::{Span, has_letters_of, width};

/// What a line is, as far as pasted text tells. The level of a heading is a guess.
pub(super) fn kind(lines: &[Line<'_>], rows: &[Vec<Span>], i: usize, options: &Options, titled: &mut bool) -> Kind {
    let Some(line) = lines.get(i) else { return Kind::Paragraph };
    let near = |step: isize| i.checked_add_signed(step).and_then(|j| lines.get(j));
    let short = width(line.text) <= 80;
    if let Some(found) = &line.marker {
        // Numbers on neighbouring lines are a list; a number that stands alone heads what follows.
        let listed = |l: Option<&Line<'_>>| l.and_then(|l| l.marker.as_ref()).is_some_and(|m| m.form.is_number());
        let body = line.text.get(found.len..).unwrap_or("");
        let heading = found.form.is_number() && short && !listed(near(-1)) && !listed(near(1)) && is_title(body, options);
        // So is a sign of sections that no neighbour has.
        let alike = |l: Option<&Line<'_>>| l.and_then(|l| l.marker.as_ref()).is_some_and(|m| m.sign == found.sign);
        let section = found.is_section() && short && !alike(near(-1)) && !alike(near(1)) && near(1).is_some();
        return match found.form {
            _ if line.is_quoted() => Kind::Paragraph,
            _ if section && is_title(body, options) => Kind::Heading(2),
            _ if heading => Kind::Heading(3),
            Form::Question if short && is_title(body, options) => Kind::Heading(3),
            Form::Note | Form::Answer | Form::Question => Kind::Paragraph,
            _ => Kind::Item,
        };
    }
    if short && line.text.starts_with('【') && line.text.find('】') == line.text.len().checked_sub('】'.len_utf8()) {
        return Kind::Heading(2);
    }
    let above = near(-1).is_none_or(Line::is_gap);
    let below = near(1).is_none_or(|next| {
        next.is_gap()
            || next.marker.is_some()
            || next.ends_sentence()
            || rows.get(i + 1).is_some_and(|r| r.len() > 1)
            || next.text.starts_with('【')
    });
    if above && below && short && is_title(line.text, options) && !line.text.starts_with(['「', '(', '（', '<', '＜']) {
        let level = if *titled { 2 } else { 1 };
        *titled = true;
        return Kind::Heading(level);
    }
    Kind::Paragraph
}

/// Words of the language that end no sentence and are no address, number or time.
fn is_title(text: &str, options: &Options) -> bool {
    let full_stop = text.contains(['。', '｡']) || text.ends_with(['.', '．', '、', '，', ',', '…', ':', '：', ';']);
    let contact = text.contains("://") || text.contains('@') || ["TEL", "Tel", "FAX", "〒", "電話"].iter().any(|t| text.starts_with(t));
    let figure = text.split_once(['：', ':']).is_some_and(|(_, value)| value.trim_start().starts_with(|c: char| c.is_numeric()));
    let inner = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let several = inner.contains(['！', '？', '!', '?', '⁉']) || [":「", "：「", ": “", ": \""].iter().any(|turn| text.contains(turn));
    !full_stop && !contact && !figure && !several && has_letters_of(text, options.lang)
}
