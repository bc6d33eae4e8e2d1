//! Projects as sentences: given these files, run this command, expect this status, output and files.
//!
//! Every run is also held to what holds for all of them: it ends with 0, 1 or 2, never with a panic, and nothing it
//! writes has a character that a terminal would obey.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;
use taiyaku::article::Format;
use taiyaku::catalog::State;
use taiyaku::check::{Location, Pair, Side};
use taiyaku::morph::{Analyzer, English, Japanese};
use taiyaku::text::Span;
use tempfile::TempDir;

/// Settings of the projects that say nothing else.
pub const SETTINGS: &str = "source = \"ja\"\ntargets = [\"en\"]\n";

/// A glossary small enough to be read with the test.
pub const GLOSSARY: &str = r#"[conditioned-medium]
ja = { preferred = "上清液", forbidden = ["上澄み液"] }
en = { preferred = "conditioned medium", plural = "conditioned media", admitted = ["secretome"], forbidden = ["culture supernatant"] }

[stem-cell]
ja = { preferred = "幹細胞", reading = "かんさいぼう" }
en = { preferred = "stem cell", plural = "stem cells" }
"#;

/// The words of a language, as the program cuts them.
pub fn words(locale: &str) -> &'static dyn Analyzer {
    if locale == "ja" { Japanese::plain().unwrap() } else { &English }
}

fn nowhere(_: Side, _: Option<Span>) -> Location {
    Location::default()
}

/// A text of an article and its translation, each with its locale.
pub fn pair<'a>(source: (&'a str, &'a str), target: (&'a str, &'a str), format: Option<Format>) -> Pair<'a> {
    Pair {
        unit: "",
        article: "a",
        format,
        source: source.1,
        target: target.1,
        source_locale: source.0,
        target_locale: target.0,
        state: State::Translated,
        was: None,
        clobbered: false,
        allows: &[],
        previous: None,
        locate: &nowhere,
    }
}

/// A small generator of numbers: the same in every run.
pub struct Dice(pub u64);

impl Dice {
    /// A number below that of the sides.
    pub fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }

    /// One of the words.
    pub fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// An article with a heading, a hedge, a large number and a link.
pub const COLUMN: &str = "\
# 上清液とは

上清液とは、幹細胞を培養した液の上澄みです。炎症を抑える作用が期待されています。

約1億個の細胞から3mLが得られます。詳しくは[予約ページ](https://example.org/yoyaku)をご覧ください。
";

/// Its sentences with their translations.
pub const COLUMN_PAIRS: [(&str, &str); 5] = [
    ("上清液とは", "What is conditioned medium?"),
    ("上清液とは、幹細胞を培養した液の上澄みです。", "Conditioned medium is the liquid above cultured stem cells."),
    ("炎症を抑える作用が期待されています。", "It is expected to reduce inflammation."),
    ("約1億個の細胞から3mLが得られます。", "About 100 million cells give 3 mL."),
    ("詳しくは[予約ページ](@1)をご覧ください。", "See the [booking page](@1)."),
];

/// An article of two dialogue turns.
pub const DIALOGUE: &str = "医師：「こんにちは。」\n患者：「はい。」\n";

/// What is typed after `taiyaku`: one string of words (`'…'` keeps spaces), or the words themselves.
pub trait Words {
    fn words(self) -> Vec<OsString>;
}

impl Words for &str {
    fn words(self) -> Vec<OsString> {
        let mut words = Vec::new();
        for (number, part) in self.split('\'').enumerate() {
            if number % 2 == 1 {
                words.push(part.into());
            } else {
                words.extend(part.split_whitespace().map(OsString::from));
            }
        }
        words
    }
}

impl Words for &String {
    fn words(self) -> Vec<OsString> {
        self.as_str().words()
    }
}

impl<T: AsRef<OsStr>, const N: usize> Words for [T; N] {
    fn words(self) -> Vec<OsString> {
        self.iter().map(|word| word.as_ref().to_owned()).collect()
    }
}

/// The program in a folder, with nothing of the environment of whoever runs the tests.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_taiyaku"));
    command.current_dir(folder).env_clear().env("HOME", folder).env("GIT_CONFIG_NOSYSTEM", "1");
    if let Some(path) = std::env::var_os("PATH") {
        command.env("PATH", path);
    }
    command
}

