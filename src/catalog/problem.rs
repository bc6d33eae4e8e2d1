//! What can be wrong with a Fluent file, as stable names: an error of the parser comes in, the `problem` of a finding
//! `fluent-syntax` goes out, with the word of the file it is about. Catalogs and hand-written messages share the names,
//! so that each has one sentence in each language.

use fluent_syntax::parser::ErrorKind;

use crate::finding::{Code, Finding, Hint};

/// A problem: its name, and the word that its sentence quotes (empty where it quotes none).
pub(crate) type Problem = (&'static str, String);

/// What the parser stumbled over.
pub(crate) fn of_parser(kind: &ErrorKind) -> Problem {
    match kind {
        ErrorKind::ExpectedToken(token) => ("expected-token", token.to_string()),
        ErrorKind::ExpectedCharRange { range } if range.starts_with("a-z") => ("expected-name", String::new()),
        ErrorKind::ExpectedCharRange { range } if range.starts_with('0') => ("expected-digit", String::new()),
        ErrorKind::ExpectedCharRange { .. } => ("expected-line-break", String::new()),
        ErrorKind::ExpectedMessageField { entry_id } => ("missing-value", entry_id.clone()),
        ErrorKind::ExpectedTermField { entry_id } => ("missing-value", format!("-{entry_id}")),
        ErrorKind::MissingValue => ("missing-text", String::new()),
        ErrorKind::UnterminatedStringLiteral => ("unterminated-string", String::new()),
        ErrorKind::UnknownEscapeSequence(sequence) => {
            // The parser gives a byte as its number.
            let escape = sequence.parse::<u8>().map_or_else(|_| sequence.clone(), |byte| char::from(byte).to_string());
            ("unknown-escape", format!("\\{escape}"))
        }
        ErrorKind::InvalidUnicodeEscapeSequence(sequence) => ("unknown-escape", format!("\\u{sequence}")),
        ErrorKind::UnbalancedClosingBrace => ("closing-brace", String::new()),
        ErrorKind::ExpectedInlineExpression | ErrorKind::ExpectedSimpleExpressionAsSelector => ("expected-expression", String::new()),
        ErrorKind::ExpectedLiteral => ("expected-literal", String::new()),
        ErrorKind::DuplicatedNamedArgument(name) => ("duplicate-argument", name.clone()),
        ErrorKind::PositionalArgumentFollowsNamed => ("argument-order", String::new()),
        ErrorKind::ForbiddenCallee => ("forbidden-callee", String::new()),
        ErrorKind::TermAttributeAsPlaceable => ("term-attribute", String::new()),
        ErrorKind::MissingDefaultVariant => ("missing-default", String::new()),
        ErrorKind::MultipleDefaultVariants => ("two-defaults", String::new()),
        ErrorKind::MessageReferenceAsSelector | ErrorKind::TermReferenceAsSelector | ErrorKind::MessageAttributeAsSelector => {
            ("wrong-selector", String::new())
        }
    }
}

/// The finding with the arguments of a problem and the hint that goes with it.
pub(crate) fn told(finding: Finding, problem: &'static str, word: impl Into<String>) -> Finding {
    let (word, code) = (word.into(), finding.code);
    let finding = finding.with("problem", problem);
    let finding = if word.is_empty() { finding } else { finding.with(if code == Code::WaiverInvalid { "code" } else { "name" }, word) };
    match hint(problem) {
        Some(key) => finding.hint(Hint::new(key)),
        None => finding,
    }
}

/// Key of the hint that goes with a problem.
fn hint(problem: &str) -> Option<&'static str> {
    Some(match problem {
        "too-deep" => "fluent-nesting",
        "closing-brace" | "expected-expression" => "fluent-escape",
        "unterminated-string" | "unknown-escape" | "short-escape" => "fluent-string",
        "missing-value" | "missing-text" => "fluent-empty",
        "duplicate-id" => "fluent-duplicate",
        "missing-default" | "two-defaults" | "wrong-selector" => "fluent-variants",
        "reference" => "fluent-reference",
        "unknown-state" | "empty-state" | "state-twice" => "catalog-states",
        "review-without-hash" => "catalog-review",
        "newer-format" => "catalog-newer",
        "no-code" | "no-reason" => "waiver-form",
        "variable" | "selector" | "attribute" | "function" | "message" | "placeable" | "term-in-article" => "fluent-article",
        "expected-token" | "expected-name" | "not-one-pattern" => "fluent-entry",
        _ => return None,
    })
}
