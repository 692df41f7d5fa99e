//! The workshop: dispatch, the time clock, inspection, rework, certificates, guarantees.

mod world;

mod cleaning;
mod dispatching;
mod guarantees;
mod inspecting;
mod working;
