//! Numbers as people write them, in both languages and both directions: what must be silent and what must be heard.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::{Aspect, Difference, DifferenceKind, Number, Role, Value, compare, quantities};
use crate::text::Lang;

/// Japanese, right English separated by `|`, wrong English separated by `|`.
const PAIRS: &[(&str, &str, &str)] = &[
    (
        "1億個の細胞",
        "100 million cells|100,000,000 cells|1 × 10^8 cells|1 × 10⁸ cells|1x10<sup>8</sup> cells|one hundred million cells",
        "10 million cells|1 billion cells|a billion cells|108 cells",
    ),
    ("1億2,000万円", "120 million yen|¥120 million|JPY 120,000,000", "12 million yen|1.2 billion yen|120 million dollars"),
    ("12億5,000万", "1.25 billion", "125 million|12.5 billion"),
    ("1.5億", "150 million", "1.5 million"),
    ("9億円と125億円", "900 million yen and 12.5 billion yen", "9 billion yen and 125 billion yen"),
    ("2×10^7個", "20 million cells|2 × 10⁷ cells|2 x 10^7 cells", "2 × 107 cells|200 million cells"),
    ("2×10⁷個", "20 million cells|2 × 10⁷ cells", "2 × 107 cells|200 million cells"),
    ("２×１０＾７個", "20 million cells|2 × 10⁷ cells", "2 × 107 cells|200 million cells"),
    ("2x10の7乗個", "20 million cells|2 × 10⁷ cells", "2 × 107 cells|200 million cells"),
    ("2–4×10^7個", "2–4 × 10^7 cells|20–40 million cells", "2–4 × 10^6 cells|2 million to 4 million cells"),
    ("3〜6か月", "3–6 months|3 to 6 months|three to six months|between 3 and 6 months", "3–8 months|3 or 6 months|3–6 weeks"),
    ("3～6ヶ月", "3–6 months|three to six months", "3–8 months|3 or 6 months"),
    ("3-6カ月", "3–6 months|three to six months", "3–8 months|3 or 6 months"),
    ("3か月から6か月", "3–6 months|3 months to 6 months", "3–8 months|3 or 6 months"),
    ("約100万〜500万個", "approximately 1–5 million cells|about 1 million to 5 million cells", "approximately 1–50 million cells"),
    ("100〜500万", "1–5 million|1 to 5 million", "100 to 5 million|100 to 500"),
    ("数百万個", "several million cells|millions of cells", "5 million cells|several thousand cells|billions of cells"),
    ("数万人", "tens of thousands of people", "several thousand people|20,000 people"),
    ("数十人", "dozens of people|several dozen people", "30 people|hundreds of people"),
    ("数日", "several days|a few days", "5 days"),
    ("患者16名", "16 patients|sixteen patients|16 participants|16 cases", "61 patients|160 patients|six patients"),
    ("2倍", "2 times|doubled|two-fold|twofold|2-fold|twice", "3 times|tripled"),
    ("3倍に増加", "tripled|three-fold|3x", "30-fold|doubled"),
    ("2割", "20%|20 percent|twenty percent|one fifth", "2%|2 percent"),
    ("3割5分", "35%", "3.5%|30%"),
    ("3分の1", "one third|1/3|a third|one-third", "3/1|1/4|two thirds"),
    ("半数", "half|50%", "30%"),
    ("過半数", "more than half|over 50%", "40%"),
    ("20歳以上", "20 years or older|≥ 20 years|aged 20 or over|20 and older|at least 20 years old", "over 20|under 20|20 or younger"),
    ("20歳超", "over 20|older than 20", "under 20|20 years or older"),
    ("20歳未満", "under 20|younger than 20", "over 20|20 or younger"),
    ("5mg以下", "5 mg or less|up to 5 mg|≤ 5 mg|no more than 5 mg", "less than 5 mg|5 mg or more|5 g or less"),
    ("37.5℃", "37.5 °C|37.5°C|37.5 degrees Celsius", "37.5 C|38.5 °C|37.5 °F"),
    ("５ｍｌ", "5 mL|5 ml|5 milliliters", "5 L|50 mL|5 mg"),
    ("５㎖", "5 mL", "50 mL"),
    ("2cc", "2 mL|2 cc", "2 L"),
    ("10万個/kg", "1 × 10⁵ cells/kg|100,000 cells/kg|one hundred thousand cells per kg", "1 × 10⁴ cells/kg|10,000 cells/kg"),
    ("令和5年", "2023|Reiwa 5|Reiwa 5 (2023)", "5|2025|2022"),
    ("令和元年", "2019", "2018"),
    ("平成26年", "2014", "26|2016"),
    ("昭和60年", "1985", "60|1960"),
    ("2週間おき", "every 2 weeks|every two weeks|biweekly", "every 3 weeks|every 2 months"),
    ("隔週で投与", "every other week|every 2 weeks", "every 3 weeks"),
    ("1日2回、週1回", "twice daily, once a week|2 times a day, weekly|twice a day, once weekly", "3 times a day, weekly"),
    ("50代", "in their 50s|fifties|in her fifties", "50 years old|60s"),
    ("第2相", "phase 2|phase II|Phase II|second phase|phase two", "phase 3|phase III"),
    ("第Ⅱ相", "phase 2|phase II", "phase 3|phase III"),
    ("第II相", "phase 2|phase II", "phase 3|phase III"),
    ("第I/II相試験", "phase I/II trial|phase 1/2 trial", "phase I/III trial"),
    ("グレードIII", "Grade III|grade 3", "Grade II|grade 4"),
    (
        "①細胞②培養③投与",
        "(1) cells (2) culture (3) administration|① cells ② culture ③ administration|1. cells 2. culture 3. use|cells, culture, use",
        "(10) cells (2) culture (3) use|cells (2) culture (3) use|(1) cells (3) culture (3) use|① cells ② culture ④ use",
    ),
    ("図2と表3", "Figure 2 and Table 3|Fig. 2 and Table III", "Figure 2 and the table|Figure 3 and Table 4"),
    ("IL-6とCD34", "IL-6 and CD34|interleukin-6 and CD34", "IL-8 and CD34|IL-6 and CD43"),
    ("ＩＬ－１０", "IL-10", "IL-1|IL-12"),
    ("COVID-19の流行", "the COVID-19 pandemic", "the COVID pandemic"),
    ("PMC6306612を参照", "see PMC6306612", "see PMC6306621"),
    ("十分な効果が一般に一部で一時的に", "sufficient effects in general, in part, for a while", ""),
    ("万が一", "in the unlikely event", ""),
    ("千差万別で、二人三脚", "every case differs; working side by side", ""),
    ("十二指腸と三叉神経", "the duodenum and the trigeminal nerve", ""),
    ("1億2千万", "120 million", "12 million"),
    ("23歳", "23 years old|twenty-three years old|a 23-year-old", "32 years old|23 months old"),
    ("二十三歳", "23 years old|twenty-three", "32 years old"),
    ("二〇二三年", "2023", "2032"),
    ("半年", "six months|half a year|6 months", "6 weeks|8 months"),
    ("1年半", "a year and a half|18 months|one and a half years|1.5 years", "15 months|2.5 years"),
    ("1時間30分", "1 hour and 30 minutes|90 minutes|an hour and a half|1.5 hours", "80 minutes"),
    ("90分", "90 minutes|1 hour and 30 minutes|an hour and a half", "90 hours|95 minutes"),
    ("5月3日", "May 3|3 May|May 3rd|the 3rd of May", "May 13|June 3|3 March"),
    ("2025.04.30", "April 30, 2025|30 April 2025|2025-04-30", "April 3, 2025|April 30, 2024"),
    ("2025年4月30日", "April 30, 2025|04/30/2025", "May 30, 2025|April 30, 2052"),
    ("10:00〜18:30", "10:00 a.m. to 6:30 p.m.|10:00–18:30|10 am to 6:30 pm", "10:00 a.m. to 5:30 p.m.|10:00 a.m. to 8:30 p.m."),
    ("午後6時半", "6:30 p.m.|half past six in the evening|18:30", "6:30 a.m.|5:30 p.m."),
    ("3か月後", "3 months later|three months later|after 3 months", "3 weeks later|3 years later|13 months later"),
    ("2週間", "2 weeks|two weeks|14 days|a fortnight", "2 days|2 months"),
    ("一つの方法と二重の作用", "a method with a dual action|one method|the method", ""),
    ("1回の点滴を1種、1か月、1人", "a single infusion of one kind for a month each", ""),
    ("ひとつ、ふたつ", "one, two|several", ""),
    ("2人で話す", "they talk|the two talk", "three people talk"),
    ("3つの方法（A、B、C）", "A, B and C|three methods: A, B and C", "4 methods: A, B and C"),
    (
        "5人の患者に3mgを投与し、5人が回復",
        "3 mg was given to five patients, and all five recovered|3 mg was given to 5 patients, who recovered",
        "3 mg was given to 5 patients, and 4 recovered",
    ),
    ("東京都中央区銀座6丁目6-5、11階", "11F, 6-6-5 Ginza, Chuo-ku, Tokyo", "11F, 6-6-6 Osaka|12F, 6-6-5 Ginza"),
    ("TEL:03-3289-0202", "Tel. 03-3289-0202|Phone: +81-3-3289-0202", "Tel. 03-3289-0203"),
    ("https://example.com/a1", "https://example.com/en/b2", ""),
    ("10³個", "10³ cells|1,000 cells", "10² cells|103 cells"),
    ("3.5倍希釈", "3.5-fold dilution", "35-fold dilution|3-fold dilution"),
    ("５歳から１２歳", "ages 5 to 12|5–12 years|from five to twelve years old", "ages 5 to 11"),
    ("5、6人", "five or six people|5 or 6 people|a few people", ""),
    ("24時間365日", "around the clock, 365 days a year|24/7, 365 days", "around the clock, 350 days a year"),
    ("※1 個人差があります。", "*1 Results vary.|Note 1: Results vary.", ""),
    ("山田ら, 2020", "Yamada et al., 2020", "Yamada et al., 2022"),
    ("1㎏あたり5mg", "5 mg per kg|5 mg/kg", "5 g per kg|50 mg per kg"),
    (
        "2008年導入以来、2025年10月時点で1,836件",
        "1,836 cases since 2008 (as of October 2025)",
        "1,863 cases since 2008 (as of October 2025)",
    ),
    ("3~5㎜程度の切開", "a 3–5 mm incision|an incision of about 3 to 5 millimeters", "a 3–5 cm incision|a 3–6 mm incision"),
    ("NRSは6.1から1.5に低下", "the NRS fell from 6.1 to 1.5", "the NRS fell from 6.1 to 15|the NRS fell from 1.6 to 1.5"),
    ("成功率は0%ではない", "the rate is not 0%|the rate is not zero", "the rate is not 10%"),
    ("60％以上の患者", "60% or more of patients|at least 60 percent of patients", "up to 60% of patients|16% or more of patients"),
    // Eras, decades and days of the year.
    ("昭和55年生まれです。", "He was born in 1980.|Born in Showa 55 (1980)", "He was born in 1955.|He was born in 1981."),
    ("平成2年生まれ", "Born in 1990", "Born in 1992"),
    ("S55年生まれ", "Born in 1980", "Born in 1981"),
    ("50歳代の方", "people in their fifties|people in their 50s", "people in their sixties|people in their 60s"),
    ("20歳代後半", "in the third decade of life|in their late twenties", "in their late thirties"),
    ("12/29は休診", "closed on December 29|closed on Dec. 29|closed on 12/29", "closed on December 28|closed on November 29"),
    ("年末年始（12/29〜1/3）", "Year-end holidays (Dec. 29 – Jan. 3)", "Year-end holidays (Dec. 29 – Jan. 4)"),
    ("4/1（月）から", "from Monday, April 1", "from Monday, April 2"),
    ("元禄3年（1690年）2月4日", "March 14, 1690", "March 14, 1699"),
    // Parts of a whole.
    ("p＝0.03", "P = .03|p=0.03", "P = .3|P = .003"),
    ("9割の患者", "nine in ten patients|9 out of 10 patients|90% of patients", "eight in ten patients|9% of patients"),
    ("3人に1人", "one in three|1 in 3 people|one person in three|a third of people", "one in four|2 in 3 people"),
    ("10人中7人", "seven out of ten|7 of the 10 patients|70%", "eight out of ten|7 of the 12 patients"),
    ("5〜6割の方", "50–60% of people|50 to 60 percent of people", "50–70% of people|5–6% of people"),
    ("3割負担", "30% paid by the patient", "3% paid by the patient"),
    ("50：50で配合", "mixed 50/50|mixed 1:1|mixed half and half at 50:50", "mixed 50/40|mixed 40:60"),
    ("比率は3：2", "a ratio of 3 to 2|a ratio of 3:2|a ratio of 3 : 2", "a ratio of 3 to 4|a ratio of 2:3"),
    ("等倍で表示", "zoom 1:1", "zoom 3:1"),
    ("2つ年上", "two years older|2 years older", "3 years older"),
    ("年に1度か2度", "once or twice a year", "once or twice a month"),
    ("1：1,000に希釈", "diluted 1:1000|diluted 1:1,000", "diluted 1:100"),
    ("血圧140/90mmHg", "blood pressure of 140/90 mmHg", "blood pressure of 140/80 mmHg"),
    // Numbers that are none.
    (
        "[料金表](@1)と<a @2>予約</a>を3回",
        "[The price list](@1) and <a @2>booking</a>, 3 times|The price list and booking, 3 times",
        "[Prices](@1), 4 times",
    ),
    ("&#x3042;&#160;3&ndash;6か月", "3–6 months|3&#8211;6 months", "3–8 months|3&#8211;8 months"),
    ("%2$s を %1$d 回", "%d times %s", ""),
    ("〒1500001", "150-0001|〒150-0001", "150-0002"),
    ("〒150-1234", "Tokyo 150-1234|1501234", "Tokyo 150-1243"),
    // Lengths of time and units.
    ("7日間以内", "within a week|within seven days", "within a month|within two weeks"),
    ("14日間", "two weeks|a fortnight", "two months"),
    ("24か月", "two years", "two months"),
    ("半年後", "in six months|half a year later", "in three months|in six weeks"),
    ("1回1錠を1週間", "one tablet at a time for one week|one tablet at a time for a week", "one tablet at a time for one month"),
    ("3週間で3回", "three times in three weeks", "three times in three months"),
    ("24時間365日対応", "available around the clock|available 24/7", "available 24/7, 350 days a year"),
    (
        "38度以上の熱",
        "a fever of 38°C or higher|a fever of 100.4°F or higher|38°C (100.4°F) or higher",
        "38°F or higher|a fever of 83°C or higher",
    ),
    ("5回を超えない", "no more than 5 times|at most 5 times", "more than 5 times"),
    ("0より小さいか255より大きい", "less than 0 or more than 255", "less than 0 or more than 256"),
    // How often.
    ("年4回の検査", "quarterly tests|tests four times a year", "monthly tests|tests four times a month"),
    ("半年ごとに", "twice a year|every six months", "every three months|twice a month"),
    ("1日3回", "three times a day|3 times daily|every eight hours", "once every 3 days|three times a week"),
    ("週2回", "twice a week|two times per week", "twice a month|every two weeks"),
    ("月に1〜2回", "once or twice a month|1–2 times per month", "once or twice a week"),
    ("2日に1回", "every other day|once every two days", "twice a day"),
    ("1日1回、3日間", "once a day for three days", "once every three days"),
    // Names.
    (
        "電話03-1234-5678",
        "Tel. 03-1234-5678|+81-3-1234-5678|+81 (0)3-1234-5678|+81 3 1234 5678|(03) 1234 5678",
        "Tel. 03-1234-5679|+81 3 1234 5687",
    ),
    ("〒150-0001渋谷1-2-34", "1-2-34 Shibuya, 150-0001|1-2-34 Shibuya 1500001", "1-2-34 Shibuya, 150-0002"),
    // What is counted is no amount.
    ("3〜6か月に3回", "three times over 3 to 6 months", "four times over 3 to 6 months"),
    ("1日2回、2週間", "twice a day for two weeks", "twice a day for three weeks"),
    ("3回の治療で2倍", "doubled after three treatments|twice as much after three treatments", "doubled after two treatments"),
    // Letters that are no numbers, and those that are.
    ("2025年10月時点で", "As of October 2025", "As of November 2025, under X-ray in real time"),
    ("10例にX線検査を行った", "X-rays were taken in 10 patients", "an X-ray was taken in several patients"),
    ("X連鎖性の遺伝が10例", "X-linked inheritance in ten cases", "X-linked inheritance in several cases"),
    ("第III–IV度", "degree III–IV|degrees 3 to 4|grade III-IV", "degree II–IV|degree III–V"),
    ("III–IV程度", "about III–IV|3–4", "about II–IV"),
    ("ステージⅡ～Ⅳ", "stages II–IV|stage 2–4", "stages III–IV"),
    // Thresholds.
    ("p<0.05で有意", "significant at p < 0.05|significant (p<0.05)", "significant at p > 0.05"),
    ("p＜0.05", "p < 0.05|p &lt; 0.05", "p > 0.05|p ≥ 0.05"),
    ("p = 0.05未満", "p < 0.05", "p > 0.05"),
    ("BMI 30以上", "a BMI of 30 or more|a BMI ≥ 30|a BMI not below 30", "a BMI below 30|a BMI < 30"),
    ("37.5℃以上の発熱", "a fever of 37.5 °C or higher", "a fever below 37.5 °C"),
    ("BMI30以上", "a BMI of 30 or more|a BMI of 30 or higher", "a BMI below 30|a BMI of 20 or more"),
    ("iOS12以上、PHP7以上", "iOS 12 or later and PHP 7 or later", ""),
    ("差が1日を超えることはできません", "the difference cannot exceed one day", ""),
    ("20年以上", "over 20 years|more than 20 years", "less than 20 years"),
    ("65歳以上", "65 and over|65 or older", "over 65|under 65"),
    // Units.
    ("50%の患者", "50% of patients|half of the patients", "50 patients|fifty patients"),
    ("患者50名の50%", "50% of the 50 patients", ""),
    // Parts and scales.
    ("半分に減少", "fell by half|halved|50% less", "fell by a third|fell by a quarter"),
    ("千人に1人", "one in a thousand|1 in 1,000", "one in ten thousand|one in a hundred"),
    ("0(痛みなし)から10", "from 0 (no pain) to 10", "from 1 (no pain) to 10"),
    ("0（痛みなし）〜10（最悪の痛み）", "0 (no pain) to 10 (worst pain)", "0 (no pain) to 100 (worst pain)"),
    ("三つの理由", "three reasons|several reasons|the reasons", "four reasons"),
    ("1型糖尿病を1例", "type 1 diabetes in one case|one case of type 1 diabetes", "type 1 diabetes in two cases"),
    ("1型糖尿病の患者1人", "a patient with type 1 diabetes", "two patients with type 1 diabetes"),
    ("4週間", "a month|one month|four weeks", "two months|a fortnight"),
    ("1か月", "four weeks|4 weeks|a month", "five weeks"),
    ("2週間後", "after a fortnight", "after a month"),
    ("血圧は140/90mmHg未満", "blood pressure below 140/90 mmHg", "blood pressure above 140/90 mmHg"),
];

