//! The answer to an editor's question of a change: may it be published, and if not, where to look. A diff comes in, the
//! verdict, the findings behind it, loudest first, and what else an editor has to know go out.

use std::collections::BTreeSet;

use crate::bundle::Messages;
use crate::catalog::State;
use crate::diff::{Change, Diff, Missing, Status, UnitChange};
use crate::finding::{Args, Counts, Finding, Severity};
use crate::text::one_line;

/// What stands against publishing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nothing changed.
    Nothing,
    /// Nothing stands against it.
    Fine,
    /// Warnings, or what only a person can judge.
    Look,
    /// Errors.
    Hold,
}

impl Verdict {
    /// Its name, as classes and messages have it.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Nothing => "nothing",
            Verdict::Fine => "fine",
            Verdict::Look => "look",
            Verdict::Hold => "hold",
        }
    }
}

/// A change as its findings judge it.
#[derive(Debug, Clone)]
pub struct Judged<'d> {
    /// The answer.
    pub verdict: Verdict,
    /// Errors, warnings and notes that the change brings or leaves in what it touches.
    pub counts: Counts,
    /// How many of the errors and warnings are new.
    pub new: usize,
    /// How many findings went.
    pub fixed: usize,
    /// The errors and warnings: new before old, errors before warnings.
    pub places: Vec<&'d Finding>,
    /// Translations of the change that wait for a person.
    pub rejected: usize,
    /// Units that a person took out with the change.
    pub skipped: usize,
    diff: &'d Diff,
}

/// The key of the message that says why there is nothing to compare with.
pub fn missing(why: Missing) -> &'static str {
    match why {
        Missing::NoProject => "diff-no-project",
        Missing::NoCommit => "diff-no-head",
        Missing::NoRepository => "diff-no-repository",
    }
}

/// Most articles that are named in a line.
const NAMED: usize = 3;
/// Most units that places are gathered of.
const SOUGHT: usize = 100;

impl<'d> Judged<'d> {
    /// Judges a change.
    pub fn of(diff: &'d Diff) -> Self {
        let standing = || diff.findings.iter().filter(|change| change.status != Status::Fixed && !change.beside);
        let counts = Counts::of(standing().map(|change| &change.finding));
        let mut places: Vec<_> = standing().filter(|change| change.finding.severity >= Severity::Warning).collect();
        places.sort_by_key(|change| (change.status, std::cmp::Reverse(change.finding.severity)));
        let count = |is: &dyn Fn(&UnitChange, State) -> bool| {
            diff.units.iter().filter(|change| change.head.as_ref().is_some_and(|head| is(change, head.state))).count()
        };
        let rejected = count(&|_, state| state == State::NeedsReview);
        let is_new = |change: &UnitChange| change.changes.iter().any(|change| matches!(change, Change::State | Change::Added));
        let skipped = count(&|change, state| state == State::Skipped && is_new(change));
        let open = rejected + skipped + diff.waivers.len() + diff.errors_beside.len() + diff.kept_back.len();
        let verdict = match (counts.errors, counts.warnings) {
            (0, 0) if diff.is_empty() && standing().next().is_none() => Verdict::Nothing,
            (0, 0) if open > 0 || diff.settings => Verdict::Look,
            (0, 0) => Verdict::Fine,
            (0, _) => Verdict::Look,
            _ => Verdict::Hold,
        };
        Judged {
            verdict,
            counts,
            new: places.iter().filter(|change| change.status == Status::Introduced).count(),
            fixed: diff.findings.iter().filter(|change| change.status == Status::Fixed).count(),
            places: places.into_iter().map(|change| &change.finding).collect(),
            rejected,
            skipped,
            diff,
        }
    }

    /// The answer in one sentence.
    pub fn sentence(&self, messages: &Messages) -> String {
        let args = Args::from([("errors", self.counts.errors.into()), ("warnings", self.counts.warnings.into()), ("new", self.new.into())]);
        match self.verdict {
            Verdict::Nothing => messages.plain("diff-nothing"),
            Verdict::Fine => messages.plain("verdict-fine"),
            Verdict::Look if self.counts.warnings == 0 => messages.plain("verdict-look-open"),
            Verdict::Look => messages.text("verdict-look", &args),
            Verdict::Hold => messages.text("verdict-hold", &args),
        }
    }

    /// What else is to be known before publishing, a line each: that there is no base, rejected translations, waivers, errors elsewhere in what
    /// changed, articles that a build keeps back, settings.
    pub fn asides(&self, messages: &Messages) -> Vec<String> {
        let count = |key: &str, count: usize| (count > 0).then(|| messages.text(key, &[("count", count.into())].into()));
        let mut lines: Vec<String> = self.diff.missing.iter().map(|why| messages.plain(missing(*why))).collect();
        lines.extend(count("aside-rejected", self.rejected));
        lines.extend(count("aside-skipped", self.skipped));
        lines.extend(count("aside-waivers", self.diff.waivers.len()));
        if !self.diff.errors_beside.is_empty() {
            let names: Vec<String> = self.diff.errors_beside.keys().map(|name| one_line(name).into_owned()).collect();
            // Beyond a few, all of them are looked at together.
            let paths = if names.len() > NAMED { String::new() } else { format!(" {}", names.join(" ")) };
            let args = [("count", self.diff.errors_beside.values().sum::<usize>().into()), ("paths", paths.into())];
            lines.push(messages.text("aside-errors", &args.into()));
        }
        let kept = &self.diff.kept_back;
        for one in kept.iter().take(NAMED) {
            let name = format!("{} {}", one_line(&one.article), one_line(&one.locale));
            lines.push(messages.text("aside-kept", &[("article", name.into()), ("count", one.missing.into())].into()));
        }
        lines.extend(count("aside-kept-more", kept.len().saturating_sub(NAMED)));
        lines.extend(self.diff.settings.then(|| messages.plain("aside-settings")));
        lines
    }

    /// The places by unit, in their order: each unit, or file, with its loudest finding and how many more it has.
    pub fn by_unit(&self) -> Vec<(&'d Finding, usize)> {
        let mut units: Vec<(&Finding, usize)> = Vec::new();
        let same = |a: &Finding, b: &Finding| (&a.unit, &a.locale, &a.file) == (&b.unit, &b.locale, &b.file);
        for finding in &self.places {
            let known = units.iter().position(|(first, _)| first.unit.is_some() && same(first, finding));
            if let Some((_, more)) = known.and_then(|at| units.get_mut(at)) {
                *more += 1;
            } else if units.len() < SOUGHT {
                units.push((finding, 0));
            }
        }
        units
    }

    /// How many units, or files, have an error or a warning.
    pub fn unit_count(&self) -> usize {
        let names: BTreeSet<_> = self.places.iter().map(|one| (one.unit.as_ref(), one.locale.as_ref(), &one.file)).collect();
        names.len()
    }
}
