//! What can be wrong with the YAML of front matter, as stable names: an error of the parser comes in, the `problem` of
//! a finding and what its sentence quotes go out. The parser's own English goes nowhere.

use serde_saphyr::Error;
use serde_saphyr::granit_parser::ErrorKind;
use serde_saphyr::localizer::ExternalMessageSource;

use crate::finding::{Arg, Args};

/// The name of an error, and the arguments of its sentence.
pub(super) fn yaml_problem(error: &Error) -> (&'static str, Args) {
    let text = |text: &str| Args::from([("text", Arg::from(text))]);
    match error {
        Error::ExternalMessage { source, .. } => match source.as_ref() {
            ExternalMessageSource::Parser(scan) => match (scan.kind(), of_parser(scan.kind())) {
                (ErrorKind::UnexpectedCharacter { character }, _) if character.is_control() => ("yaml-character", Args::new()),
                (ErrorKind::UnexpectedCharacter { character }, _) => ("yaml-start", text(&character.to_string())),
                (_, Some(name)) => (name, Args::new()),
                (_, None) => ("yaml-syntax", Args::new()),
            },
            _ => ("yaml-syntax", Args::new()),
        },
        Error::DuplicateMappingKey { key: Some(key), .. } => ("yaml-duplicate", text(key)),
        Error::UnknownAnchor { .. } => ("yaml-start", text("*")),
        Error::NullIntoString { .. } => ("yaml-key", Args::new()),
        Error::MultipleDocuments { .. } => ("yaml-documents", Args::new()),
        Error::AliasError { error, .. } | Error::WithSnippet { error, .. } => yaml_problem(error),
        Error::Budget { .. }
        | Error::AliasReplayCounterOverflow { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => ("yaml-too-much", Args::new()),
        Error::RecursiveReferencesRequireWeakTypes { .. } => ("yaml-loop", Args::new()),
        _ => ("yaml-syntax", Args::new()),
    }
}

fn of_parser(kind: &ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar | ErrorKind::UnexpectedEof => "yaml-quote",
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => "yaml-after-quote",
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement | ErrorKind::InvalidMappingValueWhitespace => "yaml-colon",
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => "yaml-tab",
        ErrorKind::InvalidIndentation
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::ExpectedBlockSequenceEntry => "yaml-indent",
        ErrorKind::ExpectedBlockMappingKey | ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => "yaml-key",
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => "yaml-bracket",
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => "yaml-escape",
        ErrorKind::CommentInterceptedScalar => "yaml-comment",
        ErrorKind::BlockSequenceEntryNotAllowed | ErrorKind::BlockEntryInFlowCollection => "yaml-dash",
        ErrorKind::InvalidBlockScalarHeader | ErrorKind::ZeroBlockScalarIndent => "yaml-block",
        ErrorKind::MissingAnchorOrAliasName | ErrorKind::UnknownAnchor => "yaml-anchor",
        ErrorKind::RecursionLimitExceeded => "yaml-too-much",
        ErrorKind::UndeclaredTagHandle | ErrorKind::MissingTagUri | ErrorKind::UnclosedVerbatimTag => "yaml-tag",
        _ => return None,
    })
}
