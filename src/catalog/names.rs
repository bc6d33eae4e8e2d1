//! What a pattern of a hand-written message names: a value comes in; its variables, references and placeables go out, so
//! that a translation can be held to those of its source.

use std::collections::BTreeSet;

use fluent_syntax::ast::{self, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

use super::Value;
use super::flat::written;
use super::guard::guard;
use super::layout::Layout;
use super::pattern;
use super::problem::{of_parser, told};
use crate::finding::{Code, Finding};

/// What a pattern names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    /// Its variables, as they are written (`$date`), those of selectors too.
    pub variables: BTreeSet<String>,
    /// Those of them that are shown, and do not only choose a variant.
    pub shown: BTreeSet<String>,
    /// The messages it names (`menu.title`).
    pub messages: BTreeSet<String>,
    /// The terms it names, with what they are asked (`-stem-cell(form: "plural")`).
    pub terms: BTreeSet<String>,
    /// Its placeables, sorted, each as often as it stands there; none where it has a selector.
    pub placeables: Option<Vec<String>>,
}

impl Value {
    /// The value of a hand-written message out of what a person types: Fluent with everything that it may have.
    ///
    /// # Errors
    ///
    /// The first thing wrong with it.
    pub fn message(typed: &str) -> Result<Value, Box<Finding>> {
        let typed = typed.trim_matches(['\n', '\r']).replace("\r\n", "\n");
        let text = format!("x ={}\n", pattern::indent(&typed));
        let wrong = |problem: &'static str, word: String| {
            let mut finding = told(Finding::new(Code::FluentSyntax, ""), problem, word);
            // How a message is written in its file is no help to who types a value.
            finding.hints.retain(|hint| hint.key != "fluent-entry");
            Box::new(finding)
        };
        let guarded = guard(&text);
        if !guarded.deep.is_empty() {
            return Err(wrong("too-deep", String::new()));
        }
        if let Err((_, errors)) = parse(guarded.text.as_ref())
            && let Some(error) = errors.first()
        {
            let (problem, word) = of_parser(&error.kind);
            return Err(wrong(problem, word));
        }
        let layout = Layout::read(&text);
        let mut messages = layout.messages.into_iter();
        match (messages.next(), messages.next()) {
            (Some(message), None) if layout.sound && layout.comments.is_empty() && layout.groups.is_empty() => {
                match message.value.value.filter(|_| message.attributes.is_empty()) {
                    Some(value) => Ok(value),
                    None => Err(wrong("not-one-pattern", String::new())),
                }
            }
            _ => Err(wrong("not-one-pattern", String::new())),
        }
    }

    /// What it names; text names nothing.
    pub fn names(&self) -> Names {
        let mut names = Names { placeables: Some(Vec::new()), ..Names::default() };
        let Value::Fluent(raw) = self else { return names };
        let text = format!("x ={}\n", pattern::indent(raw));
        let guarded = guard(&text);
        let resource = parse(guarded.text.as_ref()).unwrap_or_else(|(resource, _)| resource);
        if let Some(ast::Entry::Message(message)) = resource.body.first() {
            message.value.iter().for_each(|pattern| names.pattern(pattern));
        }
        if let Some(placeables) = &mut names.placeables {
            placeables.sort_unstable();
        }
        names
    }
}

impl Names {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(InlineExpression::Placeable { expression }) => self.expression(expression),
            Expression::Inline(inline) => {
                if let (Some(placeables), false) = (&mut self.placeables, matches!(inline, InlineExpression::StringLiteral { .. })) {
                    placeables.push(written(inline));
                }
                self.inline(inline);
            }
            Expression::Select { selector, variants } => {
                self.placeables = None;
                // What is chosen by is not shown by that.
                let shown = self.shown.clone();
                self.inline(selector);
                self.shown = shown;
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { .. } => {
                self.variables.insert(written(inline));
                self.shown.insert(written(inline));
            }
            InlineExpression::MessageReference { .. } => _ = self.messages.insert(written(inline)),
            InlineExpression::TermReference { .. } => _ = self.terms.insert(written(inline)),
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|argument| self.inline(argument));
                arguments.named.iter().for_each(|argument| self.inline(&argument.value));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::Value;

    #[test]
    fn what_a_pattern_names() {
        let names = Value::message("{ $n ->\n    [one] { -term(form: \"plural\") }と{ menu.title }\n   *[other] { NUMBER($m) }\n}")
            .unwrap()
            .names();
        assert_eq!(names.variables.iter().map(String::as_str).collect::<Vec<_>>(), ["$m", "$n"]);
        assert_eq!(names.messages.iter().map(String::as_str).collect::<Vec<_>>(), ["menu.title"]);
        assert_eq!(names.terms.iter().map(String::as_str).collect::<Vec<_>>(), ["-term(form: \"plural\")"]);
        assert_eq!(names.shown.iter().map(String::as_str).collect::<Vec<_>>(), ["$m"]);
        assert_eq!(names.placeables, None);
        let names = Value::message("{$b}と{ $a }、{ \"{\" }").unwrap().names();
        assert_eq!(names.placeables.unwrap(), ["$a", "$b"]);
    }

    #[test]
    fn what_is_no_value_is_refused() {
        for (typed, problem) in [
            ("更新日：{ $date", "expected-token"),
            ("{ $n ->\n    [one] 一件\n}", "missing-default"),
            ("一\n    .title = 題", "not-one-pattern"),
            ("一 }", "closing-brace"),
        ] {
            let finding = Value::message(typed).unwrap_err();
            assert_eq!(finding.args["problem"], crate::finding::Arg::from(problem), "{typed}");
        }
        assert_eq!(Value::message("ただの文").unwrap(), Value::Plain("ただの文".to_owned()));
    }
}
