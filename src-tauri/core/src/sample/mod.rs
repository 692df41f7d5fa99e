//! What the sample dealership is made of: believable names, cars, work, parts and faults. Data and pure functions; the
//! same seed always makes the same dealership.

pub mod bulk;
pub mod cars;
pub mod decade;
pub mod faults;
pub mod fill;
pub mod findings;
pub mod ground;
pub mod house;
pub mod operations;
pub mod packages;
pub mod parts;
pub mod people;
pub mod places;
pub mod rng;
pub mod today;

pub use rng::Rng;

#[cfg(test)]
mod tests;
