//! What no screen would send: every command with input that is missing, of the wrong type, too
//! large, negative, far away or malicious. Each time a refusal that names the field, never a
//! failure, and nothing changed.

mod attack;
mod behind_the_back;
mod every_command;
mod schema;
