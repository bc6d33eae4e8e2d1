//! A pseudolocale: a Fluent file comes in, the same file with texts that look translated goes out. English letters get
//! accents and vowels are doubled, Japanese text gets full-width letters and long marks, both about a third longer and in
//! brackets, so that a reader sees what was not translatable, what is cut off and what was put together from pieces.
//! Placeables, tags, entities, addresses and format marks keep every byte, and so do terms, which are names, and
//! attributes that hold no text for people. The file is spliced, never written anew.

use super::resource::{Resource, read};
use super::tree::{Element, Expression, Inline, Pattern};
use crate::text::{Lang, Span};

/// What a text becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PseudoStyle {
    /// By each text: Japanese where it has Japanese characters.
    ByText,
    /// As a locale is written.
    Of(Lang),
}

/// Attributes that are no text: a key of the keyboard, a style.
const SILENT: [&str; 5] = ["accesskey", "key", "style", "href", "src"];

/// The file with pseudolocalized texts. What does not parse stays as it is.
///
/// ```
/// use taiyaku::bundle::{PseudoStyle, pseudo};
/// assert_eq!(pseudo("menu = About { $name }\n", PseudoStyle::ByText), "menu = ⟦Àƀööúút { $name }⟧\n");
/// assert_eq!(pseudo("menu = 細胞とは\n", PseudoStyle::ByText), "menu = 【細胞とはーー】\n");
/// ```
pub fn pseudo(text: &str, style: PseudoStyle) -> String {
    let (resource, _) = read("", text);
    let mut edits: Vec<(Span, String)> = Vec::new();
    for entry in resource.entries.iter().filter(|entry| !entry.is_term) {
        for (attribute, pattern) in entry.patterns() {
            if !attribute.is_some_and(|name| SILENT.contains(&name)) {
                leaf(&resource, pattern, style, &mut edits);
            }
        }
    }
    splice(text, edits)
}

