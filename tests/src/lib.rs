//! Shared ground for the stories in this package.

pub mod console;
pub mod sources;
