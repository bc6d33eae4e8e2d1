//! Variables of a translation beside those of its source, in every variant. A variable that the source always shows must
//! be shown in every variant of the translation, but where the number itself chose the variant and need not be said (“One
//! article”). What the source shows in some of its variants only, the translation must show in one at least.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::{Element, Expression, Inline, Pattern, Variant};
use crate::text::Span;

/// What is wrong with a variable of a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fault<'a> {
    /// It is nowhere in the translation.
    Missing(&'a str),
    /// It is missing in the variant with this key, at this place.
    Variant(&'a str, &'a str, Span),
    /// The source has no such variable; true where its value is shown, and does not only choose.
    Extra(&'a str, Span, bool),
}

/// The faults of a translated pattern. `known` are the variables of the whole source message: those the program gives.
pub(super) fn faults<'a>(source: &Pattern<'a>, target: &Pattern<'a>, known: &BTreeSet<&str>) -> Vec<Fault<'a>> {
    let (ours, theirs) = (variables(source), variables(target));
    let mut faults = Vec::new();
    for (&name, &(_, shown)) in &ours {
        if !shown {
            continue;
        }
        if !theirs.get(name).is_some_and(|(_, shown)| *shown) {
            // A number that chooses among words of the translation is said by them.
            let said = theirs.contains_key(name) && chooses_only(target, name);
            if !said {
                faults.push(Fault::Missing(name));
            }
        } else if always(source, name) {
            lacking(target, name, &mut faults);
        }
    }
    faults.extend(theirs.iter().filter(|(name, _)| !known.contains(*name)).map(|(name, (span, shown))| Fault::Extra(name, *span, *shown)));
    faults
}

/// The variables of a pattern, each with the place of its first use and whether it is shown, and not only chooses.
fn variables<'a>(pattern: &Pattern<'a>) -> BTreeMap<&'a str, (Span, bool)> {
    let mut names = BTreeMap::new();
    pattern.walk(&mut |inline, selects| {
        if let Inline::Variable(name, span) = inline {
            names.entry(*name).or_insert((*span, false)).1 |= !selects;
        }
    });
    names
}

/// Whether the variable chooses a variant by itself, so that the variant may say its value in words.
fn exempt(selector: &Inline<'_>, variant: &Variant<'_>, name: &str) -> bool {
    selector.variable() == Some(name) && (variant.is_number || matches!(variant.key, "zero" | "one" | "two"))
}

/// Whether every variant that is chosen by the variable says it in words.
fn chooses_only(pattern: &Pattern<'_>, name: &str) -> bool {
    let mut only = false;
    pattern.selections(&mut |selector, variants| {
        only |= selector.variable() == Some(name)
            && variants.iter().all(|variant| !super::plural::NAMES.contains(&variant.key) && !variant.is_number);
    });
    only
}

/// Whether the variable is shown whatever is chosen.
fn always(pattern: &Pattern<'_>, name: &str) -> bool {
    pattern.elements.iter().any(|element| match element {
        Element::Text { .. } => false,
        Element::Placeable(expression) => shows(expression, name),
    })
}

fn shows(expression: &Expression<'_>, name: &str) -> bool {
    match expression {
        Expression::Select { selector, variants } => {
            let mut held = variants.iter().filter(|variant| !exempt(selector, variant, name)).peekable();
            held.peek().is_some() && held.all(|variant| always(&variant.value, name))
        }
        Expression::Inline(inline) => names(inline, name),
    }
}

fn names(inline: &Inline<'_>, name: &str) -> bool {
    match inline {
        Inline::Variable(variable, _) => *variable == name,
        Inline::Function(_, _, arguments) => arguments.positional.iter().any(|argument| names(argument, name)),
        Inline::Placeable(expression) => shows(expression, name),
        Inline::Reference { .. } | Inline::Literal(_) => false,
    }
}

