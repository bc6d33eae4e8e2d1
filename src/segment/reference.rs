//! Reference and footnote marks behind the end of a sentence: `[1]`, `[^a]`, `^1^`, `※1`, `<sup>1</sup>`. In: what stands
//! directly behind a terminator. Out: how far the mark goes. What never happens: a number that belongs to the next
//! sentence (`※1回5mL`, `（1）採血`) is taken for one.

use super::bracket::is_closer;
use super::sentence::{Cutter, is_point, is_terminator};
use crate::article::atom::{Inline, Side, Token};
use crate::article::vocabulary::japanese;
use crate::text::{Span, is_wide};

/// Longest label of a footnote and longest mark without its markup, in characters.
const LONGEST: usize = 40;

/// What a number counts where it is no number of a note: ※1回, ※3か月.
const COUNTERS: &str = "回日月年週時分秒人名例件個本枚錠包滴杯台床度割倍歳才代円万億千百兆点位番号級種類項段階次泊箱袋部章節か\
                        ヶヵケカつミグキリメセパ.．,，、%％〜～-−–/／:：℃";

impl Cutter<'_> {
    /// `[1]`, `[3,4]`, `[^a]`, `（※1）`, `（笑）` directly behind a terminator.
    pub(super) fn reference(&self, i: usize) -> Option<usize> {
        let close = self.brackets.closer(i).filter(|close| *close <= i + LONGEST)?;
        let inner = Span::new(self.byte(i + 1), self.byte(close)).of(self.text);
        let square = matches!(self.at(i), '[' | '［');
        let number = square && close <= i + 12 && is_numbers(inner);
        let footnote = square && inner.strip_prefix('^').is_some_and(|label| !label.is_empty() && !label.contains(char::is_whitespace));
        let sign = inner.strip_prefix(['※', '注', '＊', '*', '†']);
        let note = sign.is_some_and(|number| number.is_empty() || is_numbers(number));
        if (number || note) && self.begins_with_mark(self.at(i), note) {
            return None;
        }
        // A remark of its own begins with its sign and is no sentence: （※個人の感想です）; so does who says it: (Liu, 2024).
        let remark = inner.starts_with('※') && !inner.ends_with(is_terminator) && !matches!(self.at(close + 1), '。' | '．');
        let who = !square && is_wide(self.at(close + 1)) && is_authors(inner);
        (number || footnote || note || remark || who || matches!(inner, "笑" | "泣" | "汗" | "苦笑")).then_some(close + 1)
    }

    /// Whether the sentence begins with such a mark itself: （注1）個人差があります。（注2）…, where the mark goes before its text.
    fn begins_with_mark(&self, open: char, note: bool) -> bool {
        let Some(close) = self.brackets.closer(self.start).filter(|close| self.at(self.start) == open && *close <= self.start + 12) else {
            return false;
        };
        let inner = Span::new(self.byte(self.start + 1), self.byte(close)).of(self.text);
        match inner.strip_prefix(['※', '注', '＊', '*', '†']) {
            Some(number) => note && is_numbers(number),
            None => !note && is_numbers(inner),
        }
    }

    /// `^1^` and `※1` directly behind a terminator; `※1` only where nothing counts with the number.
    pub(super) fn note_number(&self, i: usize) -> Option<usize> {
        let digits = |mut at: usize| {
            while is_digit(self.at(at)) || (matches!(self.at(at), ',' | '、' | '，') && is_digit(self.at(at + 1))) {
                at += 1;
            }
            at
        };
        let end = digits(i + 1);
        if end == i + 1 || end > i + 12 {
            return None;
        }
        match self.at(i) {
            '^' => (self.at(end) == '^').then_some(end + 1),
            '※' => {
                // A further note follows, or the text does; behind a space it is the note itself.
                let next = self.at(end);
                let seen = self.past_space(end);
                let apart = self.is_end(seen) || is_closer(next) || next == '※';
                let counts = COUNTERS.contains(next) && !(next == '次' && matches!(self.at(end + 1), 'の' | 'に' | 'は'));
                let word = if end == seen { is_wide(next) && !counts } else { begins_sentence(self.rest(seen)) };
                (apart || word).then_some(end)
            }
            _ => None,
        }
    }

    /// `effective.12 Next`, `(type 2).3,4 This`: a reference number that lost its raised place.
    pub(super) fn raised_number(&self, i: usize) -> Option<usize> {
        let before = i.checked_sub(2).map_or(' ', |b| self.at(b));
        let word = before == ')'
            || (before.is_ascii_lowercase() && i >= 4 && self.at(i - 3).is_ascii_lowercase() && self.at(i - 4).is_ascii_alphabetic());
        if !is_point(self.at(i.checked_sub(1)?)) || !word || !self.at(i).is_ascii_digit() {
            return None;
        }
        let mut end = i;
        while end < i + 12
            && (self.at(end).is_ascii_digit() || (matches!(self.at(end), ',' | '-' | '–' | ' ') && self.at(end + 1).is_ascii_digit()))
        {
            end += 1;
        }
        (self.at(end) == ' ' && self.at(end + 1).is_uppercase()).then_some(end)
    }
}