/// The text with ranges replaced. Ranges that overlap one before are left out.
pub fn splice(text: &str, mut edits: Vec<(Span, String)>) -> String {
    edits.sort_by_key(|(span, _)| *span);
    let mut out = String::with_capacity(text.len() * 2);
    let mut at = 0;
    for (span, new) in edits {
        if let Some(kept) = text.get(at..span.start) {
            out.push_str(kept);
            out.push_str(&new);
            at = span.end;
        }
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}

/// Edits one value: its texts, brackets round it, and the variants within it.
fn leaf(resource: &Resource<'_>, pattern: &Pattern<'_>, style: PseudoStyle, edits: &mut Vec<(Span, String)>) {
    pattern.selections(&mut |_, variants| variants.iter().for_each(|variant| own(resource, &variant.value, style, edits)));
    own(resource, pattern, style, edits);
}

/// Edits the texts of one pattern, its variants left alone. Brackets stand round patterns that have a text of their own.
fn own(resource: &Resource<'_>, pattern: &Pattern<'_>, style: PseudoStyle, edits: &mut Vec<(Span, String)>) {
    let texts = || {
        pattern.elements.iter().filter_map(|element| match element {
            Element::Text { text, span } => Some((*text, *span)),
            Element::Placeable(_) => None,
        })
    };
    let all: String = texts().map(|(text, _)| text).collect();
    let words = |text: &str| {
        pieces(text)
            .into_iter()
            .filter(|(_, is_words)| *is_words)
            .flat_map(|(piece, _)| piece.chars())
            .filter(|c| c.is_alphabetic())
            .count()
    };
    let letters: usize = texts().map(|(text, _)| words(text)).sum();
    // One letter is a key of the keyboard.
    if letters < 2 {
        return;
    }
    let japanese = match style {
        PseudoStyle::ByText => all.chars().any(|c| matches!(c, 'ぁ'..='ヿ' | '一'..='鿿')),
        PseudoStyle::Of(lang) => lang == Lang::Ja,
    };
    let mut longer = 0;
    for (text, span) in texts() {
        let (new, grown) = if japanese { (wide(text), 0) } else { accented(text) };
        longer += grown;
        if new != text {
            edits.push((span, new));
        }
    }
    let rest = (letters * 3).div_ceil(10).saturating_sub(longer);
    let (open, fill, close) = if japanese { ("【", "ー", "】") } else { ("⟦", "~", "⟧") };
    let Some((start, end)) = bounds(resource.source, pattern) else { return };
    edits.push((Span::new(start, start), open.to_owned()));
    edits.push((Span::new(end, end), format!("{}{close}", fill.repeat(rest))));
    // What is put in at a place comes before the text that begins there, and behind the one that ends there.
    let texts: Vec<Span> = texts().map(|(_, span)| span).collect();
    merge_at(edits, start, &texts);
    merge_at(edits, end, &texts);
}

/// Joins what is put in at a place with the new text that begins or ends there, so that the order is plain.
fn merge_at(edits: &mut Vec<(Span, String)>, at: usize, texts: &[Span]) {
    let Some(put) = edits.iter().rposition(|(span, _)| *span == Span::new(at, at)) else { return };
    let touching = texts.iter().find(|text| !text.is_empty() && (text.start == at || text.end == at));
    if let Some(index) = touching.and_then(|text| edits.iter().position(|(span, _)| span == text)) {
        let (_, inserted) = edits.remove(put);
        let index = if index > put { index - 1 } else { index };
        if let Some((span, new)) = edits.get_mut(index) {
            *new = if span.start == at { format!("{inserted}{new}") } else { format!("{new}{inserted}") };
        }
    }
}

/// Where a pattern begins and ends in its file, braces included.
fn bounds(source: &str, pattern: &Pattern<'_>) -> Option<(usize, usize)> {
    let start = match pattern.elements.first()? {
        Element::Text { span, .. } => span.start,
        Element::Placeable(expression) => {
            let first = first_of(expression);
            let before = source.get(..first)?;
            let head = before.trim_end_matches([' ', '\n', '\r', '"', '$', '-', '{']);
            head.len() + before.get(head.len()..)?.find('{')?
        }
    };
    let end = match pattern.elements.last()? {
        Element::Text { span, .. } => span.end,
        Element::Placeable(expression) => closed(source, expression)?,
    };
    Some((start, end))
}

fn first_of(expression: &Expression<'_>) -> usize {
    match expression {
        Expression::Inline(inline) | Expression::Select { selector: inline, .. } => inline.span().start,
    }
}

/// Behind the brace that closes an expression.
fn closed(source: &str, expression: &Expression<'_>) -> Option<usize> {
    let last = match expression {
        Expression::Inline(inline) => last_of(source, inline)?,
        Expression::Select { variants, .. } => match variants.last()?.value.elements.last()? {
            Element::Text { span, .. } => span.end,
            Element::Placeable(inner) => closed(source, inner)?,
        },
    };
    let rest = source.get(last..)?;
    let closing = rest.trim_start_matches([' ', '\n', '\r', '"', ')', ',']);
    closing.starts_with('}').then_some(last + (rest.len() - closing.len()) + 1)
}

fn last_of(source: &str, inline: &Inline<'_>) -> Option<usize> {
    let of = |arguments: &super::tree::Arguments<'_>, name: usize| -> Option<usize> {
        let positional = arguments.positional.iter().filter_map(|argument| last_of(source, argument)).max();
        let named = arguments.named.iter().map(|(_, _, value)| value.span.end).max();
        let last = positional.into_iter().chain(named).max().unwrap_or(name);
        // Behind the parenthesis: nothing but closing marks stand between it and the last argument.
        let rest = source.get(last..)?;
        rest.find(')').map(|at| last + at + 1)
    };
    match inline {
        Inline::Placeable(expression) => closed(source, expression),
        Inline::Function(_, span, arguments) => of(arguments, span.end),
        Inline::Reference { reference, span, arguments } => {
            let name = span.end + reference.attribute.map_or(0, |attribute| attribute.len() + 1);
            arguments.as_ref().map_or(Some(name), |arguments| of(arguments, name))
        }
        Inline::Literal(literal) => Some(literal.span.end),
        Inline::Variable(_, span) => Some(span.end),
    }
}

