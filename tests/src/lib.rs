//! Shared ground for the stories in this package.

pub mod browser;
pub mod console;
pub mod sources;
pub mod world;
