//! What a Fluent entry is made of, every piece with its place: the syntax tree of fluent-syntax comes in, which has no
//! places but borrows from the text it was made of, so that a slice's address is its place; a tree with byte spans goes
//! out, whose names borrow from the file itself. Nothing here judges.

use fluent_syntax::ast;

use crate::text::Span;

/// The value of a message, a term, an attribute or a variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern<'a> {
    /// Texts and placeables in their order.
    pub elements: Vec<Element<'a>>,
}

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element<'a> {
    /// Text, at most one line of it.
    Text {
        /// Its words, as they stand in the file.
        text: &'a str,
        /// Its bytes.
        span: Span,
    },
    /// What stands between braces.
    Placeable(Expression<'a>),
}

/// What stands between braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression<'a> {
    /// Something that gives one text.
    Inline(Inline<'a>),
    /// Variants to choose from.
    Select {
        /// What chooses.
        selector: Inline<'a>,
        /// The variants, one of them the default.
        variants: Vec<Variant<'a>>,
    },
}

/// One of the variants of a selection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant<'a> {
    /// The key: a name or a number.
    pub key: &'a str,
    /// Whether the key is a number.
    pub is_number: bool,
    /// The bytes of the key.
    pub span: Span,
    /// Whether it is the default.
    pub default: bool,
    /// What is chosen.
    pub value: Pattern<'a>,
}

/// An expression that gives one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline<'a> {
    /// A text in quotation marks or a number.
    Literal(Literal<'a>),
    /// A variable: its name, and the bytes of the name with the `$`.
    Variable(&'a str, Span),
    /// Another message or a term, with its arguments.
    Reference {
        /// What is named.
        reference: Reference<'a>,
        /// The bytes of the name, a term's with its hyphen.
        span: Span,
        /// The arguments, if there are parentheses; a message has none.
        arguments: Option<Arguments<'a>>,
    },
    /// A function: its name, the bytes of the name, and its arguments.
    Function(&'a str, Span, Arguments<'a>),
    /// Braces within braces.
    Placeable(Box<Expression<'a>>),
}

/// A text in quotation marks or a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Literal<'a> {
    /// As it is written, without quotation marks and with its escapes.
    pub text: &'a str,
    /// Whether it is a number.
    pub is_number: bool,
    /// Its bytes, without quotation marks.
    pub span: Span,
}

/// What stands between parentheses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arguments<'a> {
    /// Arguments without a name.
    pub positional: Vec<Inline<'a>>,
    /// Arguments with a name: the name, its bytes, the value.
    pub named: Vec<(&'a str, Span, Literal<'a>)>,
}

/// A name of another message or term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference<'a> {
    /// Its name; that of a term without the hyphen.
    pub id: &'a str,
    /// Whether it is a term.
    pub is_term: bool,
    /// The attribute, if one is named.
    pub attribute: Option<&'a str>,
}

impl std::fmt::Display for Reference<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.is_term { "-" } else { "" })?;
        f.write_str(self.id)?;
        self.attribute.map_or(Ok(()), |attribute| write!(f, ".{attribute}"))
    }
}

impl<'a> Inline<'a> {
    /// The bytes it is found by: the name, or the literal.
    pub fn span(&self) -> Span {
        match self {
            Inline::Literal(literal) => literal.span,
            Inline::Variable(_, span) | Inline::Function(_, span, _) | Inline::Reference { span, .. } => *span,
            Inline::Placeable(expression) => match &**expression {
                Expression::Inline(inline) | Expression::Select { selector: inline, .. } => inline.span(),
            },
        }
    }

    /// The variable whose value this is, taken as it is or through a function.
    pub fn variable(&self) -> Option<&'a str> {
        match self {
            Inline::Variable(name, _) => Some(name),
            Inline::Function(_, _, arguments) => arguments.positional.first().and_then(Inline::variable),
            Inline::Placeable(expression) => match &**expression {
                Expression::Inline(inline) => inline.variable(),
                Expression::Select { .. } => None,
            },
            _ => None,
        }
    }
}

impl<'a> Pattern<'a> {
    /// Calls `each` for everything that is named or written between braces, in every variant; selectors too, which are
    /// told apart by the second argument.
    pub fn walk<'t>(&'t self, each: &mut dyn FnMut(&'t Inline<'a>, bool)) {
        for element in &self.elements {
            if let Element::Placeable(expression) = element {
                expression.walk(each);
            }
        }
    }

    /// Calls `each` for every selection.
    pub fn selections<'t>(&'t self, each: &mut dyn FnMut(&'t Inline<'a>, &'t [Variant<'a>])) {
        for element in &self.elements {
            if let Element::Placeable(expression) = element {
                expression.selections(each);
            }
        }
    }

    /// Calls `each` for every pattern: this one, and those of its variants.
    pub fn patterns<'t>(&'t self, each: &mut dyn FnMut(&'t Pattern<'a>)) {
        each(self);
        self.selections(&mut |_, variants| variants.iter().for_each(|variant| each(&variant.value)));
    }

    /// Every text of it, in every variant, with its bytes.
    pub fn texts(&self) -> Vec<(&'a str, Span)> {
        let mut texts = Vec::new();
        self.patterns(&mut |pattern| {
            texts.extend(pattern.elements.iter().filter_map(|element| match element {
                Element::Text { text, span } => Some((*text, *span)),
                Element::Placeable(_) => None,
            }));
        });
        texts
    }
}

