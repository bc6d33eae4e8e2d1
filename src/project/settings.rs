//! `taiyaku.toml`: text in, settings and findings out. An unknown key is an error with its place.

use std::collections::BTreeMap;

use globset::{Glob, GlobSet, GlobSetBuilder};
use regex::Regex;
use unic_langid::LanguageIdentifier;

use super::publish_rule::{self, PublishRule};
use crate::check::{House, Spacing, Width};
use crate::finding::{Arg, Code, Finding, Reader, Severity, Table, Value, Word};
use crate::memory::CharactersPerWord;
use crate::site::Layout;
use crate::text::{Lang, Span};

/// How an incomplete article is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PublishUnit {
    /// Not at all in that locale.
    #[default]
    Page,
    /// Sentence by sentence, the missing ones in the source language.
    Segment,
    /// The build refuses.
    Block,
}

/// What happens to stale translations when publishing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PublishStale {
    /// They are published, and the manifest says so.
    #[default]
    Keep,
    /// They count as missing.
    Fallback,
    /// The build refuses.
    Block,
}

/// The keys of the file.
const TABLES: [&str; 10] = ["source", "targets", "content", "glossary", "memory", "publish", "check", "build", "segment", "status"];

/// The settings of a project, with defaults for what the file leaves out.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Source locale.
    pub source: LanguageIdentifier,
    /// Target locales, in the order of the file.
    pub targets: Vec<LanguageIdentifier>,
    /// Globs of article files, as written.
    pub include: Vec<String>,
    /// Globs of the files that ask for messages of the site, as written; none where nobody says.
    pub used_in: Vec<String>,
    /// Front-matter keys whose values are units.
    pub front_matter: Vec<String>,
    /// Lines that are not for translation.
    pub skip: Vec<Regex>,
    /// Globs of glossary files.
    pub glossary: Vec<String>,
    /// Globs of memory files.
    pub memory: Vec<String>,
    /// Lowest score shown.
    pub min: u8,
    /// Lowest score `pretranslate` writes.
    pub draft: u8,
    /// Lowest score at which an edited source keeps its translation.
    pub carry: u8,
    /// How many Japanese characters are counted as one English word.
    pub characters_per_word: CharactersPerWord,
    /// How incomplete articles are published.
    pub publish_unit: PublishUnit,
    /// What happens to stale translations.
    pub publish_stale: PublishStale,
    /// Whether drafts are published.
    pub drafts: bool,
    /// Articles that are published otherwise.
    pub publish_rules: Vec<PublishRule>,
    /// Name of the check profile (`medical`, `none`), or the path of its file.
    pub profile: String,
    /// Severities that differ from the codes' own.
    pub levels: BTreeMap<Code, Severity>,
    /// How Japanese translations are written.
    pub house: House,
    /// Output folder.
    pub out: String,
    /// The site generator whose folders it is for.
    pub layout: Layout,
    /// The SRX file whose rules cut sentences instead of the built-in ones.
    pub srx: Option<String>,
}

impl Settings {
    /// Defaults for a source and its targets.
    pub fn new(source: LanguageIdentifier, targets: Vec<LanguageIdentifier>) -> Self {
        let include = vec![format!("content/{source}/**/*.{{md,html,txt}}")];
        Settings {
            source,
            targets,
            include,
            used_in: Vec::new(),
            front_matter: ["title", "description", "summary"].map(str::to_owned).to_vec(),
            skip: Vec::new(),
            glossary: vec!["glossary/*.toml".to_owned()],
            memory: ["memory/*.tmx", "memory/*.tmx.gz"].map(str::to_owned).into(),
            min: 70,
            draft: 85,
            carry: 75,
            characters_per_word: CharactersPerWord::default(),
            publish_unit: PublishUnit::default(),
            publish_stale: PublishStale::default(),
            drafts: false,
            publish_rules: Vec::new(),
            profile: "medical".to_owned(),
            levels: BTreeMap::new(),
            house: House::default(),
            out: "dist".to_owned(),
            layout: Layout::default(),
            srx: None,
        }
    }

