//! How sure a sentence is, and whether it says no, as far as fixed cues tell. A sentence comes in, the class of its
//! hedge and its polarity go out. The cues stand in `cues/`; nothing here parses.

use super::cues::{Cues, Said};
use crate::text::{Lang, Span, fold};

/// How sure a sentence is of what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HedgeClass {
    /// Shown: 示された, 認められた; demonstrates, found.
    Demonstrated,
    /// Suggested: 示唆される; suggests, indicates.
    Suggested,
    /// Presumed by whoever writes: でしょう, と思います; probably, I think. Often rendered by the future alone.
    Presumed,
    /// Judged: 考えられる, 思われる; is thought, appears, likely.
    Judged,
    /// Possible: 可能性がある, かもしれない; may, possible.
    Possible,
    /// Possible and hedged again: 可能性が示唆されている; suggest … may.
    Stacked,
    /// Expected: 期待される; is expected, promising.
    Expected,
    /// Reported: 報告されている, とされる; reported, is said.
    Reported,
    /// Not known: 不明である, 確立されていない; unclear, not established.
    Unknown,
    /// Denied in part: とは限らない, 必ずしも; not necessarily.
    Restrained,
    /// Limited: 個人差がある; varies.
    Limited,
    /// Asks the reader: ご相談ください; please consult.
    Directive,
    /// Claims without limit: 必ず, 絶対; always, cures.
    Absolute,
}

impl HedgeClass {
    /// Whether the sentence says less than a plain statement would: everything from suggested to restrained.
    pub fn weakens(self) -> bool {
        !matches!(
            self,
            HedgeClass::Demonstrated | HedgeClass::Presumed | HedgeClass::Limited | HedgeClass::Directive | HedgeClass::Absolute
        )
    }
}

/// The class a text ends in (Japanese) or the strongest it has (English); nothing for a plain statement and for other
/// languages.
///
/// ```
/// use taiyaku::language::{HedgeClass, hedge};
/// use taiyaku::text::Lang;
/// assert_eq!(hedge("改善が期待されます。", Lang::Ja), Some(HedgeClass::Expected));
/// assert_eq!(hedge("It may improve.", Lang::En), Some(HedgeClass::Possible));
/// assert_eq!(hedge("改善します。", Lang::Ja), None);
/// ```
pub fn hedge(text: &str, lang: Lang) -> Option<HedgeClass> {
    class_of(&said(text, lang), text, lang)
}

fn said(text: &str, lang: Lang) -> Said {
    Cues::built_in().read(text, &fold(text), lang)
}

/// The class of a text whose cues have been read.
pub(super) fn class_of(said: &Said, text: &str, lang: Lang) -> Option<HedgeClass> {
    let found: Vec<(HedgeClass, Span)> = said.hedges.iter().map(|hedge| (hedge.class, hedge.span)).collect();
    let has = |class: HedgeClass| found.iter().any(|(other, _)| *other == class);
    if lang == Lang::Ja {
        let (last, span) = *found
            .iter()
            .filter(|(class, _)| class.weakens() || matches!(class, HedgeClass::Demonstrated | HedgeClass::Presumed))
            .max_by_key(|(_, span)| span.end)
            .or(found.iter().filter(|(class, _)| *class != HedgeClass::Absolute).max_by_key(|(_, span)| span.end))
            .or(found.last())?;
        let layered = matches!(
            last,
            HedgeClass::Suggested | HedgeClass::Judged | HedgeClass::Reported | HedgeClass::Demonstrated | HedgeClass::Expected
        );
        let under = found.iter().any(|(class, other)| {
            *class == HedgeClass::Possible
                && other.end <= span.start
                && text.get(other.end..span.start).is_some_and(|gap| gap.chars().count() <= LAYER)
        });
        let denied = last == HedgeClass::Possible && text.get(span.end..).is_some_and(|rest| DENIED.iter().any(|word| rest.contains(word)));
        return Some(if (layered && under) || denied { HedgeClass::Stacked } else { last });
    }
    let layers = [HedgeClass::Suggested, HedgeClass::Judged, HedgeClass::Reported];
    if has(HedgeClass::Possible) && !has(HedgeClass::Unknown) && layers.into_iter().any(has) {
        return Some(HedgeClass::Stacked);
    }
    const ORDER: [HedgeClass; 12] = [
        HedgeClass::Unknown,
        HedgeClass::Restrained,
        HedgeClass::Possible,
        HedgeClass::Expected,
        HedgeClass::Suggested,
        HedgeClass::Judged,
        HedgeClass::Reported,
        HedgeClass::Presumed,
        HedgeClass::Demonstrated,
        HedgeClass::Limited,
        HedgeClass::Directive,
        HedgeClass::Absolute,
    ];
    ORDER.into_iter().find(|class| has(*class))
}

/// Characters that may stand between 可能性 and the cue that hedges it again.
const LAYER: usize = 14;

/// What makes a possibility one that is only not denied.
const DENIED: [&str; 4] = ["否定でき", "否定はでき", "排除でき", "否めな"];

/// All hedges of a text with their bytes, in its order; where cues overlap the longest stands.
pub fn hedges(text: &str, lang: Lang) -> Vec<(HedgeClass, Span)> {
    said(text, lang).hedges.into_iter().map(|hedge| (hedge.class, hedge.span)).collect()
}

