//! The dealership: its records, rules and papers, on one SQLite file. It knows no
//! window and no network. Everything that can be asked of it stands in
//! [`commands`]; everything that follows by itself in [`reactions`] and [`clockwork`].

pub mod kernel;

pub mod access;
pub mod audit;
pub mod clockwork;
pub mod commands;
pub mod dealership;
pub mod documents;
pub mod policy;
pub mod reactions;

mod core;

pub use crate::core::{Answer, Call, Core, Options};

#[cfg(test)]
mod core_tests;