impl<'a> Expression<'a> {
    fn walk<'t>(&'t self, each: &mut dyn FnMut(&'t Inline<'a>, bool)) {
        match self {
            Expression::Inline(inline) => walk(inline, false, each),
            Expression::Select { selector, variants } => {
                walk(selector, true, each);
                variants.iter().for_each(|variant| variant.value.walk(each));
            }
        }
    }

    fn selections<'t>(&'t self, each: &mut dyn FnMut(&'t Inline<'a>, &'t [Variant<'a>])) {
        match self {
            Expression::Inline(Inline::Placeable(inner)) => inner.selections(each),
            Expression::Inline(_) => {}
            Expression::Select { selector, variants } => {
                each(selector, variants);
                variants.iter().for_each(|variant| variant.value.selections(each));
            }
        }
    }
}

fn walk<'t, 'a>(inline: &'t Inline<'a>, selects: bool, each: &mut dyn FnMut(&'t Inline<'a>, bool)) {
    each(inline, selects);
    match inline {
        Inline::Function(_, _, arguments) => arguments.positional.iter().for_each(|argument| walk(argument, selects, each)),
        Inline::Reference { arguments: Some(arguments), .. } => {
            arguments.positional.iter().for_each(|argument| walk(argument, selects, each));
        }
        Inline::Placeable(expression) => expression.walk(each),
        _ => {}
    }
}

/// Makes trees of what fluent-syntax read.
pub(super) struct Grower<'a> {
    /// The file.
    pub(super) source: &'a str,
    /// Where the text that was parsed begins in memory.
    pub(super) base: usize,
    /// Where it begins in the file.
    pub(super) shift: usize,
}

impl<'a> Grower<'a> {
    /// The bytes of a slice of the text that was parsed.
    pub(super) fn place(&self, slice: &str) -> Span {
        let start = (slice.as_ptr() as usize).saturating_sub(self.base).saturating_add(self.shift).min(self.source.len());
        Span::new(start, start + slice.len())
    }

    /// The slice as it stands in the file, and its bytes.
    pub(super) fn name(&self, slice: &str) -> (&'a str, Span) {
        let span = self.place(slice);
        (span.of(self.source), span)
    }

    pub(super) fn pattern(&self, pattern: &ast::Pattern<&str>) -> Pattern<'a> {
        let elements = pattern.elements.iter().map(|element| match element {
            ast::PatternElement::TextElement { value } => {
                let (text, span) = self.name(value);
                Element::Text { text, span }
            }
            ast::PatternElement::Placeable { expression } => Element::Placeable(self.expression(expression)),
        });
        Pattern { elements: elements.collect() }
    }

    fn expression(&self, expression: &ast::Expression<&str>) -> Expression<'a> {
        match expression {
            ast::Expression::Inline(inline) => Expression::Inline(self.inline(inline)),
            ast::Expression::Select { selector, variants } => Expression::Select {
                selector: self.inline(selector),
                variants: variants
                    .iter()
                    .map(|variant| {
                        let (key, is_number) = match variant.key {
                            ast::VariantKey::Identifier { name } => (name, false),
                            ast::VariantKey::NumberLiteral { value } => (value, true),
                        };
                        let (key, span) = self.name(key);
                        Variant { key, is_number, span, default: variant.default, value: self.pattern(&variant.value) }
                    })
                    .collect(),
            },
        }
    }

    fn inline(&self, inline: &ast::InlineExpression<&str>) -> Inline<'a> {
        match inline {
            ast::InlineExpression::StringLiteral { value } => Inline::Literal(self.literal(value, false)),
            ast::InlineExpression::NumberLiteral { value } => Inline::Literal(self.literal(value, true)),
            ast::InlineExpression::VariableReference { id } => {
                let (name, span) = self.name(id.name);
                Inline::Variable(name, signed(span))
            }
            ast::InlineExpression::MessageReference { id, attribute } => self.reference(id, attribute.as_ref(), false, None),
            ast::InlineExpression::TermReference { id, attribute, arguments } => {
                self.reference(id, attribute.as_ref(), true, arguments.as_ref())
            }
            ast::InlineExpression::FunctionReference { id, arguments } => {
                let (name, span) = self.name(id.name);
                Inline::Function(name, span, self.arguments(arguments))
            }
            ast::InlineExpression::Placeable { expression } => Inline::Placeable(Box::new(self.expression(expression))),
        }
    }

    fn reference(
        &self,
        id: &ast::Identifier<&str>,
        attribute: Option<&ast::Identifier<&str>>,
        is_term: bool,
        arguments: Option<&ast::CallArguments<&str>>,
    ) -> Inline<'a> {
        let (name, span) = self.name(id.name);
        let attribute = attribute.map(|attribute| self.name(attribute.name).0);
        Inline::Reference {
            reference: Reference { id: name, is_term, attribute },
            span: if is_term { signed(span) } else { span },
            arguments: arguments.map(|arguments| self.arguments(arguments)),
        }
    }

    fn arguments(&self, arguments: &ast::CallArguments<&str>) -> Arguments<'a> {
        let named = arguments.named.iter().map(|argument| {
            let (name, span) = self.name(argument.name.name);
            let value = match &argument.value {
                ast::InlineExpression::NumberLiteral { value } => self.literal(value, true),
                ast::InlineExpression::StringLiteral { value } => self.literal(value, false),
                // The grammar has nothing else here, and the parser a name.
                ast::InlineExpression::MessageReference { id, .. } | ast::InlineExpression::FunctionReference { id, .. } => {
                    self.literal(id.name, false)
                }
                _ => Literal { text: "", is_number: false, span },
            };
            (name, span, value)
        });
        Arguments { positional: arguments.positional.iter().map(|argument| self.inline(argument)).collect(), named: named.collect() }
    }

    fn literal(&self, text: &str, is_number: bool) -> Literal<'a> {
        let (text, span) = self.name(text);
        Literal { text, is_number, span }
    }
}

/// The bytes of a name with the sign before it.
fn signed(span: Span) -> Span {
    Span::new(span.start.saturating_sub(1), span.end)
}
