//! Regular expressions of SRX files in our own engine's words. In: an expression as ICU and Java write it, which the SRX
//! specification asks for. Out: the same for `fancy_regex`. What never happens: a sign that both read alike changes; what
//! neither can say stays, so that compiling it fails with its place.

/// Whether an expression refers back to one of its groups.
pub(super) fn refers_back(expression: &str) -> bool {
    let mut escaped = false;
    expression.chars().any(|c| {
        let refers = escaped && (c.is_ascii_digit() && c != '0' || c == 'k');
        escaped = c == '\\' && !escaped;
        refers
    })
}

/// Translates an expression. Groups that nothing refers back to capture nothing: fancy-regex 0.20.2 forgets a `\b` at the
/// beginning of a lookbehind with groups that do.
pub(super) fn translate(expression: &str) -> String {
    let bare = !refers_back(expression);
    let mut reader =
        Reader { chars: expression.chars().collect(), at: 0, class: 0, set: false, out: String::with_capacity(expression.len()) };
    while let Some(c) = reader.next() {
        // Behind a set of characters a dash is one: [\d-–].
        let set = std::mem::take(&mut reader.set);
        match c {
            '-' if set && reader.class > 0 && reader.peek(0) != Some('[') => reader.out.push_str(r"\-"),
            '\\' => reader.escape(),
            _ if reader.class > 0 => reader.in_class(c),
            '[' => reader.open(),
            '(' if reader.peek(0) == Some('?') => reader.flags(),
            '(' if bare => reader.out.push_str("(?:"),
            _ => reader.out.push(c),
        }
    }
    reader.out
}

/// White space on a line, and what breaks one.
const HORIZONTAL: &str = r" \t\x{A0}\x{1680}\x{180E}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}";
const VERTICAL: &str = r"\n\x0B\x0C\r\x{85}\x{2028}\x{2029}";

struct Reader {
    chars: Vec<char>,
    at: usize,
    /// How many classes are open.
    class: usize,
    /// Whether what was read last is a set of characters within a class.
    set: bool,
    out: String,
}

