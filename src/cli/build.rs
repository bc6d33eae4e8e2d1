//! `build`: the localized articles and bundles, or the reasons why not.

use std::collections::BTreeSet;

use clap::ArgMatches;

use super::args;
use super::shell::{Outcome, Result, Shell, plain_words};
use super::sync::read;
use crate::finding::{Arg, Args, Code, Hint};
use crate::project::{Error, Lock, Request, publish};
use crate::report::check_human;
use crate::site::Reason;
use crate::text::{nearest, one_line};

/// Builds. Exit status 1 where something refuses; then the old output stands.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    let (disk, snapshot) = read(shell)?;
    let deny = args::texts(matches, "deny").iter().map(|name| code(name)).collect::<std::result::Result<BTreeSet<Code>, _>>()?;
    let (drafts, require) = (args::flag(matches, "drafts"), matches.get_one::<u8>("require").copied());
    let request = Request { drafts, require, deny, out: args::path(matches, "out") };
    // Only who types the command may send the output out of the project.
    let out = args::path(matches, "out").map_or_else(|| disk.place(&snapshot.settings.out), Ok)?;
    shell.notes(&snapshot.findings);
    let (site, _) = snapshot.site(&disk, &request, plain_words);
    let mut text = String::new();
    for finding in &site.findings {
        check_human::one(&mut text, finding, &shell.messages, shell.paint, shell.cells);
    }
    shell.print(&text)?;
    if !snapshot.closed.is_empty() {
        shell.line(&shell.say("build-refused", &[("count", snapshot.closed.len().into())]))?;
        return Ok(Outcome::No);
    }
    if !site.refused.is_empty() {
        for refusal in &site.refused {
            let place = [refusal.locale.as_deref(), refusal.path.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
            // What is refused for the project as a whole has no article to name.
            let place = if place.is_empty() { place } else { format!("{}: ", one_line(&place)) };
            shell.line(&format!("{} {place}{}", shell.paint.red("✗"), reason(&refusal.reason, shell)))?;
        }
        shell.line(&shell.say("build-refused", &[("count", site.refused.len().into())]))?;
        return Ok(Outcome::No);
    }
    publish(disk.root(), &out, &site.files, &Lock::acquire(disk.root())?)?;
    let manifest: serde_json::Value =
        site.files.get("manifest.json").and_then(|bytes| serde_json::from_slice(bytes).ok()).unwrap_or_default();
    let source = snapshot.settings.source.to_string();
    let (mut published, mut kept) = (0usize, 0usize);
    let editions = manifest.get("articles").and_then(|list| list.as_array()).into_iter().flatten();
    for edition in editions.filter(|edition| text_of(edition, "locale") != source) {
        let (locale, path) = (text_of(edition, "locale"), one_line(text_of(edition, "path")));
        if edition.get("published").and_then(|yes| yes.as_bool()).unwrap_or(false) {
            published += 1;
            shell.line(&format!("{} {locale} {path}", shell.paint.green("✓")))?;
        } else {
            kept += 1;
            let coverage = edition.get("coverage").and_then(|n| n.as_u64()).and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
            let words = shell.say("build-kept", &[("reason", text_of(edition, "reason").into()), ("coverage", coverage.into())]);
            shell.line(&format!("{} {locale} {path}  {}", shell.paint.dim("–"), shell.paint.dim(&words)))?;
        }
    }
    let args = [
        ("published", published.into()),
        ("kept", kept.into()),
        ("files", site.files.len().into()),
        ("path", out.display().to_string().into()),
    ];
    for path in &snapshot.unread {
        shell.line(&format!("{} {}", shell.paint.red("✗"), shell.say("build-unread", &[("path", one_line(path).into_owned().into())])))?;
    }
    shell.line(&shell.say("build-done", &args))?;
    Ok(if snapshot.unread.is_empty() { Outcome::Done } else { Outcome::No })
}

/// A text of the manifest.
fn text_of<'m>(edition: &'m serde_json::Value, key: &str) -> &'m str {
    edition.get(key).and_then(|text| text.as_str()).unwrap_or("")
}

/// The code that a person named.
fn code(name: &str) -> std::result::Result<Code, Error> {
    Code::from_name(name).ok_or_else(|| {
        let near = nearest(name, Code::ALL.iter().map(|code| code.name()));
        let hints = near.map(|near| Hint::new("nearest").with("name", near)).into_iter().collect();
        Error::Request { key: "unknown-code", args: Args::from([("name", name.into())]), hints }
    })
}

/// Why something is refused, in words.
fn reason(reason: &Reason, shell: &Shell) -> String {
    let args: Vec<(&'static str, Arg)> = match reason {
        Reason::Incomplete { missing } => vec![("count", (*missing).into())],
        Reason::Stale { count } | Reason::Invalid { count } => vec![("count", (*count).into())],
        Reason::Coverage { have, need } => vec![("have", usize::from(*have).into()), ("need", usize::from(*need).into())],
        Reason::Denied { code, count } => vec![("code", code.name().into()), ("count", (*count).into())],
        _ => Vec::new(),
    };
    shell.say(&format!("refused-{}", reason.name()), &args)
}
