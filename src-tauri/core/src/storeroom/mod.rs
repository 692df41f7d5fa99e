//! The parts room as a whole: what the clerk and the manager should see to today.

pub mod attention;
pub mod promised_to;
