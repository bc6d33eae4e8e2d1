//! A bar that shows how far a long reading is: on standard error, if that is a terminal, and gone when the work is done.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The bar; without a terminal nothing.
pub struct Progress(ProgressBar);

impl Progress {
    /// Of so many bytes, or of nobody knows how many.
    pub fn of_bytes(total: Option<u64>) -> Self {
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr());
        let template = if total.is_some() { "{wide_bar} {bytes}/{total_bytes} {eta}" } else { "{spinner} {bytes} {bytes_per_sec}" };
        Progress(ProgressStyle::with_template(template).map(|style| bar.clone().with_style(style)).unwrap_or(bar))
    }

    /// So far.
    pub fn set(&self, done: u64) {
        self.0.set_position(done);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
