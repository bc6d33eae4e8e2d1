//! Lists of cues as TOML: a table in, the phrases of each class out, with what is wrong as findings. The lists of this
//! folder and those of a profile are read alike.

use std::collections::BTreeMap;

use crate::finding::{Arg, Reader, Table, Value, Word};

/// The tables of a language; `denial`, `opposed` and `echo` are arrays of them.
pub const TABLES: [&str; 21] = [
    "demonstrated",
    "presumed",
    "suggested",
    "judged",
    "possible",
    "expected",
    "reported",
    "hearsay",
    "unknown",
    "restrained",
    "limited",
    "directive",
    "absolute",
    "negation",
    "inside",
    "refusal",
    "unsaid",
    "occasional",
    "denial",
    "opposed",
    "echo",
];

/// The phrases of one table.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// What says so.
    pub cues: Vec<Word>,
    /// What says so in a target and is too vague to decide a source.
    pub weak: Vec<Word>,
    /// What answers to it from the other language without saying so by itself.
    pub also: Vec<Word>,
    /// What only looks like it.
    pub but: Vec<Word>,
    /// What has its letters and nothing else of it (the ず of まず).
    pub blank: Vec<Word>,
    /// What uses up the next one.
    pub takes: Vec<Word>,
    /// Texts that say so.
    pub fires: Vec<Word>,
    /// Texts that do not.
    pub silent: Vec<Word>,
}

/// Words that answer to something of the other language without a negation or a hedge.
#[derive(Debug, Clone, Default)]
pub struct Denial {
    /// The words.
    pub words: Vec<Word>,
    /// Words of the other language that they render: where one of those stands, they answer to no negation.
    pub unless: Vec<Word>,
    /// Words of the other language of which one must stand there.
    pub with: Vec<Word>,
    /// Whether they answer only in a text of one thought, as there may be anything in a long one.
    pub short: bool,
}

/// The lists of one language.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    /// By the names of [`TABLES`].
    pub tables: BTreeMap<&'static str, List>,
    /// The denials.
    pub denials: Vec<Denial>,
    /// Words that say no by themselves, with the words of the other language that say the opposite.
    pub opposed: Vec<Denial>,
    /// Words that hedge, unless they render one of the other language.
    pub echoes: Vec<Denial>,
}

impl Lists {
    /// Reads the tables of one language.
    pub fn read<'a>(reader: &mut Reader<'a>, table: &Table<'a>) -> Lists {
        let mut lists = Lists::default();
        for (key, value) in table {
            match TABLES.iter().find(|name| **name == key.get_ref().as_ref()) {
                Some(&"denial") => lists.denials.extend(denials(reader, value)),
                Some(&"opposed") => lists.opposed.extend(denials(reader, value)),
                Some(&"echo") => lists.echoes.extend(denials(reader, value)),
                Some(&name) => {
                    if let Some(list) = list(reader, value) {
                        lists.tables.insert(name, list);
                    }
                }
                None => reader.unknown_key(key, &TABLES),
            }
        }
        lists
    }

    /// The cues of a table; none where there is no such table.
    pub fn list(&self, name: &str) -> Option<&List> {
        self.tables.get(name)
    }
}

fn list<'a>(reader: &mut Reader<'a>, value: &Value<'a>) -> Option<List> {
    let mut list = List::default();
    for (key, value) in reader.sub(value)? {
        match key.get_ref().as_ref() {
            "cues" => list.cues = filled(reader, value),
            "weak" => list.weak = filled(reader, value),
            "also" => list.also = filled(reader, value),
            "but" => list.but = filled(reader, value),
            "blank" => list.blank = filled(reader, value),
            "takes" => list.takes = filled(reader, value),
            "fires" => list.fires = filled(reader, value),
            "silent" => list.silent = filled(reader, value),
            _ => reader.unknown_key(key, &["cues", "weak", "also", "but", "blank", "takes", "fires", "silent"]),
        }
    }
    Some(list)
}

fn denials<'a>(reader: &mut Reader<'a>, value: &Value<'a>) -> Vec<Denial> {
    let Some(items) = value.get_ref().as_array() else {
        reader.expected(value, "array");
        return Vec::new();
    };
    let mut denials = Vec::new();
    for item in items {
        let Some(table) = reader.sub(item) else { continue };
        let mut denial = Denial::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "words" => denial.words = filled(reader, value),
                "unless" => denial.unless = filled(reader, value),
                "with" => denial.with = filled(reader, value),
                "short" => denial.short = reader.flag(value).unwrap_or_default(),
                _ => reader.unknown_key(key, &["words", "unless", "with", "short"]),
            }
        }
        denials.push(denial);
    }
    denials
}

/// Words that have something in them.
pub fn filled<'a>(reader: &mut Reader<'a>, value: &Value<'a>) -> Vec<Word> {
    let (full, empty): (Vec<Word>, Vec<Word>) =
        reader.words(value).into_iter().partition(|word| !word.text.trim_matches(['*', ' ', '\u{3000}']).is_empty());
    for word in empty {
        reader.report(word.span, "empty", Vec::<(&'static str, Arg)>::new());
    }
    full
}
