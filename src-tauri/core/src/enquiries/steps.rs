//! What happened to an enquiry, in order.

use super::EnquiryId;
use crate::kernel::{Money, Result, StaffId, Write};

#[derive(Clone, Copy, Debug, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum Happened {
    Assigned,
    NotReached,
    Quoted,
    Answered,
    Withdrawn,
    Became,
    Ordered,
}

#[derive(Debug, Default)]
pub struct Step<'a> {
    /// To whom it went.
    pub staff: Option<StaffId>,
    pub amount: Option<Money>,
    pub text: Option<&'a str>,
}

pub async fn note(cx: &mut Write, enquiry: EnquiryId, happened: Happened, step: Step<'_>) -> Result<()> {
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "INSERT INTO enquiry_steps (enquiry_id, kind, staff_id, amount, text, at, by_staff) VALUES (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(enquiry)
    .bind(happened)
    .bind(step.staff)
    .bind(step.amount)
    .bind(step.text)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;
    Ok(())
}
