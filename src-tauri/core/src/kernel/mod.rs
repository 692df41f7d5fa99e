//! What every slice stands on.

pub mod identifiers;
pub mod text;
