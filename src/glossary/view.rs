//! A text as its reader sees it: marks of emphasis, link targets, inline tags, readings over kanji (ruby) and the line
//! breaks inside Japanese are taken out, so that none of them hides a term. What is left leads back to its bytes;
//! nothing is judged here.

use std::borrow::Cow;

use super::spelling::{is_joint, parts};
use crate::text::{Script, Span, any_byte, is_wide, script};

/// Elements that stand inside a word without ending it.
const INLINE: [&str; 19] =
    ["a", "b", "bdi", "em", "font", "i", "ins", "mark", "rb", "rbc", "rtc", "ruby", "small", "span", "strong", "sub", "sup", "u", "wbr"];

/// Elements whose text is read beside the word, not in it.
const READINGS: [&str; 2] = ["rt", "rp"];

/// Longest tag, reading and link target that is looked at, in bytes.
const LONGEST: usize = 400;

/// The text as a reader sees it.
pub fn visible(text: &str) -> String {
    View::of(text).text.into_owned()
}

/// A text without its markup.
pub(super) struct View<'a> {
    text: Cow<'a, str>,
    /// Where each kept piece begins: here, and in the source.
    pieces: Vec<(usize, usize)>,
}

impl<'a> View<'a> {
    /// Takes the markup out of a text.
    pub fn of(source: &'a str) -> Self {
        let begins = |b: u8| matches!(b, b'<' | b'*' | b'_' | b'[' | b']' | b'{' | b'\n' | b'\r');
        if !any_byte(source, begins) && !source.contains('《') {
            return View { text: Cow::Borrowed(source), pieces: Vec::new() };
        }
        let (mut text, mut pieces, mut kept) = (String::with_capacity(source.len()), Vec::new(), 0);
        let mut at = 0;
        while let Some(c) = source.get(at..).and_then(|rest| rest.chars().next()) {
            let length = mark(source, at, c);
            if length > 0 {
                push(&mut text, &mut pieces, source, Span::new(kept, at));
                at += length;
                kept = at;
            } else {
                at += c.len_utf8();
            }
        }
        push(&mut text, &mut pieces, source, Span::new(kept, source.len()));
        View { text: Cow::Owned(text), pieces }
    }

    /// The same without what may stand between two words of katakana or between two scripts, where the character before it and
    /// the text behind it `may_join`; nothing where nothing does. Its way back leads to this text.
    pub fn without_joints(&self, may_join: &dyn Fn(char, &str) -> bool) -> Option<View<'static>> {
        let text = self.as_str();
        let (mut joined, mut pieces, mut kept) = (String::new(), Vec::new(), 0);
        for (at, c) in text.char_indices().filter(|(_, c)| is_joint(*c)) {
            let next = at + c.len_utf8();
            let before = text.get(..at).and_then(|head| head.chars().next_back());
            let behind = || text.get(next..).unwrap_or("");
            if parts(before, c, behind().chars().next()) && before.is_some_and(|before| may_join(before, behind())) {
                push(&mut joined, &mut pieces, text, Span::new(kept, at));
                kept = next;
            }
        }
        if kept == 0 {
            return None;
        }
        push(&mut joined, &mut pieces, text, Span::new(kept, text.len()));
        Some(View { text: Cow::Owned(joined), pieces })
    }

    /// Whether nothing was taken out.
    pub fn is_whole(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }

    /// What is left.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes of the source behind a range of what is left.
    pub fn source(&self, span: Span) -> Span {
        let back = |at: usize| {
            let piece = self.pieces.partition_point(|piece| piece.0 <= at).checked_sub(1).and_then(|n| self.pieces.get(n));
            piece.map_or(at, |(here, there)| at - here + there)
        };
        Span::new(back(span.start), span.end.checked_sub(1).map_or(0, |last| back(last) + 1))
    }
}

fn push(text: &mut String, pieces: &mut Vec<(usize, usize)>, source: &str, piece: Span) {
    if !piece.is_empty() {
        pieces.push((text.len(), piece.start));
        text.push_str(piece.of(source));
    }
}

/// The length of the mark that begins at a character, in bytes; 0 where none does.
fn mark(source: &str, at: usize, c: char) -> usize {
    let rest = source.get(at..).unwrap_or("");
    let before = || source.get(..at).and_then(|t| t.chars().next_back());
    let after = |length: usize| rest.get(length..).and_then(|t| t.chars().next());
    match c {
        '<' => tag(rest),
        '*' | '_' => {
            // Four are as many as any more.
            let run = rest.bytes().take(4).take_while(|b| char::from(*b) == c).count();
            let (left, right) = (before(), after(run));
            let inside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            let open = |c: Option<char>| c.is_none_or(char::is_whitespace);
            let kept = (inside(left) && inside(right)) || (open(left) && open(right)) || run > 3;
            if kept { 0 } else { run }
        }
        '[' => {
            let end = rest.char_indices().skip(1).take(LONGEST).find(|(_, c)| matches!(c, '[' | ']')).map(|(end, _)| end);
            usize::from(end.is_some_and(|end| rest.get(end..).is_some_and(|rest| target(rest) > 0)))
        }
        ']' => target(rest),
        '{' => usize::from(ruby(rest).is_some()),
        '|' => reading_before_brace(source, at, rest),
        '《' => rest.find('》').filter(|end| *end <= LONGEST).map_or(0, |end| {
            let kana = rest.get('《'.len_utf8()..end).is_some_and(is_kana);
            if kana && before().is_some_and(|c| script(c) == Script::Han) { end + '》'.len_utf8() } else { 0 }
        }),
        '\r' | '\n' => {
            let length = if rest.starts_with("\r\n") { 2 } else { 1 };
            let wide = |c: Option<char>| c.is_some_and(|c| is_wide(c) && script(c) != Script::Other);
            if wide(before()) && wide(after(length)) { length } else { 0 }
        }
        _ => 0,
    }
}

