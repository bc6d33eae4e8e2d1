//! The difference of two texts word by word: English words, Japanese morphemes with glossary terms whole, numbers whole
//! (2,200, 8万). Words are laid side by side so that as much as possible of both stays, words that say something before those
//! that only join others; white space holds nothing together.

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::token::{Token, tokens};
use crate::morph::Analyzer;

/// Which side a piece stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tag {
    /// Both.
    Same,
    /// The old text only.
    Gone,
    /// The new text only.
    New,
}

/// Words of one text times those of the other up to which every way of laying them side by side is weighed.
const WEIGHED: usize = 250_000;
/// The same, beyond which what is not the same at both ends is all gone and all new.
const EXACT: usize = 4_000_000;
/// What a word is worth that says something, one that joins others, a mark; and that a word follows one which stays.
const CONTENT: u32 = 12;
const JOINING: u32 = 6;
const MARK: u32 = 2;
const BESIDE: u32 = 1;

/// The pieces of both texts in order; neighbours of one tag are joined. Joined without the gone ones they are the new
/// text, without the new ones the old.
pub fn words(old: &str, new: &str, analyzer: &dyn Analyzer) -> Vec<(Tag, String)> {
    let (a, b) = (tokens(old, analyzer), tokens(new, analyzer));
    let mut pairs = paired(&a, &b);
    without_strays(&a, &b, &mut pairs);
    let mut out: Vec<(Tag, String)> = Vec::new();
    let mut push = |tag: Tag, piece: &str| match out.last_mut() {
        _ if piece.is_empty() => {}
        Some((last, text)) if *last == tag => text.push_str(piece),
        _ => out.push((tag, piece.to_owned())),
    };
    let (mut from_a, mut from_b) = (0, 0);
    for (i, j) in pairs {
        let (Some(one), Some(other)) = (a.get(i), b.get(j)) else { continue };
        let (gone, new) = (old.get(from_a..one.span.start), new.get(from_b..other.span.start));
        between(gone.unwrap_or_default(), new.unwrap_or_default(), &mut push);
        push(Tag::Same, one.text);
        (from_a, from_b) = (one.span.end, other.span.end);
    }
    between(old.get(from_a..).unwrap_or_default(), new.get(from_b..).unwrap_or_default(), &mut push);
    out
}

/// What stands between two words that stay: white space that both have at an end stays.
fn between(gone: &str, new: &str, push: &mut impl FnMut(Tag, &str)) {
    let space = |text: &str, other: &str, is_behind: bool| -> usize {
        let run = |text: &str| text.chars().take_while(|c| c.is_whitespace()).collect::<Vec<_>>();
        let back = |text: &str| text.chars().rev().take_while(|c| c.is_whitespace()).collect::<Vec<_>>();
        let (a, b) = if is_behind { (back(text), back(other)) } else { (run(text), run(other)) };
        a.iter().zip(&b).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum()
    };
    let ahead = space(gone, new, false);
    let (same, gone) = gone.split_at_checked(ahead).unwrap_or((gone, ""));
    let new = new.get(ahead..).unwrap_or_default();
    push(Tag::Same, same);
    let behind = space(gone, new, true);
    let (gone, same) = gone.split_at_checked(gone.len() - behind).unwrap_or((gone, ""));
    push(Tag::Gone, gone);
    push(Tag::New, new.get(..new.len() - behind).unwrap_or_default());
    push(Tag::Same, same);
}

/// The words of both that stay, in order.
fn paired(a: &[Token<'_>], b: &[Token<'_>]) -> Vec<(usize, usize)> {
    let ahead = a.iter().zip(b).take_while(|(a, b)| a.text == b.text).count();
    let most = a.len().min(b.len()) - ahead;
    let behind = a.iter().rev().zip(b.iter().rev()).take(most).take_while(|(a, b)| a.text == b.text).count();
    let middle = |tokens: &'_ [Token<'_>]| tokens.len() - ahead - behind;
    let (rest_a, rest_b) = (a.iter().skip(ahead).take(middle(a)), b.iter().skip(ahead).take(middle(b)));
    let (rest_a, rest_b): (Vec<&Token<'_>>, Vec<&Token<'_>>) = (rest_a.collect(), rest_b.collect());
    let inner = match rest_a.len().saturating_mul(rest_b.len()) {
        0 => Vec::new(),
        // Weighed with its ends, a word may stand better beside another one than beside the first that is like it.
        _ if a.len().saturating_mul(b.len()) <= WEIGHED => return weighed(&a.iter().collect::<Vec<_>>(), &b.iter().collect::<Vec<_>>()),
        cells if cells <= WEIGHED => weighed(&rest_a, &rest_b),
        cells if cells <= EXACT => counted(&rest_a, &rest_b),
        _ => Vec::new(),
    };
    let ends = |from_a: usize, from_b: usize, count: usize| (0..count).map(move |n| (from_a + n, from_b + n));
    let inner = inner.into_iter().map(|(i, j)| (i + ahead, j + ahead));
    ends(0, 0, ahead).chain(inner).chain(ends(a.len() - behind, b.len() - behind, behind)).collect()
}

