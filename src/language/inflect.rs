//! English inflection as far as comparing terms needs it. A word comes in, the key of its singular (or of its base
//! form, for verbs) goes out; keys are for comparison and never shown. Only endings of inflection are taken off:
//! organization never meets organ, nor news new. What the rules get wrong stands in `irregular.txt`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::sieve::Sieve;

#[derive(Default)]
struct Irregular {
    singulars: HashMap<&'static str, Vec<&'static str>>,
    /// For the words of `singulars` and of `verbs`, which are few.
    sieve: Sieve,
    plurals: HashMap<&'static str, &'static str>,
    same: HashSet<&'static str>,
    ends: HashSet<&'static str>,
    keeps: HashSet<&'static str>,
    clinic: HashSet<&'static str>,
    verbs: HashMap<&'static str, &'static str>,
}

static IRREGULAR: LazyLock<Irregular> = LazyLock::new(|| {
    let mut lists = Irregular::default();
    for line in include_str!("irregular.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let kind = words.next().unwrap_or("");
        match kind {
            "noun" | "adds" => {
                let Some(singular) = words.next() else { continue };
                for plural in words {
                    lists.singulars.entry(plural).or_default().push(singular);
                    lists.plurals.entry(singular).or_insert(plural);
                }
            }
            "same" => lists.same.extend(words),
            "ends" => lists.ends.extend(words),
            "keeps" => lists.keeps.extend(words),
            "clinic" => lists.clinic.extend(words),
            "verb" => {
                let Some(base) = words.next() else { continue };
                lists.verbs.insert(base, base);
                lists.verbs.extend(words.map(|form| (form, base)));
            }
            _ => {}
        }
    }
    lists.sieve = lists.singulars.keys().chain(lists.verbs.keys()).copied().collect();
    lists
});

impl Irregular {
    /// What a word is an irregular plural of.
    fn irregular(&self, word: &str) -> Option<&[&'static str]> {
        self.sieve.may_have(word).then(|| self.singulars.get(word)).flatten().map(Vec::as_slice)
    }
}

/// The word in lower case, singular and without a possessive, as a key for comparison.
///
/// Of a compound (spaces, hyphens) the last part is inflected. Capitals at the end keep their s (iPS, AIDS), MSCs is
/// "msc". Words of no known shape come back in lower case.
///
/// ```
/// use taiyaku::language::lemma;
/// assert_eq!(lemma("Stem cells"), "stem cell");
/// assert_eq!(lemma("bacteria"), "bacterium");
/// assert_eq!(lemma("hypotheses"), "hypothesis");
/// assert_eq!(lemma("MSCs"), "msc");
/// assert_eq!(lemma("news"), "news");
/// ```
pub fn lemma(word: &str) -> String {
    // Most words are one part in small letters.
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        return likeliest(word);
    }
    lemmas(word).into_iter().next().unwrap_or_default()
}

/// The usual plural of a noun in lower case (acronyms keep their capitals); of a compound the last part is inflected.
pub fn plural(word: &str) -> String {
    let (head, last) = split(word);
    let acronym = last.chars().filter(|c| c.is_uppercase()).count() > 1;
    if acronym {
        return format!("{head}{last}s");
    }
    format!("{}{}", head.to_lowercase(), plural_of(&last.to_lowercase()))
}

/// Whether two words are forms of one noun: equal but for case, number and possessive.
pub fn same_word(a: &str, b: &str) -> bool {
    let b = lemmas(b);
    lemmas(a).iter().any(|a| b.contains(a))
}

/// A key that all forms of a verb share: administers, administered and administering give "administer". It need not
/// be a word: the key of induce is "induc".
pub fn verb_key(word: &str) -> String {
    let word = word.to_lowercase();
    let lists = &*IRREGULAR;
    if lists.sieve.may_have(&word)
        && let Some(base) = lists.verbs.get(word.as_str())
    {
        return root(base);
    }
    let vowel = |stem: &str| stem.contains(['a', 'e', 'i', 'o', 'u', 'y']) && stem.len() > 2;
    for suffix in ["ing", "ied", "ed", "ies", "es", "s"] {
        let Some(stem) = word.strip_suffix(suffix).filter(|stem| vowel(stem)) else { continue };
        let doubtful = match suffix {
            "ed" => stem.ends_with('e'),
            "es" => !stem.ends_with(['s', 'x', 'z', 'h', 'o']),
            "s" => stem.ends_with(['s', 'u', 'i']),
            _ => false,
        };
        if doubtful {
            continue;
        }
        return if suffix.starts_with('i') && suffix != "ing" { format!("{stem}y") } else { root(stem) };
    }
    root(&word)
}

