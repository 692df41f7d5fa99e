//! One box finds everything. Each record's terms stand in one prefix-searched table,
//! written by the slice that owns the record.

pub mod index;
