//! A pattern as the texts it can become: a file of messages comes in; for every value that is more than text, its
//! readings go out. A reading is text in which variables stand as placeholders and references as what they lead to; each
//! variant of a selector has one of its own. Nothing is formatted, and nothing is left out without a trace.

use std::collections::BTreeMap;

use fluent_syntax::ast::{self, CallArguments, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser::parse;

use super::file::{Location, Piece};
use super::guard::guard;
use super::pattern::{Plain, Source};
use crate::text::Span;

/// Most readings of one pattern. What has more is one text a variant, and the later ones are not looked at.
const MOST: usize = 24;

/// One reading of a pattern.
#[derive(Debug, Clone, Default)]
pub struct Flat {
    /// The variants it takes besides the default ones: the selector as it is written, and the key.
    pub keys: Vec<(String, String)>,
    /// The text.
    pub text: String,
    /// Where it stands in the file.
    pub at: Location,
}

/// What a reference (`-term(form: "plural")`, `other.title`) reads as; none where that is not known.
pub type Resolve<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// The readings of the patterns of a file, by the id of their unit (`menu`, `menu.title`), the one of the default
/// variants first. Values of text alone are left out: there is nothing to read in them.
pub fn flatten(text: &str, resolve: &Resolve<'_>) -> BTreeMap<String, Vec<Flat>> {
    let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let guarded = guard(body);
    let resource = parse(guarded.text.as_ref()).unwrap_or_else(|(resource, _)| resource);
    let reader = Reader { source: Source { text: body, parsed: &guarded.text }, shift: text.len() - body.len(), resolve };
    let mut all = BTreeMap::new();
    for entry in &resource.body {
        let ast::Entry::Message(message) = entry else { continue };
        let id = message.id.name;
        let values = message.value.iter().map(|value| (id.to_owned(), value));
        let attributes = message.attributes.iter().map(|attribute| (unit_name(id, Some(attribute.id.name)), &attribute.value));
        for (id, pattern) in values.chain(attributes).filter(|(_, pattern)| !is_text(pattern)) {
            let flats = reader.pattern(pattern).into_iter().map(|line| line.done(reader.shift)).collect();
            all.entry(id).or_insert(flats);
        }
    }
    all
}

/// The id of the unit of a message, or of one of its attributes.
pub(super) fn unit_name(message: &str, attribute: Option<&str>) -> String {
    attribute.map_or_else(|| message.to_owned(), |attribute| format!("{message}.{attribute}"))
}

/// Whether a pattern holds text alone.
fn is_text(pattern: &Pattern<&str>) -> bool {
    pattern.elements.iter().all(|element| {
        matches!(
            element,
            PatternElement::TextElement { .. }
                | PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { .. }) }
        )
    })
}

/// A reading that is being put together.
#[derive(Clone, Default)]
struct Line {
    keys: Vec<(String, String)>,
    plain: Plain,
}

impl Line {
    fn append(&mut self, other: &Line) {
        let shift = self.plain.out.len();
        self.plain.out.push_str(&other.plain.out);
        self.plain.pieces.extend(other.plain.pieces.iter().map(|piece| Piece { plain: piece.plain.shifted(shift), file: piece.file }));
        self.keys.extend(other.keys.iter().cloned());
    }

    fn done(self, shift: usize) -> Flat {
        let mut pieces = self.plain.pieces;
        pieces.iter_mut().for_each(|piece| piece.file = piece.file.shifted(shift));
        let ends = pieces.first().zip(pieces.last()).map(|(first, last)| Span::new(first.file.start, last.file.end));
        Flat { keys: self.keys, text: self.plain.out, at: Location { value: ends.unwrap_or_default(), pieces, ..Location::default() } }
    }
}

struct Reader<'a> {
    source: Source<'a>,
    shift: usize,
    resolve: &'a Resolve<'a>,
}

