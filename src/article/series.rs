//! Numbered lines that belong together: `1. … 2. … 3. …`, `Q1. … Q2. …`, `第1章 … 第2章 …`. In: the lines of plain text and
//! what each is by itself. Out: the same, but alike for the lines of one series. What never happens: a sentence becomes a
//! heading because of its neighbours.

use std::collections::BTreeMap;

use super::Kind;
use super::enumerator::ordinal;
use super::line::Line;
use super::marker::Form;
use super::vocabulary::chapter;
use crate::text::width;

/// What is counted, with `None` for chapters.
type Count = Option<&'static str>;

/// Makes the lines of each series headings if at least half of them are, else items. `free` tells whether a line could
/// be a heading.
pub(super) fn alike(lines: &[Line<'_>], kinds: &mut [Kind], free: &dyn Fn(usize) -> bool) {
    for members in series(lines, kinds) {
        let is_heading = |i: usize| matches!(kinds.get(i), Some(Kind::Heading(_)));
        let heads = members.iter().filter(|&&i| is_heading(i)).count();
        let level = members.iter().find_map(|&i| kinds.get(i).filter(|_| is_heading(i)).cloned());
        let Some(level) = level.filter(|_| heads < members.len()) else { continue };
        let most = heads * 2 >= members.len();
        for i in members {
            let (Some(line), Some(kind)) = (lines.get(i), kinds.get_mut(i)) else { continue };
            let heading = matches!(kind, Kind::Heading(_));
            let form = line.marker.as_ref().map(|m| m.form);
            if most && !heading && free(i) && is_head(line) {
                *kind = level.clone();
            } else if !most && heading {
                match form {
                    Some(Form::Question) => *kind = Kind::Paragraph,
                    Some(_) => *kind = Kind::Item,
                    None => {}
                }
            }
        }
    }
}

/// So many of the latest series are looked at.
const NEAREST: usize = 64;

/// Whether a line is short and no sentence of its own; a question may be one.
fn is_head(line: &Line<'_>) -> bool {
    let question = line.marker.as_ref().is_some_and(|m| m.form == Form::Question);
    width(line.text) <= 80 && (question || !line.text.ends_with(['。', '｡', '、', '，', ':', '：']))
}

/// The lines of each series in order. A number that could go on with two of them goes on with the one that is like it:
/// a list inside a section ends where the next section begins.
fn series(lines: &[Line<'_>], kinds: &[Kind]) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    // By what is counted and the last number: the series that end with it, the latest last.
    let mut open: BTreeMap<(Count, u32), Vec<usize>> = BTreeMap::new();
    for (i, line) in lines.iter().enumerate().filter(|(_, line)| line.is_content()) {
        let found = match &line.marker {
            Some(m) if m.form.is_number() || m.form == Form::Question => ordinal(&m.sign).map(|n| (Some(m.form.key()), n)),
            Some(_) => None,
            None => chapter(line.text).map(|n| (None, n)),
        };
        let Some((count, number)) = found else { continue };
        let heading = |i: usize| matches!(kinds.get(i), Some(Kind::Heading(_)));
        let ends = number.checked_sub(1).and_then(|last| open.get_mut(&(count, last)));
        let like = |id: &usize| out.get(*id).and_then(|s| s.last()).is_some_and(|&last| heading(last) == heading(i));
        let joined = ends.and_then(|ends| {
            let last = ends.len().checked_sub(1)?;
            let at = (last.saturating_sub(NEAREST)..=last).rev().find(|at| ends.get(*at).is_some_and(like)).unwrap_or(last);
            Some(ends.remove(at))
        });
        let id = joined.unwrap_or(out.len());
        if id == out.len() {
            out.push(Vec::new());
        }
        if let Some(members) = out.get_mut(id) {
            members.push(i);
        }
        open.entry((count, number)).or_default().push(id);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::heading::tests::kinds;

    #[test]
    fn one_series_one_kind() {
        let text = "肩を動かすときの注意です。";
        assert_eq!(kinds(&format!("1）原因\n{text}\n2）どう治す？順に説明\n{text}\n3）費用\n{text}")), "hphphp");
        assert_eq!(kinds(&format!("Q1. 痛い？\nA1. {text}\nQ2. 肩は治りますか。\nA2. {text}\nQ3. 何日？\nA3. {text}")), "hphphp");
        assert_eq!(
            kinds(&format!(
                "肩の本\n\n第1章　肩とは\n\n{text}\n\n第2章　治し方\n{text}\n\n第３章　読者の声\n「よく分かりました」（会社員）\n"
            )),
            "hhphphp"
        );
        assert_eq!(kinds(&format!("1. {text}\n\n2. 運動\n\n3. {text}")), "iii");
        assert_eq!(kinds("1．がん検診を受ける\n2．薬を飲む\n3．のどを診る"), "iii");
        assert_eq!(kinds("1．MRI検査\n2．PRPの説明\n3．NK細胞の投与"), "iii");
        assert_eq!(kinds("①MRI検査\n②がん"), "ii");
    }

    #[test]
    fn what_stays_apart() {
        let text = "肩を動かすときの注意です。";
        // A list inside a section does not take the next heading with it.
        let listed = format!("1. 原因\n{text}\n\n2. 治し方\n{text}\n1. 温める\n2. 動かす\n{text}\n\n3. 費用\n{text}");
        assert_eq!(kinds(&listed), "hphpiiphp");
        // A long sentence stays one.
        assert_eq!(kinds(&format!("1. 原因\n{text}\n2. 費用\n{text}\n3. {text}\n{text}")), "hphpip");
        assert_eq!(kinds(&format!("第1章では{text}\n{text}")), "pp");
    }
}
