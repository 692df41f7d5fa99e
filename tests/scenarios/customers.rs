//! Whom we serve: cards, twins, consents, tags, files, and who looked at what.

mod world;

mod book;
mod cards;
mod consents;
mod files;
mod twins;
