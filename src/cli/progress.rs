//! Progress on a terminal: a bar on standard error for work that takes long, nothing in a pipe.

use std::io::{self, IsTerminal};
use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::shell::Shell;
use crate::project::Progress;

/// Work below this is done before a bar could be read: bytes, or segments.
const SHORT: u64 = 50_000;

/// Bars for the work of a command.
pub struct Bars<'s> {
    shell: &'s Shell,
    bar: Mutex<ProgressBar>,
}

impl<'s> Bars<'s> {
    /// Nothing is under way.
    pub fn new(shell: &'s Shell) -> Self {
        Bars { shell, bar: Mutex::new(ProgressBar::hidden()) }
    }

    fn with(&self, act: impl FnOnce(&mut ProgressBar)) {
        if let Ok(mut bar) = self.bar.lock() {
            act(&mut bar);
        }
    }
}

impl Progress for Bars<'_> {
    fn begin(&self, key: &'static str, name: &str, total: u64) {
        if total < SHORT || !io::stderr().is_terminal() {
            return;
        }
        let style = ProgressStyle::with_template("{msg} {wide_bar} {percent:>3}% {eta}").unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr()).with_style(style);
        bar.set_message(self.shell.say(key, &[("path", name.into())]));
        self.with(|old| *old = bar);
    }

    fn advance(&self, by: u64) {
        self.with(|bar| bar.inc(by));
    }

    fn end(&self) {
        self.with(|bar| {
            bar.finish_and_clear();
            *bar = ProgressBar::hidden();
        });
    }

    fn notice(&self, key: &'static str, name: &str, count: usize) {
        let name = if name.is_empty() { self.shell.plain("memory-catalogs") } else { name.to_owned() };
        self.shell.note(&self.shell.say(key, &[("path", name.into()), ("count", count.into())]));
    }
}
