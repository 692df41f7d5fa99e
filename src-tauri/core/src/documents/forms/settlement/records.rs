//! Who bears what, how it was paid, what was invoiced, what is guaranteed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::documents::forms::{Guarantee, JobClass, Payer};
use crate::kernel::{Day, Moment, Money};

/// What each payer bears of the whole order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PayerShare {
    pub payer: Payer,
    pub name: String,
    pub gross: Money,
}

/// A way to pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaymentWay {
    Cash,
    Card,
    Wechat,
    Alipay,
    Transfer,
    OnAccount,
    Prepaid,
    Voucher,
}

/// A payment received, or put on account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Paid {
    pub way: PaymentWay,
    pub amount: Money,
    pub at: Moment,
    pub reference: Option<String>,
}

/// Kind of tax invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceKind {
    Special,
    Ordinary,
}

/// The record of a tax invoice; it is issued elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InvoiceRecord {
    pub kind: InvoiceKind,
    pub number: String,
    pub issued_on: Day,
    pub buyer: String,
    pub tax_number: Option<String>,
    pub amount: Money,
}

/// Until when a class of work on this order is guaranteed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GuaranteedWork {
    pub job_class: JobClass,
    pub guarantee: Guarantee,
    pub until_day: Option<Day>,
    pub until_km: Option<i64>,
}
