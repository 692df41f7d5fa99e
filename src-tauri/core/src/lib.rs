//! The dealership: its records, rules and papers, on one SQLite file. It knows no
//! window and no network. Everything that can be asked of it stands in
//! [`commands`]; everything that follows by itself in [`reactions`] and [`clockwork`].

pub mod kernel;

pub mod access;
pub mod appointments;
pub mod attachments;
pub mod audit;
pub mod backup;
pub mod catalogue;
pub mod check;
pub mod checklists;
pub mod clockwork;
pub mod closing;
pub mod commands;
pub mod customer_files;
pub mod customers;
pub mod data_folder;
pub mod dealership;
pub mod documents;
pub mod enquiries;
pub mod errands;
pub mod exports;
pub mod handover;
pub mod notices;
pub mod old_parts;
pub mod papers;
pub mod part_quality;
pub mod parts;
pub mod parts_catalogue;
pub mod parts_import;
pub mod periods;
pub mod policy;
pub mod purchasing;
pub mod reactions;
pub mod reception;
pub mod repair_orders;
pub mod reports;
pub mod sales;
pub mod sample;
pub mod schedules;
pub mod search;
pub mod self_test;
pub mod settlement;
pub mod stocktake;
pub mod storeroom;
pub mod supplier_invoices;
pub mod transfers;
pub mod vehicles;
pub mod workshop;
pub mod write_offs;

mod core;

pub use crate::core::{Core, Options};
pub use crate::kernel::{Answer, Call};

#[cfg(any(test, feature = "testing"))]
pub mod testing;
