//! What they drive: a VIN for life, plates that change, owners that change.

mod world;

mod over_the_years;
mod page;
mod registering;
