//! Whole visits, from the gate to the gate, at the sample dealership.

pub mod world;

pub mod accident;
pub mod added;
pub mod home;
pub mod money;
pub mod rescue;
pub mod rework;
pub mod shortage;
pub mod statement;
pub mod warranty;