/// Whether a text begins with a word that opens a sentence: また, なお, しかし …
fn begins_sentence(rest: &str) -> bool {
    japanese().starters.iter().any(|word| rest.starts_with(word.as_str()))
}

/// Whether a text is nothing but the mark of a note.
pub(super) fn is_reference(text: &str) -> bool {
    let footnote = |inner: &str| !inner.contains(|c: char| c.is_whitespace() || matches!(c, '[' | ']')) && inner.chars().count() < LONGEST;
    text.starts_with(['[', '［', '※', '^', '<'])
        && (is_mark(text, true) || text.strip_prefix("[^").and_then(|rest| rest.strip_suffix(']')).is_some_and(footnote))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Authors and the year of what they wrote: Liu, 2024; Smith et al., 2019; 佐藤ら、2020年.
fn is_authors(text: &str) -> bool {
    let text = text.trim_end_matches('年');
    let bare = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let years = bare.get(bare.len().saturating_sub(4)..).filter(|year| year.bytes().all(|b| b.is_ascii_digit()));
    let name = bare.strip_suffix(years.unwrap_or(" ")).unwrap_or("");
    years.is_some_and(|year| year.starts_with("19") || year.starts_with("20"))
        && name.trim_end().ends_with([',', '、', '，', '.'])
        && name.starts_with(|c: char| c.is_alphabetic())
}

/// Numbers and what stands between them.
fn is_numbers(text: &str) -> bool {
    text.chars().any(is_digit) && text.chars().all(|c| is_digit(c) || ",-–^ 、，".contains(c))
}

/// Markup with nothing but a reference in it: raised signs (`<sup>1</sup>`) and links (`[1](@1)`), each as one token that
/// closes what stands before it.
///
/// `tokens` are those of one part of the text, in order; those inside a reference are taken out.
pub(super) fn references(text: &str, within: Span, markup: &Inline, tokens: &mut Vec<Token>) {
    let first = markup.pairs.partition_point(|(open, _)| open.end <= within.start);
    let pairs = markup.pairs.iter().skip(first).take_while(|(open, _)| open.start < within.end);
    let raised = pairs.filter(|(open, _)| is_raised(open.of(text))).map(|(open, close)| Span::new(open.start, close.end));
    let first = markup.atoms.partition_point(|atom| atom.end <= within.start);
    let links = markup.atoms.iter().skip(first).take_while(|atom| atom.start < within.end).copied();
    let mut found: Vec<Span> = raised.filter(|span| is_mark(span.of(text), true)).collect();
    found.extend(links.filter(|span| is_link(span.of(text)) && is_mark(span.of(text), false)));
    found.retain(|span| within.contains(*span));
    found.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut end = within.start; // of the last reference
    found.retain(|span| {
        let kept = span.start >= end && follows_end(text, within.start, span.start, end, tokens);
        end = if kept { span.end } else { end };
        kept
    });
    tokens.retain(|token| {
        let next = found.partition_point(|span| span.end <= token.span.start);
        found.get(next).is_none_or(|span| !span.contains(token.span))
    });
    tokens.extend(found.into_iter().map(|span| Token { span, side: Side::Close }));
    tokens.sort_unstable_by_key(|token| token.span);
}

/// Whether a sentence may end before the byte `at`: tokens aside, a terminator or a closer behind one stands there, or
/// another reference that ends at `reference`.
fn follows_end(text: &str, floor: usize, at: usize, reference: usize, tokens: &[Token]) -> bool {
    let mut end = at;
    let mut from = tokens.partition_point(|token| token.span.end <= at);
    while let Some(token) = from.checked_sub(1).and_then(|i| tokens.get(i)).filter(|token| token.span.end == end && token.span.end > floor)
    {
        if token.span.end == reference {
            return true;
        }
        end = token.span.start;
        from -= 1;
    }
    let before = Span::new(floor, end.max(floor)).of(text);
    let bare = before.trim_end_matches(is_closer);
    bare.ends_with(is_terminator)
}

fn is_raised(tag: &str) -> bool {
    let name = tag.trim_start_matches('<').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
    name.eq_ignore_ascii_case("sup")
}

fn is_link(atom: &str) -> bool {
    atom.starts_with('[') || atom.starts_with("<a ") || atom.starts_with("<A ")
}

/// Whether a text without its tags and destinations is the mark of a note: numbers with their brackets and signs, where
/// `raised` one small letter too.
fn is_mark(markup: &str, raised: bool) -> bool {
    /// No mark has more bytes of markup around it.
    const WIDEST: usize = 200;
    if markup.len() > WIDEST {
        return false;
    }
    let mut text = String::new();
    let mut inside = false; // a tag
    for c in markup.chars() {
        inside |= c == '<';
        text.extend(Some(c).filter(|_| !inside));
        inside &= c != '>';
    }
    let text = text.rsplit_once("](@").map_or(text.as_str(), |(before, _)| before).trim();
    let sign = |c: char| is_digit(c) || "※*＊†‡§注".contains(c);
    let letter = |c: char| raised && c.is_ascii_lowercase() && text.chars().filter(char::is_ascii_lowercase).count() == 1;
    text.chars().count() <= 12
        && text.chars().any(|c| sign(c) || letter(c))
        && text.chars().all(|c| sign(c) || letter(c) || "[]()（）［］,、，-–〜~^ ".contains(c))
}

#[cfg(test)]
mod tests {
    use crate::article::{Options, parse};
    use crate::segment::split;
    use crate::text::Lang;

    fn units(path: &str, text: &str) -> Vec<String> {
        let (article, _) = parse(path, text, &Options::new(Lang::Ja));
        split(&article, Lang::Ja).units.into_iter().map(|unit| unit.text).collect()
    }

    #[test]
    fn references_belong_to_the_sentence_before() {
        for (text, first) in [
            ("効果があります。[^a]次の文です。", "効果があります。[^a]"),
            ("効果があります。[^補足-1] 次の文です。", "効果があります。[^補足-1]"),
            ("効果があります。^1^次の文です。", "効果があります。^1^"),
            ("効果があります。※1また、次の文です。", "効果があります。※1"),
            ("効果があります。※1次の文です。", "効果があります。※1"),
            ("効果があります。※１,２ なお、次の文です。", "効果があります。※１,２"),
            ("効果があります。（※1）次の文です。", "効果があります。（※1）"),
            ("効果があります。［注1］次の文です。", "効果があります。［注1］"),
            ("効果があります。<sup>1</sup>次の文です。", "効果があります。<sup>1</sup>"),
            ("効果があります。<sup>※1</sup><sup>a</sup> 次の文です。", "効果があります。<sup>※1</sup><sup>a</sup>"),
            ("**効果があります。**<sup>1,2</sup>次の文です。", "**効果があります。**<sup>1,2</sup>"),
            ("効果があります。[1](#r1)次の文です。", "効果があります。[1](@1)"),
            ("本当に効きますか？[^q]次の文です。", "本当に効きますか？[^q]"),
            ("It works.[^a] The next one follows.", "It works.[^a]"),
            ("It works.<sup>1</sup> The next one follows.", "It works.<sup>1</sup>"),
        ] {
            let cut = units("a.md", text);
            assert_eq!((cut.len(), cut.first().map(String::as_str)), (2, Some(first)), "{text} {cut:?}");
        }
        let html = "<p>効果があります。<sup class=\"ref\"><a href=\"#r1\">1</a></sup>次の文です。</p>";
        assert_eq!(units("a.html", html), ["効果があります。<sup @1><a @2>1</a></sup>", "次の文です。"]);
    }

    #[test]
    fn no_reference_stands_alone() {
        for text in ["効果があります。[^a]", "効果があります。※1", "効果があります。^2^", "効果があります。<sup>[3]</sup>", "It works.[^b]"]
        {
            assert_eq!(units("a.md", text), [text]);
        }
    }

    #[test]
    fn numbers_of_the_next_sentence_stay_with_it() {
        for (text, second) in [
            ("投与します。※1回5mLです。", "※1回5mLです。"),
            ("投与します。※1次治療の方です。", "※1次治療の方です。"),
            ("投与します。※1 個人差があります。", "※1 個人差があります。"),
            ("投与します。（1）採血をします。", "（1）採血をします。"),
            ("投与します。[予約](#r1)はこちらです。", "[予約](@1)はこちらです。"),
            ("投与します。<sup>注意</sup>保険はききません。", "<sup>注意</sup>保険はききません。"),
            ("投与します。<b>1</b>回だけです。", "<b>1</b>回だけです。"),
            ("It works. [2](#r1) shows how.", "[2](@1) shows how."),
        ] {
            let cut = units("a.md", text);
            assert_eq!(cut.last().map(String::as_str), Some(second), "{text} {cut:?}");
        }
        assert_eq!(units("a.md", "細胞を10<sup>6</sup>個まで増やします。"), ["細胞を10<sup>6</sup>個まで増やします。"]);
    }
}
