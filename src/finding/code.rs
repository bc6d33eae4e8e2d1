//! The codes of findings: stable names, one line each. `taiyaku explain CODE` tells the rest, in both languages.

use super::Severity;

/// How sure a check is, which decides its default severity (design: A blocks, B warns, C is off by default).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub enum Level {
    /// An error.
    A,
    /// A warning.
    B,
    /// A note, off by default.
    C,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident $name:literal $level:ident,)*) => {
        /// What a finding is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// Every code, in the order of the list.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The stable name, in kebab case.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// The level.
            pub fn level(self) -> Level {
                match self { $(Code::$variant => Level::$level,)* }
            }
        }
    };
}

codes! {
    // Where a translation stands.
    /// No translation yet.
    Untranslated "untranslated" B,
    /// The source changed after the translation was made.
    Stale "stale" B,
    /// A draft nobody has confirmed.
    Draft "draft" B,
    /// The catalogs on disk lag behind `content/`.
    CatalogOutOfDate "catalog-out-of-date" B,
    /// An approved translation was changed afterwards.
    ReviewClobbered "review-clobbered" A,
    /// A translation whose source is nowhere.
    CatalogOrphan "catalog-orphan" B,
    // What the translation says.
    /// Words of the source language left in the target.
    SourceTextLeft "source-text-left" A,
    /// Words of the source language in quotation marks, left or shown.
    SourceTextInQuotes "source-text-in-quotes" B,
    /// Words of the source language shown on purpose: a gloss, a name's writing. Off by default.
    SourceTextQuoted "source-text-quoted" C,
    /// The target is the source.
    SameAsSource "same-as-source" A,
    /// A term of the source has no known rendering in the target.
    TermMissing "term-missing" B,
    /// A forbidden rendering stands in the target.
    TermForbidden "term-forbidden" A,
    /// One term, several renderings.
    TermInconsistent "term-inconsistent" B,
    /// A term of the source that stands several times is named less often in the target.
    TermCount "term-count" B,
    /// An abbreviation that its article does not introduce.
    AbbreviationUndefined "abbreviation-undefined" B,
    /// The source writes one word in several ways.
    SourceOrthography "source-orthography" B,
    /// A number, with its value and role, has no counterpart.
    NumberMismatch "number-mismatch" A,
    /// A name with digits in it (IL-6, a DOI, a trial or telephone number) has no counterpart, or one without became another.
    IdentifierMismatch "identifier-mismatch" A,
    /// A mark that points to a note or a reference has no counterpart.
    CitationMismatch "citation-mismatch" A,
    /// A URL or e-mail address differs.
    UrlMismatch "url-mismatch" A,
    /// Links, images, code or emphasis differ.
    MarkupMismatch "markup-mismatch" A,
    /// A variable or placeholder differs.
    PlaceholderMismatch "placeholder-mismatch" A,
    /// A message or term that the source names is not named here, or the other way round.
    ReferenceMismatch "reference-mismatch" B,
    /// The word of a term is written out where the source names the term.
    TermInlined "term-inlined" B,
    /// The word of a term is written out where the term could be named. Off by default.
    TermPossible "term-possible" C,
    /// An argument that a term does not take, or a form that it does not have.
    TermArgument "term-argument" B,
    /// A plural category that the locale needs is missing, or one that it does not have is there.
    PluralCategory "plural-category" B,
    /// A number before a noun that has only one form. A note where a pair shows it, else off.
    PluralSuggested "plural-suggested" C,
    /// Marks of direction that do not pair.
    IsolationMark "isolation-mark" B,
    /// Brackets or quotation marks do not pair.
    BracketUnbalanced "bracket-unbalanced" A,
    /// Full-width forms or Japanese punctuation in a target that has none.
    FullwidthInTarget "fullwidth-in-target" A,
    /// Half-width katakana, separate voiced marks, radicals and compatibility ideographs in Japanese.
    JapaneseCharacters "japanese-characters" B,
    /// Half-width commas and full stops in a Japanese target.
    HalfwidthInTarget "halfwidth-in-target" B,
    /// A Japanese target that is not written as the settings say.
    JapaneseStyle "japanese-style" B,
    /// Marks, spaces and signs that are unusual in the target's language. Off by default.
    Typography "typography" C,
    /// A hedge of the source (may, is expected to, is reported to) is gone.
    HedgeDropped "hedge-dropped" B,
    /// A light hedge (it is said, sometimes) is gone, as prose often leaves it out.
    LightHedgeDropped "light-hedge-dropped" C,
    /// The source hedges twice over, the target once.
    HedgeLayer "hedge-layer" C,
    /// A negation of the source is gone.
    Polarity "polarity" B,
    /// The target promises what the source does not.
    Overclaim "overclaim" B,
    /// A wording in the target that the profile forbids.
    RegulatedWording "regulated-wording" B,
    /// The same in a quotation.
    RegulatedQuote "regulated-quote" B,
    /// The same in the source.
    RegulatedSource "regulated-source" C,
    // Files.
    /// Fluent that does not parse, or a reference that leads nowhere.
    FluentSyntax "fluent-syntax" A,
    /// An attribute or a variant that stands twice.
    DuplicateKey "duplicate-key" B,
    /// A term that nothing names.
    TermUnused "term-unused" B,
    /// A message that no file of the site names.
    MessageUnused "message-unused" B,
    /// A function that not every Fluent runtime has. Off by default.
    FunctionUnknown "function-unknown" C,
    /// Braces that hold nothing but white space. Off by default.
    EmptyPlaceable "empty-placeable" C,
    /// Conflict markers of a merge.
    ConflictMarkers "conflict-markers" A,
    /// Bytes that are not text in UTF-8.
    InvalidEncoding "invalid-encoding" A,
    /// A file that cannot be read.
    Unreadable "unreadable" A,
    /// Settings that do not parse, or say something impossible.
    SettingsInvalid "settings-invalid" A,
    /// A rule of segmentation that cannot be used, or takes too long; the others are used.
    SegmentationRule "segmentation-rule" B,
    /// A glossary that does not parse, or says something impossible.
    GlossaryInvalid "glossary-invalid" A,
    /// A check profile that does not parse, says something impossible, or fails its own tests.
    ProfileInvalid "profile-invalid" A,
    /// A memory that does not parse, or units in it that cannot be used.
    MemoryInvalid "memory-invalid" B,
    /// Front matter that does not parse.
    FrontMatterInvalid "front-matter-invalid" B,
    /// Control characters, and marks that reorder text, in an article.
    ControlCharacter "control-character" B,
    /// Two articles claim one path.
    DuplicateArticle "duplicate-article" A,
    /// A waiver that names no code, or gives no reason.
    WaiverInvalid "waiver-invalid" B,
    // The glossary itself.
    /// A glossary example that its own entry does not pass.
    GlossaryExample "glossary-example" A,
    /// Two entries claim one word.
    GlossaryConflict "glossary-conflict" B,
}

impl Code {
    /// The code of a name.
    pub fn from_name(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.name() == name)
    }

    /// The severity it has unless the settings say otherwise.
    pub fn severity(self) -> Severity {
        self.level().severity()
    }
}

impl Level {
    /// The severity of its codes.
    pub fn severity(self) -> Severity {
        match self {
            Level::A => Severity::Error,
            Level::B => Severity::Warning,
            Level::C => Severity::Off,
        }
    }
}
