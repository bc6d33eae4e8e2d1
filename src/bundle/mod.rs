//! Fluent resources: texts, glossary concepts and hand-written messages come in, `.ftl` files and findings go out.
//!
//! An article's bundle holds one message for each of its units with the text as it is read; `terms.ftl` holds the
//! glossary's words; the messages of the site are hand-written and only checked: syntax, references, parity between
//! locales. What is emitted has been parsed and formatted once and compared with what was meant. Nothing here reads a
//! file, decides what is published or drops a message without a finding.

mod article;
mod chain;
mod hazard;
mod localization;
mod messages;
mod negotiate;
mod parity;
mod render;
mod resource;
mod site_messages;
mod terms;
mod validate;
mod value;

pub use article::{Message, write};
pub use chain::{chain, is_same_language};
pub use localization::{Fault, Localization, Said, Value};
pub use messages::{Messages, Speech};
pub use negotiate::negotiate;
pub use parity::parity;
pub use render::Renderer;
pub use resource::{Entry, Reference, Resource, read};
pub use site_messages::{MessageFile, check_messages};
pub use terms::terms;
pub use validate::validate;
pub use value::escape;
