//! What suppliers charge, matched line by line against what came.
//!
//! Each line of an invoice answers exactly one line of a delivery, and each line of a delivery is
//! charged at most once. What is off in quantity, or in price beyond the tolerance of the house, waits
//! for somebody's yes. Stock stays at what it was taken in for; the difference is told, not hidden in it.

pub mod check;
pub mod decide;
pub mod read;
pub mod record;
pub mod rules;
pub mod to_match;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

crate::id!(
    /// A supplier's invoice.
    SupplierInvoiceId,
    SupplierInvoiceLineId
);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum SupplierInvoiceState {
    /// Every line is right.
    Agreed,
    /// Something is off: waits for a yes.
    Asked,
    Approved,
    /// Not accepted: its deliveries wait for another invoice.
    Refused,
    /// A slip, or taken back by the supplier.
    Void,
}

/// Of value-added tax: a special one is deducted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum SupplierInvoiceType {
    Special,
    Ordinary,
}

#[derive(Clone, Debug, Serialize, TS)]
pub struct SupplierInvoiceRef {
    pub id: SupplierInvoiceId,
    pub state: SupplierInvoiceState,
    pub version: i64,
}
