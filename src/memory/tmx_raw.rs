//! Pieces of a TMX file as they go out again. In goes the text of a piece that was read; out comes the same text, so that
//! every XML reader takes it: what only a lenient one understands, and names of entities whose DTD stays behind, are written
//! out. Everything else keeps its bytes. For level 1 of TMX the markup in `<seg>` is taken out.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;

use super::tmx::{is_xml, replace};
use super::tmx_unit::{is_native, kept};

/// How pieces go out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Outgoing<'a> {
    /// Only the text of `<seg>`, without inline markup (TMX level 1).
    pub plain: bool,
    /// Attributes for the first tag where it has none of the name: what the header of its file said for it.
    pub inherited: &'a [(String, String)],
    /// Characters that must be written as references, such as those that a terminal obeys.
    pub unsafe_char: Option<fn(char) -> bool>,
}

impl Outgoing<'_> {
    /// The text to write for a piece.
    pub fn text<'t>(&self, raw: &'t str) -> Cow<'t, str> {
        // To a reader of XML every line end is a line feed (XML 1.0, 2.11).
        if raw.contains('\r') {
            return self.text(&raw.replace("\r\n", "\n").replace('\r', "\n")).into_owned().into();
        }
        let is_unsafe = |c: char| self.unsafe_char.is_some_and(|is_unsafe| is_unsafe(c));
        let usual = |c: char| is_xml(c) && !is_unsafe(c);
        let plain = !self.plain || !raw.contains("<seg");
        // Most pieces have nothing that a strict reader could object to.
        if plain && self.inherited.is_empty() && is_strict(raw) && raw.chars().all(usual) {
            return raw.into();
        }
        self.rewritten(raw).into()
    }

    fn rewritten(&self, raw: &str) -> String {
        let mut xml = Reader::from_str(raw);
        xml.config_mut().check_end_names = false;
        let mut out = String::with_capacity(raw.len() + 64);
        let (mut from, mut first) = (0, true);
        // For each open element of `<seg>`, itself included, whether its text counts.
        let mut segment: Option<Vec<bool>> = None;
        loop {
            let event = xml.read_event();
            let to = usize::try_from(xml.buffer_position()).unwrap_or(raw.len());
            let text = raw.get(from..to).unwrap_or("");
            from = to;
            let in_markup = self.plain && segment.as_ref().is_some_and(|counts| !counts.is_empty());
            let hidden = segment.as_ref().is_some_and(|counts| self.plain && !kept(counts));
            match event {
                Ok(Event::Start(start)) => {
                    let name = start.local_name();
                    match &mut segment {
                        Some(counts) => {
                            counts.push(!is_native(name.as_ref()));
                            if !self.plain {
                                self.tag(&mut out, text, false);
                            }
                        }
                        None => {
                            segment = (name.as_ref() == "seg").then(Vec::new);
                            self.tag(&mut out, text, std::mem::take(&mut first));
                        }
                    }
                }
                Ok(Event::Empty(_)) => {
                    if !self.plain || segment.is_none() {
                        self.tag(&mut out, text, std::mem::take(&mut first));
                    }
                }
                Ok(Event::End(_)) => {
                    if !in_markup {
                        out.push_str(text);
                    }
                    if segment.as_mut().is_some_and(|counts| counts.pop().is_none()) {
                        segment = None;
                    }
                }
                Ok(Event::Text(_)) if !hidden => self.characters(&mut out, &text.replace("]]>", "]]&gt;")),
                Ok(Event::CData(data)) if !hidden => {
                    if text.chars().all(|c| self.unsafe_char.is_none_or(|is_unsafe| !is_unsafe(c))) {
                        out.push_str(&replace(text));
                    } else {
                        let escaped = quick_xml::escape::escape(data.into_inner()).into_owned();
                        self.characters(&mut out, &escaped);
                    }
                }
                Ok(Event::GeneralRef(reference)) if !hidden => {
                    let known = reference.is_char_ref() || resolve_predefined_entity(&reference).is_some();
                    out.push_str(if known { "" } else { "&amp;" });
                    out.push_str(if known { text } else { text.trim_start_matches('&') });
                }
                // Nobody but people reads a comment.
                Ok(Event::Comment(comment)) if !hidden => {
                    out.push_str("<!--");
                    let inside: String = comment.chars().map(|c| if self.obeyed(c) { char::REPLACEMENT_CHARACTER } else { c }).collect();
                    out.push_str(&replace(&inside).replace("--", "- -"));
                    out.push_str(if inside.ends_with('-') { " -->" } else { "-->" });
                }
                Ok(Event::Eof) | Err(_) => return out,
                Ok(Event::PI(_) | Event::Decl(_)) if !hidden => {
                    out.extend(text.chars().map(|c| if self.obeyed(c) || !is_xml(c) { char::REPLACEMENT_CHARACTER } else { c }));
                }
                Ok(_) => {}
            }
        }
    }

    fn obeyed(&self, c: char) -> bool {
        self.unsafe_char.is_some_and(|is_unsafe| is_unsafe(c))
    }

    fn tag(&self, out: &mut String, text: &str, first: bool) {
        let inside = text.strip_prefix('<').unwrap_or(text);
        out.push('<');
        if first && !self.inherited.is_empty() {
            let known = super::tmx_unit::first_attributes(text);
            let end = inside.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(inside.len());
            out.push_str(inside.get(..end).unwrap_or(""));
            for (name, value) in self.inherited.iter().filter(|(name, _)| known.iter().all(|(known, _)| known != name)) {
                super::tmx_write::attribute(out, name, value);
            }
            self.characters(out, &inside.get(end..).unwrap_or("").replace('<', "&lt;"));
            return;
        }
        self.characters(out, &inside.replace('<', "&lt;"));
    }

    /// Text in which a reference says what a character says.
    fn characters(&self, out: &mut String, text: &str) {
        for c in text.chars() {
            match c {
                _ if !is_xml(c) => out.push(char::REPLACEMENT_CHARACTER),
                _ if self.obeyed(c) => {
                    out.push_str("&#");
                    out.push_str(&u32::from(c).to_string());
                    out.push(';');
                }
                _ => out.push(c),
            }
        }
    }
}

