//! Whole visits, from the gate to the gate, at the sample dealership.

mod world;

mod home;
mod money;