    /// Language of the source locale.
    pub fn source_lang(&self) -> Lang {
        Lang::of(&self.source)
    }

    /// Matcher for a list of globs; a glob that does not parse matches nothing (reading reports it).
    pub fn globs(patterns: &[String]) -> GlobSet {
        let mut set = GlobSetBuilder::new();
        for glob in patterns.iter().filter_map(|p| glob(p)) {
            set.add(glob);
        }
        set.build().unwrap_or_default()
    }

    /// The folders in front of the first wildcard of each include glob: article paths are relative to them.
    pub fn roots(&self) -> Vec<String> {
        self.include
            .iter()
            .map(|pattern| {
                let fixed = pattern.split(['*', '?', '[', '{']).next().unwrap_or("");
                fixed.rfind('/').and_then(|at| fixed.get(..=at)).unwrap_or("").to_owned()
            })
            .collect()
    }
}

/// The path of an article's file within the content folder that it is in; `roots` are [`Settings::roots`].
pub(super) fn path_below<'f>(roots: &[String], file: &'f str) -> &'f str {
    let root = roots.iter().filter(|root| file.starts_with(root.as_str())).max_by_key(|root| root.len());
    root.and_then(|root| file.strip_prefix(root.as_str())).unwrap_or(file)
}

fn glob(pattern: &str) -> Option<Glob> {
    globset::GlobBuilder::new(pattern).literal_separator(true).build().ok()
}

/// Reads `taiyaku.toml`. Settings come back unless `source` or `targets` are missing or unusable; findings say what is
/// wrong, and any finding means that the file must be mended first.
pub fn read(file: &str, source: &str) -> (Option<Settings>, Vec<Finding>) {
    let mut reader = Reader::new(file, source.strip_prefix('\u{FEFF}').unwrap_or(source), Code::SettingsInvalid);
    let table = reader.table();
    // Half of what stands in such a file is somebody else's; nothing more can be said of it.
    if reader.findings.iter().any(|finding| finding.args.get("problem") == Some(&Arg::from("toml-conflict"))) {
        return (None, reader.findings);
    }
    let mut settings = Settings::new(LanguageIdentifier::default(), Vec::new());
    let (mut has_source, mut include_given) = (false, false);
    let mut targets: Vec<(Word, LanguageIdentifier)> = Vec::new();
    for (key, value) in &table {
        match key.get_ref().as_ref() {
            "source" => {
                if let Some(locale) = reader.word(value).and_then(|word| locale(&mut reader, word)) {
                    settings.source = locale;
                    has_source = true;
                }
            }
            "targets" => {
                let words = reader.words(value);
                if value.get_ref().as_array().is_some_and(|list| list.is_empty()) {
                    reader.report(value.span().into(), "no-targets", []);
                }
                targets = words.into_iter().filter_map(|word| Some((word.clone(), locale(&mut reader, word)?))).collect();
            }
            "content" => include_given = content(&mut reader, value, &mut settings),
            "glossary" => files(&mut reader, value, &mut settings.glossary),
            "memory" => memory(&mut reader, value, &mut settings),
            "publish" => publish(&mut reader, value, &mut settings),
            "check" => check(&mut reader, value, &mut settings),
            "build" => build(&mut reader, value, &mut settings),
            "segment" => segment(&mut reader, value, &mut settings),
            "status" => each(&mut reader, value, &["characters_per_word"], |reader, _, value| {
                let factor = reader.decimal(value, 1, 10).map(CharactersPerWord);
                settings.characters_per_word = factor.unwrap_or(settings.characters_per_word);
            }),
            _ => reader.unknown_key(key, &TABLES),
        }
    }
    // A locale that stands twice would write one catalog as two: the source's own, for a target that is the source.
    for (word, locale) in targets {
        if locale == settings.source || settings.targets.contains(&locale) {
            reader.report(word.span, "repeated-locale", [("value", Arg::from(word.text))]);
        } else {
            settings.targets.push(locale);
        }
    }
    let whole = Span::new(0, 0);
    if !has_source && !table.keys().any(|key| key.get_ref() == "source") {
        reader.report(whole, "missing-key", [("key", Arg::from("source"))]);
    }
    if settings.targets.is_empty() && !table.keys().any(|key| key.get_ref() == "targets") {
        reader.report(whole, "missing-key", [("key", Arg::from("targets"))]);
    }
    if !include_given {
        settings.include = vec![format!("content/{}/**/*.{{md,html,txt}}", settings.source)];
    }
    let usable = has_source && !settings.targets.is_empty();
    (usable.then_some(settings), reader.findings)
}