/// Whether a text that was read has no form that only lenient readers take: `<` in an attribute, `]]>` in a text, `--` in a
/// comment, references of a DTD. It may have and be none of them.
fn is_strict(raw: &str) -> bool {
    let known = |rest: &str| ["amp;", "lt;", "gt;", "quot;", "apos;", "#"].iter().any(|name| rest.starts_with(name));
    let mut open = false;
    for (at, byte) in raw.bytes().enumerate() {
        match byte {
            b'<' if open => return false,
            b'<' => open = true,
            b'>' => open = false,
            b'!' | b'?' if open && raw.as_bytes().get(at.wrapping_sub(1)) == Some(&b'<') => return false,
            b'&' if !raw.get(at + 1..).is_some_and(known) => return false,
            _ => {}
        }
    }
    !raw.contains("]]>")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::Outgoing;

    #[test]
    fn what_is_strict_keeps_its_bytes() {
        for raw in [
            "<tu  tuid='1'\n x:y=\"&quot;'\"><prop type='x'>値 &amp; &#12354;</prop>\n<tuv xml:lang='ja'><seg>幹<bpt i='1'>&lt;b></bpt>細胞</seg></tuv></tu>",
            "<tu/>",
            "<!-- 註 -->",
            "<tu><!-- 註 --><tuv xml:lang='ja'><seg><![CDATA[<上清液> & ]]></seg></tuv></tu>",
        ] {
            assert_eq!(Outgoing::default().text(raw), raw);
        }
    }

    #[test]
    fn what_only_lenient_readers_take_is_written_out() {
        for (raw, out) in [
            (
                "<tu><tuv xml:lang='ja'><seg><ph x='<b>'/>膝]]></seg></tuv></tu>",
                "<tu><tuv xml:lang='ja'><seg><ph x='&lt;b>'/>膝]]&gt;</seg></tuv></tu>",
            ),
            ("<tu><seg><ph>&b;</ph>膝</seg></tu>", "<tu><seg><ph>&amp;b;</ph>膝</seg></tu>"),
            ("<!-- a -- b --->", "<!-- a - - b - -->"),
            ("<tu><!--\u{1}--></tu>", "<tu><!--\u{FFFD}--></tu>"),
        ] {
            assert_eq!(Outgoing::default().text(raw), out);
            assert_eq!(Outgoing::default().text(out), out);
        }
        assert_eq!(Outgoing::default().text("<tu>\r\n</tu>\r"), "<tu>\n</tu>\n");
        let quiet = Outgoing { unsafe_char: Some(|c| c == '\u{202e}'), ..Outgoing::default() };
        assert_eq!(
            quiet.text("<tu a='\u{202e}'><seg>\u{202e}<![CDATA[<\u{202e}]]></seg><!--\u{202e}--></tu>"),
            "<tu a='&#8238;'><seg>&#8238;&lt;&#8238;</seg><!--\u{FFFD}--></tu>"
        );
    }

    #[test]
    fn level_one_has_only_text() {
        let plain = Outgoing { plain: true, ..Outgoing::default() };
        assert_eq!(
            plain.text("<tu a='1'><prop type='x'>値</prop><tuv xml:lang='ja'><seg><bpt i='1'>&lt;b></bpt>幹<hi>細<ph/>胞</hi>&amp;<ph>{ <sub>註</sub> }</ph><![CDATA[<]]></seg></tuv></tu>"),
            "<tu a='1'><prop type='x'>値</prop><tuv xml:lang='ja'><seg>幹細胞&amp;註<![CDATA[<]]></seg></tuv></tu>"
        );
    }

    #[test]
    fn what_a_header_said_is_kept_on_the_unit() {
        let inherited = [("srclang".to_owned(), "ja".to_owned()), ("datatype".to_owned(), "a\"b".to_owned())];
        let outgoing = Outgoing { inherited: &inherited, ..Outgoing::default() };
        assert_eq!(outgoing.text("<tu srclang='en'><tuv/></tu>"), "<tu datatype=\"a&quot;b\" srclang='en'><tuv/></tu>");
        assert_eq!(outgoing.text("<tu/>"), "<tu srclang=\"ja\" datatype=\"a&quot;b\"/>");
    }
}
