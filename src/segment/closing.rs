//! What stays with a sentence behind its terminator: closers, quotation marks, reference marks, emoji, tags that close,
//! what nobody sees. In: the place behind a terminator. Out: where the next sentence can begin. What never happens: a
//! letter of the next sentence is taken.

use super::bracket::is_closer;
use super::sentence::Cutter;
use crate::text::is_wide;

impl Cutter<'_> {
    /// What stays with a terminator: closers without a partner, quotation marks, raised or bracketed reference numbers, emoji.
    pub(super) fn absorb(&self, mut i: usize) -> usize {
        loop {
            let c = self.at(i);
            if self.is_end(i) || self.opaque[i] {
                return i;
            }
            let orphan = is_closer(c) && self.brackets.opener(i).is_none();
            let quote = matches!(c, '"' | '\'') && self.brackets.opener(i).is_none() && self.brackets.closer(i).is_none() && {
                let next = self.at(i + 1);
                next.is_whitespace() || is_closer(next) || is_wide(next)
            };
            let raised = matches!(c, '⁰'..='⁹' | '¹' | '²' | '³' | '†' | '‡');
            let emoji = (is_emoji(c) || self.is_sign_as_emoji(i)) && (!matches!(c, '☆' | '★') || self.at(i + 1).is_whitespace());
            // An emoji that stands alone between spaces closes the sentence before it.
            if matches!(c, ' ' | '\u{3000}') && is_emoji(self.at(i + 1)) {
                let end = (i + 1..i + 9).find(|&end| !is_emoji(self.at(end))).unwrap_or(i + 9);
                if self.at(end).is_whitespace() {
                    i = end;
                    continue;
                }
            }
            // What nobody sees: zero-width space and joiner, byte order mark, marks of direction.
            let unseen = matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FE0E}' | '\u{FEFF}');
            if orphan || quote || raised || emoji || unseen {
                i += 1;
            } else if let Some(end) = self.closing_tag(i) {
                i = end;
            } else if let Some(end) = self.reference(i).or_else(|| self.note_number(i)).or_else(|| self.raised_number(i)) {
                i = end;
            } else {
                return i;
            }
        }
    }

    /// Whether a sign is shown as an emoji: it stands behind a joiner (🙇‍♂️), or the selector behind it says so (❤️).
    fn is_sign_as_emoji(&self, i: usize) -> bool {
        let joined = i.checked_sub(1).is_some_and(|b| self.at(b) == '\u{200D}');
        // ☎️ and ✉️ go before what they are of.
        let label = matches!(self.at(i), '☎' | '✉' | '✅' | '☑' | '✔' | '⚠' | '➡');
        matches!(self.at(i), '\u{2600}'..='\u{27BF}') && !label && (joined || self.at(i + 1) == '\u{FE0F}')
    }

    /// `</em>` in a text that is not read as markup.
    fn closing_tag(&self, i: usize) -> Option<usize> {
        if self.at(i) != '<' || self.at(i + 1) != '/' {
            return None;
        }
        let end = (i + 2..i + 14).find(|&end| !self.at(end).is_ascii_alphanumeric())?;
        (end > i + 2 && self.at(end) == '>').then_some(end + 1)
    }
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{200D}' | '\u{FE0F}' | '♪' | '♡' | '♥' | '☆' | '★' | '✨')
}
