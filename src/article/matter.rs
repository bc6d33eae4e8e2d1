//! Front matter that is added to: what an article says of itself stays as it is, and keys that a site generator needs
//! come beside it. An article comes in, the same with more front matter goes out. No key that is there is changed, and
//! what is written is read back first: if it does not say what it should, it is not written.

use serde_json::{Map, Value as Json};

use super::front_matter::{Fence, Value, keys_of};
use super::{Format, Quoting, write};

/// Front matter to be added.
#[derive(Debug, Clone, Default)]
pub struct Matter {
    /// Keys at the top; one that is there already stays as it is.
    pub top: Vec<(&'static str, Json)>,
    /// A key in a table at the top (Zola's `extra`), which is made where there is none.
    pub within: Option<(&'static str, &'static str, Json)>,
    /// Whether it must be YAML: TOML that is there is written as YAML.
    pub yaml: bool,
}

impl Matter {
    /// The article with these keys, without a byte order mark. An article whose front matter does not parse, or whose
    /// `within` is no table, keeps what it has and gets what it can.
    pub fn add(&self, source: &str) -> String {
        let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
        let (fence, keys) = match found(source) {
            Found::None => return format!("---\n{}---\n\n{}", self.as_yaml("\n"), source.trim_start_matches(['\r', '\n'])),
            Found::Broken => return source.to_owned(),
            Found::Matter(fence, keys) => (fence, keys),
        };
        let end = if source.get(..fence.inner.start).is_some_and(|first| first.ends_with("\r\n")) { "\r\n" } else { "\n" };
        let inner = fence.inner.of(source);
        let body = source.get(fence.end..).unwrap_or("");
        if fence.mark == "+++" && self.yaml {
            let inner = toml_as_yaml(inner, end);
            return format!("---{end}{}---{end}{body}", self.with_yaml(&inner, &keys, end));
        }
        match fence.mark {
            "+++" => format!("+++{end}{}+++{end}{body}", self.with_toml(inner, &keys, end)),
            _ => format!("---{end}{}---{end}{body}", self.with_yaml(inner, &keys, end)),
        }
    }

    /// All of it, for an article that has none.
    fn as_yaml(&self, end: &str) -> String {
        self.with_yaml("", &[], end)
    }

    fn with_yaml(&self, inner: &str, keys: &[String], end: &str) -> String {
        let mut out = inner.to_owned();
        if !out.is_empty() && !out.ends_with('\n') {
            out.push_str(end);
        }
        for (key, value) in self.top.iter().filter(|(key, _)| !keys.iter().any(|known| known == key)) {
            out.push_str(&format!("{key}: {}{end}", yaml(value)));
        }
        let Some((table, key, value)) = &self.within else { return out };
        let line = format!("{key}: {}", yaml(value));
        let tried = if keys.iter().any(|known| known == table) {
            inside(&out, table, &line, end)
        } else {
            vec![format!("{out}{table}:{end}  {line}{end}")]
        };
        let wanted = format!("{table}.{key}");
        tried.into_iter().find(|tried| says(&format!("---\n{tried}---\n"), &wanted, keys)).unwrap_or(out)
    }

