//! Text of files in a comment on GitHub: it comes out as plain text that makes no markup, link, image, mention, reference,
//! emoji or formula, and stays on its line and in its cell. What Markdown would read is written as a character reference;
//! what GitHub itself looks for in the finished text (`@name`, `#1`, addresses, hashes) is parted by a zero-width space.

use crate::text::clean;

/// A zero-width space.
const PART: &str = "&#8203;";

/// The text, inert.
pub fn inert(text: &str) -> String {
    let text = clean(text);
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() * 2);
    let mut hex = 0;
    for (at, &c) in chars.iter().enumerate() {
        let next = chars.get(at + 1).copied().unwrap_or(' ');
        // A run of letters and digits that may be the hash of a commit.
        hex = if c.is_ascii_hexdigit() { hex + 1 } else { 0 };
        if hex == 7 {
            out.push_str(PART);
            hex = 1;
        }
        match c {
            '\n' | '\t' => out.push(' '),
            '@' | '#' => {
                out.push_str(&format!("&#{};", u32::from(c)));
                out.push_str(PART);
            }
            ':' if next.is_ascii_graphic() => out.push_str(&format!("&#58;{PART}")),
            '.' if next.is_ascii_alphanumeric() && www(&chars, at) => out.push_str(&format!(".{PART}")),
            '-' if next.is_ascii_digit() && chars.get(at.wrapping_sub(1)).is_some_and(char::is_ascii_alphabetic) => {
                out.push_str(&format!("-{PART}"));
            }
            '&' | '<' | '>' | '"' | '`' | '*' | '_' | '~' | '[' | ']' | '(' | ')' | '{' | '}' | '\\' | '|' | '!' | '$' | '^' | '+' => {
                out.push_str(&format!("&#{};", u32::from(c)));
            }
            _ => out.push(c),
        }
    }
    out
}

/// Whether `www` stands before the dot.
fn www(chars: &[char], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|at| chars.get(at)).is_some_and(|c| c.eq_ignore_ascii_case(&'w'));
    before(1) && before(2) && before(3)
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn plain_text_stays_plain() {
        assert_eq!(inert("幹細胞は、約1億個です。"), "幹細胞は、約1億個です。");
        assert_eq!(inert("It's 3 mL, 50% of it; well-known."), "It's 3 mL, 50% of it; well-known.");
    }

    #[test]
    fn what_markdown_or_github_would_read_is_inert() {
        for (text, never) in [
            ("| 列 | 列", "|"),
            ("</details><script>x</script>", "<"),
            ("![画像](https://example.org/a.png)", "!["),
            ("[鍵](javascript:x)", "["),
            ("`コード`", "`"),
            ("**強** _弱_ ~~消~~", "*"),
            ("@octocat さん", "@o"),
            ("&#64;octocat", "&#64;o"),
            ("https://example.org", "://"),
            ("www.example.org", "www.e"),
            ("mailto:a@example.org", "@e"),
            ("#12 を閉じる", "#12"),
            ("GH-12", "GH-12"),
            (":smile:", ":smile"),
            ("$x^2$", "$"),
            ("${{ secrets.A }}", "{{"),
            ("0123456789abcdef0123456789abcdef01234567", "0123456789"),
            ("一行\n::error::二行", "\n"),
            ("赤\u{1b}[31m逆\u{202e}", "\u{202e}"),
            ("赤\u{1b}[31m", "\u{1b}"),
            ("##[error]x", "##"),
        ] {
            let out = inert(text);
            assert!(!out.contains(never), "{text:?} gives {out:?}");
        }
    }
}
