//! What an entry says, whatever its places, comments, line breaks and the order of its attributes and variants: an entry
//! comes in, a text goes out that is equal where two entries say the same; and how many words it has.

use super::resource::Entry;
use super::tree::{Arguments, Element, Expression, Inline, Literal, Pattern};

/// A text that is equal for entries that say the same.
pub(super) fn canonical(entry: &Entry<'_>) -> String {
    let mut out = entry.name();
    out.push('\u{1}');
    if let Some(value) = &entry.value {
        pattern(value, &mut out);
    }
    let mut attributes: Vec<String> = entry
        .attributes
        .iter()
        .map(|attribute| {
            let mut text = format!("\u{2}{}\u{1}", attribute.name);
            pattern(&attribute.value, &mut text);
            text
        })
        .collect();
    attributes.sort();
    out.extend(attributes);
    out
}

/// Whether two patterns say the same.
pub(super) fn same_text(one: &Pattern<'_>, other: &Pattern<'_>) -> bool {
    let (mut a, mut b) = (String::new(), String::new());
    pattern(one, &mut a);
    pattern(other, &mut b);
    a == b
}

/// Words between white space, in every variant; of a term only those of its value.
pub(super) fn words(entry: &Entry<'_>) -> usize {
    let patterns = entry.patterns().filter(|(attribute, _)| !entry.is_term || attribute.is_none());
    patterns.flat_map(|(_, pattern)| pattern.texts()).map(|(text, _)| text.split_whitespace().count()).sum()
}

fn pattern(of: &Pattern<'_>, out: &mut String) {
    for element in &of.elements {
        match element {
            Element::Text { text, .. } => out.push_str(text),
            Element::Placeable(placeable) => expression(placeable, out),
        }
    }
}

fn expression(of: &Expression<'_>, out: &mut String) {
    out.push('\u{3}');
    match of {
        Expression::Inline(one) => inline(one, out),
        Expression::Select { selector, variants } => {
            inline(selector, out);
            let mut texts: Vec<String> = variants
                .iter()
                .map(|variant| {
                    let mut text = format!("\u{4}{}{}\u{1}", if variant.default { "*" } else { "" }, variant.key);
                    pattern(&variant.value, &mut text);
                    text
                })
                .collect();
            texts.sort();
            out.extend(texts);
        }
    }
    out.push('\u{5}');
}

fn inline(of: &Inline<'_>, out: &mut String) {
    match of {
        Inline::Literal(one) => literal(one, out),
        Inline::Variable(name, _) => {
            out.push('$');
            out.push_str(name);
        }
        Inline::Reference { reference, arguments: given, .. } => {
            out.push_str(&reference.to_string());
            given.iter().for_each(|given| arguments(given, out));
        }
        Inline::Function(name, _, given) => {
            out.push_str(name);
            arguments(given, out);
        }
        Inline::Placeable(inner) => expression(inner, out),
    }
}

fn arguments(of: &Arguments<'_>, out: &mut String) {
    out.push('(');
    for argument in &of.positional {
        inline(argument, out);
        out.push(',');
    }
    for (name, _, value) in &of.named {
        out.push_str(name);
        out.push(':');
        literal(value, out);
        out.push(',');
    }
    out.push(')');
}

fn literal(of: &Literal<'_>, out: &mut String) {
    out.push(if of.is_number { '#' } else { '"' });
    out.push_str(of.text);
}