fn locale(reader: &mut Reader<'_>, word: Word) -> Option<LanguageIdentifier> {
    let parsed = word.text.parse().ok();
    if parsed.is_none() {
        reader.report(word.span, if word.text.trim().is_empty() { "empty" } else { "locale" }, [("value", Arg::from(word.text))]);
    }
    parsed
}

pub(super) fn patterns<'a>(reader: &mut Reader<'a>, value: &Value<'a>) -> Vec<String> {
    let mut patterns = Vec::new();
    for word in reader.words(value) {
        match glob(&word.text) {
            Some(_) => patterns.push(word.text),
            None => reader.report(word.span, "glob", [("value", Arg::from(word.text))]),
        }
    }
    patterns
}

/// Calls `key` for every key of a sub-table; a key it does not know is reported.
pub(super) fn each<'a>(reader: &mut Reader<'a>, value: &Value<'a>, known: &[&str], mut key: impl FnMut(&mut Reader<'a>, &str, &Value<'a>)) {
    let Some(table): Option<&Table<'a>> = reader.sub(value) else { return };
    for (name, value) in table {
        if known.contains(&name.get_ref().as_ref()) {
            key(reader, name.get_ref().as_ref(), value);
        } else {
            reader.unknown_key(name, known);
        }
    }
}

fn content<'a>(reader: &mut Reader<'a>, value: &Value<'a>, settings: &mut Settings) -> bool {
    let mut include_given = false;
    each(reader, value, &["include", "front_matter", "skip"], |reader, key, value| match key {
        "include" => {
            settings.include = patterns(reader, value);
            include_given = true;
        }
        "front_matter" => settings.front_matter = reader.words(value).into_iter().map(|w| w.text).collect(),
        _ => {
            for word in reader.words(value) {
                match Regex::new(&word.text) {
                    Ok(pattern) => settings.skip.push(pattern),
                    Err(error) => reader.report(word.span, pattern_problem(&error), [("value", Arg::from(word.text))]),
                }
            }
        }
    });
    include_given
}

/// What is wrong with a regular expression, by the library's sentence.
fn pattern_problem(error: &regex::Error) -> &'static str {
    const NAMES: [(&str, &str); 7] = [
        ("unclosed group", "regex-group"),
        ("unopened group", "regex-group"),
        ("unclosed character class", "regex-class"),
        ("repetition", "regex-repetition"),
        ("unrecognized escape", "regex-escape"),
        ("look-around", "regex-unsupported"),
        ("backreferences", "regex-unsupported"),
    ];
    let text = error.to_string();
    let sentence = text.lines().last().unwrap_or("").trim_start_matches("error: ");
    NAMES.iter().find(|(beginning, _)| sentence.starts_with(beginning)).map_or("regex", |&(_, name)| name)
}

fn files<'a>(reader: &mut Reader<'a>, value: &Value<'a>, files: &mut Vec<String>) {
    each(reader, value, &["files"], |reader, _, value| *files = patterns(reader, value));
}

