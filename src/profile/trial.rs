//! The tests that a profile carries: every rule and every list is tried on its own texts, and what fails is a finding
//! at that text.

use super::rule::{Kind, Rule, Trial};
use super::{Draft, Profile};
use crate::finding::{Arg, Code, Finding, Reader};
use crate::language::{Cued, Lists, trials};
use crate::text::Lang;

/// What does not do what it should.
pub(super) fn failures(file: &str, source: &str, profile: &Profile, draft: &Draft) -> Vec<Finding> {
    let mut reader = Reader::new(file, source.strip_prefix('\u{FEFF}').unwrap_or(source), Code::ProfileInvalid);
    for rule in &draft.rules {
        for (list, expected) in [(&rule.fires, true), (&rule.silent, false)] {
            for trial in list.iter().filter(|trial| fires(profile, rule, trial) != expected) {
                let problem = if expected { "test-silent" } else { "test-fires" };
                reader.report(trial.span, problem, [("rule", Arg::from(rule.id.as_str()))]);
            }
        }
    }
    for (lang, lists) in draft.ja.iter().map(|l| (Lang::Ja, l)).chain(draft.en.iter().map(|l| (Lang::En, l))) {
        cues(&mut reader, profile, lists, lang);
    }
    reader.findings
}

fn cues(reader: &mut Reader<'_>, profile: &Profile, lists: &Lists, lang: Lang) {
    for (table, word, expected) in trials(profile.cues(), lists, lang) {
        let problem = if expected { "test-silent" } else { "test-fires" };
        reader.report(word.span, problem, [("rule", Arg::from(table))]);
    }
}

/// Whether a rule finds something in the target of a trial, or for a wording in either text.
fn fires(profile: &Profile, rule: &Rule, trial: &Trial) -> bool {
    let cues = profile.cues();
    let (ja, en) = (Cued::new(cues, &trial.ja, Lang::Ja), Cued::new(cues, &trial.en, Lang::En));
    let in_ja = || profile.sightings(&ja, &en);
    let in_en = || profile.sightings(&en, &ja);
    let seen = match rule.kind {
        Kind::Claim if trial.back => in_ja(),
        Kind::Claim => in_en(),
        Kind::Wording => [in_ja(), in_en()].concat(),
    };
    seen.iter().any(|sighting| sighting.kind == rule.kind && sighting.rule == rule.id)
}
