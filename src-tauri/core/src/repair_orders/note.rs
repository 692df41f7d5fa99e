//! Front desk and workshop talk on the order, before, during and after the work, and say
//! whether the customer was told (REC-10, WSH-05).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{NoteStage, OrderId, ToldHow, head};
use crate::kernel::text::LongText;
use crate::kernel::{Checks, Nothing, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddNote {
    pub order_id: OrderId,
    pub stage: NoteStage,
    pub text: LongText<500>,
    /// How the customer was informed of it, if they were.
    pub informed: Option<ToldHow>,
}

pub async fn note(cx: &mut Write, input: AddNote) -> Result<Nothing> {
    let mut checks = Checks::new();
    checks.require(!input.text.is_empty(), "text", "text.required");
    checks.done()?;
    let head = head::load(cx, input.order_id).await?;
    write(cx, head.id, input.stage, &input.text, input.informed).await
}

pub(super) async fn write(
    cx: &mut Write,
    order: OrderId,
    stage: NoteStage,
    text: &str,
    informed: Option<ToldHow>,
) -> Result<Nothing> {
    put(cx, order, stage, None, text, informed).await?;
    Ok(Nothing {})
}

/// The house says by itself what happened: which sentence, and about what.
pub(super) async fn by_the_house(
    cx: &mut Write,
    order: OrderId,
    stage: NoteStage,
    code: &str,
    text: &str,
) -> Result<()> {
    put(cx, order, stage, Some(code), text, None).await
}

async fn put(
    cx: &mut Write,
    order: OrderId,
    stage: NoteStage,
    code: Option<&str>,
    text: &str,
    informed: Option<ToldHow>,
) -> Result<()> {
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "INSERT INTO order_notes (order_id, stage, code, text, informed, at, by_staff) VALUES (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(order)
    .bind(stage)
    .bind(code)
    .bind(text)
    .bind(informed)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;
    cx.about("order", order.0);
    Ok(())
}
