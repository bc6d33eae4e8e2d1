//! (to be written: the branch `catalog` replaces this whole file; until then, the states its users name)

#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum State {
    Untranslated,
    Draft,
    #[default]
    Translated,
    Stale,
    NeedsReview,
    Reviewed,
    Skipped,
}

#[allow(missing_docs)]
impl State {
    pub const ALL: [State; 7] =
        [State::Untranslated, State::Draft, State::Translated, State::Stale, State::NeedsReview, State::Reviewed, State::Skipped];

    pub fn name(self) -> &'static str {
        match self {
            State::Untranslated => "untranslated",
            State::Draft => "draft",
            State::Translated => "translated",
            State::Stale => "stale",
            State::NeedsReview => "needs-review",
            State::Reviewed => "reviewed",
            State::Skipped => "skipped",
        }
    }
}