impl Reader {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek(0)?;
        self.at += 1;
        Some(c)
    }

    /// The beginning of a class: a bracket first in it is one of its characters.
    fn open(&mut self) {
        self.class += 1;
        self.out.push('[');
        if self.peek(0) == Some('^') {
            self.at += 1;
            self.out.push('^');
        }
        if self.peek(0) == Some(']') {
            self.at += 1;
            self.out.push_str(r"\]");
        }
    }

    fn in_class(&mut self, c: char) {
        match c {
            '[' if self.posix() > 0 => {
                let end = self.at + self.posix();
                self.out.push('[');
                self.out.extend(self.chars.iter().take(end).skip(self.at));
                self.at = end;
            }
            '[' => self.open(),
            ']' => {
                self.class -= 1;
                self.out.push(']');
            }
            // In ICU [a-z-[aeiou]] is a difference; two dashes are one here.
            '-' if self.peek(0) == Some('[') => self.out.push_str("--"),
            '-' if self.peek(0) == Some('-') => self.out.push_str(r"\-"),
            '~' => self.out.push_str(r"\~"),
            _ => self.out.push(c),
        }
    }

    /// How many characters of `[:alpha:]` follow behind its first.
    fn posix(&self) -> usize {
        let rest: String = self.chars.iter().skip(self.at).take(16).collect();
        let name = rest.strip_prefix(':').and_then(|rest| rest.split_once(":]")).map(|(name, _)| name);
        name.filter(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic() || c == '^')).map_or(0, |name| name.len() + 3)
    }

    /// `(?i)`: the flags that mean something else here, or are always on, are left out.
    fn flags(&mut self) {
        let rest: String = self.chars.iter().skip(self.at + 1).take_while(|c| c.is_ascii_alphabetic() || **c == '-').collect();
        let end = self.peek(1 + rest.len());
        let known = !rest.is_empty() && rest.chars().all(|c| "idmsuxUw-".contains(c)) && matches!(end, Some(')' | ':'));
        if !known {
            self.out.push('(');
            return;
        }
        let kept: String = rest.chars().filter(|c| !"duUw".contains(*c)).collect();
        let kept = kept.trim_end_matches('-');
        self.at += 2 + rest.len();
        match end {
            Some(')') if kept.is_empty() => {}
            Some(')') => self.out.push_str(&format!("(?{kept})")),
            _ => self.out.push_str(&format!("(?{kept}:")),
        }
    }

    /// Characters of a class, in brackets of its own outside of one.
    fn characters(&mut self, set: &str, negated: bool) {
        let text = match (self.class > 0, negated) {
            (true, false) => set.to_owned(),
            (_, true) => format!("[^{set}]"),
            (false, false) => format!("[{set}]"),
        };
        self.out.push_str(&text);
    }

    fn escape(&mut self) {
        let Some(c) = self.next() else {
            self.out.push('\\');
            return;
        };
        self.set = self.class > 0 && "dDsSwWpPhHvV".contains(c);
        match c {
            'Q' => {
                while let Some(c) = self.next() {
                    if c == '\\' && self.peek(0) == Some('E') {
                        self.at += 1;
                        return;
                    }
                    self.literal(c);
                }
            }
            'E' => {}
            'h' | 'H' => self.characters(HORIZONTAL, c == 'H'),
            'v' | 'V' => self.characters(VERTICAL, c == 'V'),
            'R' if self.class == 0 => self.out.push_str(&format!(r"(?:\r\n|[{VERTICAL}])")),
            'e' => self.out.push_str(r"\x1B"),
            'u' => self.unicode(),
            '0' => {
                let digits: String = self.chars.iter().skip(self.at).take(3).take_while(|c| ('0'..='7').contains(*c)).collect();
                self.at += digits.len();
                self.out.push_str(&format!(r"\x{{{:X}}}", u32::from_str_radix(&digits, 8).unwrap_or(0)));
            }
            'c' => {
                let control = self.next().map_or(0, |c| u32::from(c.to_ascii_uppercase()) ^ 0x40);
                self.out.push_str(&format!(r"\x{{{control:X}}}"));
            }
            'p' | 'P' => self.property(c == 'P'),
            _ if c.is_ascii_alphanumeric() => {
                self.out.push('\\');
                self.out.push(c);
            }
            _ => self.literal(c),
        }
    }

    /// A character that stands for itself.
    fn literal(&mut self, c: char) {
        if r"\.+*?()|[]{}^$#&-~".contains(c) {
            self.out.push('\\');
        }
        self.out.push(c);
    }

    /// `\u3002`; two of them may be one character of the higher planes.
    fn unicode(&mut self) {
        if self.peek(0) == Some('{') {
            self.out.push_str(r"\x");
            return;
        }
        let hex = |from: usize| -> Option<u32> {
            let digits: String = self.chars.iter().skip(from).take(4).collect();
            (digits.len() == 4).then(|| u32::from_str_radix(&digits, 16).ok()).flatten()
        };
        let Some(high) = hex(self.at) else {
            self.out.push_str(r"\u");
            return;
        };
        let pair = self.chars.get(self.at + 4) == Some(&'\\') && self.chars.get(self.at + 5) == Some(&'u');
        let low = hex(self.at + 6).filter(|low| pair && (0xDC00..0xE000).contains(low) && (0xD800..0xDC00).contains(&high));
        let value = low.map_or(high, |low| 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00));
        self.at += if low.is_some() { 10 } else { 4 };
        self.out.push_str(&format!(r"\x{{{value:X}}}"));
    }

    /// `\p{Lu}`, `\pL`, `\p{IsHan}`, `\p{InHiragana}`, `\p{javaLowerCase}`.
    fn property(&mut self, negated: bool) {
        let name: String = if self.peek(0) == Some('{') {
            self.chars.iter().skip(self.at + 1).take_while(|c| **c != '}').collect()
        } else {
            self.peek(0).map(String::from).unwrap_or_default()
        };
        self.at += if self.peek(0) == Some('{') { name.chars().count() + 2 } else { 1 };
        let (name, negated) = match name.strip_prefix('^') {
            Some(name) => (name, !negated),
            None => (name.as_str(), negated),
        };
        let block = name.strip_prefix("In").or_else(|| name.strip_prefix("block=")).or_else(|| name.strip_prefix("blk="));
        let bare = |name: &str| name.to_ascii_lowercase().replace([' ', '_', '-'], "");
        if let Some((_, range)) = block.and_then(|block| BLOCKS.iter().find(|(name, _)| *name == bare(block))) {
            return self.characters(range, negated);
        }
        let set = match bare(name).as_str() {
            "alnum" => r"\p{Alphabetic}\p{Nd}",
            "word" => r"\w",
            "digit" => r"\p{Nd}",
            "xdigit" => r"\p{Hex_Digit}",
            "blank" => HORIZONTAL,
            "l&" => r"\p{Lu}\p{Ll}\p{Lt}",
            "graph" => r"\p{L}\p{M}\p{N}\p{P}\p{S}",
            "javalowercase" => r"\p{Lowercase}",
            "javauppercase" => r"\p{Uppercase}",
            "javaletter" | "javaalphabetic" => r"\p{L}",
            "javadigit" => r"\p{Nd}",
            "javaletterordigit" => r"\p{L}\p{Nd}",
            "javawhitespace" | "javaspacechar" => r"\s",
            _ => "",
        };
        if !set.is_empty() {
            return self.characters(set, negated);
        }
        let name = name.strip_prefix("Is").filter(|rest| !rest.is_empty()).unwrap_or(name);
        self.out.push_str(&format!(r"\{}{{{name}}}", if negated { 'P' } else { 'p' }));
    }
}

