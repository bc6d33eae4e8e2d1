//! The command line: what may be asked, in the interface's language. Everything clap shows comes from the messages.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command};

use crate::bundle::Messages;
use crate::finding::Args;

/// How output is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[allow(missing_docs)]
pub enum Format {
    #[default]
    Human,
    Json,
    Csv,
    Sarif,
    Github,
    Markdown,
    Html,
}

/// The whole command line, its texts in the given language.
pub fn command(messages: &Messages) -> Command {
    let m = |key: &str| messages.plain(key);
    let (arguments, options, general) = (m("help-arguments"), m("help-options"), m("help-general"));
    let command = |name: &'static str| {
        Command::new(name)
            .about(m(&format!("cmd-{name}")))
            .disable_help_flag(true)
            .disable_help_subcommand(true)
            .subcommand_help_heading(m("help-commands"))
            .help_template(template(messages))
    };
    let option = |name: &'static str| Arg::new(name).long(name).help_heading(options.clone());
    let flag = |name: &'static str| option(name).action(ArgAction::SetTrue).help(m(&format!("arg-{name}")));
    let value = |name: &'static str, shown: &'static str| option(name).value_name(shown).help(m(&format!("arg-{name}")));
    let word = |name: &'static str, shown: &'static str| {
        Arg::new(name).help_heading(arguments.clone()).value_name(shown).help(m(&format!("arg-{}", name.to_lowercase())))
    };
    let path = |name: &'static str, shown: &'static str| word(name, shown).value_parser(ValueParser::path_buf());
    let format = |values: &'static [&'static str]| {
        let list = values.join(", ");
        option("format")
            .value_name("FORMAT")
            .default_value("human")
            .hide_default_value(true)
            .hide_possible_values(true)
            .value_parser(PossibleValuesParser::new(values))
            .help(messages.text("arg-format", &Args::from([("values", list.into())])))
    };
    let locale = || value("locale", "LOCALE");
    let text_locale = || locale().help(m("arg-text-locale"));
    let glossary = || value("glossary", "PATH").action(ArgAction::Append).value_parser(ValueParser::path_buf());
    let top = || value("top", "K").value_parser(clap::value_parser!(usize)).default_value("5").hide_default_value(true);
    let min = || value("min", "N").value_parser(clap::value_parser!(u8).range(0..=101));

    Command::new("taiyaku")
        .version(env!("CARGO_PKG_VERSION"))
        .about(m("about"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(m("help-commands"))
        .help_template(template(messages))
        .args(
            [
                value("project", "DIR").value_parser(ValueParser::path_buf()),
                value("lang", "LANG").value_parser(PossibleValuesParser::new(["ja", "en"])).hide_possible_values(true),
                value("color", "WHEN")
                    .value_parser(PossibleValuesParser::new(["auto", "always", "never"]))
                    .hide_possible_values(true)
                    .default_value("auto")
                    .hide_default_value(true),
                flag("help").short('h').action(ArgAction::Help),
            ]
            .into_iter()
            .zip(GENERAL..)
            .map(|(arg, order)| arg.global(true).help_heading(general.clone()).display_order(order)),
        )
        .arg(flag("version").short('V').action(ArgAction::Version).help_heading(general.clone()).display_order(GENERAL + 9))
        .subcommand(command("init").arg(path("DIR", "DIR").default_value(".").hide_default_value(true)).arg(flag("merge-driver")))
        .subcommand(command("sync").arg(flag("dry-run")))
        .subcommand(command("status").arg(locale()).arg(format(&["human", "json", "csv"])))
        .subcommand(command("pretranslate").arg(min()).arg(flag("dry-run")).arg(locale()))
        .subcommand(
            command("next")
                .arg(word("article", "ARTICLE"))
                .arg(value("after", "UNIT"))
                .arg(value("skip", "UNIT").action(ArgAction::Append))
                .arg(locale())
                .arg(format(&["human", "json"])),
        )
        .subcommand(command("show").arg(word("unit", "UNIT").required(true)).arg(locale()).arg(format(&["human", "json"])))
        .subcommand(
            command("set")
                .arg(word("unit", "UNIT").required(true).display_order(1))
                .arg(word("text", "TEXT").required(true).display_order(2).allow_hyphen_values(true))
                .arg(flag("fluent"))
                .arg(locale()),
        )
        .subcommand(
            command("review")
                .arg(word("units", "UNIT").num_args(0..))
                .arg(value("article", "ARTICLE"))
                .arg(flag("approve").conflicts_with("reject"))
                .arg(flag("reject"))
                .arg(value("note", "TEXT").requires("answer"))
                .group(ArgGroup::new("answer").args(["approve", "reject"]))
                .arg(flag("force"))
                .arg(flag("dry-run"))
                .arg(locale())
                .arg(format(&["human", "json"])),
        )
        .subcommand(command("translate").arg(word("article", "ARTICLE")).arg(locale()))
        .subcommand(
            command("check")
                .arg(path("PATH", "PATH").num_args(0..))
                .arg(value("since", "REV"))
                .arg(flag("staged").help(m("arg-check-staged")))
                .arg(flag("allow-incomplete"))
                .arg(glossary())
                .arg(locale())
                .arg(format(&["human", "json", "sarif", "github"])),
        )
        .subcommand(
            command("diff")
                .arg(word("base", "BASE"))
                .arg(word("head", "HEAD"))
                .arg(
                    Arg::new("folders")
                        .long("folders")
                        .num_args(2)
                        .value_names(["A", "B"])
                        .value_parser(ValueParser::path_buf())
                        .conflicts_with("base")
                        .help_heading(options.clone())
                        .help(m("arg-folders")),
                )
                .arg(flag("staged").conflicts_with("folders"))
                .arg(flag("all"))
                .arg(flag("exit-code"))
                .arg(locale())
                .arg(format(&["human", "json", "sarif", "github", "markdown", "html"]))
                .arg(value("out", "FILE").value_parser(ValueParser::path_buf()).help(m("arg-page-out")))
                .arg(flag("no-pager")),
        )
        .subcommand(
            command("build")
                .arg(value("out", "DIR").value_parser(ValueParser::path_buf()))
                .arg(flag("drafts"))
                .arg(value("require", "N").value_parser(clap::value_parser!(u8).range(0..=100)))
                .arg(value("deny", "CODE").action(ArgAction::Append))
                .arg(flag("watch"))
                .arg(format(&["human", "json"])),
        )
        .subcommand(
            command("glossary")
                .subcommand_required(true)
                .arg_required_else_help(true)
                .subcommand(command("list").arg(glossary()).arg(format(&["human", "json"])))
                .subcommand(
                    command("find")
                        .arg(path("FILE", "FILE").default_value("-").hide_default_value(true))
                        .arg(glossary())
                        .arg(text_locale())
                        .arg(format(&["human", "json"])),
                )
                .subcommand(
                    command("lint").arg(path("PATH", "PATH").num_args(0..).help(m("arg-lint-path"))).arg(format(&["human", "json"])),
                )
                .subcommand(
                    command("impact")
                        .arg(word("base", "BASE").help(m("arg-impact-base")))
                        .arg(word("head", "HEAD").help(m("arg-impact-head")))
                        .arg(value("set", "KEY=VALUE").action(ArgAction::Append))
                        .arg(flag("fix"))
                        .arg(flag("demote"))
                        .arg(flag("dry-run"))
                        .arg(locale())
                        .arg(format(&["human", "json"])),
                ),
        )
        .subcommand(
            command("memory")
                .subcommand_required(true)
                .arg_required_else_help(true)
                .subcommand(
                    command("match")
                        .arg(path("FILE", "FILE").default_value("-").hide_default_value(true))
                        .arg(top())
                        .arg(min())
                        .arg(value("memory", "PATH").action(ArgAction::Append).value_parser(ValueParser::path_buf()))
                        .arg(glossary())
                        .arg(locale())
                        .arg(format(&["human", "json"])),
                )
                .subcommand(
                    command("search")
                        .arg(word("text", "TEXT").required(true).help(m("arg-query")))
                        .arg(top())
                        .arg(locale())
                        .arg(format(&["human", "json"])),
                )
                .subcommand(
                    command("import")
                        .arg(path("FILE", "FILE").required(true).help(m("arg-tmx-file")))
                        .arg(value("as", "NAME"))
                        .arg(flag("dry-run").help(m("arg-import-dry-run"))),
                )
                .subcommand(
                    command("export")
                        .arg(path("FILE", "FILE").default_value("-").hide_default_value(true).help(m("arg-out-file")))
                        .arg(locale().help(m("arg-export-locale")))
                        .arg(flag("plain")),
                )
                .subcommand(command("stats").arg(locale()).arg(format(&["human", "json"]))),
        )
        .subcommand(
            command("messages")
                .subcommand_required(true)
                .arg_required_else_help(true)
                .subcommand(
                    command("compare")
                        .arg(path("REF", "REF").required(true))
                        .arg(path("OTHER", "L10N").required(true))
                        .arg(value("map", "FILE").value_parser(ValueParser::path_buf()))
                        .arg(locale().help(m("arg-l10n-locale")))
                        .arg(flag("allow-missing"))
                        .arg(flag("notes"))
                        .arg(format(&["human", "json", "sarif", "github"])),
                )
                .subcommand(
                    command("pseudo")
                        .arg(path("PATH", "PATH").required(true).help(m("arg-ftl-path")))
                        .arg(value("out", "PATH").value_parser(ValueParser::path_buf()).help(m("arg-pseudo-out")))
                        .arg(locale().help(m("arg-pseudo-locale"))),
                )
                .subcommand(command("fix").arg(flag("possible")).arg(flag("dry-run")).arg(locale().help(m("arg-fix-locale")))),
        )
        .subcommand(
            command("merge-driver")
                .arg(path("BASE", "BASE").help(m("arg-merge-base")).required_unless_present("install"))
                .arg(path("OURS", "OURS").required_unless_present("install"))
                .arg(path("THEIRS", "THEIRS").required_unless_present("install"))
                .arg(word("pathname", "PATH").required_unless_present("install"))
                .arg(flag("install").conflicts_with_all(["BASE", "OURS", "THEIRS", "pathname"])),
        )
        .subcommand(
            command("segment")
                .arg(path("FILE", "FILE").default_value("-").hide_default_value(true))
                .arg(text_locale())
                .arg(value("srx", "FILE").value_parser(ValueParser::path_buf()))
                .arg(format(&["human", "json"])),
        )
        .subcommand(command("explain").arg(word("code", "CODE")))
        .subcommand(
            command("completions").arg(
                word("shell", "SHELL").required(true).hide_possible_values(true).value_parser(clap::value_parser!(clap_complete::Shell)),
            ),
        )
        .subcommand(command("licenses"))
}

/// Where the options that every command has come in its help: behind its own.
const GENERAL: usize = 900;

/// The layout of help; the headings of its parts are those of the arguments.
fn template(messages: &Messages) -> String {
    format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}\n", messages.plain("help-usage"))
}

