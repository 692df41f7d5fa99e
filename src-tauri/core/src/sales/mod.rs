//! Sales over the counter: parts and accessories to whoever walks in, without a car in the shop.
//!
//! The clerk opens a sale and the parts are kept back for it; the cashier settles it like an
//! order ([`crate::settlement`]), and only then they leave stock. Goods that come back are put
//! back at the cost they left for. A sale never edits what was settled.

pub mod check;
pub mod goods;
pub mod open;
pub mod price;
pub mod read;
pub mod waiting;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

crate::id!(
    /// A sale over the counter (配件销售单).
    SaleId,
    SaleLineId
);

/// The kind of origin under which a sale's lines reserve and move stock.
pub const LINE: &str = "sale_line";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum SaleState {
    /// Kept back, to be paid.
    Open,
    /// Paid and handed out.
    Sold,
    Cancelled,
}

#[derive(Clone, Debug, Serialize, TS)]
pub struct SaleRef {
    pub id: SaleId,
    pub number: String,
    pub version: i64,
}
