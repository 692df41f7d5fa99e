//! The dealership.