/// A folder that goes when the test ends.
pub struct Folder {
    dir: TempDir,
}

impl Folder {
    /// An empty folder.
    pub fn empty() -> Self {
        Folder { dir: tempfile::tempdir().unwrap() }
    }

    /// A project with no article, the small glossary and the plainest settings.
    pub fn project() -> Self {
        Folder::empty().file("taiyaku.toml", SETTINGS).file("glossary/terms.toml", GLOSSARY)
    }

    /// A project with one article.
    pub fn with_article(path: &str, text: &str) -> Self {
        Folder::project().article(path, text)
    }

    /// The same with one more file.
    pub fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.write(path, text);
        self
    }

    /// The same with one more Japanese article.
    pub fn article(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.file(&format!("content/ja/{path}"), text)
    }

    /// The same after a `sync`.
    pub fn synced(self) -> Self {
        self.run("sync").ok();
        self
    }

    /// A project with the column and its dialogue, synced.
    pub fn clinic() -> Self {
        Folder::with_article("columns/a.md", COLUMN).article("d.txt", DIALOGUE).synced()
    }

    /// The same with everything translated.
    pub fn translated_clinic() -> Self {
        let dialogue = [("こんにちは。", "Good morning."), ("はい。", "Yes."), ("医師", "Doctor"), ("患者", "Patient")];
        Folder::clinic().translated(COLUMN_PAIRS).translated(dialogue)
    }

    /// The same after these translations.
    pub fn translated<const N: usize>(self, pairs: [(&str, &str); N]) -> Self {
        for (source, target) in pairs {
            self.translate(source, target);
        }
        self
    }

    /// The same as the first commit of a repository.
    pub fn committed(self) -> Self {
        self.git("init -q -b main");
        self.commit("first");
        self
    }

    /// Writes a file, with its folders.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let place = self.at(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }

    /// Replaces a text that stands once in a file.
    #[track_caller]
    pub fn edit(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(old).count(), 1, "{old:?} in {path}:\n{text}");
        self.write(path, text.replace(old, new));
    }

    /// Removes a file.
    pub fn remove(&self, path: &str) {
        fs::remove_file(self.at(path)).unwrap();
    }

    /// The place of a file.
    pub fn at(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// The text of a file.
    #[track_caller]
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap_or_else(|error| panic!("{path}: {error}\n{:#?}", self.files().keys()))
    }

    /// Whether something is there.
    pub fn has(&self, path: &str) -> bool {
        self.at(path).exists()
    }

    /// Every file and its bytes, but those of git.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        fn gather(folder: &Path, root: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
            for entry in fs::read_dir(folder).unwrap() {
                let place = entry.unwrap().path();
                let name = place.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                // Neither the history nor the caches are content of a project.
                if name == ".git" || name == ".taiyaku" {
                    continue;
                }
                if place.is_dir() && !place.is_symlink() {
                    gather(&place, root, files);
                } else if let Ok(bytes) = fs::read(&place) {
                    files.insert(name, bytes);
                }
            }
        }
        let mut files = BTreeMap::new();
        gather(self.path(), self.path(), &mut files);
        files
    }

    /// Runs the program here.
    #[track_caller]
    pub fn run(&self, words: impl Words) -> Run {
        self.run_with(words, "", &[])
    }

    /// Runs the program here with a list of words.
    #[track_caller]
    pub fn run_list(&self, words: &[String]) -> Run {
        run(self.path(), words.iter().map(OsString::from).collect(), &[], &[])
    }

    /// Runs the program here, with its interface in Japanese.
    #[track_caller]
    pub fn run_ja(&self, words: impl Words) -> Run {
        self.run_with(words, "", &[("LANG", "ja_JP.UTF-8")])
    }

    /// Runs the program here with something on standard input.
    #[track_caller]
    pub fn run_on(&self, words: impl Words, input: impl AsRef<[u8]>) -> Run {
        self.run_with(words, input, &[])
    }

    /// Runs the program in a folder below.
    #[track_caller]
    pub fn run_in(&self, folder: &str, words: impl Words) -> Run {
        run(&self.at(folder), words.words(), &[], &[])
    }

    /// Runs the program here with standard input and an environment.
    #[track_caller]
    pub fn run_with(&self, words: impl Words, input: impl AsRef<[u8]>, environment: &[(&str, &str)]) -> Run {
        run(self.path(), words.words(), input.as_ref(), environment)
    }
    /// The full name of the first unit with this source text.
    #[track_caller]
    pub fn unit(&self, source: &str) -> String {
        let settings = self.read("taiyaku.toml");
        let locale = settings.split('"').nth(1).unwrap();
        for (name, bytes) in self.files() {
            let Some(path) = name.strip_prefix(&format!("locales/{locale}/")) else { continue };
            let path = path.strip_prefix("articles/").and_then(|path| path.strip_suffix(".ftl")).unwrap_or(path);
            let text = String::from_utf8(bytes).unwrap();
            if let Some(id) = text.lines().find_map(|line| line.split_once(" = ").filter(|(_, value)| *value == source).map(|(id, _)| id)) {
                return format!("{path}#{id}");
            }
        }
        panic!("no unit {source:?} (is the project synced?)")
    }

    /// Translates the first unit with this source text.
    #[track_caller]
    pub fn translate(&self, source: &str, target: &str) -> String {
        let unit = self.unit(source);
        self.run(["set", &unit, target]).ok();
        unit
    }

    /// The unit as `show` gives it.
    #[track_caller]
    pub fn show(&self, unit: &str) -> Value {
        self.run(["show", unit, "--format", "json"]).ok().json()
    }

    /// Runs git here.
    #[track_caller]
    pub fn git(&self, words: impl Words) {
        let mut command = Command::new("git");
        command.current_dir(self.path()).env("HOME", self.path()).env("GIT_CONFIG_NOSYSTEM", "1").args(words.words());
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "佐野").env(format!("GIT_{who}_EMAIL"), "sano@example.org");
        }
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// Commits everything.
    #[track_caller]
    pub fn commit(&self, message: &str) {
        self.git("add -A");
        self.git(["commit", "-q", "-m", message]);
    }
}

