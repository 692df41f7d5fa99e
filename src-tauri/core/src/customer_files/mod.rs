//! The file of a customer is built within days of the first check-in or consultation (CUS-05).
//!
//! A file is opened by the first visit or enquiry, is due by the policy of that day, and closes by
//! itself as soon as nothing is missing in it. What is missing is judged by [`rules`].

pub mod merged;
pub mod read;
pub mod rules;
pub mod track;
