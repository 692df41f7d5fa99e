//! Numbers that identify people, cars and firms: how they are read, checked, shown and hidden.
//!
//! Pure functions. A problem is a machine code; whether it blocks or only warns is the caller's decision, except where
//! a type could not hold the value at all.

pub mod credit_code;
pub mod id_card;
pub mod mask;
pub mod phone;
pub mod plate;
mod refusals;
pub mod vin;

pub use credit_code::CreditCode;
pub use id_card::IdCard;
pub use phone::Phone;
pub use plate::{Plate, PlateColour};
pub use vin::Vin;
