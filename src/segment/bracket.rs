//! Pairs of brackets and quotation marks. In: the characters of a text. Out: for each its partner and its depth. What
//! never happens: a bracket without a partner changes the depth, or unbalanced input costs more than linear time.

use std::collections::BTreeMap;

use crate::text::is_wide;

/// The pairs of a text, by index of character.
#[derive(Debug, Default)]
pub(super) struct Brackets {
    /// The index of the partner; usize::MAX where there is none.
    partner: Vec<usize>,
    /// How many pairs enclose the character; a bracket itself does not stand inside its own pair.
    depth: Vec<u32>,
}

const OPEN: [char; 18] = ['「', '『', '（', '(', '［', '[', '｛', '{', '〈', '《', '【', '〔', '“', '｢', '〖', '〘', '〝', '«'];
const CLOSE: [char; 18] = ['」', '』', '）', ')', '］', ']', '｝', '}', '〉', '》', '】', '〕', '”', '｣', '〗', '〙', '〟', '»'];
const NONE: usize = usize::MAX;

/// Whether the character opens a pair.
pub(super) fn is_opener(c: char) -> bool {
    OPEN.contains(&c)
}

/// Whether the character closes a pair, or a quotation in English.
pub(super) fn is_closer(c: char) -> bool {
    CLOSE.contains(&c) || c == '’'
}

/// Brackets of both widths count as one kind: `(…）` is a pair.
fn kind(c: char, set: &[char]) -> Option<usize> {
    let at = set.iter().position(|s| *s == c)?;
    Some(match at {
        3 => 2,
        5 => 4,
        7 => 6,
        13 => 0,
        _ => at,
    })
}

impl Brackets {
    /// Pairs the brackets outside of opaque characters; an opener that is never closed and a closer that was never opened have no partner.
    pub(super) fn read(chars: &[(usize, char)], opaque: &[bool]) -> Self {
        let mut partner = vec![NONE; chars.len()];
        let mut stack: Vec<(usize, usize)> = Vec::new();
        let mut waiting = [0usize; OPEN.len()];
        let mut quote: Option<usize> = None;
        let single = single_quotes(chars, opaque);
        for (i, &(_, c)) in chars.iter().enumerate() {
            if opaque.get(i).copied().unwrap_or(false) {
                continue;
            }
            if let Some(&close) = single.get(&i) {
                partner[i] = close;
                partner[close] = i;
            } else if c == '"' {
                let before = i.checked_sub(1).and_then(|b| chars.get(b)).map_or(' ', |c| c.1);
                let after = chars.get(i + 1).map_or(' ', |c| c.1);
                match quote {
                    Some(open) => {
                        partner[open] = i;
                        partner[i] = open;
                        quote = None;
                    }
                    None if !after.is_whitespace() && (!before.is_alphanumeric() || !before.is_ascii()) => quote = Some(i),
                    None => {}
                }
            } else if let Some(kind) = kind(c, &OPEN) {
                stack.push((kind, i));
                waiting[kind] += 1;
            } else if let Some(kind) = kind(c, &CLOSE)
                && waiting[kind] > 0
            {
                while let Some((opened, open)) = stack.pop() {
                    waiting[opened] -= 1;
                    if opened == kind {
                        partner[open] = i;
                        partner[i] = open;
                        break;
                    }
                }
            }
        }
        let mut depth = Vec::with_capacity(chars.len());
        let mut level = 0u32;
        for (i, &p) in partner.iter().enumerate() {
            if p != NONE && p < i {
                level = level.saturating_sub(1);
            }
            depth.push(level);
            if p != NONE && p > i {
                level += 1;
            }
        }
        Brackets { partner, depth }
    }

    /// How many pairs enclose the character.
    pub(super) fn depth(&self, i: usize) -> u32 {
        self.depth.get(i).copied().unwrap_or(0)
    }

    /// The opener of the closer at `i`.
    pub(super) fn opener(&self, i: usize) -> Option<usize> {
        self.partner.get(i).copied().filter(|&p| p != NONE && p < i)
    }

    /// The closer of the opener at `i`.
    pub(super) fn closer(&self, i: usize) -> Option<usize> {
        self.partner.get(i).copied().filter(|&p| p != NONE && p > i)
    }
}

/// Pairs of single quotation marks (`'…'`, `‘…’`, `` `…' ``), by the character that opens. An apostrophe is none: it stands
/// between letters (don't), before figures (the '90s), or behind an s with no quotation to close (the boys' room).
fn single_quotes(chars: &[(usize, char)], opaque: &[bool]) -> BTreeMap<usize, usize> {
    let mut pairs = BTreeMap::new();
    let mut open: Option<(usize, bool)> = None; // where, and whether a sentence ended since
    let at = |i: usize| chars.get(i).map_or(' ', |c| c.1);
    for i in 0..chars.len() {
        let c = at(i);
        if opaque.get(i).copied().unwrap_or(false) {
            continue;
        }
        let (before, after) = (i.checked_sub(1).map_or(' ', at), at(i + 1));
        if c == '\n' && open.is_some() && (i + 1..chars.len()).map(at).find(|c| *c == '\n' || !c.is_whitespace()) == Some('\n') {
            open = None;
        }
        let elision = after.is_ascii_digit() && at(i + 2).is_ascii_digit();
        let opens = matches!(c, '\'' | '‘' | '`')
            && (before.is_whitespace() || is_wide(before) || is_opener(before) || matches!(before, '"' | '—' | '–' | '-'))
            && !after.is_whitespace()
            && !elision
            && !is_closer(after);
        if opens && (c != '`' || after != '`') {
            open = Some((i, false));
            continue;
        }
        if is_sentence_mark(c) {
            open = open.map(|(at, _)| (at, true));
        }
        let closes = matches!(c, '\'' | '’') && !before.is_whitespace() && (!after.is_alphanumeric() || is_wide(after));
        let Some((from, ended)) = open.filter(|_| closes) else { continue };
        if (at(from) == '‘') != (c == '’') {
            continue;
        }
        let mark = is_sentence_mark(before) || matches!(before, ',' | '-' | '—' | '–' | '”' | '"');
        // A word ends it too: where no sentence ended inside, or ‘ shows that one is to be closed.
        let plural = before == 's' && after.is_whitespace() && at(i + 2).is_lowercase();
        if mark || !ended || (c == '’' && !plural) {
            pairs.insert(from, i);
            open = None;
        }
    }
    pairs
}

fn is_sentence_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}
