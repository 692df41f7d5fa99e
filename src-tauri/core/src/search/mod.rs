//! One box finds everything. Each record's terms stand in one prefix-searched table,
//! written by the slice that owns the record; what is typed is an indexed range in it.

pub mod common;
pub mod find;
pub mod index;
