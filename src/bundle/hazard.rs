//! What the Fluent parser must not see: a text comes in, what is wrong with it goes out. The parser overflows the stack
//! on deep nesting and cuts a character in two at `\u00日`; both are [`crate::catalog`]'s knowledge. Catalogs mend such
//! a file to read the rest of it; here, where files are generated or about to be published, it is refused whole.

use std::borrow::Cow;

use crate::catalog::guard;
use crate::finding::Code;
use crate::text::Span;

/// A place that makes a file unreadable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hazard {
    /// Its bytes.
    pub(super) span: Span,
    /// What kind of finding it is.
    pub(super) code: Code,
    /// The stable name of the problem.
    pub(super) problem: &'static str,
}

/// The places a text must not have, in order; none if it can be parsed.
pub(super) fn hazards(source: &str) -> Vec<Hazard> {
    let guarded = guard(source);
    let Cow::Owned(mended) = &guarded.text else { return Vec::new() };
    let conflicts = guarded.conflicts.iter().map(|&span| Hazard { span, code: Code::ConflictMarkers, problem: "conflict" });
    let deep = guarded.deep.iter().map(|&span| Hazard { span, code: Code::FluentSyntax, problem: "too-deep" });
    let mut hazards: Vec<Hazard> = conflicts.chain(deep).collect();
    if hazards.is_empty() {
        let at = source.bytes().zip(mended.bytes()).position(|(a, b)| a != b).unwrap_or(0);
        let len = source.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        hazards.push(Hazard { span: Span::new(at, at + len), code: Code::FluentSyntax, problem: "short-escape" });
    }
    hazards.sort_by_key(|hazard| hazard.span);
    hazards
}

#[cfg(test)]
mod tests {
    use super::hazards;

    fn problems(source: &str) -> Vec<(&'static str, String)> {
        hazards(source).iter().map(|hazard| (hazard.problem, hazard.span.of(source).to_owned())).collect()
    }

    #[test]
    fn hazards_have_places() {
        assert_eq!(problems(&format!("k = {}", "{".repeat(100_000))), [("too-deep", "{".to_owned())]);
        assert_eq!(problems("k = { \"\\u00日本\" }"), [("short-escape", "日".to_owned())]);
        assert_eq!(problems("<<<<<<< HEAD\na = 一\n"), [("conflict", "<<<<<<< HEAD".to_owned())]);
    }

    #[test]
    fn what_people_write_is_none() {
        for text in [
            format!("k = {}\n", "{ \"{\" }".repeat(1000)),
            "k = { $n ->\n    *[one] \"{ $n }\"\n    }\n".repeat(1000),
            "k = C:\\users \\u65E5".into(),
        ] {
            assert_eq!(problems(&text), []);
        }
    }
}