/// A base form without a silent e and without a doubled last consonant.
fn root(base: &str) -> String {
    let stem = base.strip_suffix('e').filter(|stem| stem.len() > 2).unwrap_or(base);
    let mut end = stem.chars().rev();
    match (end.next(), end.next()) {
        (Some(a), Some(b)) if a == b && a.is_ascii_alphabetic() && !"aeiou".contains(a) && stem.len() > 3 => {
            stem.strip_suffix(a).unwrap_or(stem).to_owned()
        }
        _ => stem.to_owned(),
    }
}

/// The part before the last word of a compound, and that word.
fn split(word: &str) -> (&str, &str) {
    let word = word.trim();
    let at = word
        .rfind([' ', '-', '‐', '‑', '–', '/'])
        .map_or(0, |at| at + word.get(at..).and_then(|w| w.chars().next()).map_or(0, char::len_utf8));
    word.split_at_checked(at).unwrap_or(("", word))
}

/// All singulars a word may have, the likeliest first.
fn lemmas(word: &str) -> Vec<String> {
    let (head, last) = split(word);
    let head = head.to_lowercase();
    let last = ["'s", "’s", "ʼs", "'", "’"].iter().find_map(|mark| last.strip_suffix(mark)).unwrap_or(last);
    let capitals = last.chars().filter(|c| c.is_uppercase()).count();
    if last.ends_with('S') && (capitals < last.chars().count() || capitals < 5) {
        return vec![format!("{head}{}", last.to_lowercase())];
    }
    if let Some(acronym) =
        last.strip_suffix('s').filter(|acronym| acronym.len() > 1 && acronym.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()))
    {
        return vec![format!("{head}{}", acronym.to_lowercase())];
    }
    let mut singulars = singulars(&last.to_lowercase());
    if !head.is_empty() {
        singulars.iter_mut().for_each(|singular| singular.insert_str(0, &head));
    }
    singulars
}

fn singulars(word: &str) -> Vec<String> {
    let lists = &*IRREGULAR;
    match lists.irregular(word) {
        Some(singulars) => singulars.iter().map(|singular| (*singular).to_owned()).collect(),
        None => vec![singular(word, lists)],
    }
}

/// The first of [`singulars`].
fn likeliest(word: &str) -> String {
    let lists = &*IRREGULAR;
    let irregular = lists.irregular(word).and_then(<[&str]>::first);
    irregular.map_or_else(|| singular(word, lists), |singular| (*singular).to_owned())
}

fn singular(word: &str, lists: &Irregular) -> String {
    let keep = || word.to_owned();
    let may_be_plural = word.ends_with(['s', 'a', 'i']) || word.ends_with("ae");
    if !may_be_plural || word.len() < 4 || lists.same.contains(word) || lists.ends.contains(word) || lists.keeps.contains(word) {
        return keep();
    }
    // Greek and Latin endings that only plurals have.
    for (plural, singular) in [
        ("itides", "itis"),
        ("omata", "oma"),
        ("cocci", "coccus"),
        ("bacilli", "bacillus"),
        ("thrombi", "thrombus"),
        ("villi", "villus"),
        ("bacteria", "bacterium"),
        ("chondria", "chondrion"),
        ("thelia", "thelium"),
        ("yses", "ysis"),
        ("eses", "esis"),
        ("oses", "osis"),
    ] {
        if let Some(stem) = word.strip_suffix(plural).filter(|stem| !stem.is_empty() || plural == "cocci") {
            let regular = word.strip_suffix('s').is_some_and(|base| lists.keeps.contains(base));
            if !regular {
                return format!("{stem}{singular}");
            }
        }
    }
    if let Some(stem) = word.strip_suffix("ae").filter(|stem| stem.len() > 2) {
        return format!("{stem}a");
    }
    let Some(base) = word.strip_suffix('s') else { return keep() };
    if lists.keeps.contains(base) {
        return base.to_owned();
    }
    if base.ends_with("ic") {
        return if lists.clinic.contains(base) { base.to_owned() } else { keep() };
    }
    if base.ends_with(['s', 'u', 'i', '\'']) {
        return keep();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    if let Some(stem) = base.strip_suffix('e') {
        let hissing = ["ss", "x", "ch", "sh", "zz", "us", "o"].iter().any(|end| stem.ends_with(end));
        if hissing || lists.ends.contains(stem) || lists.same.contains(stem) || stem.ends_with("is") && lists.singulars.contains_key(word) {
            return stem.to_owned();
        }
    }
    base.to_owned()
}

fn plural_of(word: &str) -> String {
    let lists = &*IRREGULAR;
    if let Some(plural) = lists.plurals.get(word) {
        return (*plural).to_owned();
    }
    if lists.same.contains(word) || lists.singulars.contains_key(word) {
        return word.to_owned();
    }
    for (singular, plural) in [
        ("itis", "itides"),
        ("sis", "ses"),
        ("coccus", "cocci"),
        ("bacillus", "bacilli"),
        ("bacterium", "bacteria"),
        ("thelium", "thelia"),
        ("chondrion", "chondria"),
    ] {
        if let Some(stem) = word.strip_suffix(singular).filter(|stem| !stem.is_empty()) {
            return format!("{stem}{plural}");
        }
    }
    if let Some(stem) = word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']) && !stem.is_empty()) {
        return format!("{stem}ies");
    }
    if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) {
        return format!("{word}es");
    }
    format!("{word}s")
}