/// Blocks of Unicode by name, which the engine knows no names for.
const BLOCKS: [(&str, &str); 14] = [
    ("basiclatin", r"\x00-\x7F"),
    ("latin1supplement", r"\x{80}-\x{FF}"),
    ("latinextendeda", r"\x{100}-\x{17F}"),
    ("greek", r"\x{370}-\x{3FF}"),
    ("greekandcoptic", r"\x{370}-\x{3FF}"),
    ("cyrillic", r"\x{400}-\x{4FF}"),
    ("arabic", r"\x{600}-\x{6FF}"),
    ("generalpunctuation", r"\x{2000}-\x{206F}"),
    ("cjksymbolsandpunctuation", r"\x{3000}-\x{303F}"),
    ("hiragana", r"\x{3040}-\x{309F}"),
    ("katakana", r"\x{30A0}-\x{30FF}"),
    ("cjkunifiedideographs", r"\x{4E00}-\x{9FFF}"),
    ("hangulsyllables", r"\x{AC00}-\x{D7AF}"),
    ("halfwidthandfullwidthforms", r"\x{FF00}-\x{FFEF}"),
];

#[cfg(test)]
mod tests {
    use super::translate;

    #[test]
    fn the_dialects_meet() {
        for (icu, ours) in [
            (r"[。．？！]", r"[。．？！]"),
            (r"\Q.e.g.\E\s", r"\.e\.g\.\s"),
            (r"\u3002\uD83D\uDE00", r"\x{3002}\x{1F600}"),
            (r"\p{IsHan}\pL\P{Lu}", r"\p{Han}\p{L}\P{Lu}"),
            (r"[\p{InHiragana}a]", r"[\x{3040}-\x{309F}a]"),
            (r"\h+", r"[ \t\x{A0}\x{1680}\x{180E}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}]+"),
            (r"[a-z-[aeiou]]", r"[a-z--[aeiou]]"),
            (r"[]a]", r"[\]a]"),
            (r"[\d-–][\p{Lu}-–]", r"[\d\-–][\p{Lu}\-–]"),
            (r"[[:alpha:]x]", r"[[:alpha:]x]"),
            (r"[:]+", r"[:]+"),
            ("(?iu)a(?U)b(?u:c)", "(?i)ab(?:c)"),
            (r"\»\'\ \.\<", r"»' \.<"),
            (r"a++(?>b)(?<!c)", r"a++(?>b)(?<!c)"),
            (r"(a|b)\(", r"(?:a|b)\("),
            (r"(a|b)\1", r"(a|b)\1"),
            (r"\0101\cA\e", r"\x{41}\x{1}\x1B"),
        ] {
            assert_eq!(translate(icu), ours, "{icu}");
        }
        for broken in ["\\", "[", "\\p", "\\p{", "\\u12", "\\Q", "(?", "[^", "\\c", "[[:", "[[:a"] {
            let _ = translate(broken);
        }
    }
}
