//! Lines inside a Markdown paragraph that belong to a site generator and not to the text: container fences (`:::tip`),
//! attribute lists (`{: .note}`), template tags, formulas on lines of their own. The runs of a paragraph come in, the
//! runs of what is left go out, in one group per stretch of text; the title of a container is a stretch.

use super::inline::{Bit, Run, clip};
use crate::text::Span;

/// The stretches of text between the furniture. Between `{% highlight … %}` and `{% endhighlight %}` there is code;
/// `code` says whether that is open, before and after.
pub(super) fn without(source: &str, runs: Vec<Run>, code: &mut bool) -> Vec<Vec<Run>> {
    let is_break = |run: &Run| matches!(run.bit, Bit::Soft | Bit::Hard);
    if !*code && !runs.iter().any(|run| run.bit == Bit::Math) && !runs.split(is_break).any(|line| furniture(source, line).is_some()) {
        return vec![runs];
    }
    let mut stretches: Vec<Vec<Run>> = vec![Vec::new()];
    for line in runs.split_inclusive(is_break) {
        let body = line.split_last().filter(|(last, _)| is_break(last)).map_or(line, |(_, rest)| rest);
        match furniture(source, body) {
            _ if *code && !template(source, body, "endhighlight") => {}
            Some(title) => {
                *code = template(source, body, "highlight");
                stretches.push(clip(body, title));
                stretches.push(Vec::new());
            }
            None => {
                if let Some(stretch) = stretches.last_mut() {
                    stretch.extend_from_slice(line);
                }
            }
        }
    }
    stretches
}

/// Whether a line is a template tag of this name.
fn template(source: &str, line: &[Run], name: &str) -> bool {
    let start = line.first().map_or(0, |run| run.span.start);
    let rest = source.get(start..).unwrap_or("").trim_start().strip_prefix("{%").unwrap_or("");
    rest.trim_start_matches(['-', ' ']).starts_with(name)
}

/// For a line of furniture the bytes of the title in it, if it has one, else no bytes.
fn furniture(source: &str, line: &[Run]) -> Option<Span> {
    let span = Span::new(line.first()?.span.start, line.last()?.span.end);
    let none = Span::new(span.start, span.start);
    if line.iter().any(|run| run.bit == Bit::Math) && line.iter().all(|run| run.bit == Bit::Math || run.bit == Bit::Space) {
        return Some(none);
    }
    let text = span.of(source).trim();
    if let Some(rest) = text.strip_prefix(":::") {
        let rest = rest.trim_start_matches(':').trim_start();
        let after = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        // `:::tip 題` and `:::tip[題]` have a title; `:::題` is a container of that name.
        let name = after.trim_start();
        let title = match name.strip_prefix('[') {
            Some(inner) => inner.split_once(']').map_or("", |(title, _)| title),
            None if name.starts_with('{') || name.len() == after.len() || after.len() == rest.len() => "",
            None => name,
        };
        let end = span.start + span.of(source).trim_end().len();
        let start = end - name.len() + usize::from(name.starts_with('['));
        return Some(Span::new(start, start + title.len()));
    }
    let attributes = text.starts_with("{:") && text.ends_with('}');
    (attributes || is_template(text) || text.eq_ignore_ascii_case("[toc]") || text.eq_ignore_ascii_case("[[toc]]")).then_some(none)
}

/// Whether a text is nothing but template tags: `{% … %}`, `{{< … >}}`, `{{% … %}}`.
pub(super) fn is_template(text: &str) -> bool {
    let mut rest = text.trim();
    while !rest.is_empty() {
        let tags = [("{%", "%}"), ("{{<", ">}}"), ("{{%", "%}}")];
        let Some((_, after)) = tags.iter().find_map(|(open, close)| rest.strip_prefix(open)?.split_once(close)) else { return false };
        rest = after.trim_start();
    }
    !text.trim().is_empty()
}