/// `](…)` behind the text of a link.
fn target(rest: &str) -> usize {
    let Some(inner) = rest.strip_prefix("](") else { return 0 };
    let end = inner.char_indices().take(LONGEST).find(|(_, c)| matches!(c, ')' | '(' | '[' | ']' | '\n'));
    end.filter(|(_, c)| *c == ')').map_or(0, |(end, _)| end + 3)
}

/// A tag inside a word, or a reading with its tags.
fn tag(rest: &str) -> usize {
    let Some(end) = rest.char_indices().skip(1).take(LONGEST).find(|(_, c)| matches!(c, '<' | '>')).filter(|(_, c)| *c == '>') else {
        return 0;
    };
    let inner = rest.get(1..end.0).unwrap_or("").trim_end_matches('/');
    let name = inner.strip_prefix('/').unwrap_or(inner).split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
    let is = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    let length = end.0 + 1;
    if is(&READINGS) && !inner.starts_with('/') {
        let close = format!("</{name}>");
        let inside = rest.get(length..).unwrap_or("");
        // An unclosed reading ends with the next tag.
        let text = inside.find('<').filter(|at| *at <= LONGEST);
        return text
            .map_or(length, |at| length + at + if inside.get(at..).is_some_and(|t| t.starts_with(&close)) { close.len() } else { 0 });
    }
    if is(&INLINE) || is(&READINGS) { length } else { 0 }
}

/// `{漢字|かんじ}`: where its bar stands and how long it is.
fn ruby(rest: &str) -> Option<(usize, usize)> {
    let end = rest.char_indices().skip(1).take(LONGEST).find(|(_, c)| matches!(c, '{' | '}')).filter(|(_, c)| *c == '}')?.0;
    let bar = rest.get(..end)?.find('|')?;
    let base = rest.get(1..bar)?;
    let reading = rest.get(bar + 1..end)?;
    (base.chars().any(|c| script(c) == Script::Han) && reading.split('|').all(is_kana)).then_some((bar, end + 1))
}

/// `|かんじ}` of a ruby that was opened before it.
fn reading_before_brace(source: &str, at: usize, rest: &str) -> usize {
    let before = source.get(..at).unwrap_or("");
    let Some((open, _)) = before.char_indices().rev().take(LONGEST).find(|(_, c)| matches!(c, '{' | '}' | '|')) else { return 0 };
    let whole = source.get(open..).unwrap_or("");
    match ruby(whole).filter(|_| whole.starts_with('{')) {
        Some((bar, end)) if open + bar == at => (open + end - at).min(rest.len()),
        _ => 0,
    }
}

fn is_kana(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| matches!(script(c), Script::Hiragana | Script::Katakana) || matches!(c, '・' | ' ' | '\u{3000}'))
}

#[cfg(test)]
mod tests {
    use super::View;
    use crate::text::Span;

    #[test]
    fn marks_are_taken_out_and_the_way_back_is_kept() {
        for (source, seen) in [
            ("**幹**細胞", "幹細胞"),
            ("the *stem* cell", "the stem cell"),
            ("[stem cell](@1)s", "stem cells"),
            ("{幹細胞|かんさいぼう}を", "幹細胞を"),
            ("<ruby>褥<rt>じょく</rt>瘡<rp>(</rp><rt>そう</rt></ruby>", "褥瘡"),
            ("<ruby>褥瘡<rt>じょくそう", "褥瘡じょくそう"),
            ("褥瘡《じょくそう》の", "褥瘡の"),
            ("幹\n細胞", "幹細胞"),
            ("a < b > c", "a < b > c"),
            ("snake_case 2 * 3", "snake_case 2 * 3"),
            ("a[0] (b)", "a[0] (b)"),
            ("{ $n }|x}", "{ $n }|x}"),
            ("CO<sub>2</sub>", "CO2"),
            ("<kbd>A</kbd>", "<kbd>A</kbd>"),
        ] {
            assert_eq!(View::of(source).as_str(), seen, "{source}");
        }
        let source = "再生<b>医</b>療と**幹**細胞";
        let view = View::of(source);
        let at = view.as_str().find("幹細胞").unwrap_or(0);
        assert_eq!(view.source(Span::new(at, at + 9)).of(source), "幹**細胞");
        assert_eq!(view.source(Span::new(0, 12)).of(source), "再生<b>医</b>療");
    }

    proptest::proptest! {
        #[test]
        fn spans_lie_on_characters(text in "([<>/*_{}|《》\\[\\]()\n幹細胞かな\u{3099}a1]|rt|ruby|</rt>|\\PC){0,40}") {
            let view = View::of(&text);
            for (at, c) in view.as_str().char_indices() {
                assert!(text.get(view.source(Span::new(at, at + c.len_utf8())).start..).is_some_and(|rest| rest.starts_with(c)));
            }
        }
    }
}
