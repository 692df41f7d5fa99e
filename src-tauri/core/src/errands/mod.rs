//! Long work as its beginner follows it: how far it is, stopping it, what came of it. The work itself
//! stands in [`crate::kernel::errands`].

pub mod follow;
