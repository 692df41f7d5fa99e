//! The card changes: a move, a new number.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::read;
use super::rules::check_line;
use crate::audit::stale;
use crate::kernel::{Checks, Nothing, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeDealership {
    pub version: i64,
    pub name: String,
    pub address: String,
    pub phone: String,
    pub hotline: Option<String>,
    pub filing_number: Option<String>,
    pub credit_code: Option<String>,
}

pub async fn change(cx: &mut Write, input: ChangeDealership) -> Result<Nothing> {
    let card = read::card(cx, Nothing {}).await?;
    stale::refuse_if_changed(cx, "dealership", 1, input.version, card.version).await?;
    let mut checks = Checks::new();
    check_line(&mut checks, "name", &input.name, 60);
    check_line(&mut checks, "address", &input.address, 120);
    check_line(&mut checks, "phone", &input.phone, 40);
    for (field, text) in [
        ("hotline", &input.hotline),
        ("filing_number", &input.filing_number),
        ("credit_code", &input.credit_code),
    ] {
        if let Some(text) = text {
            check_line(&mut checks, field, text, 60);
        }
    }
    checks.done()?;
    sqlx::query(
        "UPDATE dealership SET name = ?, address = ?, phone = ?, hotline = ?, filing_number = ?,
                credit_code = ?, version = version + 1",
    )
    .bind(input.name.trim())
    .bind(input.address.trim())
    .bind(input.phone.trim())
    .bind(input.hotline)
    .bind(input.filing_number)
    .bind(input.credit_code)
    .execute(cx.db())
    .await?;
    cx.about("dealership", 1);
    Ok(Nothing {})
}
