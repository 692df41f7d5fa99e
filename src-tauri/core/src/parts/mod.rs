//! Parts, bins and the stock ledger. Stock knows nothing of repair orders: every move
//! carries its origin, and the slice that caused it owns the link.
//!
//! [`stock`] is the only writer of the ledger and its balances, [`reservations`] the only
//! one of what is promised to whom. Two things always hold: nothing is negative, and
//! where something is free nobody waits for it. What lay there when a month began is kept
//! ([`openings`]), so that the stock of any past day ([`past`]) costs the same to know.

pub mod add;
pub mod adjust;
pub mod batches;
pub mod bins;
pub mod card;
pub mod change;
pub mod check;
pub mod correct;
pub mod expect;
pub mod fills;
pub mod find;
pub mod goods;
pub mod hand_out;
pub mod idle;
pub mod inspect_receipt;
pub mod ledger;
pub mod list;
pub mod openings;
pub mod paper;
pub mod past;
pub mod prices;
pub mod promises;
pub mod receipts;
pub mod receive;
pub mod reprice;
pub mod repricing;
pub mod reservations;
pub mod rules;
pub mod scan;
pub mod scanned;
pub mod set_accessory;
pub mod set_bins;
pub mod stock;
pub mod suppliers;
pub mod turns;
pub mod waiting;
pub mod worth;

#[cfg(test)]
mod past_tests;
#[cfg(test)]
mod stock_tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

crate::id!(
    /// A part number of the catalogue.
    PartId,
    WarehouseId,
    BinId,
    SupplierId,
    /// A line of the stock ledger.
    MoveId,
    ReservationId,
    /// A delivery taken in (入库单).
    ReceiptId,
    ReceiptLineId,
    /// Prices changed in one step.
    PriceChangeId
);

/// The warehouse parts are sold from.
pub const MAIN_WAREHOUSE: WarehouseId = WarehouseId(1);
/// Where parts lie that are to be claimed or sent back; nothing is sold from it (PRT-13).
pub const CLAIMS_WAREHOUSE: WarehouseId = WarehouseId(2);

/// The record that caused a move or holds a reservation: what kind, which row, and the
/// number people know it by (shown beside the move; may be empty).
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    pub kind: &'static str,
    pub id: i64,
    pub label: &'a str,
}

impl<'a> Origin<'a> {
    pub const fn of(kind: &'static str, id: i64) -> Self {
        Self { kind, id, label: "" }
    }

    pub const fn called(self, label: &'a str) -> Self {
        Self { label, ..self }
    }
}

/// Where a part comes from; shown and priced apart (配件追溯, PRT-05).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum PartClass {
    /// 原厂件
    Original,
    /// 同质件
    Equivalent,
    /// 副厂件
    Aftermarket,
    /// 修复件
    Refurbished,
}

/// What moved stock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum MoveKind {
    Receipt,
    Issue,
    Return,
    Adjust,
    TransferIn,
    TransferOut,
    WriteOff,
    SupplierReturn,
}

/// A part as lists and choices show it.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct PartRef {
    pub id: PartId,
    pub version: i64,
}