#[cfg(test)]
mod tests {
    use super::{lemma, plural, same_word, verb_key};

    #[test]
    fn plurals_and_possessives_meet_their_singular() {
        for (word, expected) in [
            ("cells", "cell"),
            ("Stem cells", "stem cell"),
            ("stem-cells", "stem-cell"),
            ("stem's", "stem"),
            ("patients'", "patient"),
            ("patient’s", "patient"),
            ("media", "medium"),
            ("conditioned media", "conditioned medium"),
            ("bacteria", "bacterium"),
            ("mycobacteria", "mycobacterium"),
            ("hypotheses", "hypothesis"),
            ("diagnoses", "diagnosis"),
            ("analyses", "analysis"),
            ("metastases", "metastasis"),
            ("therapies", "therapy"),
            ("biopsies", "biopsy"),
            ("MSCs", "msc"),
            ("iPSCs", "ipsc"),
            ("iPS", "ips"),
            ("AIDS", "aids"),
            ("CELLS", "cell"),
            ("vertebrae", "vertebra"),
            ("foci", "focus"),
            ("streptococci", "streptococcus"),
            ("criteria", "criterion"),
            ("mitochondria", "mitochondrion"),
            ("women", "woman"),
            ("feet", "foot"),
            ("indices", "index"),
            ("viruses", "virus"),
            ("adenoviruses", "adenovirus"),
            ("axes", "axis"),
            ("doses", "dose"),
            ("diseases", "disease"),
            ("kinases", "kinase"),
            ("nurses", "nurse"),
            ("causes", "cause"),
            ("valves", "valve"),
            ("nerves", "nerve"),
            ("lives", "life"),
            ("exosomes", "exosome"),
            ("abscesses", "abscess"),
            ("reflexes", "reflex"),
            ("headaches", "headache"),
            ("branches", "branch"),
            ("stomachs", "stomach"),
            ("calories", "calorie"),
            ("antibiotics", "antibiotic"),
            ("clinics", "clinic"),
            ("lenses", "lens"),
            ("gases", "gas"),
            ("carcinomata", "carcinoma"),
            ("arthritides", "arthritis"),
            ("sizes", "size"),
            ("potatoes", "potato"),
            ("toes", "toe"),
        ] {
            assert_eq!(lemma(word), expected, "{word}");
        }
    }

    #[test]
    fn what_is_no_plural_stays() {
        for word in [
            "news",
            "diabetes",
            "species",
            "series",
            "diagnosis",
            "virus",
            "stress",
            "physics",
            "genetics",
            "orthopedics",
            "pancreas",
            "lens",
            "organization",
            "tissue",
            "sepsis",
            "arthritis",
            "fetus",
            "rabies",
            "bias",
            "means",
            "this",
            "always",
            "specimen",
            "abdomen",
            "regimen",
            "data-free",
            "basis",
            "pus",
            "tetanus",
            "herpes",
            "vas",
            "",
        ] {
            assert_eq!(lemma(word), word);
        }
        assert!(!same_word("organization", "organ") && !same_word("news", "new") && !same_word("genetics", "genetic"));
        assert!(!same_word("systems cell", "stem cell") && !same_word("species", "specie"));
    }

    #[test]
    fn one_plural_of_two_words_meets_both() {
        assert!(same_word("bases", "basis") && same_word("bases", "base") && same_word("axes", "axe") && same_word("Axes", "axis"));
        assert!(same_word("Women's", "woman") && same_word("stem cell", "Stem Cells"));
    }

