//! What the Fluent parser must not see: a text comes in, whether it can be parsed as it is goes out. The parser overflows
//! the stack on deep nesting and cuts a character in two at `\u00日`; both are [`crate::catalog`]'s knowledge. [`super::read`]
//! masks such places to read the rest of a file; what is generated, or formatted, is refused whole.

use std::borrow::Cow;

use crate::catalog::guard;

/// Why a text cannot be parsed as it is: a `problem` of the finding `fluent-syntax`, or `conflict`.
pub(super) fn hazard(source: &str) -> Option<&'static str> {
    let guarded = guard(source);
    match guarded.text {
        Cow::Borrowed(_) => None,
        Cow::Owned(_) if !guarded.conflicts.is_empty() => Some("conflict"),
        Cow::Owned(_) if !guarded.deep.is_empty() => Some("too-deep"),
        Cow::Owned(_) => Some("short-escape"),
    }
}

#[cfg(test)]
mod tests {
    use super::hazard;

    #[test]
    fn hazards_are_named() {
        assert_eq!(hazard(&format!("k = {}", "{".repeat(100_000))), Some("too-deep"));
        assert_eq!(hazard("k = { \"\\u00日本\" }"), Some("short-escape"));
        assert_eq!(hazard("<<<<<<< HEAD\na = 一\n"), Some("conflict"));
    }

    #[test]
    fn what_people_write_is_none() {
        for text in [
            format!("k = {}\n", "{ \"{\" }".repeat(1000)),
            "k = { $n ->\n    *[one] \"{ $n }\"\n    }\n".repeat(1000),
            "k = C:\\users \\u65E5".into(),
        ] {
            assert_eq!(hazard(&text), None);
        }
    }
}