fn fires(source: &str, source_lang: Lang, target: &str, target_lang: Lang) -> Vec<Difference> {
    compare(source, source_lang, target, target_lang)
}

#[test]
fn right_translations_are_silent_and_wrong_ones_are_heard() {
    let mut wrong = Vec::new();
    for (ja, right, bad) in PAIRS {
        for en in right.split('|') {
            for found in [fires(ja, Lang::Ja, en, Lang::En), fires(en, Lang::En, ja, Lang::Ja)] {
                if !found.is_empty() {
                    wrong.push(format!("{ja} = {en}: {found:?}"));
                }
            }
        }
        // Added markers and names are no finding, so these are heard from the Japanese side only.
        let one_way = ja.starts_with('①') || ja.starts_with("COVID");
        for en in bad.split('|').filter(|en| !en.is_empty()) {
            if fires(ja, Lang::Ja, en, Lang::En).is_empty() {
                wrong.push(format!("{ja} ≠ {en}: silent"));
            }
            if !one_way && fires(en, Lang::En, ja, Lang::Ja).is_empty() {
                wrong.push(format!("{en} ≠ {ja}: silent"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn kinds_say_what_happened() {
    let kind = |ja: &str, en: &str| fires(ja, Lang::Ja, en, Lang::En).iter().map(|d| d.kind).collect::<Vec<_>>();
    assert_eq!(kind("3か月", "3 weeks"), [DifferenceKind::Changed(Aspect::Unit)]);
    assert_eq!(kind("16名", "61 patients"), [DifferenceKind::Changed(Aspect::Value)]);
    assert_eq!(kind("20歳以上", "under 20"), [DifferenceKind::Changed(Aspect::Bound)]);
    assert_eq!(kind("患者16名に投与", "given to the patients"), [DifferenceKind::Missing]);
    assert_eq!(kind("患者に投与", "given to 16 patients"), [DifferenceKind::Extra]);
    assert_eq!(kind("半年後", "in three months"), [DifferenceKind::Changed(Aspect::Value)]);
    assert_eq!(kind("1日3回", "once every 3 days"), [DifferenceKind::Changed(Aspect::Value)]);
    assert_eq!(kind("38度以上", "38°F or higher"), [DifferenceKind::Changed(Aspect::Unit)]);
    assert_eq!(kind("1回1錠を1週間", "one tablet at a time for one month"), [DifferenceKind::Changed(Aspect::Unit)]);
    assert_eq!(kind("03-1234-5678へ", "Call 03-1234-5679"), [DifferenceKind::Changed(Aspect::Value)]);
    assert_eq!(kind("03-1234-5678へ", "Call us about IL-6"), [DifferenceKind::Missing]);
    assert_eq!(kind("①原因→②整理→③検討", "(10) causes → (2) review → (3) study"), [DifferenceKind::Changed(Aspect::Value)]);
    assert_eq!(kind("①原因→②整理→③検討", "(1) causes → review → (3) study"), [DifferenceKind::Missing]);
    assert_eq!(kind("①原因→②整理→③検討", "first the causes, then the review, finally the study"), []);
    assert_eq!(kind("3か月以内", "after 3 months"), [DifferenceKind::Changed(Aspect::Bound)]);
    assert_eq!(kind("3か月以内", "after three months"), [DifferenceKind::Changed(Aspect::Bound)]);
    assert_eq!(kind("3か月以内", "within 3 months after surgery"), []);
    assert_eq!(kind("①2週間の原因→②整理", "the causes of two weeks, then the review"), []);
    let found = fires("費用は50万円、期間は3か月", Lang::Ja, "It costs 5 million yen and takes 3 months.", Lang::En);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].source.as_ref().unwrap().span.of("費用は50万円、期間は3か月"), "50万円");
}

#[test]
fn one_language_on_both_sides() {
    assert!(fires("3か月で5mg", Lang::Ja, "３ヶ月で５㎎", Lang::Ja).is_empty());
    assert_eq!(fires("3か月で5mg", Lang::Ja, "6か月で5mg", Lang::Ja).len(), 1);
    assert!(fires("3 months", Lang::En, "three months", Lang::En).is_empty());
    assert!(fires("12 Zellen", Lang::Other, "12 cells", Lang::En).is_empty());
}

#[test]
fn roles_are_told_apart() {
    let role = |text: &str, lang| quantities(text, lang).first().map(|q| q.role);
    for (text, lang, expected) in [
        ("第2相", Lang::Ja, Role::Ordinal),
        ("3回目", Lang::Ja, Role::Ordinal),
        ("3rd", Lang::En, Role::Ordinal),
        ("Grade III", Lang::En, Role::Ordinal),
        ("令和5年", Lang::Ja, Role::Year),
        ("in 2023", Lang::En, Role::Year),
        ("5月3日", Lang::Ja, Role::Date),
        ("May 3", Lang::En, Role::Date),
        ("10:30", Lang::Ja, Role::Time),
        ("6 p.m.", Lang::En, Role::Time),
        ("1) 細胞", Lang::Ja, Role::ListMarker),
        ("②培養", Lang::Ja, Role::ListMarker),
        ("IL-6", Lang::Ja, Role::Identifier),
        ("COVID-19", Lang::En, Role::Identifier),
        ("03-3289-0202", Lang::Ja, Role::Identifier),
        ("10.1302/1358-992X.2018.12.049", Lang::En, Role::Identifier),
        ("[12]", Lang::En, Role::Citation),
        ("※1", Lang::Ja, Role::Citation),
        ("5 mg", Lang::En, Role::Quantity),
    ] {
        assert_eq!(role(text, lang), Some(expected), "{text}");
    }
    for text in [
        "一般に十分",
        "一部の方",
        "一時的",
        "万が一",
        "千差万別",
        "唯一",
        "統一",
        "均一",
        "第一選択薬",
        "四肢",
        "十二指腸",
        "三叉神経",
        "二次性",
    ] {
        assert!(quantities(text, Lang::Ja).is_empty(), "{text} {:?}", quantities(text, Lang::Ja));
    }
}

#[test]
fn details_of_a_quantity() {
    let text = "約１億２，０００万円以上";
    let all = quantities(text, Lang::Ja);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].span.of(text), "１億２，０００万円");
    assert_eq!(all[0].value, Value::Exact(Number::whole(120_000_000)));
    assert_eq!(all[0].unit.unwrap().symbol(), "yen");
    assert!(all[0].approx && all[0].bound == Some(super::Bound::AtLeast));
    let text = "about 3–6 months";
    let all = quantities(text, Lang::En);
    assert_eq!((all[0].value, all[0].span.of(text)), (Value::Range(Number::whole(3), Number::whole(6)), "3–6 months"));
    assert!(all[0].approx);
}

proptest::proptest! {
    #[test]
    fn no_text_is_too_strange(
        a in "[0-9０-９一二十百千万億.,、〜～ーx×^⁷①②½年月日時分割倍第数半週回人中に度毎A-Za-z%&#;@$°:〒\\-() <>か\u{3099}👩\u{200d}🔬]{0,40}",
        b in "[0-9 a-zA-Z.,:/$¥%&#;@°\\-–^'’()\\[\\]]{0,40}",
    ) {
        for (text, lang) in [(&a, Lang::Ja), (&b, Lang::En), (&a, Lang::En), (&b, Lang::Ja), (&a, Lang::Other)] {
            for q in quantities(text, lang) {
                assert!(text.get(q.span.start..q.span.end).is_some_and(|said| !said.is_empty()), "{text} {q:?}");
            }
            assert!(compare(text, lang, text, lang).is_empty(), "{text} {:?}", compare(text, lang, text, lang));
        }
        compare(&a, Lang::Ja, &b, Lang::En);
        compare(&b, Lang::En, &a, Lang::Ja);
    }

    #[test]
    fn words_between_numbers_are_safe(a in "(one|two|thirty|hundred|million|half|a|and|of|third|twice|May|3|12|-| |to|past|several|tens|II|p.m.|years|dozen|s|every|other|a|week|times|in|out of|daily|decade){0,12}") {
        quantities(&a, Lang::En);
        assert!(compare(&a, Lang::En, &a, Lang::En).is_empty(), "{a} {:?}", compare(&a, Lang::En, &a, Lang::En));
    }
}