    fn with_toml(&self, inner: &str, keys: &[String], end: &str) -> String {
        let top = self.top.iter().filter(|(key, _)| !keys.iter().any(|known| known == key));
        // Before the first table.
        let mut out: String =
            top.clone().filter(|(_, value)| !value.is_object()).map(|(key, value)| format!("{key} = {}{end}", toml(value))).collect();
        out.push_str(inner);
        if !inner.is_empty() && !inner.ends_with('\n') {
            out.push_str(end);
        }
        let tables = top.filter_map(|(key, value)| Some(((*key).to_owned(), value.as_object()?)));
        let within = self.within.iter().filter_map(|(table, key, value)| Some((format!("{table}.{key}"), value.as_object()?)));
        for (name, entries) in tables.chain(within) {
            let lines: String = entries.iter().map(|(key, value)| format!("{key} = {}{end}", toml(value))).collect();
            let tried = format!("{out}{end}[{name}]{end}{lines}");
            if says(&format!("+++\n{tried}+++\n"), &name, keys) {
                out = tried;
            }
        }
        out
    }
}

/// The article behind its front matter.
pub fn without_matter(source: &str) -> &str {
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    match found(source) {
        Found::Matter(fence, _) => source.get(fence.end..).unwrap_or("").trim_start_matches(['\r', '\n']),
        _ => source,
    }
}

enum Found {
    None,
    /// It is there and cannot be read.
    Broken,
    /// Its top keys, and those below them as `extra.taiyaku`.
    Matter(Fence, Vec<String>),
}

fn found(source: &str) -> Found {
    let Some(fence) = Fence::find(source, 0) else { return Found::None };
    match fence.read(source) {
        Ok(value @ Value::Map(_)) => Found::Matter(fence, keys_of(&value)),
        Ok(Value::Other) if fence.inner.of(source).trim().is_empty() => Found::Matter(fence, Vec::new()),
        // Two thematic breaks with a sentence between them.
        Ok(Value::Text(..) | Value::List(_)) => Found::None,
        Ok(Value::Other) | Err(_) => Found::Broken,
    }
}

/// Whether front matter has a key and all those that it had.
fn says(source: &str, wanted: &str, before: &[String]) -> bool {
    let Found::Matter(_, keys) = found(source) else { return false };
    keys.iter().any(|key| key == wanted) && before.iter().all(|key| keys.contains(key))
}

/// The ways a line may go into a table that is there: below its key in block style, or at the head of a flow mapping.
fn inside(text: &str, table: &str, line: &str, end: &str) -> Vec<String> {
    let mut tried = Vec::new();
    let mut start = 0;
    for own in text.split_inclusive('\n') {
        let behind = own.strip_prefix(table).and_then(|rest| rest.trim_start().strip_prefix(':'));
        if let Some(behind) = behind {
            let (head, rest) = text.split_at_checked(start + own.len()).unwrap_or((text, ""));
            let next = rest.lines().find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')).unwrap_or("");
            let indent = next.len() - next.trim_start().len();
            let indent = if indent == 0 { 2 } else { indent };
            tried.push(format!("{head}{}{line}{end}{rest}", " ".repeat(indent)));
            if let Some(at) = behind.find('{') {
                let at = start + own.len() - behind.len() + at + 1;
                let (head, rest) = text.split_at_checked(at).unwrap_or((text, ""));
                let comma = if rest.trim_start().starts_with('}') { "" } else { ", " };
                tried.push(format!("{head}{line}{comma}{rest}"));
            }
        }
        start += own.len();
    }
    tried
}

fn string(text: &str, quoting: Quoting) -> String {
    write(text, quoting, Format::Markdown)
}

/// A value as YAML in one line.
fn yaml(value: &Json) -> String {
    match value {
        Json::String(text) => string(text, Quoting::Yaml),
        Json::Array(values) => format!("[{}]", values.iter().map(yaml).collect::<Vec<_>>().join(", ")),
        Json::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| format!("{}: {}", string(key, Quoting::Yaml), yaml(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => value.to_string(),
    }
}

/// A value as TOML in one line; TOML has no null, an empty text stands for it.
fn toml(value: &Json) -> String {
    match value {
        Json::Null => "\"\"".to_owned(),
        Json::String(text) => string(text, Quoting::Toml),
        Json::Array(values) => format!("[{}]", values.iter().map(toml).collect::<Vec<_>>().join(", ")),
        Json::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| format!("{} = {}", string(key, Quoting::Toml), toml(value)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
        Json::Bool(_) | Json::Number(_) => value.to_string(),
    }
}

/// TOML as lines of YAML, by key; dates as they are written.
fn toml_as_yaml(inner: &str, end: &str) -> String {
    fn json(value: ::toml::Value) -> Json {
        match value {
            ::toml::Value::String(text) => Json::String(text),
            ::toml::Value::Integer(number) => number.into(),
            ::toml::Value::Float(number) => number.into(),
            ::toml::Value::Boolean(yes) => yes.into(),
            ::toml::Value::Datetime(date) => Json::String(date.to_string()),
            ::toml::Value::Array(values) => values.into_iter().map(json).collect(),
            ::toml::Value::Table(entries) => {
                Json::Object(entries.into_iter().map(|(key, value)| (key, json(value))).collect::<Map<_, _>>())
            }
        }
    }
    let table: ::toml::Table = inner.parse().unwrap_or_default();
    table.into_iter().map(|(key, value)| format!("{}: {}{end}", string(&key, Quoting::Yaml), yaml(&json(value)))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::{Matter, without_matter};

    fn zola() -> Matter {
        Matter {
            top: vec![("title", json!("上清液: \"とは\""))], within: Some(("extra", "taiyaku", json!({"coverage": 74}))), yaml: false
        }
    }

    #[test]
    fn an_article_without_any_gets_some() {
        let text = zola().add("\u{FEFF}# 見出し\n");
        assert_eq!(text, "---\ntitle: \"上清液: \\\"とは\\\"\"\nextra:\n  taiyaku: {\"coverage\": 74}\n---\n\n# 見出し\n");
        assert_eq!(without_matter(&text), "# 見出し\n");
        // Two thematic breaks are none.
        assert!(zola().add("---\nただの文\n---\n").ends_with("---\n\n---\nただの文\n---\n"));
    }

    #[test]
    fn what_is_there_stays() {
        let yaml = "---\ntitle: 膝 # 題\nextra:\n    # 版\n    author: 青葉\n...\n本文\n";
        assert_eq!(
            zola().add(yaml),
            "---\ntitle: 膝 # 題\nextra:\n    taiyaku: {\"coverage\": 74}\n    # 版\n    author: 青葉\n---\n本文\n"
        );
        assert_eq!(
            zola().add("---\r\nextra: {a: 1}\r\n---\r\nx"),
            "---\r\nextra: {taiyaku: {\"coverage\": 74}, a: 1}\r\ntitle: \"上清液: \\\"とは\\\"\"\r\n---\r\nx"
        );
        let toml = "+++\ntitle = '膝'\ndate = 2024-04-01\n[extra]\nauthor = '青葉'\n+++\n本文\n";
        assert_eq!(
            zola().add(toml),
            "+++\ntitle = '膝'\ndate = 2024-04-01\n[extra]\nauthor = '青葉'\n\n[extra.taiyaku]\ncoverage = 74\n+++\n本文\n"
        );
        assert_eq!(zola().add("+++\n+++\n"), "+++\ntitle = \"上清液: \\\"とは\\\"\"\n\n[extra.taiyaku]\ncoverage = 74\n+++\n");
        // A table that is none, and one that is closed.
        assert_eq!(zola().add("---\ntitle: a\nextra: b\n---\n"), "---\ntitle: a\nextra: b\n---\n");
        assert_eq!(zola().add("+++\ntitle = 'a'\nextra = { b = 1 }\n+++\n"), "+++\ntitle = 'a'\nextra = { b = 1 }\n+++\n");
        assert_eq!(zola().add("---\ntitle: \"a\n---\n"), "---\ntitle: \"a\n---\n");
    }

    #[test]
    fn toml_becomes_yaml_where_a_generator_knows_no_other() {
        let matter = Matter { yaml: true, ..zola() };
        let text = matter.add("+++\ntags = ['膝', 'a']\ndate = 2024-04-01\n[extra]\nx = 1\n+++\n本文\n");
        assert_eq!(
            text,
            "---\n\"date\": \"2024-04-01\"\n\"extra\": {\"x\": 1}\n\"tags\": [\"膝\", \"a\"]\ntitle: \"上清液: \\\"とは\\\"\"\n---\n本文\n"
        );
    }

    proptest! {
        #[test]
        fn nothing_panics_and_the_body_stays(front in "(---|\\+\\+\\+)\r?\n([a-z]{1,5}(: | = )[\"'{\\[ぁ-ん#:]{0,4}\r?\n){0,4}(---|\\+\\+\\+|\\.\\.\\.)\r?\n", body in "([ぁ-んa-z#。]| |\n|\r\n){0,20}") {
            let source = format!("{front}{body}");
            for yaml in [false, true] {
                let text = Matter { yaml, ..zola() }.add(&source);
                prop_assert!(text.ends_with(body.trim_start_matches(['\r', '\n'])), "{}", text);
            }
        }
    }
}