fn memory<'a>(reader: &mut Reader<'a>, value: &Value<'a>, settings: &mut Settings) {
    each(reader, value, &["files", "min", "draft", "carry"], |reader, key, value| match key {
        "files" => settings.memory = patterns(reader, value),
        "min" => settings.min = reader.number(value, 101).unwrap_or(settings.min),
        "draft" => settings.draft = reader.number(value, 101).unwrap_or(settings.draft),
        _ => settings.carry = reader.number(value, 101).unwrap_or(settings.carry),
    });
}

fn publish<'a>(reader: &mut Reader<'a>, value: &Value<'a>, settings: &mut Settings) {
    each(reader, value, &["unit", "stale", "drafts", "rules"], |reader, key, value| match key {
        "unit" => settings.publish_unit = reader.choice(value, &choices_of_unit()).unwrap_or_default(),
        "stale" => settings.publish_stale = reader.choice(value, &choices_of_stale()).unwrap_or_default(),
        "rules" => settings.publish_rules = publish_rule::read(reader, value),
        _ => settings.drafts = reader.flag(value).unwrap_or_default(),
    });
}

/// The words of `publish.unit`.
pub(super) fn choices_of_unit() -> [(&'static str, PublishUnit); 3] {
    [("page", PublishUnit::Page), ("segment", PublishUnit::Segment), ("block", PublishUnit::Block)]
}

/// The words of `publish.stale`.
pub(super) fn choices_of_stale() -> [(&'static str, PublishStale); 3] {
    [("keep", PublishStale::Keep), ("fallback", PublishStale::Fallback), ("block", PublishStale::Block)]
}

fn check<'a>(reader: &mut Reader<'a>, value: &Value<'a>, settings: &mut Settings) {
    each(reader, value, &["profile", "levels", "japanese", "used_in"], |reader, key, value| {
        if key == "used_in" {
            settings.used_in = patterns(reader, value);
            return;
        }
        if key == "japanese" {
            house(reader, value, &mut settings.house);
            return;
        }
        if key == "profile" {
            profile(reader, value, settings);
            return;
        }
        let choices = [("error", Severity::Error), ("warning", Severity::Warning), ("note", Severity::Note), ("off", Severity::Off)];
        let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        each(reader, value, &names, |reader, name, value| {
            if let (Some(code), Some(severity)) = (Code::from_name(name), reader.choice(value, &choices)) {
                settings.levels.insert(code, severity);
            }
        });
    });
}

/// A built-in profile by its name, or a file of the project.
fn profile<'a>(reader: &mut Reader<'a>, value: &Value<'a>, settings: &mut Settings) {
    let is_path = value.get_ref().as_str().is_some_and(|text| text.ends_with(".toml"));
    if !is_path {
        settings.profile = reader.choice(value, &[("medical", "medical"), ("none", "none")]).unwrap_or("medical").to_owned();
        return;
    }
    match reader.word(value) {
        Some(word) if leads_out(&word.text) => reader.report(word.span, "profile-path", [("value", Arg::from(word.text))]),
        Some(word) => settings.profile = word.text.trim_start_matches("./").to_owned(),
        None => {}
    }
}

fn house<'a>(reader: &mut Reader<'a>, value: &Value<'a>, house: &mut House) {
    let widths = [("half", Width::Half), ("full", Width::Full), ("any", Width::Any)];
    each(reader, value, &["spacing", "digits", "signs", "punctuation"], |reader, key, value| match key {
        "spacing" => {
            let choices = [("none", Spacing::None), ("space", Spacing::Space), ("any", Spacing::Any)];
            house.spacing = reader.choice(value, &choices).unwrap_or_default();
        }
        "digits" => house.digits = reader.choice(value, &widths).unwrap_or_default(),
        "signs" => house.signs = reader.choice(value, &widths).unwrap_or_default(),
        _ => {
            let choices = [("、。", Some(['、', '。'])), ("，．", Some(['，', '．'])), ("，。", Some(['，', '。'])), ("any", None)];
            house.punctuation = reader.choice(value, &choices).unwrap_or_default();
        }
    });
}

