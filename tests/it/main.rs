//! Everything that needs more than one module: the program run on projects, hostile input, kills, the layering of the
//! sources and the words of the interface. One binary, so that it links once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::string_slice)]

mod articles;
mod automation;
mod broken;
mod build;
mod catalog;
mod catalog_sync;
mod characters;
mod check;
mod diff;
mod example;
mod facts;
mod filters;
mod forms;
mod glossary;
mod history;
mod hostile;
mod impact;
mod index;
mod init;
mod interface;
mod kit;
mod layering;
mod locales;
mod memory;
mod merge;
mod numbers;
mod polarity;
mod readme;
mod rebuild;
mod recall;
mod rename;
mod review;
mod schema;
mod segmentation;
mod since;
mod source;
mod srx;
mod sync;
mod terms;
mod unit;
mod wording;
mod world;
