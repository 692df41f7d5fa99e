//! Money: one settlement per payer of an order or per sale over the counter, payments, the invoice record (DEL-*,
//! domain facts 4 and 8.7).
//!
//! A settlement freezes the order's consented lines of one payer. Nothing settled is
//! edited: it is reversed by a red settlement of negative amounts and made anew.
//! Discounts beyond a person's authority wait for somebody who has it.

pub mod approval;
pub mod check;
mod freeze;
pub mod internal;
pub mod invoice;
pub mod list;
pub mod margins;
pub mod paper;
pub mod pay;
pub mod preview;
pub mod read;
pub mod reverse;
pub mod rules;
pub mod sale_paper;
pub mod settle;
pub mod settle_sale;
pub mod sign;
pub mod take_back;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

crate::id!(
    /// A settlement or its reversal.
    SettlementId,
    /// A request to give more discount than one's own authority allows.
    DiscountRequestId,
    InvoiceId
);

/// How money came in. On account is a promise: it is owed until an account receipt pays it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum PayWay {
    Cash,
    Card,
    Wechat,
    Alipay,
    Transfer,
    OnAccount,
}
