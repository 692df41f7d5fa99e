//! Shared ground for the stories in this package.
