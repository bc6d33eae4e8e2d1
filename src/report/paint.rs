//! Colour, or none.

use anstyle::{AnsiColor, Color, Style};

/// What a piece of a text is, and so its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub enum Ink {
    #[default]
    Plain,
    Bold,
    Dim,
    Red,
    Yellow,
    Green,
    Cyan,
    /// Stands in the old text only: red, in `[-…-]`.
    Gone,
    /// Stands in the new text only: green, in `{+…+}`.
    New,
}

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

    /// A text in its ink. What is gone and new has its brackets already.
    pub fn ink(self, ink: Ink, text: &str) -> String {
        match ink {
            Ink::Plain => text.to_owned(),
            Ink::Bold => self.bold(text),
            Ink::Dim => self.dim(text),
            Ink::Red | Ink::Gone => self.red(text),
            Ink::Yellow => self.yellow(text),
            Ink::Green | Ink::New => self.green(text),
            Ink::Cyan => self.cyan(text),
        }
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
