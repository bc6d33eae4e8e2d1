//! Directives in HTML comments, as mdbook-i18n-helpers has them: `<!-- i18n:skip -->` for the next block,
//! `<!-- i18n:skip-start -->` and `<!-- i18n:skip-end -->` around several. `taiyaku:` does for `i18n:`.

/// What the directives seen so far say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Directives {
    /// The next block is not for translation.
    pub(super) next: bool,
    /// Between `skip-start` and `skip-end`.
    pub(super) region: bool,
}

impl Directives {
    /// Reads a comment, marks included; any other comment says nothing.
    pub(super) fn read(&mut self, comment: &str) {
        let inner = comment.strip_prefix("<!--").unwrap_or(comment);
        let inner = inner.strip_suffix("-->").unwrap_or(inner).trim();
        let Some(order) = inner.strip_prefix("i18n:").or_else(|| inner.strip_prefix("taiyaku:")) else { return };
        match order.trim() {
            "skip" => self.next = true,
            "skip-start" => self.region = true,
            "skip-end" => self.region = false,
            _ => {}
        }
    }
}
