//! The state of a translation: as written in a catalog, and as it really is once the review is verified.

use super::{Entry, Value, links_hash, review_hash};

/// Where the translation of a unit stands, in the order of the table of states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum State {
    /// Nothing yet.
    Untranslated,
    /// From memory or machine, not confirmed.
    Draft,
    /// A person confirmed it.
    #[default]
    Translated,
    /// Its source changed since.
    Stale,
    /// Rejected, or a term of it changed.
    NeedsReview,
    /// Approved.
    Reviewed,
    /// Not for translation.
    Skipped,
}

impl State {
    /// Every state, in order.
    pub const ALL: [State; 7] =
        [State::Untranslated, State::Draft, State::Translated, State::Stale, State::NeedsReview, State::Reviewed, State::Skipped];

    /// Its name for people and reports (`needs-review`, `skipped`).
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

    /// Its word after `# state:` in a catalog (`skip`, not `skipped`).
    pub fn word(self) -> &'static str {
        if self == State::Skipped { "skip" } else { self.name() }
    }

    /// The state of a name or a word of a catalog.
    pub fn from_name(name: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.name() == name || state.word() == name)
    }
}

/// The state of an entry over the source its unit has now: an approval counts only as long as source and target are
/// the ones that were approved. For a value with term references the target is the pattern as written; see
/// [`effective_state_as`] for the rendered one.
pub fn effective_state(entry: &Entry, source: &str) -> State {
    effective_state_as(entry, source, entry.target())
}

/// [`effective_state`] with the target as it is rendered for readers.
pub fn effective_state_as(entry: &Entry, source: &str, rendered: &str) -> State {
    match (&entry.value, entry.state) {
        (Value::Skip, _) => State::Skipped,
        (_, State::Reviewed) if !is_of(entry, source, rendered) => State::Translated,
        (_, state) => state,
    }
}

/// Whether the approval is one of these texts.
fn is_of(entry: &Entry, source: &str, rendered: &str) -> bool {
    entry.reviewed_hash.as_deref().and_then(|hash| hash.split(' ').next()) == Some(review_hash(source, rendered).as_str())
}

/// Whether an entry is approved with other destinations of its links than these. An approval that says nothing of them, as
/// there are none or it is from before they were looked at, holds for any.
pub fn leads_elsewhere(entry: &Entry, links: &[String]) -> bool {
    let approved = entry.reviewed_hash.as_deref().and_then(|hash| hash.split_once(' '));
    entry.state == State::Reviewed && approved.is_some_and(|(_, hash)| hash != links_hash(links))
}

/// Whether an approved translation, or its source, was changed after the approval.
pub fn clobbered(entry: &Entry, source: &str) -> bool {
    clobbered_as(entry, source, entry.target())
}

/// [`clobbered`] with the target as it is rendered for readers.
pub fn clobbered_as(entry: &Entry, source: &str, rendered: &str) -> bool {
    entry.state == State::Reviewed && entry.reviewed_hash.is_some() && effective_state_as(entry, source, rendered) != State::Reviewed
}

#[cfg(test)]
mod tests {
    use super::{State, clobbered, effective_state};
    use crate::catalog::{Entry, Value, review_hash};

    #[test]
    fn names_and_words() {
        assert_eq!(State::NeedsReview.name(), "needs-review");
        assert_eq!(State::Skipped.word(), "skip");
        for state in State::ALL {
            assert_eq!(State::from_name(state.word()), Some(state));
            assert_eq!(State::from_name(state.name()), Some(state));
        }
        assert!(State::Draft < State::Reviewed);
    }

    #[test]
    fn an_approval_holds_for_what_was_approved() {
        let (source, target) = ("炎症を抑える。", "It suppresses inflammation.");
        let mut entry = Entry::new("s-0000000000", Value::Plain(target.to_owned()));
        entry.state = State::Reviewed;
        entry.reviewed_hash = Some(review_hash(source, target));
        assert_eq!(effective_state(&entry, source), State::Reviewed);
        assert!(!clobbered(&entry, source));
        entry.value = Value::Plain("It cures inflammation.".to_owned());
        assert_eq!(effective_state(&entry, source), State::Translated);
        assert!(clobbered(&entry, source));
    }
}