/// The form of output that was asked for.
pub fn format(matches: &ArgMatches) -> Format {
    match text(matches, "format").as_deref() {
        Some("json") => Format::Json,
        Some("csv") => Format::Csv,
        Some("sarif") => Format::Sarif,
        Some("github") => Format::Github,
        Some("markdown") => Format::Markdown,
        Some("html") => Format::Html,
        _ => Format::Human,
    }
}

/// The value of an option or argument, if given.
pub fn text(matches: &ArgMatches, name: &str) -> Option<String> {
    matches.try_get_one::<String>(name).ok().flatten().cloned()
}

/// All values of an option or argument.
pub fn texts(matches: &ArgMatches, name: &str) -> Vec<String> {
    matches.try_get_many::<String>(name).ok().flatten().map(|values| values.cloned().collect()).unwrap_or_default()
}

/// The path of an option or argument, if given.
pub fn path(matches: &ArgMatches, name: &str) -> Option<PathBuf> {
    matches.try_get_one::<PathBuf>(name).ok().flatten().cloned()
}

/// All paths of an option or argument.
pub fn paths(matches: &ArgMatches, name: &str) -> Vec<PathBuf> {
    matches.try_get_many::<PathBuf>(name).ok().flatten().map(|values| values.cloned().collect()).unwrap_or_default()
}

/// Whether a flag was given.
pub fn flag(matches: &ArgMatches, name: &str) -> bool {
    matches.try_get_one::<bool>(name).ok().flatten().copied().unwrap_or(false)
}
