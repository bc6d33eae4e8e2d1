//! How deep the braces of a Fluent file nest: a text comes in, the place where it gets too deep goes out. fluent-syntax
//! parses recursively, and a file of 100,000 opening braces would end the process, so this is asked before it sees a
//! file. It never counts less than the parser would nest, whatever is wrong with the file; it may count more inside one
//! message where quotation marks and braces mix.

/// No file people write comes near.
pub(super) const LIMIT: usize = 100;

/// The first byte at which more than [`LIMIT`] braces are open, if any.
pub(super) fn too_deep(source: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut offset = 0;
    for line in source.split_inclusive('\n') {
        let bytes = line.as_bytes();
        // Neither a comment nor `name =` can stand inside a placeable: the parser has given up on what was open.
        if line.starts_with('#') || starts_entry(line) {
            depth = 0;
        }
        if !line.starts_with('#') {
            let first = bytes.iter().position(|&byte| byte == b'"').unwrap_or(usize::MAX);
            let last = bytes.iter().rposition(|&byte| byte == b'"').unwrap_or(0);
            let mut at = 0;
            while let Some(&byte) = bytes.get(at) {
                match byte {
                    b'{' => match literal(bytes, at) {
                        Some(end) => at = end,
                        None => depth += 1,
                    },
                    // Between quotation marks it may be text.
                    b'}' if !(first < at && at < last) => depth = depth.saturating_sub(1),
                    _ => {}
                }
                if depth > LIMIT {
                    return Some(offset + at);
                }
                at += 1;
            }
        }
        offset += line.len();
    }
    None
}

/// Whether the line begins a message or a term: `name =`, `-name =`.
fn starts_entry(line: &str) -> bool {
    let name = line.strip_prefix('-').unwrap_or(line);
    let rest = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.trim_start_matches(' ').starts_with('=')
}

/// The last byte of `{ "…" }`, if that stands at a byte.
fn literal(bytes: &[u8], open: usize) -> Option<usize> {
    let blank = |mut at: usize| {
        while bytes.get(at) == Some(&b' ') {
            at += 1;
        }
        at
    };
    let mut at = blank(open + 1);
    if bytes.get(at) != Some(&b'"') {
        return None;
    }
    at += 1;
    while *bytes.get(at)? != b'"' {
        at += if bytes.get(at) == Some(&b'\\') { 2 } else { 1 };
    }
    let close = blank(at + 1);
    (bytes.get(close) == Some(&b'}')).then_some(close)
}

#[cfg(test)]
mod tests {
    use super::too_deep;

    #[test]
    fn nesting_counts() {
        assert_eq!(too_deep(&format!("k = {}", "{".repeat(100_000))), Some(104));
        assert!(too_deep("k = {\n").is_none());
        for hidden in [
            "{\nNUMBER($n) ->\n*[a] ",
            "{ \"}\" ->\n*[a] ",
            "{ \"}{\" ->\n*[a] \"} ",
            " \" { \"}\" ->\n*[a] ",
            "{ F(\"a{\", x: \"} }\") ->\n*[a] ",
        ] {
            assert!(too_deep(&format!("k = {}", hidden.repeat(1000))).is_some(), "{hidden}");
        }
        assert!(too_deep(&format!("a = {{\nk = \"{}", "{".repeat(1000))).is_some());
    }

    #[test]
    fn what_people_write_is_not_deep() {
        assert_eq!(too_deep(&format!("k = {}\n", "{ \"{\" }".repeat(1000))), None);
        assert_eq!(too_deep(&"# {{{ 「{」\n".repeat(1000)), None);
        assert_eq!(too_deep(&"k = { $n ->\n    *[one] \"{ $n }\" \"{ $n }\"\n    }\n".repeat(1000)), None);
        assert_eq!(too_deep(&"k = { $n\n".repeat(1000)), None);
        assert_eq!(too_deep("k = \\{ \"x"), None);
    }
}
