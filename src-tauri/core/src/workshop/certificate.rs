//! The completion certificate (竣工出厂合格证): numbered, tied to the passed inspection,
//! never edited (regulation art. 44 and 72, domain facts 1.3 and 8.6).

use serde::Serialize;
use ts_rs::TS;

use super::{CertificateId, InspectionId, guarantee};
use crate::catalogue::JobClass;
use crate::documents::numbers::{self, Series};
use crate::kernel::{Moment, Read, Result, Write};
use crate::repair_orders::OrderId;

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct CertificateView {
    pub id: CertificateId,
    pub number: String,
    pub job_class: JobClass,
    pub legal_days: i64,
    pub legal_km: i64,
    pub promised_days: i64,
    pub promised_km: i64,
    pub issued_at: Moment,
    pub issued_by: String,
}

/// Draws the number and freezes the periods. One drawn before work was added is void.
pub(super) async fn issue(cx: &mut Write, order: OrderId, inspection: InspectionId) -> Result<String> {
    let class = guarantee::class_of(cx, order).await?;
    let periods = guarantee::periods(cx, class).await?;
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query("UPDATE certificates SET void_at = ? WHERE order_id = ? AND void_at IS NULL")
        .bind(now)
        .bind(order)
        .execute(cx.db())
        .await?;
    let number = numbers::next(cx, Series::Certificate).await?;
    sqlx::query(
        "INSERT INTO certificates (number, order_id, inspection_id, job_class, legal_days, legal_km, promised_days,
                                   promised_km, issued_at, issued_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&number)
    .bind(order)
    .bind(inspection)
    .bind(class)
    .bind(periods.legal.days)
    .bind(periods.legal.km)
    .bind(periods.promised.days)
    .bind(periods.promised.km)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;
    Ok(number)
}

/// The one that stands, if the order has one.
pub async fn standing(cx: &mut Read, order: OrderId) -> Result<Option<CertificateView>> {
    Ok(sqlx::query_as(
        "SELECT c.id, c.number, c.job_class, c.legal_days, c.legal_km, c.promised_days, c.promised_km, c.issued_at,
                s.name AS issued_by
         FROM certificates c JOIN staff s ON s.id = c.issued_by
         WHERE c.order_id = ? AND c.void_at IS NULL",
    )
    .bind(order)
    .fetch_optional(cx.db())
    .await?)
}