impl Reader<'_> {
    /// The readings of a pattern, never none.
    fn pattern(&self, pattern: &Pattern<&str>) -> Vec<Line> {
        let mut lines = vec![Line::default()];
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => {
                    lines.iter_mut().for_each(|line| line.plain.text(self.source.original(value), self.source.span(value).start));
                }
                PatternElement::Placeable { expression } => {
                    let mut readings = self.expression(expression).into_iter();
                    let Some(default) = readings.next() else { continue };
                    // One selector at a time departs from its default: all of several together would be their product.
                    let before = lines.first().cloned().unwrap_or_default();
                    lines.iter_mut().for_each(|line| line.append(&default));
                    for reading in readings.take(MOST.saturating_sub(lines.len())) {
                        let mut line = before.clone();
                        line.append(&reading);
                        lines.push(line);
                    }
                }
            }
        }
        lines
    }

    fn expression(&self, expression: &Expression<&str>) -> Vec<Line> {
        let (selector, variants) = match expression {
            Expression::Inline(InlineExpression::Placeable { expression }) => return self.expression(expression),
            Expression::Inline(inline) => return vec![self.inline(inline)],
            Expression::Select { selector, variants } => (written(selector), variants),
        };
        let mut lines = Vec::new();
        for variant in variants {
            let key = match &variant.key {
                VariantKey::Identifier { name } => *name,
                VariantKey::NumberLiteral { value } => *value,
            };
            let readings = self.pattern(&variant.value);
            if variant.default {
                lines.splice(0..0, readings);
                continue;
            }
            lines.extend(readings.into_iter().map(|mut line| {
                line.keys.insert(0, (selector.clone(), key.to_owned()));
                line
            }));
        }
        lines.truncate(MOST);
        lines
    }

    fn inline(&self, inline: &InlineExpression<&str>) -> Line {
        let mut line = Line::default();
        match inline {
            InlineExpression::StringLiteral { value } => line.plain.literal(self.source.original(value), self.source.span(value).start),
            InlineExpression::NumberLiteral { value } => line.plain.text(value, self.source.span(value).start),
            other => {
                let name = written(other);
                let reference = matches!(other, InlineExpression::TermReference { .. } | InlineExpression::MessageReference { .. });
                let resolved = if reference { (self.resolve)(&name) } else { None };
                let shown = resolved.unwrap_or_else(|| format!("{{ {} }}", subject(other).unwrap_or(name)));
                line.plain.piece(&shown, self.place(other));
            }
        }
        line
    }

    /// The name in an expression.
    fn place(&self, inline: &InlineExpression<&str>) -> Span {
        self.source.span(match inline {
            InlineExpression::VariableReference { id }
            | InlineExpression::MessageReference { id, .. }
            | InlineExpression::TermReference { id, .. }
            | InlineExpression::FunctionReference { id, .. } => id.name,
            _ => "",
        })
    }
}

/// The variable that a function formats, as it would be written by itself.
fn subject(inline: &InlineExpression<&str>) -> Option<String> {
    let InlineExpression::FunctionReference { arguments, .. } = inline else { return None };
    arguments.positional.first().filter(|first| matches!(first, InlineExpression::VariableReference { .. })).map(written)
}

/// An expression in one way of writing it, whatever blanks the file has.
pub(super) fn written(inline: &InlineExpression<&str>) -> String {
    let attribute = |attribute: &Option<ast::Identifier<&str>>| attribute.as_ref().map_or(String::new(), |id| format!(".{}", id.name));
    match inline {
        InlineExpression::StringLiteral { value } => format!("\"{value}\""),
        InlineExpression::NumberLiteral { value } => (*value).to_owned(),
        InlineExpression::VariableReference { id } => format!("${}", id.name),
        InlineExpression::MessageReference { id, attribute: a } => format!("{}{}", id.name, attribute(a)),
        InlineExpression::TermReference { id, attribute: a, arguments } => {
            format!("-{}{}{}", id.name, attribute(a), arguments.as_ref().map_or(String::new(), in_parentheses))
        }
        InlineExpression::FunctionReference { id, arguments } => format!("{}{}", id.name, in_parentheses(arguments)),
        InlineExpression::Placeable { expression } => match expression.as_ref() {
            Expression::Inline(inline) | Expression::Select { selector: inline, .. } => written(inline),
        },
    }
}

