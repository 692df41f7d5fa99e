//! The dealership.

pub mod kernel;
