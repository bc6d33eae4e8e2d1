//! Conflict markers, as git writes them.

use super::Merged;
use super::item::Item;

const OURS: &str = "<<<<<<< ours";
const DIVIDE: &str = "=======";
const THEIRS: &str = ">>>>>>> theirs";

/// Both versions of something, without a line feed at the end.
pub(super) fn block(ours: &str, theirs: &str) -> String {
    let mut out = String::from(OURS);
    for (text, end) in [(ours, DIVIDE), (theirs, THEIRS)] {
        out.push('\n');
        if !text.is_empty() {
            out.push_str(text);
            out.push('\n');
        }
        out.push_str(end);
    }
    out
}

/// The lines of several items.
pub(super) fn lines(items: &[Item]) -> String {
    let mut out = String::new();
    for (number, item) in items.iter().enumerate() {
        if number > 0 {
            out.push('\n');
            out.push_str(&"\n".repeat(item.gap));
        }
        out.push_str(&item.text);
    }
    out
}

/// One conflict between the lines with which both sides begin alike and those with which they end alike.
pub(super) fn whole(ours: &str, theirs: &str) -> Merged {
    let (a, b): (Vec<&str>, Vec<&str>) = (ours.lines().collect(), theirs.lines().collect());
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let rest = a.len().min(b.len()) - head;
    let tail = a.iter().rev().zip(b.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let middle = |lines: &[&str]| lines.get(head..lines.len() - tail).unwrap_or_default().join("\n");
    let mut out: Vec<String> = a.iter().take(head).map(|line| (*line).to_owned()).collect();
    out.push(block(&middle(&a), &middle(&b)));
    out.extend(a.iter().skip(a.len() - tail).map(|line| (*line).to_owned()));
    Merged { text: out.join("\n") + "\n", conflicts: 1 }
}
