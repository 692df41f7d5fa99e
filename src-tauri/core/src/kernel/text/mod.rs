//! Text as people type it: cleaned on the way in, folded and spelled for the search.

pub mod clean;
pub mod fold;
pub mod pinyin;
mod polyphones;
pub mod terms;

pub use clean::{LongText, Name, Text, TextProblem, empty_as_none};
