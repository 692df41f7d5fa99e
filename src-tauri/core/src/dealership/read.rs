//! The house's card, as settings show it and papers print it.

use serde::Serialize;
use ts_rs::TS;

use super::rules::TaxStatus;
use crate::kernel::{Nothing, Read, Refusal, Result};

#[derive(Clone, Debug, Serialize, TS, sqlx::FromRow)]
pub struct DealershipCard {
    pub name: String,
    pub address: String,
    pub phone: String,
    pub hotline: Option<String>,
    pub filing_number: Option<String>,
    pub credit_code: Option<String>,
    pub tax_status: TaxStatus,
    pub sample: bool,
    pub version: i64,
}

pub async fn card(cx: &mut Read, _: Nothing) -> Result<DealershipCard> {
    let card: Option<DealershipCard> = sqlx::query_as(
        "SELECT name, address, phone, hotline, filing_number, credit_code, tax_status, sample, version FROM dealership",
    )
    .fetch_optional(cx.db())
    .await?;
    card.ok_or_else(|| Refusal::new("dealership.not_set_up").into())
}
