//! Transfers (调拨): parts change their warehouse and take their cost along. What is to be
//! claimed lies apart from what is sold (PRT-13, CLM-06).

pub mod check;
pub mod paper;
pub mod read;
pub mod transfer;

use serde::Serialize;
use ts_rs::TS;

crate::id!(
    /// 调拨单
    TransferId
);

#[derive(Clone, Debug, Serialize, TS)]
pub struct TransferRef {
    pub id: TransferId,
    pub number: String,
}
