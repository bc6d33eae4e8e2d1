//! The words of findings, hints and errors in the interface language.

use crate::bundle::Messages;
use crate::finding::{Finding, Hint};

/// What a finding says.
pub fn message(finding: &Finding, messages: &Messages) -> String {
    messages.text(&format!("finding-{}", finding.code.name()), &finding.args)
}

/// What a hint says.
pub fn hint(hint: &Hint, messages: &Messages) -> String {
    messages.text(&format!("hint-{}", hint.key), &hint.args)
}
