//! The house itself: name, address, phone, tax status. Set up once in five questions.

pub mod change;
pub mod clock;
pub mod paper;
pub mod read;
pub mod rules;
pub mod set_up;