/// As many words as possible.
fn counted(a: &[&Token<'_>], b: &[&Token<'_>]) -> Vec<(usize, usize)> {
    let texts = |tokens: &[&Token<'_>]| tokens.iter().map(|token| token.text.to_owned()).collect::<Vec<_>>();
    let steps = capture_diff_slices(Algorithm::Myers, &texts(a), &texts(b));
    steps.into_iter().filter(|step| step.tag() == DiffTag::Equal).flat_map(|step| step.old_range().zip(step.new_range())).collect()
}

/// The words that are worth most together.
fn weighed(a: &[&Token<'_>], b: &[&Token<'_>]) -> Vec<(usize, usize)> {
    let wide = b.len() + 1;
    let at = |i: usize, j: usize| i * wide + j;
    // What is gained from these two on: whatever they are, and if they stay.
    let mut best = vec![0u32; (a.len() + 1) * wide];
    let mut here = vec![0u32; (a.len() + 1) * wide];
    for (i, one) in a.iter().enumerate().rev() {
        for (j, other) in b.iter().enumerate().rev() {
            let value = |table: &[u32], i, j| table.get(at(i, j)).copied().unwrap_or(0);
            let stays = if one.text == other.text {
                let next = match value(&here, i + 1, j + 1) {
                    0 => 0,
                    next => next + BESIDE,
                };
                worth(one) + next.max(value(&best, i + 1, j + 1))
            } else {
                0
            };
            let most = stays.max(value(&best, i + 1, j)).max(value(&best, i, j + 1));
            if let (Some(slot), Some(all)) = (here.get_mut(at(i, j)), best.get_mut(at(i, j))) {
                (*slot, *all) = (stays, most);
            }
        }
    }
    let value = |table: &[u32], i, j| table.get(at(i, j)).copied().unwrap_or(0);
    let (mut i, mut j, mut follows) = (0, 0, false);
    let mut pairs = Vec::new();
    while i < a.len() && j < b.len() {
        let (stays, all) = (value(&here, i, j), value(&best, i, j));
        // A word that follows one which stays was counted with what that is worth.
        if stays > 0 && (stays == all || follows && stays + BESIDE >= all) {
            pairs.push((i, j));
            let next = value(&here, i + 1, j + 1);
            follows = next > 0 && next + BESIDE >= value(&best, i + 1, j + 1);
            (i, j) = (i + 1, j + 1);
            continue;
        }
        follows = false;
        if value(&best, i + 1, j) >= value(&best, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

fn worth(token: &Token<'_>) -> u32 {
    match (token.is_mark, token.is_joining) {
        (true, _) => MARK,
        (_, true) => JOINING,
        _ => CONTENT,
    }
}

/// Lets go of single words that only join others in the midst of a passage that was written anew.
fn without_strays(a: &[Token<'_>], b: &[Token<'_>], pairs: &mut Vec<(usize, usize)>) {
    let ends = (a.len(), b.len());
    let mut before = (0, 0);
    let mut kept: Vec<(usize, usize)> = Vec::with_capacity(pairs.len());
    let words = |tokens: &[Token<'_>], from: usize, to: usize| tokens.iter().take(to).skip(from).filter(|token| !token.is_mark).count();
    for (at, &(i, j)) in pairs.iter().enumerate() {
        let next = pairs.get(at + 1).copied().unwrap_or(ends);
        // Anew: words for words on both of its sides, and several on either.
        let anew = |(from_a, from_b): (usize, usize), (to_a, to_b): (usize, usize)| {
            let (gone, new) = (words(a, from_a, to_a), words(b, from_b, to_b));
            gone.min(new) > 0 && gone.max(new) > 1
        };
        if a.get(i).is_some_and(|token| token.is_joining) && anew(before, (i, j)) && anew((i + 1, j + 1), next) {
            continue;
        }
        kept.push((i, j));
        before = (i + 1, j + 1);
    }
    *pairs = kept;
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::{Tag, words};
    use crate::morph::{Analyzer, English, Japanese};

    fn shown(old: &str, new: &str, analyzer: &dyn Analyzer) -> String {
        let piece = |(tag, text): (Tag, String)| match tag {
            Tag::Same => text,
            Tag::Gone => format!("[-{text}-]"),
            Tag::New => format!("{{+{text}+}}"),
        };
        words(old, new, analyzer).into_iter().map(piece).collect()
    }

    #[test]
    fn words_that_stay_stay_together() {
        let of = |old, new| shown(old, new, &English);
        assert_eq!(
            of("The pump is said to be easier to clean if rinsed about twice a day.", "The pump is clean if rinsed 3 to 4 times a day."),
            "The pump is [-said to be easier to -]clean if rinsed [-about twice-]{+3 to 4 times+} a day."
        );
        assert_eq!(
            of("You can take a walk from the second day.", "From the second day you can go for a swim."),
            "[-You can take a walk from-]{+From+} the second day{+ you can go for a swim+}."
        );
        assert_eq!(
            of("The fee is 2,200 yen (tax included).", "The fee is 2,420 yen."),
            "The fee is [-2,200-]{+2,420+} yen[- (tax included)-]."
        );
        assert_eq!(of("pain and fever", "swelling and cough"), "[-pain-]{+swelling+} and [-fever-]{+cough+}");
        assert_eq!(of("same  text", "same text"), "same [- -]text");
    }

    #[test]
    fn japanese_numbers_are_whole() {
        let of = |old, new| shown(old, new, Japanese::plain().unwrap());
        assert_eq!(of("再診料は2,200円です。", "再診料は2,420円です。"), "再診料は[-2,200-]{+2,420+}円です。");
        assert_eq!(of("費用は１回８万５千円です。", "費用は１回11万円です。"), "費用は１回[-８万５千-]{+11万+}円です。");
        assert_eq!(of("約1億2,000万個（ｲﾒｰｼﾞ）", "約3億個（ｲﾒｰｼﾞ）"), "約[-1億2,000万-]{+3億+}個（ｲﾒｰｼﾞ）");
        assert_eq!(of("①1.5倍〜2倍", "①1.2倍〜2倍"), "①[-1.5-]{+1.2+}倍〜2倍");
    }

    fn text() -> impl Strategy<Value = String> {
        const WORDS: [&str; 20] = [
            "the ",
            "a ",
            "pain ",
            "knee",
            ", ",
            "(",
            ")",
            ".",
            "2,200",
            "8万",
            "円",
            "膝が",
            "痛む。",
            " ",
            "　",
            "か\u{3099}",
            "\u{200b}",
            "👩‍⚕️",
            "「",
            "〜",
        ];
        prop::collection::vec(prop::sample::select(&WORDS[..]), 0..14).prop_map(|words| words.concat())
    }

    proptest! {
        #[test]
        fn the_pieces_are_both_texts(old in text(), new in text()) {
            for analyzer in [&English as &dyn Analyzer, Japanese::plain().unwrap()] {
                let found = words(&old, &new, analyzer);
                let without = |tag: Tag| found.iter().filter(|(other, _)| *other != tag).map(|(_, text)| text.as_str()).collect::<String>();
                prop_assert_eq!(without(Tag::New), old.as_str());
                prop_assert_eq!(without(Tag::Gone), new.as_str());
                prop_assert!(found.iter().all(|(_, text)| !text.is_empty()) && found.windows(2).all(|two| two[0].0 != two[1].0));
            }
        }

        /// Of words that say something, as many stay as can: what every way of leaving some out would keep.
        #[test]
        fn common_words_stay(
            old in prop::collection::vec(prop::sample::select(&["knee", "pain", "bath", "walk", "rest"][..]), 0..8),
            new in prop::collection::vec(prop::sample::select(&["knee", "pain", "bath", "walk", "rest"][..]), 0..8),
        ) {
            let mut longest = vec![vec![0; new.len() + 1]; old.len() + 1];
            for (i, a) in old.iter().enumerate() {
                for (j, b) in new.iter().enumerate() {
                    longest[i + 1][j + 1] = if a == b { longest[i][j] + 1 } else { longest[i][j + 1].max(longest[i + 1][j]) };
                }
            }
            let found = words(&old.join(" "), &new.join(" "), &English);
            let kept: usize = found.iter().filter(|(tag, _)| *tag == Tag::Same).map(|(_, text)| text.split_whitespace().count()).sum();
            prop_assert_eq!(kept, longest[old.len()][new.len()]);
        }
    }

    #[test]
    fn long_texts_take_no_long_time() {
        let of = |word: &str| (0..3000).map(|n| format!("{word}{} ", n % 7 * n)).collect::<String>();
        for (old, new) in [(of("a"), of("b")), (of("a"), of("a").replace("a14 ", "b "))] {
            let found = words(&old, &new, &English);
            let without = |tag: Tag| found.iter().filter(|(other, _)| *other != tag).map(|(_, text)| text.as_str()).collect::<String>();
            assert!(without(Tag::New) == old && without(Tag::Gone) == new);
        }
    }
}
