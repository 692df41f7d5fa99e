//! Who may inspect what when, and what the form must say.

use super::guarantee::class_of;
use super::inspect::Inspect;
use super::{InspectionId, InspectionLevel};
use crate::catalogue::JobClass;
use crate::kernel::{Checks, Permission, Read, Refusal, Result};
use crate::policy::{self, keys};
use crate::repair_orders::{OrderId, OrderKind, OrderLineId, OrderState, rework};

#[derive(Debug, sqlx::FromRow)]
pub(super) struct Inspectable {
    pub id: OrderId,
    pub number: String,
    pub state: OrderState,
    pub kind: OrderKind,
    pub caused_by_order: Option<OrderId>,
}

pub(super) async fn order(cx: &mut Read, id: OrderId) -> Result<Inspectable> {
    let found: Option<Inspectable> =
        sqlx::query_as("SELECT id, number, state, kind, caused_by_order FROM repair_orders WHERE id = ?")
            .bind(id)
            .fetch_optional(cx.db())
            .await?;
    Ok(found.ok_or_else(|| Refusal::new("orders.unknown").at("order_id").with("id", id))?)
}

/// The technician looks at their own work, the group leader at the group's, the inspector at
/// the finished car (自检、互检、终检).
pub(super) async fn may_inspect(cx: &mut Read, order: &Inspectable, level: InspectionLevel) -> Result<()> {
    let right = match level {
        InspectionLevel::Own => Permission::WorkOnJobs,
        InspectionLevel::Group => Permission::Dispatch,
        InspectionLevel::Final => Permission::Inspect,
    };
    if !cx.who.may(right) {
        return Err(Refusal::new("access.forbidden").at("level").with("permission", right).into());
    }
    let in_time = match level {
        InspectionLevel::Final => order.state == OrderState::Done,
        _ => matches!(order.state, OrderState::InWork | OrderState::Done),
    };
    if !in_time {
        let refusal = Refusal::new("orders.not_in_state").at("order_id");
        return Err(refusal.with("number", &order.number).with("state", order.state).into());
    }
    if let Some(number) = rework::open_of(cx, order.id).await? {
        return Err(Refusal::new("workshop.rework_open").at("order_id").with("number", number).into());
    }
    if level == InspectionLevel::Own && !worked_on(cx, order.id).await? {
        return Err(Refusal::new("workshop.not_your_work").at("level").with("number", &order.number).into());
    }
    Ok(())
}

/// Whether the person at the desk has a job of the order, begun or done.
async fn worked_on(cx: &mut Read, order: OrderId) -> Result<bool> {
    let me = cx.staff();
    Ok(sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM assignments
                        WHERE order_id = ? AND technician_id = ? AND state IN ('working', 'paused', 'finished'))",
    )
    .bind(order)
    .bind(me)
    .fetch_one(cx.db())
    .await?)
}

pub(super) async fn check_form(
    cx: &mut Read,
    checks: &mut Checks,
    order: &Inspectable,
    input: &Inspect,
) -> Result<()> {
    if input.passed {
        checks.require(input.bad_lines.is_empty(), "bad_lines", "workshop.bad_yet_passed");
    } else {
        checks.require(input.defects.is_some(), "defects", "workshop.defects_needed");
    }
    if input.level != InspectionLevel::Final {
        checks.require(input.bad_lines.is_empty(), "bad_lines", "workshop.bad_lines_final_only");
        return Ok(());
    }
    check_bad_lines(cx, checks, order, input).await?;
    check_own_work(cx, checks, order, input).await?;
    if input.passed {
        check_self_check(cx, checks, order).await?;
    }
    Ok(())
}

/// The lines found bad are labour of the order, each once; where there is labour, a failure names some.
async fn check_bad_lines(
    cx: &mut Read,
    checks: &mut Checks,
    order: &Inspectable,
    input: &Inspect,
) -> Result<()> {
    let labour: Vec<OrderLineId> = sqlx::query_scalar(
        "SELECT id FROM order_lines WHERE order_id = ? AND kind = 'labour' AND state = 'consented'",
    )
    .bind(order.id)
    .fetch_all(cx.db())
    .await?;
    if !input.passed && input.bad_lines.is_empty() && !labour.is_empty() {
        checks.add(Refusal::new("workshop.bad_lines_needed").at("bad_lines"));
    }
    for (at, line) in input.bad_lines.iter().take(labour.len() + 1).enumerate() {
        if !labour.contains(line) || input.bad_lines[..at].contains(line) {
            checks.add(Refusal::new("orders.unknown_line").at(format!("bad_lines[{at}]")).with("id", line));
        }
    }
    Ok(())
}

/// Nobody lets their own work pass, unless the house allows it (QIN-01).
async fn check_own_work(
    cx: &mut Read,
    checks: &mut Checks,
    order: &Inspectable,
    input: &Inspect,
) -> Result<()> {
    if !worked_on(cx, order.id).await? {
        return Ok(());
    }
    let rule = policy::value(cx, keys::INSPECT_OWN_WORK).await?;
    let manages = cx.who.may(Permission::SetPolicy);
    let allowed = rule == "always" || (rule == "manager" && manages);
    checks.require(allowed, "order_id", "workshop.own_work");
    checks.require(!allowed || input.own_work_reason.is_some(), "own_work_reason", "workshop.reason_needed");
    Ok(())
}

/// For the big jobs the technician's own check comes first, anew after every rework (domain facts 1.3).
async fn check_self_check(cx: &mut Read, checks: &mut Checks, order: &Inspectable) -> Result<()> {
    let from = policy::value(cx, keys::SELF_CHECK_FROM).await?;
    let Ok(from) = serde_json::from_value::<JobClass>(serde_json::Value::String(from)) else {
        return Ok(());
    };
    if class_of(cx, order.id).await? < from {
        return Ok(());
    }
    let own = last(cx, order.id, InspectionLevel::Own, true).await?;
    let failed = last(cx, order.id, InspectionLevel::Final, false).await?;
    let fresh = own.is_some_and(|own| failed.is_none_or(|failed| own > failed));
    checks.require(fresh, "level", "workshop.self_check_first");
    Ok(())
}

async fn last(
    cx: &mut Read,
    order: OrderId,
    level: InspectionLevel,
    passed: bool,
) -> Result<Option<InspectionId>> {
    Ok(sqlx::query_scalar("SELECT max(id) FROM inspections WHERE order_id = ? AND level = ? AND passed = ?")
        .bind(order)
        .bind(level)
        .bind(passed)
        .fetch_one(cx.db())
        .await?)
}