/// Pieces of a text: words, and what must not be touched (tags, entities, addresses, format marks).
fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        match untouched(text, at, rest) {
            0 => at += rest.chars().next().map_or(1, char::len_utf8),
            length => {
                pieces.push((text.get(start..at).unwrap_or(""), true));
                pieces.push((rest.get(..length).unwrap_or(""), false));
                at += length;
                start = at;
            }
        }
    }
    pieces.push((text.get(start..).unwrap_or(""), true));
    pieces
}

/// How many bytes at this place must stay as they are.
fn untouched(text: &str, at: usize, rest: &str) -> usize {
    let ends = |end: char, most: usize| rest.char_indices().take(most).find(|(_, c)| *c == end).map(|(at, c)| at + c.len_utf8());
    let word = || rest.find(|c: char| c.is_whitespace() || !c.is_ascii() || matches!(c, '<' | '>' | '"' | ')')).unwrap_or(rest.len());
    let begins = text.get(..at).unwrap_or("").chars().last().is_none_or(|c| !c.is_ascii_alphanumeric());
    match rest.as_bytes() {
        [b'<', b'/' | b'a'..=b'z' | b'A'..=b'Z', ..] => ends('>', 400).unwrap_or(0),
        [b'&', b'#' | b'a'..=b'z' | b'A'..=b'Z', ..] => ends(';', 12)
            .filter(|&end| rest.get(1..end - 1).is_some_and(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')))
            .unwrap_or(0),
        [b'%', ..] => {
            let mark = rest.trim_start_matches(|c: char| c == '%' || c == '$' || c == '.' || c.is_ascii_digit());
            let length = rest.len() - mark.len();
            if mark.starts_with(|c: char| c.is_ascii_alphabetic()) { length + 1 } else { length }
        }
        _ if begins && ["http://", "https://", "mailto:", "about:", "www."].iter().any(|head| rest.starts_with(head)) => word(),
        _ if begins && rest.starts_with(|c: char| c.is_ascii_alphanumeric()) => {
            let length = word();
            let found = rest.get(..length).unwrap_or("");
            let (user, host) = found.split_once('@').unwrap_or(("", ""));
            if !user.is_empty() && host.contains('.') { length } else { 0 }
        }
        _ => 0,
    }
}

const LETTERS: &str = "AÀBƁCÇDÐEÉFƑGĜHĤIÎJĴKĶLĻMḾNÑOÖPÞQǪRŔSŠTŢUÛVṼWŴXẊYÝZŽaàbƀcçdðeéfƒgĝhĥiîjĵkķlļmɱnñoöpþqǫrŕsštţuúvṽwŵxẋyýzž";

/// The text with accents and doubled vowels, and by how many characters it grew.
fn accented(text: &str) -> (String, usize) {
    let mut out = String::new();
    let (mut letters, mut grown) = (0, 0);
    for (piece, is_words) in pieces(text) {
        if !is_words {
            out.push_str(piece);
            continue;
        }
        for c in piece.chars() {
            let place = LETTERS.chars().step_by(2).position(|plain| plain == c);
            let new = place.and_then(|at| LETTERS.chars().nth(at * 2 + 1)).unwrap_or(c);
            out.push(new);
            letters += usize::from(c.is_ascii_alphabetic());
            if matches!(c, 'a' | 'e' | 'i' | 'o' | 'u') && grown * 10 < letters * 3 {
                out.push(new);
                grown += 1;
            }
        }
    }
    // A last `t` looks like one.
    (out.replace('ţ', "t"), grown)
}

/// The text with its letters and digits in full width.
fn wide(text: &str) -> String {
    let full = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        c => c,
    };
    pieces(text).into_iter().map(|(piece, is_words)| if is_words { piece.chars().map(full).collect() } else { piece.to_owned() }).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::{PseudoStyle, pseudo};
    use crate::bundle::{FilePair, MessageFile, compare, read};
    use crate::finding::Severity;

    fn of(text: &str) -> String {
        pseudo(text, PseudoStyle::ByText)
    }

    #[test]
    fn what_is_no_text_keeps_every_byte() {
        assert_eq!(
            of("-brand = Name\nmenu = { -brand } の<b class=\"x\">治療</b>\n    .accesskey = M\n    .style = width: 3em\n"),
            "-brand = Name\nmenu = 【{ -brand } の<b class=\"x\">治療</b>ー】\n    .accesskey = M\n    .style = width: 3em\n"
        );
        assert!(
            of("a = See https://example.org/a?b=c &amp; mail info@example.org %1$s %S now\n").contains("https://example.org/a?b=c &amp; ")
        );
        assert!(of("a = See https://example.org/a?b=c &amp; mail info@example.org %1$s %S now\n").contains("info@example.org %1$s %S"));
        assert_eq!(of("a = X\nb = 1 + 1\n"), "a = X\nb = 1 + 1\n");
        assert_eq!(of("a = iPS細胞を3回\r\n    { $x }に\r\n"), "a = 【ｉＰＳ細胞を３回\r\n    { $x }にーーー】\r\n");
    }

    #[test]
    fn every_variant_is_a_text_of_its_own() {
        let text = "a = { $n ->\n    [one] One item\n   *[other] { NUMBER($n, x: \"}\") } items\n    }\nb = { $n ->\n   *[other] { \"}\" }件と続き\n    } です\n";
        let new = of(text);
        assert!(
            new.contains("[one] ⟦")
                && new.contains("*[other] ⟦{ NUMBER($n, x: \"}\") }")
                && new.contains("*[other] 【{ \"}\" }件と続きーー】"),
            "{new}"
        );
        assert!(new.contains("b = 【{ $n ->") && new.contains("} ですー】\n"), "{new}");
    }

    fn clean(text: &str) -> Result<(), String> {
        let new = of(text);
        let pair = FilePair { reference: Some(MessageFile { file: "a.ftl", text }), l10n: Some(MessageFile { file: "b.ftl", text: &new }) };
        let locale = "en".parse().unwrap();
        let before = compare(&[FilePair { l10n: Some(MessageFile { file: "b.ftl", text }), ..pair }], &[], &locale);
        let after = compare(&[pair], &[], &locale);
        let loud =
            |files: &[crate::bundle::ComparedFile]| files.iter().flat_map(|f| &f.findings).filter(|f| f.severity > Severity::Note).count();
        let names = |text: &str| read("", text).0.entries.iter().map(|entry| entry.name()).collect::<Vec<_>>();
        let same = loud(&after) <= loud(&before)
            && names(text) == names(&new)
            && after.iter().all(|f| f.missing.is_empty() && f.obsolete.is_empty());
        if same { Ok(()) } else { Err(format!("{text}\n→\n{new}\n{after:?}")) }
    }

    #[test]
    fn it_is_about_a_third_longer() {
        for text in ["Book an appointment for the next consultation", "幹細胞上清液についてのよくある質問", "Rhythms", "Äöü über"]
        {
            let new = of(&format!("a = {text}\n"));
            let ratio = new.chars().count() as f64 / (text.chars().count() + 5) as f64;
            assert!((1.2..1.7).contains(&ratio), "{new} {ratio}");
        }
    }

    proptest! {
        #[test]
        fn it_has_no_findings_that_its_origin_has_not(parts in prop::collection::vec(prop::sample::select(vec![
            "a = ", "b = ", "\n", "\n    ", "{ $x }", "{ -t }", "{ \"}\" }", "膝の治療", "Stem cell", "<b>", "</b>", "{ $n ->\n    [one] ", "\n   *[other] ", "\n    }", "\n    .title = ", "[x]", "*", "https://a.b/", "\r\n    ", "{ NUMBER($n, a: 1) }", "{ { $x } }", " ",
        ]), 0..30)) {
            prop_assert_eq!(clean(&parts.concat()), Ok(()));
        }
    }
}
