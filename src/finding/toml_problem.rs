//! What can be wrong with TOML, as stable names: an error of the parser comes in, the `problem` of a finding and what
//! its sentence quotes go out. The parser tells its errors apart by English sentences only; one that is not known here
//! is `syntax`.

use toml::de::Error;

use super::{Arg, Args};
use crate::text::{Span, truncate};

/// Beginnings of the parser's sentences, and our names; the first that fits counts.
const NAMES: [(&str, &str); 34] = [
    ("invalid basic string, expected `\"`", "toml-quote"),
    ("invalid multi-line basic string, expected `\"`", "toml-quote"),
    ("invalid literal string, expected `'`", "toml-quote"),
    ("invalid multi-line literal string, expected `'`", "toml-quote"),
    ("invalid basic string", "toml-character"),
    ("invalid multi-line basic string", "toml-character"),
    ("invalid literal string", "toml-character"),
    ("invalid multi-line literal string", "toml-character"),
    ("invalid comment character", "toml-character"),
    ("carriage return", "toml-character"),
    ("string values must be quoted", "toml-unquoted"),
    ("key with no value", "toml-no-equals"),
    ("missing value", "toml-no-value"),
    ("extra `=`", "toml-equals"),
    ("unquoted keys cannot be empty", "toml-no-key"),
    ("invalid key-value pair", "toml-no-key"),
    ("invalid unquoted key", "toml-key"),
    ("unclosed table", "toml-table"),
    ("unclosed array table", "toml-table"),
    ("unclosed array", "toml-array"),
    ("extra comma in array", "toml-array"),
    ("missing comma between array", "toml-array"),
    ("missing array opening", "toml-bracket"),
    ("missing inline table opening", "toml-bracket"),
    ("unclosed inline table", "toml-inline-table"),
    ("extra comma in inline", "toml-inline-table"),
    ("missing comma between key", "toml-inline-table"),
    ("missing assignment between", "toml-inline-table"),
    ("extra assignment between", "toml-inline-table"),
    ("unexpected key or value", "toml-rest"),
    ("invalid boolean", "toml-boolean"),
    ("duplicate key", "toml-duplicate"),
    ("cannot extend value", "toml-duplicate"),
    ("cannot recurse", "toml-too-deep"),
];

/// Most cells of a text that a sentence quotes.
const QUOTED: usize = 40;

/// The name of an error, and the arguments of its sentence. `source` is the text that was parsed.
pub fn toml_problem(source: &str, error: &Error) -> (&'static str, Args) {
    let message = error.message();
    let text = error.span().map_or("", |span| Span::from(span).of(source)).trim();
    let known = NAMES.iter().find(|(beginning, _)| message.starts_with(beginning)).map(|&(_, name)| name);
    let problem = match known {
        Some("toml-unquoted") if text.is_empty() => "toml-no-value",
        Some("toml-unquoted") if text.contains(['“', '”', '「', '」', '‘', '’', '＂']) => "toml-curly",
        Some("toml-key") if text.contains([':', '：', '＝']) => "toml-no-equals",
        Some("toml-boolean" | "toml-duplicate" | "toml-key") if text.is_empty() => "toml-no-value",
        Some(name) => name,
        None if message.contains("unicode") => "toml-escape",
        None if ["date", "time", "offset"].iter().any(|word| message.contains(word)) => "toml-date",
        None if is_about_a_number(message) => "toml-number",
        None => return ("syntax", Args::new()),
    };
    let quotes = matches!(problem, "toml-unquoted" | "toml-curly" | "toml-key" | "toml-boolean" | "toml-duplicate");
    (problem, if quotes { Args::from([("text", Arg::from(truncate(text, QUOTED)))]) } else { Args::new() })
}

fn is_about_a_number(message: &str) -> bool {
    let words = ["number", "numeric", "fraction", "exponent", "mantissa", "float", "integer", "leading zero", "radix", "digits"];
    words.iter().any(|word| message.contains(word))
}
