//! Whole visits, from the gate to the gate, at the sample dealership.

mod world;

mod accident;
mod added;
mod home;
mod money;
mod rework;
mod shortage;
mod warranty;
