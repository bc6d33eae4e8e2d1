//! fullwidth-in-target: full-width forms and Japanese punctuation in a target whose language has none.

use super::leftover::left;
use super::pair::{Issue, Reading};
use super::scan::{addresses, inside, merged, quoted_alone, shared_code};
use crate::article::vocabulary::vocabulary;
use crate::finding::{Code, Hint};
use crate::text::{Lang, Span, nfkc};

/// Characters whose English form is told one by one.
const TOLD: usize = 5;

/// One finding a text; what stands beside leftover Japanese belongs to that finding, and a sign that is quoted for
/// itself ("、") is shown on purpose.
pub(super) fn in_target(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let target = reading.pair.target;
    if reading.target_lang == Lang::Ja || reading.source_lang != Lang::Ja || target.is_ascii() {
        return;
    }
    let mut exempt = shared_code(target, reading.pair.source);
    exempt.extend(addresses(target));
    exempt.extend(reading.kept_terms());
    let (exempt, left) = (merged(exempt), left(reading));
    let mut found: Vec<Span> = Vec::new();
    let mut signs: Vec<char> = Vec::new();
    for (at, c) in target.char_indices() {
        let here = Span::new(at, at + c.len_utf8());
        let beside = || left.get(left.partition_point(|run| run.end < here.start)).is_some_and(|run| run.start <= here.end);
        if !is_fullwidth(c) || beside() || inside(&exempt, at) || quoted_alone(target, here) {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.end == at => last.end = here.end,
            _ => found.push(here),
        }
        if !signs.contains(&c) {
            signs.push(c);
        }
    }
    if let Some(first) = found.first() {
        let text: Vec<&str> = found.iter().map(|span| span.of(target)).collect();
        let mut issue = Issue::new(Code::FullwidthInTarget).at(*first).with("text", text.join(" "));
        for c in signs.into_iter().take(TOLD) {
            issue = issue.hint(match written(c, reading.target_lang) {
                Some(form) if form.trim().is_empty() && !form.is_empty() => Hint::new("write-space").with("sign", c.to_string()),
                Some(form) if form.is_empty() => Hint::new("leave-out").with("sign", c.to_string()),
                Some(form) => Hint::new("write-instead").with("sign", c.to_string()).with("form", form),
                None => Hint::new("half-width"),
            });
        }
        issues.push(issue);
    }
}

/// Characters that have no place in English text: CJK punctuation, full-width forms, enclosed numbers and letters,
/// squared units, Roman numeral characters and ※ (Unicode blocks by number; checklists for outgoing English agree).
fn is_fullwidth(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}'..='\u{3037}' | '\u{303B}'..='\u{303F}' | '〆'
        | '゛' | '゜' | '゠' | '・' | '\u{FF01}'..='\u{FF65}' | '\u{FFE0}'..='\u{FFEE}' | '\u{FE30}'..='\u{FE4F}' | '※' | '‥'
        | '\u{2460}'..='\u{24FF}' | '\u{2776}'..='\u{2793}' | '\u{2160}'..='\u{2188}' | '\u{3190}'..='\u{319F}' | '\u{31C0}'..='\u{31EF}'
        | '\u{3200}'..='\u{33FF}' | '\u{2E80}'..='\u{2FDF}' | '\u{2FF0}'..='\u{2FFB}' | '℡' | '\u{1F200}'..='\u{1F265}')
}

/// How the language writes the character: by its table, else by what Unicode says it stands for.
fn written(c: char, lang: Lang) -> Option<String> {
    let own = c.to_string();
    // Languages in Latin letters write such signs as English does.
    let table = vocabulary(lang).or_else(|| vocabulary(Lang::En))?;
    if let Some(form) = table.characters.written.get(&own) {
        return Some(form.clone());
    }
    let plain = nfkc(&own);
    let number = |first: char, one: u32| Some(format!("({})", u32::from(c) - u32::from(first) + one));
    match c {
        '❶'..='❿' => number('❶', 1),
        '➀'..='➉' => number('➀', 1),
        '➊'..='➓' => number('➊', 1),
        '⓫'..='⓴' => number('⓫', 11),
        '⓵'..='⓾' => number('⓵', 1),
        _ if !plain.is_ascii() || plain == own => None,
        '\u{2460}'..='\u{2473}' | '\u{24B6}'..='\u{24EA}' | '\u{3251}'..='\u{325F}' | '\u{32B1}'..='\u{32BF}' => Some(format!("({plain})")),
        _ => Some(plain),
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, is_fullwidth, written};

    #[test]
    fn every_mark_of_the_list_is_known() {
        let all = "、。，．・：；？！゛゜「」『』（）〔〕［］｛｝〈〉《》【】〖〗〘〙〝〟※〒〻〼〽〃〆〜～〰゠＃＄％＆＊＋－／＜＝＞＠＼＾＿｀｜￣￥￠￡￢｡｢｣､･ＡＺａｚ０９\u{3000}";
        let enclosed = "①②⑩⑳㉑㊿⑴⒈⒜ⒶⓐⒾ❶➓⓪⓫⓵ⅠⅣⅫⅰⅻ㈱㈲㊤㋐㍻㎎㎏㎝㎜㎡㏄㎖㌔㌘㍿㋿℡";
        for c in all.chars().chain(enclosed.chars()) {
            assert!(is_fullwidth(c), "{c} U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn what_english_has_itself_is_none() {
        for c in "…—–‘’“”«»·•°′″×÷±≥≤→←µμαβγ²³⁷½™®©§¶†‡№℃Å¥€£~*#& éüñöø■●○△☆★✓😀".chars()
        {
            assert!(!is_fullwidth(c), "{c} U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn each_has_its_english_form() {
        for (c, form) in [
            ('：', ":"),
            ('０', "0"),
            ('Ａ', "A"),
            ('％', "%"),
            ('～', "–"),
            ('〜', "–"),
            ('①', "(1)"),
            ('㉑', "(21)"),
            ('❸', "(3)"),
            ('Ⅳ', "IV"),
            ('ⅻ', "xii"),
            ('㎎', "mg"),
            ('㏄', "mL"),
            ('㈱', "Co., Ltd."),
            ('※', "Note:"),
            ('。', "."),
            ('「', "“"),
            ('【', "["),
            ('￥', "¥"),
            ('⑴', "(1)"),
            ('㋿', "Reiwa"),
        ] {
            assert_eq!(written(c, Lang::En).as_deref(), Some(form), "{c}");
        }
        assert_eq!(written('〽', Lang::En).as_deref(), Some(""));
        assert_eq!(written('㊤', Lang::En), None);
        assert_eq!(written('：', Lang::Other).as_deref(), Some(":"));
    }
}
