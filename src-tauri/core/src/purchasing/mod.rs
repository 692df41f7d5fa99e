//! Buying: orders to approved suppliers, with a promised day per line; what came of them,
//! and what goes back (PRT-01, PRT-08 to PRT-10).
//!
//! An order is `open` until nothing of it is outstanding: received (less what the
//! inspection rejected) or no longer wanted. A placed line is not edited: its promise may
//! move and its rest may be cancelled, but timeliness is measured by the first promise.

pub mod availability;
pub mod cancel_rest;
pub mod check;
pub mod coming;
pub mod compare;
pub mod deliveries;
pub mod list;
pub mod page;
pub mod paper;
pub mod place;
pub mod prices;
pub mod promise;
pub mod receive;
pub mod returns;
mod rules;
pub mod send_back;
pub mod stock_list;
pub mod suggest;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

crate::id!(
    /// An order to a supplier (采购单).
    PurchaseId,
    PurchaseLineId,
    /// Goods sent back to a supplier (退货单).
    SupplierReturnId
);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum PurchaseState {
    Open,
    /// Everything came, or is no longer wanted.
    Closed,
}

#[derive(Clone, Debug, Serialize, TS)]
pub struct PurchaseRef {
    pub id: PurchaseId,
    pub number: String,
    pub version: i64,
}
