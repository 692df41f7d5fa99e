//! Old parts leave the house: to the customer, to the maker, or to the scrap.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{OldPartFate, OldPartId, OldPartState};
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Checks, Nothing, Refusal, Result, Write};
use crate::repair_orders::OrderId;

const MOST: usize = 500;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LetOldPartsGo {
    pub ids: Vec<OldPartId>,
    /// Scrapped, else given to whom they belong.
    pub scrap: bool,
    /// To whom or why; needed for what goes otherwise than it was meant to.
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub note: Option<Text<200>>,
}

/// Claimed parts are not scrapped: they are the maker's, in their original state (CLM-09).
pub async fn let_go(cx: &mut Write, input: LetOldPartsGo) -> Result<Nothing> {
    let mut checks = Checks::new();
    checks.require(!input.ids.is_empty(), "ids", "parts.lines_needed");
    if input.ids.len() > MOST {
        return Err(Refusal::new("parts.too_many_lines").at("ids").with("limit", MOST).into());
    }
    let mut orders = Vec::with_capacity(input.ids.len());
    for (at, id) in input.ids.iter().enumerate() {
        let field = format!("ids[{at}]");
        let found: Option<(OrderId, String, OldPartFate, OldPartState)> =
            sqlx::query_as("SELECT order_id, name, fate, state FROM old_parts WHERE id = ?")
                .bind(id)
                .fetch_optional(cx.db())
                .await?;
        let Some((order, name, fate, state)) = found else {
            checks.require(false, &field, "old_parts.unknown");
            continue;
        };
        let refuse = |code: &str| Refusal::new(code).at(field.clone()).with("name", &name);
        let as_meant = input.scrap == (fate == OldPartFate::Scrap);
        if state != OldPartState::Kept {
            checks.add(refuse("old_parts.gone"));
        } else if input.scrap && fate == OldPartFate::Claim {
            checks.add(refuse("old_parts.claim_is_kept"));
        } else if !as_meant && input.note.is_none() {
            checks.add(refuse("old_parts.note_needed"));
        }
        orders.push(order);
    }
    checks.done()?;
    let state = if input.scrap { OldPartState::Scrapped } else { OldPartState::Returned };
    let (now, staff) = (cx.now, cx.staff());
    for (id, order) in input.ids.iter().zip(orders) {
        sqlx::query(
            "UPDATE old_parts SET state = ?, gone_at = ?, gone_by = ?, gone_note = ?, version = version + 1 WHERE id = ?",
        )
        .bind(state)
        .bind(now)
        .bind(staff)
        .bind(&input.note)
        .bind(id)
        .execute(cx.db())
        .await?;
        cx.about("order", order.0);
    }
    Ok(Nothing {})
}
