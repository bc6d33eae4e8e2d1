//! The words of taiyaku's own interface: Fluent files embedded in the program, one set a language, English behind
//! the chosen one.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::finding::{Arg, Args};

/// A language the interface speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Speech {
    /// English.
    En,
    /// Japanese.
    Ja,
}

impl Speech {
    /// The language of a locale name as the environment gives it: `ja_JP.UTF-8` is Japanese, anything else English.
    pub fn of(locale: &str) -> Speech {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or("");
        if language.eq_ignore_ascii_case("ja") { Speech::Ja } else { Speech::En }
    }

    /// Its files, by name.
    pub fn files(self) -> [(&'static str, &'static str); 5] {
        match self {
            Speech::En => [
                ("cli.ftl", include_str!("../../locales/en/cli.ftl")),
                ("errors.ftl", include_str!("../../locales/en/errors.ftl")),
                ("findings.ftl", include_str!("../../locales/en/findings.ftl")),
                ("report.ftl", include_str!("../../locales/en/report.ftl")),
                ("explain.ftl", include_str!("../../locales/en/explain.ftl")),
            ],
            Speech::Ja => [
                ("cli.ftl", include_str!("../../locales/ja/cli.ftl")),
                ("errors.ftl", include_str!("../../locales/ja/errors.ftl")),
                ("findings.ftl", include_str!("../../locales/ja/findings.ftl")),
                ("report.ftl", include_str!("../../locales/ja/report.ftl")),
                ("explain.ftl", include_str!("../../locales/ja/explain.ftl")),
            ],
        }
    }

    fn locale(self) -> LanguageIdentifier {
        let name = match self {
            Speech::En => "en",
            Speech::Ja => "ja",
        };
        name.parse().unwrap_or_default()
    }
}

/// The messages of one language, with English behind it.
pub struct Messages {
    speech: Speech,
    bundles: Vec<FluentBundle<FluentResource>>,
}

impl Messages {
    /// The messages of a language.
    pub fn new(speech: Speech) -> Self {
        let mut speeches = vec![speech];
        if speech != Speech::En {
            speeches.push(Speech::En);
        }
        let bundle = |speech: Speech| {
            let mut bundle = FluentBundle::new_concurrent(vec![speech.locale()]);
            bundle.set_use_isolating(false);
            for (_, text) in speech.files() {
                // A test holds that they all parse; at run time what parses is used.
                let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
                bundle.add_resource_overriding(resource);
            }
            bundle
        };
        Messages { speech, bundles: speeches.into_iter().map(bundle).collect() }
    }

    /// The language.
    pub fn speech(&self) -> Speech {
        self.speech
    }

    /// A message with its arguments; the key itself where nobody wrote one.
    pub fn text(&self, key: &str, args: &Args) -> String {
        self.find(key, None, args).unwrap_or_else(|| key.to_owned())
    }

    /// A message without arguments.
    pub fn plain(&self, key: &str) -> String {
        self.text(key, &Args::new())
    }

    /// A message, or an attribute of one, if it exists.
    pub fn find(&self, key: &str, attribute: Option<&str>, args: &Args) -> Option<String> {
        let mut values = FluentArgs::new();
        for (name, value) in args {
            match value {
                Arg::Text(text) => values.set(*name, FluentValue::from(text.as_str())),
                Arg::Count(count) => values.set(*name, FluentValue::from(*count)),
            }
        }
        self.bundles.iter().find_map(|bundle| {
            let message = bundle.get_message(key)?;
            let pattern = match attribute {
                Some(name) => message.get_attribute(name)?.value(),
                None => message.value()?,
            };
            let mut errors = Vec::new();
            Some(bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned())
        })
    }
}