    #[test]
    fn forms_of_a_verb_share_a_key() {
        for forms in [
            "administer administers administered administering",
            "induce induces induced inducing",
            "differentiate differentiates differentiated differentiating",
            "stop stops stopped stopping",
            "control controls controlled controlling",
            "inject injects injected injecting",
            "apply applies applied applying",
            "assess assesses assessed assessing",
            "swell swells swelled swelling swollen",
            "give gives gave given giving",
            "show shows showed shown showing",
            "find finds found finding",
            "undergo undergoes underwent undergone undergoing",
            "need needs needed needing",
            "agree agrees agreed agreeing",
            "use uses used using",
            "reach reaches reached reaching",
            "suppress suppresses suppressed suppressing",
            "die dies died dying",
            "fix fixes fixed fixing",
            "secrete secretes secreted secreting",
            "release releases released releasing",
            "develop develops developed developing",
            "bring brings brought bringing",
            "focus focuses focused focusing",
        ] {
            let keys: std::collections::HashSet<String> = forms.split(' ').map(verb_key).collect();
            assert_eq!(keys.len(), 1, "{forms} {keys:?}");
        }
        assert_eq!(verb_key("administered"), "administer");
        assert_ne!(verb_key("string"), verb_key("str"));
    }

    #[test]
    fn the_plural_of_a_noun_leads_back_to_it() {
        const NOUNS: &str = "abdomen abscess acetabulum ache adenoma allergy alveolus analysis anastomosis aneurysm antibiotic antibody antigen \
            anus aorta apex apparatus appendix artery arthritis asthma atlas atrium autopsy axis axon bacillus bacterium base bias biopsy bladder \
            bolus bone box brain branch bronchus bursa bus calculus calorie canal cancer cannula capillary capsule carcinoma cartilage case catheter \
            cause cell cervix child chromosome cilium clinic coccus colon complex condition contusion cornea corpus cortex crisis criterion cyst \
            cytokine deficiency dendrite dermatitis diagnosis dialysis diaphragm disc disease disorder diverticulum dose duct edema electrode embolus \
            embryo endothelium enzyme epidemic epithelium esophagus exercise exosome eye fascia femur fetus fiber fibroblast fibrosis finger fissure \
            fistula focus foot foramen formula fracture fungus ganglion gas gene genus glomerulus graft gyrus half hand headache heart helix hematoma \
            hemorrhage hepatitis hernia hilum hippocampus hormone house humerus hypothesis ileum immunity implant incision index infarction \
            infection infusion inhibitor injection injury insulin iris joint kidney kinase knee knife larva larynx laser leaf lens lesion leukocyte \
            life ligament limb lipid liver locus loss lumen lung lupus lymphocyte lymphoma lysis macrophage mass matrix medium melanoma meniscus menu \
            metastasis microscope mitochondrion molecule monitor mouse movie mucosa muscle mutation myocardium necrosis nerve neuritis neuron \
            neurosis nevus nose nucleus nurse ovary ovum oxide pancreas paralysis parasite pathology patient pelvis phalanx pharynx phase phenomenon \
            physician placebo plaque plasty plexus polyp potato probe prognosis prosthesis protein psychosis pulse purpose radius rash receptor \
            reflex relapse residue response retina rib risk scar sclerosis septum serum sheath shoulder sinus skull species spectrum spine spleen \
            staphylococcus stasis status stent sternum stimulus stomach stratum stress stroke sulcus surgery symptom syndrome synthesis syringe \
            system tendon testis therapy thesis thorax thrombosis thrombus tibia tissue toe tomato tonsil tooth toxin trachea trauma trial tube tumor \
            ulcer ulna ureter urethra uterus vaccine vagina valve varix vein vertebra vertex vesicle villus virus vortex ward wave week woman wound \
            wrist x-ray stem-cell growth-factor cell-therapy randomized-trial MSC iPSC CT";
        for noun in NOUNS.split_whitespace() {
            assert_eq!(lemma(&plural(noun)), lemma(noun), "{noun} {}", plural(noun));
            assert_eq!(lemma(&lemma(noun)), lemma(noun), "{noun}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_word_is_too_strange(word in "[a-zA-Z'’ -]{0,14}|\\PC{0,10}") {
            let _ = (plural(&word), verb_key(&word));
            assert!(same_word(&word, &word));
        }
    }
}
