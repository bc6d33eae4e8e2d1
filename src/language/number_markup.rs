//! Markup among the words of a text whose digits are no numbers: tags, the numbered marks of links, character
//! references, the placeholders of programs. A place comes in; how many bytes stand there, and for which character,
//! goes out.

/// What stands at a place besides words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    /// Nothing to be read: a tag, `(@3)`.
    Left,
    /// `<sup>`.
    Raised,
    /// `&#160;`: this character.
    Means(char),
    /// `%2$s`: something that is put in later.
    Placeholder,
}

/// Longest tag that is left out, in bytes.
const TAG: usize = 300;

/// Characters that HTML writes by name, where they stand beside numbers.
const NAMED: [(&str, char); 24] = [
    ("nbsp", ' '),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("times", '×'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("minus", '−'),
    ("deg", '°'),
    ("micro", 'µ'),
    ("plusmn", '±'),
    ("middot", '·'),
    ("le", '≤'),
    ("ge", '≥'),
    ("lt", '<'),
    ("gt", '>'),
    ("amp", '&'),
    ("yen", '¥'),
    ("euro", '€'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
];

/// The markup that begins at byte `start`, with its length; `previous` is the last character read.
pub(super) fn markup(text: &str, start: usize, previous: char) -> Option<(Markup, usize)> {
    let rest = text.get(start..)?;
    match rest.chars().next()? {
        // C<…> is no tag but the markup of manuals.
        '<' if !previous.is_ascii_uppercase() => {
            let tag = tag(rest)?;
            Some((if tag.eq_ignore_ascii_case("<sup>") { Markup::Raised } else { Markup::Left }, tag.len()))
        }
        // 1\.5, where Markdown would read a list.
        '\\' if previous.is_ascii_digit() && rest.starts_with("\\.") => Some((Markup::Left, 1)),
        '(' => mark(rest).map(|length| (Markup::Left, length)),
        '&' => reference(rest).map(|(c, length)| (Markup::Means(c), length)),
        '%' if !previous.is_ascii_digit() => placeholder(rest).map(|length| (Markup::Placeholder, length)),
        _ => None,
    }
}

fn tag(rest: &str) -> Option<&str> {
    let first = rest.chars().nth(1)?;
    let end = rest.bytes().take(TAG).position(|b| b == b'>')?;
    let tag = rest.get(..=end)?;
    let closed = tag.matches('<').count() == 1 && !tag.contains('\n');
    ((first.is_ascii_alphabetic() || first == '/') && closed).then_some(tag)
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The mark that stands for the target of a link: `(@3)`.
fn mark(rest: &str) -> Option<usize> {
    let number = rest.strip_prefix("(@")?;
    let length = digits(number);
    (length > 0 && number.get(length..)?.starts_with(')')).then_some(length + 3)
}

/// A character reference: `&#160;`, `&#x3042;`, `&nbsp;`.
fn reference(rest: &str) -> Option<(char, usize)> {
    let end = rest.bytes().take(12).position(|b| b == b';')?;
    let name = rest.get(1..end)?;
    let code = match name.strip_prefix('#') {
        None => return NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| (*c, end + 1)),
        Some(hex) if hex.starts_with(['x', 'X']) => u32::from_str_radix(hex.get(1..)?, 16).ok()?,
        Some(decimal) => decimal.parse().ok()?,
    };
    Some((char::from_u32(code)?, end + 1))
}

/// A placeholder of C and its kin that has a number: `%2$s`, `%14ld`, `%5.2f`. The sign of percent behind a number, and
/// `%s`, which has none, are not looked for.
fn placeholder(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('%')?;
    let first = digits(body);
    let position = if first > 0 && body.get(first..)?.starts_with('$') { first + 1 } else { 0 };
    let field = body.get(position..)?;
    let width = field.bytes().take_while(|b| b.is_ascii_digit() || b"-+#.*".contains(b)).count();
    let size = field.get(width..)?.bytes().take_while(|b| b"hlzjt".contains(b)).count();
    let kind = field.get(width + size..)?.chars().next().filter(|c| "diouxXeEfgGcspn".contains(*c));
    let letter = usize::from(kind.is_some());
    let next = field.get(width + size + letter..)?.chars().next();
    let ends = position > 0 || (width > 0 && kind.is_some() && !next.is_some_and(|c| c.is_ascii_alphanumeric()));
    ends.then_some(1 + position + width + size + letter)
}

#[cfg(test)]
mod tests {
    use super::{Markup, markup};

    #[test]
    fn digits_of_markup_are_told_from_numbers() {
        let at_start = |text: &str| markup(text, 0, ' ');
        assert_eq!(at_start("<a @2>"), Some((Markup::Left, 6)));
        assert_eq!(at_start("(@12)です"), Some((Markup::Left, 5)));
        assert_eq!(at_start("&#x3042;"), Some((Markup::Means('あ'), 8)));
        assert_eq!(at_start("&#160;3"), Some((Markup::Means('\u{a0}'), 6)));
        assert_eq!(at_start("%2$sの"), Some((Markup::Placeholder, 4)));
        assert_eq!(at_start("%14ld>"), Some((Markup::Placeholder, 5)));
        for text in ["(3)", "(@)", "&3;", "&#;", "&#xD800;", "< 5", "%5の", "% 5", "%", "&", "(@3", "<"] {
            assert_eq!(at_start(text), None, "{text}");
        }
        assert_eq!(markup("%5d", 0, '3'), None);
    }
}
