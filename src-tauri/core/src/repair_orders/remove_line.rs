//! A proposed line was a slip of the finger: it goes without trace, the audit keeps it.
//! What the customer has heard of is declined or cancelled instead.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LineState, OrderLineId, comeback, head, lines, part_needs};
use crate::kernel::{Nothing, Refusal, Result, Write};
use crate::parts::{Origin, promises};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveLine {
    pub line_id: OrderLineId,
    /// Of the line.
    pub version: i64,
    /// With all lines of the same package; needed where the package has a fixed price.
    #[serde(default)]
    pub whole_package: bool,
}

pub async fn remove_line(cx: &mut Write, input: RemoveLine) -> Result<Nothing> {
    let line = lines::load_seen(cx, input.line_id, input.version).await?;
    let head = head::load(cx, line.order_id).await?;
    head::still_open(&head)?;
    if line.state != LineState::Proposed {
        let refusal = Refusal::new("orders.line_decided").at("line_id");
        return Err(refusal.with("line", line.name).with("state", line.state).into());
    }
    if line.of_fixed_package().is_some() && !input.whole_package {
        return Err(Refusal::new("orders.package_line").at("line_id").with("line", line.name).into());
    }
    let group = line.package_group.filter(|_| input.whole_package);
    let ids: Vec<OrderLineId> = lines::of_order(cx, head.id)
        .await?
        .into_iter()
        .filter(|other| other.id == line.id || (group.is_some() && other.package_group == group))
        .filter(|other| other.state == LineState::Proposed)
        .map(|other| other.id)
        .collect();
    part_needs::let_go(cx, &ids).await?;
    for id in ids {
        // Declined work this line took up is open to be offered again.
        sqlx::query("UPDATE order_lines SET offered_again_on = NULL WHERE offered_again_on = ?")
            .bind(id)
            .execute(cx.db())
            .await?;
        promises::record_gone(cx, Origin::of(part_needs::ORDER_LINE, id.0)).await?;
        sqlx::query("DELETE FROM order_lines WHERE id = ?").bind(id).execute(cx.db()).await?;
    }
    comeback::flag(cx, head.id).await?;
    head::touch(cx, head.id).await?;
    Ok(Nothing {})
}