/// Whether the text denies something, forbids it or calls it impossible. Forms that only look like it do not count:
/// 〜しかない, かもしれない, 〜なければならない, ではないか, だけでなく, 少ない; not only, no less than.
pub fn negated(text: &str, lang: Lang) -> bool {
    let said = said(text, lang);
    !(said.negations.is_empty() && (said.inside.is_empty() || lang == Lang::En)) || said.refuses
}

#[cfg(test)]
mod tests {
    use super::{HedgeClass, hedge, hedges, negated};
    use crate::text::Lang;

    #[test]
    fn classes_of_both_languages() {
        use HedgeClass::{
            Absolute, Demonstrated, Directive, Expected, Judged, Limited, Possible, Presumed, Reported, Restrained, Stacked, Suggested,
            Unknown,
        };
        for (ja, en, class) in [
            ("有効性が示された。", "The trial demonstrated efficacy.", Demonstrated),
            ("改善が認められました。", "An improvement was found.", Demonstrated),
            ("関与が示唆される。", "This suggests an involvement.", Suggested),
            ("痛みを抑えると考えられています。", "It is thought to relieve pain.", Judged),
            ("原因とみられる。", "It appears to be the cause.", Judged),
            ("副作用が出る可能性があります。", "Side effects may occur.", Possible),
            ("効果があるかもしれない。", "It might be effective.", Possible),
            ("発熱することがあります。", "Fever can possibly occur.", Possible),
            ("痛みが和らぐ可能性が示唆されています。", "Studies suggest that it may relieve pain.", Stacked),
            ("関与する可能性も考えられる。", "It is thought that it may be involved.", Stacked),
            ("改善が期待される。", "It is expected to improve.", Expected),
            ("効果が期待できます。", "The results are promising.", Expected),
            ("有効と報告されている。", "It has been reported to be effective.", Reported),
            ("安全とされています。", "It is said to be safe.", Reported),
            ("機序は明らかになっていない。", "The mechanism is unclear.", Unknown),
            ("投与法は確立されていません。", "The dosage has not been established.", Unknown),
            ("すべての人に有効とは限らない。", "It does not necessarily work for everyone.", Restrained),
            ("必ずしも必要ではない。", "It is not always needed.", Restrained),
            ("効果には個人差があります。", "Results vary.", Limited),
            ("医師にご相談ください。", "Please consult a doctor.", Directive),
            ("より明確になるでしょう。", "I suppose it will become clearer.", Presumed),
            ("必ず治ります。", "It always cures.", Absolute),
        ] {
            assert_eq!(hedge(ja, Lang::Ja), Some(class), "{ja}");
            assert_eq!(hedge(en, Lang::En), Some(class), "{en}");
        }
        assert_eq!(hedge("可能性を否定できない。", Lang::Ja), Some(Stacked));
        for (text, lang) in
            [("改善します。", Lang::Ja), ("細胞を投与した。", Lang::Ja), ("It improves.", Lang::En), ("Maybes and mays", Lang::En)]
        {
            assert_eq!(hedge(text, lang), None, "{text}");
        }
        assert!(Possible.weakens() && !Absolute.weakens());
    }

    #[test]
    fn negation_and_what_only_looks_like_it() {
        for text in [
            "効果はない。",
            "効果はありません。",
            "認められなかった。",
            "保証するものではない。",
            "とは限らない。",
            "投与せずに経過を見た。",
            "確認できず、中止した。",
        ] {
            assert!(negated(text, Lang::Ja), "{text}");
        }
        for text in [
            "効果があるかもしれない。",
            "待つしかない。",
            "受診しなければならない。",
            "効果があるのではないか。",
            "痛みだけでなく腫れも引く。",
            "副作用が少ない。",
            "少なくとも3回",
            "必ず受診する。",
            "まず検査する。",
            "間違いに違いない。",
            "腹部ないし膝",
            "国内の患者",
            "一緒に行きませんか。",
            "すみません、行ないます。",
        ] {
            assert!(!negated(text, Lang::Ja), "{text}");
        }
        for text in ["It is not safe.", "It doesn't help.", "without pain", "No effect", "It failed to improve.", "They cannot walk."] {
            assert!(negated(text, Lang::En), "{text}");
        }
        for text in
            ["not only pain but swelling", "No. 5", "no less than 10", "It helps.", "a note on nodes", "another", "by FUJIWARA no Teika"]
        {
            assert!(!negated(text, Lang::En), "{text}");
        }
    }

    #[test]
    fn helps_and_does_not_always_help_differ() {
        let (a, b) = ("症状の改善を助けます。", "症状の改善を助けるとは限りません。");
        assert_ne!(hedge(a, Lang::Ja), hedge(b, Lang::Ja));
        assert_ne!(negated(a, Lang::Ja), negated(b, Lang::Ja));
    }

    proptest::proptest! {
        #[test]
        fn spans_lie_in_the_text(text in "(可能性|が|示唆|され|ない|かもしれ|ません|か\\u{3099}|ﾊﾟ|必ず|しも|。|may|not | suggest|👩\\u{200d}🔬|Ａ){0,12}") {
            for lang in [Lang::Ja, Lang::En, Lang::Other] {
                for (_, span) in hedges(&text, lang) {
                    assert!(text.get(span.start..span.end).is_some_and(|cue| !cue.is_empty()));
                }
                hedge(&text, lang);
                negated(&text, lang);
            }
        }
    }
}