fn in_parentheses(arguments: &CallArguments<&str>) -> String {
    let positional = arguments.positional.iter().map(written);
    let named = arguments.named.iter().map(|argument| format!("{}: {}", argument.name.name, written(&argument.value)));
    format!("({})", positional.chain(named).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::flatten;

    fn resolve(name: &str) -> Option<String> {
        (name == "-stem-cell(form: \"plural\")").then(|| "stem cells".to_owned())
    }

    fn texts(text: &str, id: &str) -> Vec<(String, String)> {
        let keys = |keys: &[(String, String)]| keys.iter().map(|(name, key)| format!("{name}={key}")).collect::<Vec<_>>().join(" ");
        flatten(text, &resolve).remove(id).unwrap_or_default().into_iter().map(|flat| (keys(&flat.keys), flat.text)).collect()
    }

    fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|&(keys, text)| (keys.to_owned(), text.to_owned())).collect()
    }

    #[test]
    fn variants_are_texts_of_their_own_and_the_default_is_first() {
        let text = "plain = 一覧{ \"{\" }\ncount = { $n ->\n    [one] One dose of { -stem-cell(form:\"plural\") }\n   *[other] { NUMBER($n) } doses\n} on { $date }\n    .title = { other }\n";
        assert_eq!(texts(text, "plain"), []);
        assert_eq!(texts(text, "count"), owned(&[("", "{ $n } doses on { $date }"), ("$n=one", "One dose of stem cells on { $date }")]));
        assert_eq!(texts(text, "count.title"), owned(&[("", "{ other }")]));
    }

    #[test]
    fn several_selectors_depart_one_at_a_time() {
        let text =
            "a = { $x ->\n    [1] 一\n   *[n] 多\n}{ $y ->\n    [one] { $z ->\n        [a] 甲\n       *[b] 乙\n    }\n   *[other] 丙\n}\n";
        let expected = [("", "多丙"), ("$x=1", "一丙"), ("$y=one", "多乙"), ("$y=one $z=a", "多甲")];
        assert_eq!(texts(text, "a"), owned(&expected));
        let many = format!("a = {}\n", "{ $x ->\n    [p] あ\n   *[q] い\n}".repeat(90));
        let flat = flatten(&many, &resolve).remove("a").unwrap();
        assert_eq!((flat.len(), flat[0].text.chars().count()), (super::MOST, 90));
    }

    #[test]
    fn texts_lead_back_to_their_bytes() {
        let text = "\u{FEFF}a = 前{ $x }か\u{3099}ん{ \"\\u00B7\" }後\r\n";
        let flat = flatten(text, &resolve).remove("a").unwrap().remove(0);
        assert_eq!(flat.text, "前{ $x }か\u{3099}ん·後");
        for word in ["前", "か\u{3099}ん", "後"] {
            let at = flat.text.find(word).unwrap();
            let span = flat.at.file_span(crate::text::Span::new(at, at + word.len()));
            assert_eq!(span.of(text), word);
        }
    }

    proptest! {
        #[test]
        fn nothing_panics_and_places_lie_on_characters(text in "(a = |[ \n{}\\[\\]*.\"=$>-]|-> ?|[ぁ-んa-z]|か\u{3099}|\r\n){0,60}") {
            for flat in flatten(&text, &|_| None).into_values().flatten() {
                for (at, c) in flat.text.char_indices() {
                    let span = flat.at.file_span(crate::text::Span::new(at, at + c.len_utf8()));
                    prop_assert!(text.get(span.start..span.end).is_some());
                }
            }
        }
    }
}
