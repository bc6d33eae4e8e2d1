//! The messages of a site in one locale, ready to be said: Fluent files of a chain of locales come in, texts go out,
//! each with the locale it is from and everything that was wrong on the way as a value. Nothing here panics, guesses
//! or drops a fault; a message that nobody has is said as its own name.

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::resolver::errors::{ReferenceKind, ResolverError};
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::hazard::hazard;
use super::resource::read;
use super::site_messages::MessageFile;
use crate::finding::Finding;

/// An argument of a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A number; it also selects a plural.
    Number(f64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Value {
        Value::Number(number)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Value {
        Value::Number(number.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Value {
        Value::Number(number.into())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Value {
        // Counts of a site are far below 2^53, where this is exact.
        Value::Number(number as f64)
    }
}

/// What was wrong when a message was said. [`fmt::Display`] is for logs, in English.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// No locale of the chain has the message (or its attribute); its name stands for it.
    Missing {
        /// The message.
        id: String,
        /// The attribute, if one was asked for.
        attribute: Option<String>,
    },
    /// The locale has no such message; another locale's stands for it.
    FellBack {
        /// The message.
        id: String,
        /// The locale it was said in.
        to: LanguageIdentifier,
    },
    /// The message names a variable that was not given.
    Argument {
        /// Its name, without `$`.
        name: String,
    },
    /// The message names a message, term or function that is not there, as it is written: `-stem-cell`, `menu.title`.
    Reference {
        /// The name.
        name: String,
    },
    /// The message names itself, has more parts than are formatted, or no default variant.
    Unformattable {
        /// The message.
        id: String,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Missing { id, attribute: None } => write!(f, "no locale has the message {id}"),
            Fault::Missing { id, attribute: Some(attribute) } => write!(f, "no locale has the message {id}.{attribute}"),
            Fault::FellBack { id, to } => write!(f, "the message {id} is said in {to}"),
            Fault::Argument { name } => write!(f, "the variable ${name} was not given"),
            Fault::Reference { name } => write!(f, "there is no {name}"),
            Fault::Unformattable { id } => write!(f, "the message {id} cannot be formatted"),
        }
    }
}

/// A message as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The text; plain text, to be escaped where it is written into a page.
    pub text: String,
    /// The locale it is from: the `lang` it must have where the page has another.
    pub locale: LanguageIdentifier,
    /// What was wrong; nothing, if it is what its author meant.
    pub faults: Vec<Fault>,
}

/// The messages of one locale with those of the locales that stand in for it. `Send` and `Sync`.
///
/// ```
/// use taiyaku::bundle::{Localization, MessageFile, Value};
/// let files = |file, text| vec![MessageFile { file, text }];
/// let (words, findings) = Localization::new(&[
///     ("en".parse()?, files("en/site.ftl", "count = { $n ->\n    [one] one article\n   *[other] { $n } articles\n }\n")),
///     ("ja".parse()?, files("ja/site.ftl", "count = { $n }件の記事\nbook = ご予約\n")),
/// ]);
/// assert!(findings.is_empty());
/// assert_eq!(words.say("count", &[("n", 5.into())]).text, "5 articles");
/// let said = words.say("book", &[]);
/// assert_eq!((said.text.as_str(), said.locale.to_string(), said.faults.len()), ("ご予約", "ja".into(), 1));
/// # Ok::<(), unic_langid::LanguageIdentifierError>(())
/// ```
pub struct Localization {
    /// Best first.
    bundles: Vec<(LanguageIdentifier, FluentBundle<FluentResource>)>,
}

impl Localization {
    /// The messages of a chain of locales (see [`super::chain`]), best first. A file that does not parse gives findings
    /// and the messages that do; one that the parser would not survive gives only findings. Of two messages of one name
    /// the first counts.
    pub fn new(chain: &[(LanguageIdentifier, Vec<MessageFile<'_>>)]) -> (Localization, Vec<Finding>) {
        let mut findings = Vec::new();
        let bundles = chain.iter().map(|(locale, files)| {
            let mut bundle = FluentBundle::new_concurrent(vec![locale.clone()]);
            bundle.set_use_isolating(false);
            // Only NUMBER is one, and no other of that name is there.
            let _there_already = bundle.add_builtins();
            for file in files {
                findings.extend(read(file.file, file.text).1);
                if hazard(file.text).is_none() {
                    let text = file.text.strip_prefix('\u{FEFF}').unwrap_or(file.text).to_owned();
                    let _reported = bundle.add_resource(FluentResource::try_new(text).unwrap_or_else(|(rest, _)| rest));
                }
            }
            (locale.clone(), bundle)
        });
        let bundles = bundles.collect();
        (Localization { bundles }, findings)
    }

    /// The locale asked for; none where the chain is empty.
    pub fn locale(&self) -> Option<&LanguageIdentifier> {
        self.bundles.first().map(|(locale, _)| locale)
    }

    /// A message with its arguments.
    pub fn say(&self, id: &str, args: &[(&str, Value)]) -> Said {
        self.said(id, None, args)
    }

    /// An attribute of a message (`menu.title`: the message `menu`, the attribute `title`).
    pub fn say_attribute(&self, id: &str, attribute: &str, args: &[(&str, Value)]) -> Said {
        self.said(id, Some(attribute), args)
    }

    fn said(&self, id: &str, attribute: Option<&str>, args: &[(&str, Value)]) -> Said {
        let values: FluentArgs<'_> = args
            .iter()
            .map(|(name, value)| match value {
                Value::Text(text) => (*name, FluentValue::from(text.as_str())),
                Value::Number(number) => (*name, FluentValue::from(*number)),
            })
            .collect();
        for (place, (locale, bundle)) in self.bundles.iter().enumerate() {
            let pattern = bundle.get_message(id).and_then(|message| match attribute {
                Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
                None => message.value(),
            });
            let Some(pattern) = pattern else { continue };
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
            let mut faults = Vec::new();
            if place > 0 {
                faults.push(Fault::FellBack { id: id.to_owned(), to: locale.clone() });
            }
            // A selector without its variable is named once for itself and once for the variant it then took.
            for fault in errors.iter().map(|error| fault(id, error)) {
                if !faults.contains(&fault) {
                    faults.push(fault);
                }
            }
            return Said { text, locale: locale.clone(), faults };
        }
        let name = attribute.map_or_else(|| id.to_owned(), |attribute| format!("{id}.{attribute}"));
        let fault = Fault::Missing { id: id.to_owned(), attribute: attribute.map(str::to_owned) };
        Said { text: name, locale: self.locale().cloned().unwrap_or_default(), faults: vec![fault] }
    }
}

impl fmt::Debug for Localization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let locales: Vec<String> = self.bundles.iter().map(|(locale, _)| locale.to_string()).collect();
        f.debug_struct("Localization").field("locales", &locales).finish()
    }
}

fn fault(id: &str, error: &FluentError) -> Fault {
    let named = |id: &str, attribute: &Option<String>, mark: &str| {
        let attribute = attribute.as_ref().map(|name| format!(".{name}")).unwrap_or_default();
        Fault::Reference { name: format!("{mark}{id}{attribute}") }
    };
    match error {
        FluentError::ResolverError(ResolverError::Reference(kind)) => match kind {
            ReferenceKind::Variable { id } => Fault::Argument { name: id.clone() },
            ReferenceKind::Term { id, attribute } => named(id, attribute, "-"),
            ReferenceKind::Message { id, attribute } => named(id, attribute, ""),
            ReferenceKind::Function { id } => Fault::Reference { name: format!("{id}()") },
        },
        _ => Fault::Unformattable { id: id.to_owned() },
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{Fault, Localization, Value};
    use crate::bundle::MessageFile;

    fn words(en: &str, ja: &str) -> (Localization, usize) {
        let file = |text| vec![MessageFile { file: "site.ftl", text }];
        let (words, findings) = Localization::new(&[("en".parse().unwrap(), file(en)), ("ja".parse().unwrap(), file(ja))]);
        (words, findings.len())
    }

    #[test]
    fn plurals_follow_the_locale_of_the_message() {
        let (words, _) = words(
            "n = { $n ->\n    [one] { $n } visit\n   *[other] { $n } visits\n }\nday = Day { NUMBER($n) }\n",
            "n = { $n }回\nm = { $n ->\n    [one] 一回\n   *[other] { $n }回\n }\n",
        );
        let say = |id: &str, n: usize| words.say(id, &[("n", n.into())]);
        assert_eq!(
            [say("n", 1).text, say("n", 2).text, say("n", 5).text, say("day", 3).text],
            ["1 visit", "2 visits", "5 visits", "Day 3"]
        );
        // Japanese has one category: 1 is `other` there.
        assert_eq!(say("m", 1).text, "1回");
    }

    #[test]
    fn every_fault_is_a_value() {
        let (words, findings) = words(
            "a = Hello { $name }\nb = { -nope } { c.title } { NO($x) }\nloop = { loop }\n    .title = x\nbroken = {\n",
            "d = 予約\n    .label = ご予約\n",
        );
        assert_eq!(findings, 1);
        assert_eq!(words.say("a", &[]).faults, [Fault::Argument { name: "name".into() }]);
        assert_eq!(words.say("a", &[("name", Value::from("花子"))]).text, "Hello 花子");
        let reference = |name: &str| Fault::Reference { name: name.into() };
        assert_eq!(words.say("b", &[("x", 1.into())]).faults, [reference("-nope"), reference("c.title"), reference("NO()")]);
        assert_eq!(words.say("loop", &[]).faults, [Fault::Unformattable { id: "loop".into() }]);
        let said = words.say_attribute("d", "label", &[]);
        assert_eq!((said.text.as_str(), said.faults), ("ご予約", vec![Fault::FellBack { id: "d".into(), to: "ja".parse().unwrap() }]));
        let said = words.say_attribute("d", "title", &[]);
        assert_eq!((said.text.as_str(), said.locale.to_string()), ("d.title", "en".into()));
        assert_eq!(said.faults, [Fault::Missing { id: "d".into(), attribute: Some("title".into()) }]);
        assert_eq!(Localization::new(&[]).0.say("x", &[]).text, "x");
    }

    #[test]
    fn what_the_parser_does_not_survive_is_a_finding() {
        let deep = format!("k = {}\nok = x\n", "{".repeat(50_000));
        let (words, findings) = words(&deep, "ok = よし\n");
        assert_eq!((findings, words.say("ok", &[]).text.as_str()), (1, "よし"));
    }
}
