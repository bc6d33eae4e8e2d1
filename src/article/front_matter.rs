//! Front matter: YAML between `---` or TOML between `+++` at the very start of an article. A block goes out for each
//! string under a listed key, its span the whole scalar with its quotes; front matter that does not parse gives a
//! finding, and the article after it is read all the same.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;
use toml::de::{DeTable, DeValue};

use super::yaml_problem::yaml_problem;
use super::{Block, Kind, Options, Piece, Quoting};
use crate::finding::{Args, Code, Finding, Hint, toml_problem};
use crate::text::{Lines, Span, collapse};

/// What stands before the article proper.
#[derive(Debug)]
pub(super) struct FrontMatter {
    /// The values of the listed keys.
    pub(super) blocks: Vec<Block>,
    /// What is wrong with it.
    pub(super) findings: Vec<Finding>,
    /// The byte at which the article proper begins, after a byte order mark at least.
    pub(super) body: usize,
}

/// Reads the front matter of an article, if it has some.
pub(super) fn parse(path: &str, source: &str, options: &Options) -> FrontMatter {
    let bom = if source.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let mut front = FrontMatter { blocks: Vec::new(), findings: Vec::new(), body: bom };
    let Some(fence) = Fence::find(source, bom) else { return front };
    let inner = fence.inner.of(source);
    let quoting = if fence.mark == "+++" { Quoting::Toml } else { Quoting::Yaml };
    match fence.read(source) {
        Ok(root @ Value::Map(_)) => {
            let mut found = Vec::new();
            root.listed("", &options.front_matter, &mut found);
            front.blocks.extend(found.into_iter().filter_map(|(key, text, span)| {
                let span = if quoting == Quoting::Yaml { whole_scalar(inner, span) } else { span };
                block(source, key, text, span.shifted(fence.inner.start), quoting)
            }));
            front.blocks.sort_by_key(|block| block.span);
            front.body = fence.end;
        }
        // Two thematic breaks with a sentence between them.
        Ok(Value::Text(..) | Value::List(_)) => {}
        Ok(Value::Other) => front.body = fence.end,
        Err((problem, args, span)) => {
            let finding = Finding::new(Code::FrontMatterInvalid, path).at(&Lines::new(source), span.shifted(fence.inner.start));
            let mut finding = finding.with("problem", problem);
            finding.args.extend(args);
            finding.hints.extend(hint(problem));
            front.findings.push(finding);
            front.body = fence.end;
        }
    }
    front
}

/// Most of what goes wrong is a text without its quotation marks.
fn hint(problem: &str) -> Option<Hint> {
    match problem {
        "yaml-quote" | "yaml-after-quote" | "yaml-colon" | "yaml-comment" | "yaml-start" | "yaml-anchor" | "yaml-tag" | "yaml-syntax" => {
            Some(Hint::new("front-matter-yaml"))
        }
        "toml-quote" | "toml-unquoted" | "toml-curly" => Some(Hint::new("front-matter-toml")),
        _ => None,
    }
}

/// Where front matter stands.
pub(super) struct Fence {
    /// `---` or `+++`.
    pub(super) mark: &'static str,
    /// What stands between the fences.
    pub(super) inner: Span,
    /// The first byte behind it.
    pub(super) end: usize,
}

impl Fence {
    /// What it says.
    pub(super) fn read(&self, source: &str) -> Read {
        match self.mark {
            "+++" => read_toml(self.inner.of(source)),
            _ => read_yaml(self.inner.of(source)),
        }
    }

    /// The front matter of an article, from a byte on.
    pub(super) fn find(source: &str, from: usize) -> Option<Fence> {
        let mut lines = source.get(from..)?.split_inclusive('\n');
        let first = lines.next()?;
        let mark = ["---", "+++"].into_iter().find(|mark| first.trim_end() == *mark)?;
        let start = from + first.len();
        let mut end = start;
        for (i, line) in lines.enumerate() {
            let text = line.trim_end();
            if text == mark || (mark == "---" && text == "...") {
                return Some(Fence { mark, inner: Span::new(start, end), end: end + line.len() });
            }
            // A rule above the first paragraph.
            if i == 0 && text.is_empty() {
                return None;
            }
            end += line.len();
        }
        None
    }
}

/// The keys of front matter, those of its tables as `extra.author`.
pub(super) fn keys_of(root: &Value) -> Vec<String> {
    let Value::Map(entries) = root else { return Vec::new() };
    let below = entries.iter().flat_map(|(name, value)| keys_of(value).into_iter().map(move |key| format!("{name}.{key}")));
    entries.iter().map(|(name, _)| name.clone()).chain(below).collect()
}

/// What a key holds, with its place.
pub(super) enum Value {
    Text(String, Span),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
    Other,
}

