//! Numbers and paper.

pub mod numbers;