/// The variants in which a variable that is shown elsewhere is missing.
fn lacking<'a>(pattern: &Pattern<'a>, name: &'a str, faults: &mut Vec<Fault<'a>>) {
    if always(pattern, name) {
        return;
    }
    for element in &pattern.elements {
        let Element::Placeable(Expression::Select { selector, variants }) = element else { continue };
        let some = variants.iter().any(|variant| variables(&variant.value).get(name).is_some_and(|(_, shown)| *shown));
        for variant in variants.iter().filter(|variant| some && !exempt(selector, variant, name)) {
            if variables(&variant.value).get(name).is_some_and(|(_, shown)| *shown) {
                lacking(&variant.value, name, faults);
            } else {
                faults.push(Fault::Variant(name, variant.key, variant.span));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{Fault, faults};
    use crate::bundle::read;

    fn of(source: &str, target: &str) -> Vec<String> {
        let (source, target) = (format!("a = {source}\n"), format!("a = {target}\n"));
        let (source, errors) = read("a.ftl", &source);
        assert!(errors.is_empty());
        let (target, errors) = read("a.ftl", &target);
        assert!(errors.is_empty(), "{errors:?}");
        let known = source.entries[0].variables();
        faults(source.entries[0].value.as_ref().unwrap(), target.entries[0].value.as_ref().unwrap(), &known)
            .iter()
            .map(|fault| match fault {
                Fault::Missing(name) => format!("missing {name}"),
                Fault::Variant(name, key, _) => format!("variant {name} {key}"),
                Fault::Extra(name, _, shown) => format!("{} {name}", if *shown { "extra" } else { "chosen" }),
            })
            .collect()
    }

    const ITEMS: &str = "{ $count ->\n    [one] One item\n   *[other] { $count } items\n    }";

    #[test]
    fn a_plain_message_and_one_with_variants_agree() {
        assert_eq!(of("{ $count }件", ITEMS), Vec::<String>::new());
        assert_eq!(of(ITEMS, "{ $count }件"), Vec::<String>::new());
        assert_eq!(of("{ NUMBER($count) }件", "{ $count } items"), Vec::<String>::new());
        assert_eq!(
            of("{ $day }に{ $count }件", "{ $count ->\n    [0] Nothing on { $day }\n   *[other] { $count } on { $day }\n    }"),
            Vec::<String>::new()
        );
        assert_eq!(of("{ $os ->\n    [mac] 甲\n   *[other] { $x }\n    }", "{ $x }"), Vec::<String>::new());
        assert_eq!(of("{ $sex ->\n    [f] 彼女の{ $x }\n   *[other] その{ $x }\n    }", "the { $x }"), Vec::<String>::new());
        assert_eq!(
            of("{ $os ->\n    [mac] 甲\n   *[other] { $x }\n    }", "{ $os ->\n    [mac] one\n   *[other] { $x }\n    }"),
            Vec::<String>::new()
        );
        assert_eq!(of("{ $state }です", "{ $state ->\n    [open] Open\n   *[shut] Shut\n    }"), Vec::<String>::new());
    }

    #[test]
    fn a_variable_is_missing_in_a_variant() {
        assert_eq!(of("{ $count }件", "{ $count ->\n    [one] one\n   *[other] several\n    }"), ["missing count"]);
        assert_eq!(
            of("{ $name }さんの{ $count }件", "{ $count ->\n    [one] One of { $name }\n   *[other] { $count } items\n    }"),
            ["variant name other"]
        );
        assert_eq!(of("{ $count }件", "{ $count ->\n    [one] one\n    [few] some\n   *[other] { $count }\n    }"), ["variant count few"]);
        assert_eq!(
            of(
                "{ $x }と{ $n }{ $os ->\n   *[other] 件\n    }",
                "{ $n ->\n    [0] none { $x }\n   *[other] { $os ->\n        [mac] { $n }\n       *[other] { $n } { $x }\n        }\n    }"
            ),
            ["variant x mac"]
        );
        assert_eq!(of("{ $x }と{ $y }", "x"), ["missing x", "missing y"]);
        assert_eq!(of("{ $x }", "{ $y }"), ["missing x", "extra y"]);
        assert_eq!(of("件", "{ $n ->\n    [one] a\n   *[other] b\n    }"), ["chosen n"]);
    }
}
