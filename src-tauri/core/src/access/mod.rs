//! Who works here, what each may do, and who is at the desk right now.
//!
//! People hold one or several roles (ROL-01 … ROL-16); a role is a set of rights
//! ([`roles`]). A session is opened by password or PIN, locks when idle, and ends at
//! sign-out or when the person's rights change. Wrong tries shut the door for a while.

pub mod act_as;
pub mod change_staff;
pub mod hire;
pub mod read;
pub mod reset_password;
pub mod roles;
pub mod rules;
pub mod secrets;
pub mod session;
pub mod sign_in;
pub mod sign_out;

pub use roles::Role;
