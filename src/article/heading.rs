//! What a line of plain text is: heading, list item or paragraph. In: a line and its neighbours. Out: its kind; the level
//! of a heading is a guess. What never happens: a sentence, an address or a time becomes a heading.

use super::line::Line;
use super::marker::{Form, Marker};
use super::masthead::{self, is_byline, is_kicker, is_note};
use super::series;
use super::vocabulary::begins_with_speaker;
use super::{Kind, Options};
use crate::text::{Span, has_letters_of, width};

/// What the lines are, as far as pasted text tells; `wraps` has for each line how many of them are one block with it. The
/// title is the first heading, or the only line above the text.
pub(super) fn kinds(lines: &[Line<'_>], rows: &[Vec<Span>], wraps: &[usize], options: &Options) -> Vec<Kind> {
    let whole = |i: usize| wraps.get(i).is_none_or(|count| *count == 1);
    let own = |(i, line): (usize, &Line<'_>)| match kind(lines, rows, i, options) {
        _ if rows.get(i).is_some_and(|row| row.len() > 1) => Kind::Cell,
        Kind::Heading(_) if !whole(i) && line.marker.is_some() => Kind::Item,
        _ if !whole(i) && line.marker.is_none() => Kind::Paragraph,
        kind => kind,
    };
    let mut kinds: Vec<Kind> = lines.iter().enumerate().map(own).collect();
    series::alike(lines, &mut kinds, &|i| whole(i) && is_free(lines, i));
    let title = masthead::title(lines, rows, &kinds, options);
    if let Some(title) = title {
        // What stands directly above it is no section.
        let kickers = (0..title).rev().take_while(|&i| lines.get(i).is_some_and(|line| line.is_content() && is_kicker(line)));
        for i in kickers.chain([title]) {
            if let Some(kind) = kinds.get_mut(i).filter(|kind| i == title || matches!(kind, Kind::Heading(_))) {
                *kind = if i == title { Kind::Heading(1) } else { Kind::Paragraph };
            }
        }
    }
    let mut titled = title.is_some();
    for (i, (kind, line)) in kinds.iter_mut().zip(lines).enumerate() {
        match kind {
            Kind::Heading(level @ 1) if Some(i) != title && titled => *level = 2,
            Kind::Heading(_) if !is_kicker(line) || line.marker.is_some() => titled = true,
            _ => {}
        }
    }
    kinds
}

/// Whether a line with a number has no neighbour of its form, or one without stands behind a gap.
fn is_free(lines: &[Line<'_>], i: usize) -> bool {
    let near = |step: isize| i.checked_add_signed(step).and_then(|j| lines.get(j));
    let form = |line: Option<&Line<'_>>| line.and_then(|l| l.marker.as_ref()).map(|m| m.form);
    match form(lines.get(i)) {
        Some(own) => form(near(-1)) != Some(own) && form(near(1)) != Some(own),
        None => near(-1).is_none_or(Line::is_gap),
    }
}

/// What one line is by itself; every heading without a marker has level 1.
fn kind(lines: &[Line<'_>], rows: &[Vec<Span>], i: usize, options: &Options) -> Kind {
    let Some(line) = lines.get(i) else { return Kind::Paragraph };
    let near = |step: isize| i.checked_add_signed(step).and_then(|j| lines.get(j));
    let short = width(line.text) <= 80;
    if let Some(found) = &line.marker {
        // Numbers on neighbouring lines are a list; a number that stands alone heads what follows.
        let listed = |l: Option<&Line<'_>>| l.and_then(|l| l.marker.as_ref()).is_some_and(|m| m.form.is_number());
        let body = line.text.get(found.len..).unwrap_or("");
        let counted = found.form.is_number() && found.sign.starts_with(|c: char| c.is_ascii_digit());
        let heading = counted && short && !listed(near(-1)) && !listed(near(1)) && is_title(body, options);
        // So is a sign of sections that no neighbour has.
        let alike = |l: Option<&Line<'_>>| l.and_then(|l| l.marker.as_ref()).is_some_and(|m| is_pair(m, found));
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
    let decorated = |l: Option<&Line<'_>>| l.is_some_and(|l| l.decoration.is_some() && l.text.chars().next() == line.text.chars().next());
    if let Some(found) = line.decoration.filter(|found| !found.line) {
        let body = line.text.get(found.lead..line.text.len() - found.tail).unwrap_or("");
        let heading = short && !decorated(near(-1)) && !decorated(near(1)) && near(1).is_some() && is_title(body, options);
        return if heading { Kind::Heading(2) } else { Kind::Paragraph };
    }
    let above = near(-1).is_none_or(Line::is_gap);
    let below = near(1).is_none_or(|next| {
        next.is_gap()
            || next.marker.is_some()
            || next.decoration.is_some()
            || next.ends_sentence()
            || rows.get(i + 1).is_some_and(|r| r.len() > 1)
            || next.text.starts_with('【')
    });
    let heading = above && below && short && is_title(line.text, options) && !line.text.starts_with(['「', '(', '（', '<', '＜']);
    if heading { Kind::Heading(1) } else { Kind::Paragraph }
}

/// Whether two signs are the same, or arrows to and fro.
fn is_pair(a: &Marker, b: &Marker) -> bool {
    let arrow = |m: &Marker| matches!(m.sign.as_str(), "▶" | "►" | "▷" | "◀" | "◄" | "◁");
    a.sign == b.sign || arrow(a) && arrow(b)
}

/// Words of the language that end no sentence and are no address, number or time.
fn is_title(text: &str, options: &Options) -> bool {
    let full_stop = text.contains(['。', '｡']) || text.ends_with(['.', '．', '、', '，', ',', '…', ':', '：', ';']);
    let inner = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let several = inner.contains(['！', '？', '!', '?', '⁉']) || [":「", "：「", ": “", ": \""].iter().any(|turn| text.contains(turn));
    let note = is_note(text) || is_byline(text) || begins_with_speaker(text);
    !full_stop && !is_contact(text) && !several && !note && has_letters_of(text, options.lang)
}

/// An address, a telephone number, a time or a price.
pub(super) fn is_contact(text: &str) -> bool {
    let figure = text.split_once(['：', ':']).is_some_and(|(_, value)| value.trim_start().starts_with(|c: char| c.is_numeric()));
    figure || text.contains("://") || text.contains('@') || ["TEL", "Tel", "FAX", "〒", "電話"].iter().any(|t| text.starts_with(t))
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::{Kind, Options, parse};
    use crate::text::Lang;

    /// A letter for each block: heading, item or anything else.
    pub(in super::super) fn kinds(source: &str) -> String {
        let sign = |kind: &Kind| match kind {
            Kind::Heading(_) => 'h',
            Kind::Item => 'i',
            _ => 'p',
        };
        parse("a.txt", source, &Options::new(Lang::Ja)).0.blocks.iter().map(|b| sign(&b.kind)).collect()
    }

    #[test]
    fn decorated_lines() {
        let text = "肩を動かすときの注意です。";
        assert_eq!(kinds(&format!("◆肩の痛み◆\n{text}\n☆★ お知らせ ★☆\n{text}")), "hphp");
        assert_eq!(kinds(&format!("◆肩◆\n◆腰◆\n◆膝◆\n{text}")), "pppp");
        assert_eq!(kinds(&format!("肩の本\n――なぜ痛むのか――\n\n{text}")), "hpp");
        assert_eq!(kinds(&format!("{text}\n\n～お知らせ～\n◆休診日◆\n{text}")), "phhp");
    }

    #[test]
    fn what_is_said_heads_nothing() {
        assert_eq!(
            kinds("医：今日はどうされましたか？\n患：肩が痛くて。\n\n患者：治りますか？\n\n肩の話：治りますか？\n\n肩です。"),
            "ppphp"
        );
    }

    #[test]
    fn arrows_to_other_articles_head_nothing() {
        assert_eq!(kinds("おわりに。\n\n◀ 前の記事：肩の話\n▶ 次の記事：腰の話\n\n肩の話。"), "piip");
        assert_eq!(kinds("▶ 次の記事\n肩の話。"), "hp");
        assert_eq!(kinds("肩の話。\n\n#肩 #腰\n\n【記事監修】山本 一\n\n【費用】\n肩の話。"), "ppphp");
    }
}
