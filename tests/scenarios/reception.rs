//! A car comes in, or is driven to; and what is heard while it is here.

mod world;

mod arriving;
mod callouts;
mod ending;
mod learning;
mod walking_around;
