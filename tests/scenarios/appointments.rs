//! Cars that are booked: a time, somebody and some bay, and the parts kept back for them.

mod world;

mod arriving;
mod parts;
mod times;
