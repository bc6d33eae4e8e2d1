//! The profile of a field: which findings weigh more there, what may not be promised, which wordings are regulated, and
//! cues of its own. A TOML file comes in, a compiled profile and findings come out; two texts come in, the claims and
//! wordings in them come out. Words stand in `medical.toml` and in files like it, never here.

mod file;
mod rule;
mod trial;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub use rule::{Kind, Sighting};

use crate::finding::{Code, Finding, Severity};
use crate::language::{Cues, Lists, Phrases};
use crate::text::Lang;
use rule::{Part, Rule};

/// The built-in profile of medical writing.
const MEDICAL: &str = include_str!("medical.toml");

/// A compiled profile.
pub struct Profile {
    name: String,
    levels: BTreeMap<Code, Severity>,
    /// Cues of its own; where it has none, those that are compiled in serve.
    cues: Option<Cues>,
    rules: Vec<Rule>,
    ja: Phrases<(usize, Part)>,
    en: Phrases<(usize, Part)>,
}

/// The profile that a project chose.
pub enum Chosen {
    /// One that is compiled in.
    BuiltIn(&'static Profile),
    /// One of its own.
    Own(Box<Profile>),
}

impl std::ops::Deref for Chosen {
    type Target = Profile;

    fn deref(&self) -> &Profile {
        match self {
            Chosen::BuiltIn(profile) => profile,
            Chosen::Own(profile) => profile,
        }
    }
}

/// What a file says, before it is compiled.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draft {
    pub name: String,
    pub levels: BTreeMap<Code, Severity>,
    pub rules: Vec<Rule>,
    pub ja: Vec<Lists>,
    pub en: Vec<Lists>,
}

static MEDICAL_PROFILE: LazyLock<Profile> = LazyLock::new(|| Profile::compile(file::read("medical.toml", MEDICAL).0));
static NONE: LazyLock<Profile> = LazyLock::new(|| Profile::compile(Draft { name: "none".to_owned(), ..Draft::default() }));

impl Profile {
    /// The profile of medical writing.
    pub fn medical() -> &'static Profile {
        &MEDICAL_PROFILE
    }

    /// The profile without rules, levels and cues of its own.
    pub fn none() -> &'static Profile {
        &NONE
    }

    /// Reads a profile file. What is wrong with it is told, the tests of its own rules included, and the rest counts.
    pub fn read(file: &str, source: &str) -> (Profile, Vec<Finding>) {
        let (draft, mut findings) = file::read(file, source);
        let profile = Profile::compile(draft.clone());
        if findings.is_empty() {
            findings.extend(trial::failures(file, source, &profile, &draft));
        }
        (profile, findings)
    }

    fn compile(draft: Draft) -> Profile {
        let cues = (!draft.ja.is_empty() || !draft.en.is_empty()).then(|| Cues::with(&draft.ja, &draft.en));
        let phrases = |lang| Phrases::new(draft.rules.iter().enumerate().flat_map(|(number, rule)| rule.phrases(number, lang)), lang);
        let (ja, en) = (phrases(Lang::Ja), phrases(Lang::En));
        Profile { name: draft.name, levels: draft.levels, cues, rules: draft.rules, ja, en }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Severities that differ from the codes' own.
    pub fn levels(&self) -> &BTreeMap<Code, Severity> {
        &self.levels
    }

    /// The cues of hedging and negation in this field.
    pub fn cues(&self) -> &Cues {
        self.cues.as_ref().unwrap_or_else(|| Cues::built_in())
    }
}

#[cfg(test)]
mod tests {
    use super::{MEDICAL, Profile};
    use crate::finding::Arg;

    #[test]
    fn the_medical_profile_passes_its_own_tests() {
        let (profile, findings) = Profile::read("medical.toml", MEDICAL);
        let told: Vec<String> = findings.iter().map(|f| format!("{:?} {:?}", f.place.map(|p| p.start), f.args)).collect();
        assert_eq!(told, Vec::<String>::new());
        assert_eq!(profile.name(), "medical");
        assert!(profile.rules.iter().all(|rule| rule.fires.len() >= 2 && rule.silent.len() >= 2), "every rule is tried both ways");
    }

    #[test]
    fn a_profile_of_ones_own() {
        let text = "name = \"law\"\nextends = \"medical\"\n[levels]\nhedge-droped = \"error\"\npolarity = \"note\"\n\
                    [[wording]]\nid = \"win\"\nja = [\"必ず勝訴\"]\nen = [\"sure to win\"]\nfires = [{ en = \"We are sure to win.\" }]\n\
                    silent = [{ ja = \"勝訴した。\" }, { en = \"You are sure to win.\" }]\n[cues.ja.possible]\ncues = [\"公算が大\"]\n\
                    fires = [\"棄却の公算が大である。\"]\n[extra]\n";
        let (profile, findings) = Profile::read("profiles/law.toml", text);
        let mut problems: Vec<_> = findings.iter().map(|f| (f.place.map(|place| place.start.line), f.args["problem"].clone())).collect();
        problems.sort();
        assert_eq!(problems, [(Some(4), Arg::from("unknown-key")), (Some(15), Arg::from("unknown-key"))]);
        assert!(findings.iter().any(|finding| finding.hints[0].key == "nearest"));
        assert_eq!(profile.name(), "law");
        let text = text.replace("hedge-droped = \"error\"\n", "").replace("[extra]\n", "");
        let (_, findings) = Profile::read("profiles/law.toml", &text);
        let problems: Vec<_> = findings.iter().map(|f| (f.place.map(|place| place.start.line), f.args["problem"].clone())).collect();
        assert_eq!(problems, [(Some(10), Arg::from("test-fires"))], "its own near miss is hit");
        assert!(profile.rules.len() > 1, "the rules it extends are there");
    }
}
