//! Fluent resources: texts, glossary concepts and hand-written messages come in, `.ftl` files and findings go out.
//!
//! An article's bundle holds one message for each of its units with the text as it is read; `terms.ftl` holds the
//! glossary's words; the messages of the site are hand-written and only checked: syntax, references, parity between
//! locales. What is emitted has been parsed and formatted once and compared with what was meant. Nothing here reads a
//! file, decides what is published or drops a message without a finding.

mod argument;
mod article;
mod broken;
mod canonical;
mod chain;
mod compare;
mod fix;
mod form;
mod hazard;
mod inlined;
mod localization;
mod mark;
mod messages;
mod negotiate;
mod parity;
mod plural;
mod pseudo;
mod render;
mod resource;
mod scope;
mod selection;
mod site_messages;
mod terms;
mod tree;
mod validate;
mod value;
mod variable;

pub use article::{Message, write};
pub use chain::{chain, is_same_language};
pub use compare::{ComparedFile, FilePair, Summary, compare};
pub use fix::{TermEdit, apply_terms, term_edits};
pub use localization::{Fault, Localization, Said, Value};
pub use messages::{Messages, Speech};
pub use negotiate::negotiate;
pub use parity::parity;
pub use plural::is_known_locale;
pub use pseudo::{PseudoStyle, pseudo, splice};
pub use render::{Renderer, WrittenOut, WrongArgument};
pub use resource::{Attribute, Entry, Resource, read};
pub use site_messages::{MessageFile, check_messages, unused_messages, unused_terms};
pub use terms::terms;
pub use tree::{Arguments, Element, Expression, Inline, Literal, Pattern, Reference, Variant};
pub use validate::validate;
pub use value::escape;

/// For tests: what stands by default about one file, as `code problem line:column`.
#[cfg(test)]
fn checked(locale: &str, text: &str) -> Vec<String> {
    told_of(locale, text, crate::finding::Level::A..=crate::finding::Level::B)
}

/// For tests: the same of codes that are off by default.
#[cfg(test)]
fn noted(locale: &str, text: &str) -> Vec<String> {
    told_of(locale, text, crate::finding::Level::C..=crate::finding::Level::C)
}

#[cfg(test)]
fn told_of(locale: &str, text: &str, levels: std::ops::RangeInclusive<crate::finding::Level>) -> Vec<String> {
    let file = MessageFile { file: "locales/x/site.ftl", text };
    let mut findings = check_messages(&locale.parse().unwrap_or_default(), &[file], "");
    crate::finding::sort(&mut findings);
    let told = findings.iter().filter(|finding| levels.contains(&finding.code.level())).map(|finding| {
        let problem = match finding.args.get("problem") {
            Some(crate::finding::Arg::Text(problem)) => problem.as_str(),
            _ => "",
        };
        let place = finding.place.map(|place| format!("{}:{}", place.start.line, place.start.column)).unwrap_or_default();
        format!("{} {problem} {place}", finding.code.name())
    });
    told.collect()
}