fn build<'a>(reader: &mut Reader<'a>, value: &Value<'a>, settings: &mut Settings) {
    each(reader, value, &["out", "layout"], |reader, key, value| match key {
        "out" => match reader.word(value) {
            Some(word) if word.text.trim().is_empty() => reader.report(word.span, "empty", []),
            Some(word) if leads_out(&word.text) => reader.report(word.span, "out", [("value", Arg::from(word.text))]),
            Some(word) => settings.out = word.text,
            None => {}
        },
        _ => settings.layout = reader.choice(value, &Layout::ALL.map(|layout| (layout.name(), layout))).unwrap_or_default(),
    });
}

fn segment<'a>(reader: &mut Reader<'a>, value: &Value<'a>, settings: &mut Settings) {
    each(reader, value, &["srx"], |reader, _, value| match reader.word(value) {
        Some(word) if word.text.trim().is_empty() => reader.report(word.span, "empty", []),
        Some(word) if leads_out(&word.text) => reader.report(word.span, "srx-out", [("value", Arg::from(word.text))]),
        Some(word) => settings.srx = Some(word.text),
        None => {}
    });
}

/// Whether a path names anything but a place below the project. Links are looked at where the path is used.
fn leads_out(path: &str) -> bool {
    use std::path::{Component, Path};
    path.contains('\0') || !Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{PublishUnit, Spacing, Width, read};
    use crate::finding::{Code, Severity};

    #[test]
    fn everything_has_a_default() {
        let (settings, findings) = read("taiyaku.toml", "source = \"ja\"\ntargets = [\"en\"]\n");
        assert_eq!(findings, []);
        let settings = settings.unwrap();
        assert_eq!(settings.include, ["content/ja/**/*.{md,html,txt}"]);
        assert_eq!(settings.roots(), ["content/ja/"]);
        assert_eq!((settings.min, settings.draft, settings.carry), (70, 85, 75));
        assert_eq!(settings.publish_unit, PublishUnit::Page);
    }

    #[test]
    fn a_wrong_key_has_its_place_and_a_near_name() {
        let (settings, findings) =
            read("taiyaku.toml", "source = \"ja\"\ntargets = [\"en\"]\n\n[check.levels]\nterm-misssing = \"error\"\nstale = \"off\"\n");
        assert_eq!(findings[0].place.map(|p| (p.start.line, p.start.column)), Some((5, 1)));
        assert_eq!(findings[0].hints[0].key, "nearest");
        assert_eq!(settings.unwrap().levels.get(&Code::Stale), Some(&Severity::Off));
    }

    #[test]
    fn a_house_writes_japanese_in_its_way() {
        let text = |style: &str| format!("source = \"en\"\ntargets = [\"ja\"]\n\n[check.japanese]\n{style}\n");
        let (settings, findings) = read("taiyaku.toml", &text("spacing = \"none\"\nsigns = \"full\"\npunctuation = \"，．\""));
        assert_eq!(findings, []);
        let house = settings.unwrap().house;
        assert_eq!((house.spacing, house.digits, house.signs), (Spacing::None, Width::Any, Width::Full));
        assert_eq!(house.punctuation, Some(['，', '．']));
        let (_, findings) = read("taiyaku.toml", &text("spacng = \"none\""));
        assert_eq!((findings[0].hints[0].key, findings[0].place.map(|p| p.start.line)), ("nearest", Some(5)));
        assert!(!read("taiyaku.toml", &text("punctuation = \"、.\"")).1.is_empty());
    }

    #[test]
    fn a_locale_must_be_one() {
        let (settings, findings) = read("taiyaku.toml", "source = \"日本語\"\ntargets = [\"en\"]\n");
        assert!(settings.is_none());
        assert_eq!(findings[0].place.map(|p| p.start.line), Some(1));
    }
}
