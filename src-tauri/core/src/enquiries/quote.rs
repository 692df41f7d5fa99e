//! A price is told: the quote is kept as it was that day, and a new one takes its place.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::EnquiryRef;
use super::price::{self, QuoteLineForm};
use super::steps::{self, Happened, Step};
use super::{EnquiryId, head};
use crate::kernel::{Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QuoteEnquiry {
    pub id: EnquiryId,
    pub version: i64,
    /// None: nothing is quoted any more.
    pub lines: Vec<QuoteLineForm>,
}

pub async fn quote(cx: &mut Write, input: QuoteEnquiry) -> Result<EnquiryRef> {
    let head = head::open(cx, input.id, input.version).await?;
    let quote = price::priced(cx, head.customer_id, &input.lines).await?;
    sqlx::query("DELETE FROM enquiry_lines WHERE enquiry_id = ?").bind(head.id).execute(cx.db()).await?;
    for (position, line) in (1_i64..).zip(&quote.lines) {
        sqlx::query(
            "INSERT INTO enquiry_lines (enquiry_id, position, kind, operation_id, part_id, package_id, code, name, unit,
                                        quantity, unit_price, amount, labour, contents)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(head.id)
        .bind(position)
        .bind(line.kind)
        .bind(line.operation_id)
        .bind(line.part_id)
        .bind(line.package_id)
        .bind(&line.code)
        .bind(&line.name)
        .bind(&line.unit)
        .bind(line.quantity)
        .bind(line.unit_price)
        .bind(line.amount)
        .bind(line.labour)
        .bind(&line.contents)
        .execute(cx.db())
        .await?;
    }
    let told = (!quote.lines.is_empty()).then_some(quote.total);
    let now = cx.now;
    sqlx::query("UPDATE enquiries SET quoted = ?, quoted_at = ?, price_level = ? WHERE id = ?")
        .bind(told)
        .bind(told.map(|_| now))
        .bind(told.map(|_| quote.level))
        .bind(head.id)
        .execute(cx.db())
        .await?;
    steps::note(cx, head.id, Happened::Quoted, Step { amount: told, ..Step::default() }).await?;
    head::touched(cx, head).await
}
