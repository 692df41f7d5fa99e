//! The dealership's stories. One file each, all in one binary so that they build once.

mod appointments;
mod clock;
mod closing;
mod customers;
mod enquiries;
mod front_door;
mod hostile;
mod month;
mod orders;
mod parts;
mod promises;
mod reception;
mod reports;
mod schedules;
mod search;
mod vehicles;
mod visit;
mod workshop;
