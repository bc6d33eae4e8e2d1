//! Whether one text is likely an edit of another.

use crate::text::similarity;

/// Likeness from which an edited source is the same unit, in percent.
const SAME: u8 = 50;

/// How alike two texts are, if they are alike enough. What their lengths and letters rule out is not compared further.
pub(super) fn alike(a: &str, b: &str) -> Option<u8> {
    let (mut ours, mut theirs) = (0usize, 0usize);
    let mut letters = [0i32; 64];
    let mut count = |text: &str, by: i32, length: &mut usize| {
        for c in text.chars() {
            *length += 1;
            // Buckets: different letters of one bucket only make the bound weaker.
            if let Some(slot) = letters.get_mut(c as usize % 64) {
                *slot += by;
            }
        }
    };
    count(a, 1, &mut ours);
    count(b, -1, &mut theirs);
    let longest = ours.max(theirs);
    let more: i32 = letters.iter().filter(|left| **left > 0).sum();
    let less: i32 = letters.iter().filter(|left| **left < 0).sum();
    // At least so many letters must be put in, taken out or replaced.
    let least = usize::try_from(more.max(-less)).unwrap_or(0);
    if 100 * least > (100 - usize::from(SAME)) * longest {
        return None;
    }
    Some(similarity(a, b)).filter(|score| *score >= SAME)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{SAME, alike};
    use crate::text::similarity;

    proptest! {
        #[test]
        fn nothing_alike_is_ruled_out(a in "[あいう膝痛a-c 、]{0,12}", b in "[あいう膝痛a-c 、]{0,12}") {
            let score = similarity(&a, &b);
            prop_assert_eq!(alike(&a, &b), (score >= SAME).then_some(score));
        }
    }
}
