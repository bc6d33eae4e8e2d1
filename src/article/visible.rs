//! What readers see of a text: the text of a block or unit comes in, its words without markup go out. What never
//! happens: a word is lost that is not a reading (ruby) or the mark of a note.

use super::Format;
use super::atom::inline;
use super::html_text::decode;
use crate::text::Span;

/// How deep links inside links are looked into.
const DEPTH: usize = 8;

/// The words of a text: no tags, no emphasis, no destinations, no footnote marks, character references decoded; a line
/// feed for a line break.
///
/// ```
/// use taiyaku::article::{Format, visible};
/// assert_eq!(visible("**膝**の[治療](@1)", Format::Markdown), "膝の治療");
/// assert_eq!(visible("A <small>&amp;</small> B", Format::Html), "A & B");
/// ```
pub fn visible(text: &str, format: Format) -> String {
    if format == Format::Text {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    words(text, format, DEPTH, &mut out);
    decode(&out)
}

fn words(text: &str, format: Format, depth: usize, out: &mut String) {
    let markup = inline(text, format);
    let mut holes: Vec<Span> = markup.tokens.iter().map(|token| token.span).chain(markup.atoms.iter().copied()).collect();
    holes.sort_unstable();
    let mut at = 0;
    for hole in holes {
        plain(Span::new(at, hole.start).of(text), format, out);
        at = hole.end;
        let piece = hole.of(text);
        let link = piece.strip_prefix('!').unwrap_or(piece).strip_prefix('[').and_then(|inner| inner.rsplit_once("](@"));
        match link {
            Some((inner, _)) if depth > 0 => words(inner, format, depth - 1, out),
            _ if piece.starts_with('`') => out.push_str(piece.trim_matches('`').trim()),
            _ if piece.starts_with('<') => tagged(piece, out),
            _ if piece.starts_with(['*', '_', '~']) => {}
            _ => out.push_str(piece),
        }
    }
    plain(Span::new(at, text.len()).of(text), format, out);
}

/// Text between markup: in Markdown without footnote marks and the backslashes of escapes.
fn plain(text: &str, format: Format, out: &mut String) {
    if format != Format::Markdown {
        return out.push_str(text);
    }
    let mut rest = text;
    while let Some((before, after)) = rest.find(['\\', '[']).and_then(|at| rest.split_at_checked(at)) {
        out.push_str(before);
        let note = after.strip_prefix("[^").and_then(|note| note.split_once(']')).filter(|(label, _)| !label.contains(char::is_whitespace));
        let escaped = after.strip_prefix('\\').filter(|next| next.starts_with(|c: char| c.is_ascii_punctuation()));
        let keep = if escaped.is_some() { 1 } else { 0 };
        rest = match note {
            Some((_, behind)) => behind,
            None => {
                let (sign, behind) = after.split_at_checked(1 + keep).unwrap_or((after, ""));
                out.push_str(sign.get(keep..).unwrap_or(""));
                behind
            }
        };
    }
    out.push_str(rest);
}

/// The words between tags; readings above characters are left out.
fn tagged(piece: &str, out: &mut String) {
    let mut reading = false;
    let mut rest = piece;
    while let Some((before, after)) = rest.split_once('<') {
        let Some((tag, behind)) = after.split_once('>') else { break };
        if !reading {
            out.push_str(before);
        }
        let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        match name.to_ascii_lowercase().as_str() {
            "rt" | "rp" => reading = !tag.starts_with('/'),
            "br" => out.push('\n'),
            _ if tag.contains("://") || (tag.contains('@') && !tag.contains(' ')) => out.push_str(tag), // <a@b.jp>
            _ => {}
        }
        rest = behind;
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::visible;
    use crate::article::Format;

    #[test]
    fn markup_is_taken_off() {
        for (text, expected) in [
            ("**切らない**[*膝*の治療](@1)とは", "切らない膝の治療とは"),
            ("What is `PRP`? ![図](@2)", "What is PRP? 図"),
            ("3 \\* 5 と 2 * 3[^1]", "3 * 5 と 2 * 3"),
            ("<small>Q&amp;A</small>", "Q&A"),
            ("<https://example.jp> へ", "https://example.jp へ"),
            ("配列[0]と「」", "配列[0]と「」"),
        ] {
            assert_eq!(visible(text, Format::Markdown), expected, "{text}");
        }
        for (text, expected) in [
            ("切らない<br @1>膝の<small>治療</small>", "切らない\n膝の治療"),
            ("<a @1><b>Fees</b> &amp; access</a> 3 &lt; 5", "Fees & access 3 < 5"),
            ("<ruby>膝<rp>(</rp><rt>ひざ</rt><rp>)</rp></ruby>の2 * 3 * 4", "膝の2 * 3 * 4"),
        ] {
            assert_eq!(visible(text, Format::Html), expected, "{text}");
        }
        assert_eq!(visible("**<b>**", Format::Text), "**<b>**");
    }

    #[test]
    fn long_hostile_texts_are_quick() {
        for unit in ["[", "[^", "\\", "<b", "<b>", "[a](@1)", "`", "**a", "<ruby>", "<"] {
            for format in [Format::Markdown, Format::Html] {
                let _ = visible(&unit.repeat(20_000), format);
            }
        }
        let _ = visible(&format!("{}a{}", "[".repeat(2_000), "](@1)".repeat(2_000)), Format::Markdown);
    }
}
