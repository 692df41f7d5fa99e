//! The same fault again: an earlier job of this car may have failed (domain facts 1.4,
//! WSH-10). The program only points at it; a person decides.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{OrderId, OrderKind, head};
use crate::kernel::text::Text;
use crate::kernel::{Checks, Day, Moment, Nothing, Read, Refusal, Result, Write};
use crate::policy::{self, keys};
use crate::vehicles::VehicleId;

/// From so many earlier repairs of the same fault on, the law lets the customer go
/// elsewhere at our cost: the screen raises an alarm.
pub const ALARM_AT: usize = 2;

/// An earlier order of the same car with the same work or fault, under guarantee or
/// within the house's window.
#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct EarlierRepair {
    pub order_id: OrderId,
    pub number: String,
    /// The work done then.
    pub line: String,
    pub left_at: Moment,
    /// The guarantee running for it, if one is.
    pub until_day: Option<Day>,
    pub until_km: Option<i64>,
}

/// Earlier repairs of what is on this order, the latest first. Washing a car twice is no comeback.
pub async fn earlier(cx: &mut Read, order: OrderId) -> Result<Vec<EarlierRepair>> {
    let window = policy::value(cx, keys::COMEBACK_WINDOW_DAYS).await?;
    let today = cx.today();
    let since = today.plus_days(-window).start();
    Ok(sqlx::query_as(
        "SELECT o.id AS order_id, o.number, min(p.name) AS line, coalesce(o.delivered_at, o.settled_at) AS left_at,
                max(g.until_day) AS until_day, max(g.until_km) AS until_km
         FROM repair_orders me
         JOIN visits t ON t.id = me.visit_id
         JOIN order_lines n ON n.order_id = me.id AND n.kind = 'labour' AND n.state IN ('proposed', 'consented')
         JOIN repair_orders o ON o.vehicle_id = me.vehicle_id AND o.visit_id <> me.visit_id
              AND o.state IN ('settled', 'delivered') AND o.kind <> 'internal_rework'
         JOIN order_lines p ON p.order_id = o.id AND p.kind = 'labour' AND p.state = 'consented'
              AND (p.operation_id = n.operation_id OR p.fault_code = n.fault_code)
         LEFT JOIN labour_operations c ON c.id = n.operation_id
         LEFT JOIN guarantees g ON g.order_line_id = p.id AND g.until_day >= ?2 AND g.until_km >= t.mileage
         WHERE me.id = ?1 AND (c.category IS NULL OR c.category <> 'cleaning')
           AND (g.order_line_id IS NOT NULL OR coalesce(o.delivered_at, o.settled_at) >= ?3)
         GROUP BY o.id ORDER BY left_at DESC",
    )
    .bind(order)
    .bind(today)
    .bind(since)
    .fetch_all(cx.db())
    .await?)
}

/// Points the order at the latest such repair, until somebody has decided.
pub(super) async fn flag(cx: &mut Write, order: OrderId) -> Result<()> {
    let latest = earlier(cx, order).await?.into_iter().next().map(|repair| repair.order_id);
    sqlx::query("UPDATE repair_orders SET comeback_of = ? WHERE id = ? AND comeback_decided IS NULL")
        .bind(latest)
        .bind(order)
        .execute(cx.db())
        .await?;
    Ok(())
}

/// A cause is an order of the same car whose work was finished.
pub(super) async fn check_cause(
    cx: &mut Write,
    checks: &mut Checks,
    field: &str,
    cause: OrderId,
    vehicle: VehicleId,
) -> Result<()> {
    let found: Option<(VehicleId, String, bool)> = sqlx::query_as(
        "SELECT vehicle_id, number, state IN ('settled', 'delivered') FROM repair_orders WHERE id = ?",
    )
    .bind(cause)
    .fetch_optional(cx.db())
    .await?;
    match found {
        None => checks.add(Refusal::new("orders.unknown").at(field).with("id", cause)),
        Some((of, number, _)) if of != vehicle => {
            checks.add(Refusal::new("orders.cause_other_car").at(field).with("number", number));
        }
        Some((_, number, false)) => {
            checks.add(Refusal::new("orders.cause_not_finished").at(field).with("number", number));
        }
        Some(_) => {}
    }
    Ok(())
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LinkComeback {
    pub order_id: OrderId,
    pub version: i64,
    /// The job that failed.
    pub caused_by: OrderId,
}

/// A person says: this car is back because of that job (WSH-10).
pub async fn link_comeback(cx: &mut Write, input: LinkComeback) -> Result<Nothing> {
    let head = head::load_seen(cx, input.order_id, input.version).await?;
    head::still_open(&head)?;
    let mut checks = Checks::new();
    check_cause(cx, &mut checks, "caused_by", input.caused_by, head.vehicle_id).await?;
    checks.require(input.caused_by != head.id, "caused_by", "orders.cause_itself");
    let kind: OrderKind = sqlx::query_scalar("SELECT kind FROM repair_orders WHERE id = ?")
        .bind(head.id)
        .fetch_one(cx.db())
        .await?;
    // A rework of the house has its cause from the inspection, and must keep it.
    checks.require(kind != OrderKind::InternalRework, "order_id", "orders.rework_by_inspection");
    checks.done()?;
    sqlx::query(
        "UPDATE repair_orders SET comeback_of = ?1, caused_by_order = ?1, comeback_decided = 1, kind = ?2 WHERE id = ?3",
    )
    .bind(input.caused_by)
    .bind(OrderKind::Comeback)
    .bind(head.id)
    .execute(cx.db())
    .await?;
    head::touch(cx, head.id).await?;
    Ok(Nothing {})
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecideComeback {
    pub order_id: OrderId,
    pub version: i64,
    /// Whether the earlier repair failed. If not, say by which evidence: without it
    /// within three days the repair is free (domain facts 1.4).
    pub comeback: bool,
    #[serde(default)]
    pub reason: Text<300>,
}

pub async fn decide_comeback(cx: &mut Write, input: DecideComeback) -> Result<Nothing> {
    let head = head::load_seen(cx, input.order_id, input.version).await?;
    head::still_open(&head)?;
    let flagged: Option<OrderId> = sqlx::query_scalar("SELECT comeback_of FROM repair_orders WHERE id = ?")
        .bind(head.id)
        .fetch_one(cx.db())
        .await?;
    let mut checks = Checks::new();
    checks.require(flagged.is_some(), "order_id", "orders.no_comeback");
    checks.require(input.comeback || !input.reason.is_empty(), "reason", "orders.evidence_needed");
    checks.done()?;
    sqlx::query(
        "UPDATE repair_orders SET comeback_decided = ?1, comeback_reason = ?2,
                caused_by_order = CASE WHEN ?1 THEN comeback_of ELSE NULL END,
                kind = CASE WHEN ?1 THEN 'comeback' WHEN kind = 'comeback' THEN 'normal' ELSE kind END
         WHERE id = ?3",
    )
    .bind(input.comeback)
    .bind(input.reason.or_none())
    .bind(head.id)
    .execute(cx.db())
    .await?;
    head::touch(cx, head.id).await?;
    Ok(Nothing {})
}
