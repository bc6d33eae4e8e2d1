//! Colour, or none.

use anstyle::{AnsiColor, Color, Style};

/// Paints words, if the terminal wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paint(pub bool);

impl Paint {
    fn with(self, style: Style, text: &str) -> String {
        if self.0 && !text.is_empty() { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    fn colour(self, colour: AnsiColor, text: &str) -> String {
        self.with(Style::new().fg_color(Some(Color::Ansi(colour))), text)
    }

    /// What stands out.
    pub fn bold(self, text: &str) -> String {
        self.with(Style::new().bold(), text)
    }

    /// What stands back.
    pub fn dim(self, text: &str) -> String {
        self.with(Style::new().dimmed(), text)
    }

    /// What is wrong or gone.
    pub fn red(self, text: &str) -> String {
        self.colour(AnsiColor::Red, text)
    }

    /// What is doubtful.
    pub fn yellow(self, text: &str) -> String {
        self.colour(AnsiColor::Yellow, text)
    }

    /// What is right or new.
    pub fn green(self, text: &str) -> String {
        self.colour(AnsiColor::Green, text)
    }

    /// What the glossary knows.
    pub fn cyan(self, text: &str) -> String {
        self.colour(AnsiColor::Cyan, text)
    }
}