impl Value {
    /// The strings under listed keys; a list of strings stands under the key of the list.
    fn listed(self, key: &str, keys: &[String], out: &mut Vec<(String, String, Span)>) {
        match self {
            Value::Text(text, span) if keys.iter().any(|k| k == key) => out.push((key.to_owned(), text, span)),
            Value::List(values) => values.into_iter().for_each(|value| value.listed(key, keys, out)),
            Value::Map(entries) => {
                for (name, value) in entries {
                    let name = if key.is_empty() { name } else { format!("{key}.{name}") };
                    value.listed(&name, keys, out);
                }
            }
            Value::Text(..) | Value::Other => {}
        }
    }
}

fn block(source: &str, key: String, text: String, span: Span, quoting: Quoting) -> Option<Block> {
    let text = collapse(&text);
    if text.is_empty() || span.of(source).is_empty() {
        return None;
    }
    let at = span.of(source).find(&text);
    let pieces = at.map(|at| Piece { text: 0, source: span.start + at, len: text.len() }).into_iter().collect();
    let kind = Kind::FrontMatter(key);
    Some(Block {
        kind,
        skip: false,
        span,
        text,
        pieces,
        links: Vec::new(),
        breaks: Vec::new(),
        comments: Vec::new(),
        parts: Vec::new(),
        quoting,
    })
}

/// What was read, or a problem with its arguments and its place.
pub(super) type Read = Result<Value, (&'static str, Args, Span)>;

fn read_toml(inner: &str) -> Read {
    fn item(value: &toml::Spanned<DeValue<'_>>) -> Value {
        match value.get_ref() {
            DeValue::String(text) => Value::Text(text.to_string(), Span::from(value.span())),
            DeValue::Array(values) => Value::List(values.iter().map(item).collect()),
            DeValue::Table(entries) => table(entries),
            _ => Value::Other,
        }
    }
    fn table(entries: &DeTable<'_>) -> Value {
        Value::Map(entries.iter().map(|(name, value)| (name.get_ref().to_string(), item(value))).collect())
    }
    match DeTable::parse(inner) {
        Ok(root) => Ok(table(root.get_ref())),
        Err(error) => {
            let (problem, args) = toml_problem(inner, &error);
            Err((problem, args, error.span().map_or(Span::default(), Span::from)))
        }
    }
}

fn read_yaml(inner: &str) -> Read {
    match serde_saphyr::from_str::<Spanned<Node>>(inner) {
        Ok(root) => Ok(value(root)),
        Err(error) => {
            let error = error.without_snippet();
            let at = error.location().map_or(0, |at| usize::try_from(at.span().offset()).unwrap_or(usize::MAX));
            let byte = inner.char_indices().nth(at).map_or(inner.len(), |(byte, _)| byte);
            let (problem, args) = yaml_problem(error);
            Err((problem, args, Span::new(byte, byte)))
        }
    }
}

fn value(node: Spanned<Node>) -> Value {
    let span = node.referenced.span();
    match node.value {
        // An alias follows its anchor.
        Node::Text(_) if span != node.defined.span() => Value::Other,
        Node::Text(text) => match (span.byte_offset(), span.byte_len()) {
            (Some(start), Some(len)) => match (usize::try_from(start), usize::try_from(len)) {
                (Ok(start), Ok(len)) => Value::Text(text, Span::new(start, start.saturating_add(len))),
                _ => Value::Other,
            },
            _ => Value::Other,
        },
        Node::List(nodes) => Value::List(nodes.into_iter().map(value).collect()),
        Node::Map(entries) => Value::Map(entries.into_iter().map(|(name, node)| (name, value(node))).collect()),
        Node::Other => Value::Other,
    }
}

/// The parser's range of a block scalar is its lines: the header (`|`, `>-`) before them belongs to it, the line ends
/// after them do not.
fn whole_scalar(inner: &str, span: Span) -> Span {
    let before = inner.get(..span.start).unwrap_or("");
    let header = before.trim_end_matches([' ', '\t', '\r', '\n']);
    if !before.get(header.len()..).is_some_and(|gap| gap.contains('\n')) || span.of(inner).starts_with(['"', '\'']) {
        return span;
    }
    let line = header.rfind('\n').map_or(0, |at| at + 1);
    let line_text = header.get(line..).unwrap_or("");
    // A comment may follow the header.
    let text = line_text.find(" #").map_or(line_text, |at| line_text.get(..at).unwrap_or("")).trim_end();
    let mark = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-' || c == '+');
    let Some(key) = mark.strip_suffix(['|', '>']) else { return span };
    if !key.is_empty() && !key.ends_with([' ', '\t']) {
        return span;
    }
    Span::new(line + key.len(), span.start + span.of(inner).trim_end_matches([' ', '\t', '\r', '\n']).len())
}

/// A YAML value before it is known what it is.
enum Node {
    Text(String),
    List(Vec<Spanned<Node>>),
    Map(Vec<(String, Spanned<Node>)>),
    Other,
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = access.next_element()? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Node::Map(entries))
    }
}