/// Runs the program in a folder, with standard input and an environment.
#[track_caller]
fn run(folder: &Path, words: Vec<OsString>, input: &[u8], environment: &[(&str, &str)]) -> Run {
    let mut command = command(folder);
    command.args(&words).envs(environment.iter().copied());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // Written by a thread of its own: the program answers while it reads. It may end before it has read everything.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    let line: Vec<String> = words.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let run = Run {
        line: format!("taiyaku {}", line.join(" ")),
        status: output.status.code(),
        out: text(output.stdout),
        err: text(output.stderr),
    };
    run.holds_what_always_holds(line.windows(2).any(|words| words == ["--color", "always"]));
    run
}

/// What a run gave.
#[derive(Debug, Clone)]
pub struct Run {
    pub line: String,
    pub status: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Run {
    #[track_caller]
    fn holds_what_always_holds(&self, coloured: bool) {
        for text in [&self.out, &self.err] {
            // An explanation may show what a placeholder looks like.
            let bare = variables().iter().filter(|_| !self.line.contains(" explain ")).find(|name| text.contains(&format!("{{${name}}}")));
            assert_eq!(bare, None, "a message without one of its arguments{self}");
        }
        assert!(matches!(self.status, Some(0..=2)), "a status that has no meaning{self}");
        assert!(!self.err.contains("panicked"), "a panic{self}");
        // Annotations are commands; a page and a file are no log.
        let is_logged = !["--format github", "--format html", " messages ", " export"].iter().any(|words| self.line.contains(words));
        for line in self.out.lines().filter(|_| is_logged).chain(self.err.lines()) {
            assert!(!line.trim_start().starts_with("::") && !line.contains("##["), "a command to the log it stands in{self}");
        }
        for text in [&self.out, &self.err] {
            let obeyed = text.chars().find(|&c| is_obeyed(c) && !(coloured && c == '\u{1b}'));
            assert_eq!(obeyed, None, "a character that a terminal obeys{self}");
        }
    }

    #[track_caller]
    fn has_status(self, status: i32) -> Self {
        assert_eq!(self.status, Some(status), "{self}");
        self
    }

    /// It was done.
    #[track_caller]
    pub fn ok(self) -> Self {
        self.has_status(0)
    }

    /// It said no.
    #[track_caller]
    pub fn no(self) -> Self {
        self.has_status(1)
    }

    /// It could not do its work, and said why.
    #[track_caller]
    pub fn fails(self) -> Self {
        assert!(!self.err.trim().is_empty(), "a failure that says nothing{self}");
        self.has_status(2)
    }

    /// It was done or said no.
    #[track_caller]
    pub fn any(self) -> Self {
        assert!(matches!(self.status, Some(0 | 1)), "{self}");
        self
    }

    /// Standard output has this.
    #[track_caller]
    pub fn says(self, text: &str) -> Self {
        assert!(self.out.contains(text), "no {text:?} on standard output{self}");
        self
    }

    /// Standard output has not this.
    #[track_caller]
    pub fn never_says(self, text: &str) -> Self {
        assert!(!self.out.contains(text), "{text:?} on standard output{self}");
        self
    }

    /// Standard error has this.
    #[track_caller]
    pub fn complains(self, text: &str) -> Self {
        assert!(self.err.contains(text), "no {text:?} on standard error{self}");
        self
    }

    /// Standard error has nothing.
    #[track_caller]
    pub fn quietly(self) -> Self {
        assert_eq!(self.err, "", "{self}");
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}{self}"))
    }

    /// Standard output as lines of JSON.
    #[track_caller]
    pub fn json_lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}{self}"))).collect()
    }

    /// The findings of `--format json`, as `CODE FILE:LINE:COLUMN`.
    #[track_caller]
    pub fn findings(&self) -> Vec<String> {
        let json = self.json();
        let findings = json["findings"].as_array().unwrap_or_else(|| panic!("no findings{self}")).clone();
        findings
            .iter()
            .map(|f| {
                let at = if f["line"].is_null() { String::new() } else { format!(":{}:{}", f["line"], f["column"]) };
                format!("{} {}{at}", f["code"].as_str().unwrap(), f["file"].as_str().unwrap())
            })
            .collect()
    }

    /// The findings but those that only say that work is not done yet.
    #[track_caller]
    pub fn faults(&self) -> Vec<String> {
        self.findings().into_iter().filter(|f| !f.starts_with("untranslated ") && !f.starts_with("catalog-out-of-date ")).collect()
    }
}

impl std::fmt::Display for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let shown = |text: &str| {
            text.chars().take(4000).map(|c| if is_obeyed(c) { c.escape_unicode().to_string() } else { c.to_string() }).collect::<String>()
        };
        write!(f, "\n$ {}\n[{:?}]\n{}---- stderr\n{}", self.line, self.status, shown(&self.out), shown(&self.err))
    }
}

/// Control characters, and marks that reorder text.
pub fn is_obeyed(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The names of the arguments of all messages. Articles of the tests name their variables otherwise.
fn variables() -> &'static BTreeSet<&'static str> {
    static VARIABLES: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    VARIABLES.get_or_init(|| {
        let texts = taiyaku::bundle::Speech::En.files().map(|(_, text)| text);
        let names = texts.into_iter().flat_map(|text| text.split('$').skip(1));
        names
            .map(|rest| rest.split(|c: char| !c.is_ascii_lowercase() && c != '_').next().unwrap())
            .filter(|name| !name.is_empty())
            .collect()
    })
}

/// The values of one field, as text.
pub fn field(list: &Value, name: &str) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    list.as_array().unwrap_or_else(|| panic!("{list:#}")).iter().map(|item| text(&item[name])).collect()
}
