//! Who may inspect what when, and what the form must say.

use serde::Serialize;
use ts_rs::TS;

use super::guarantee::class_of;
use super::inspect::Inspect;
use super::{InspectionId, InspectionLevel, inspection_sheet};
use crate::catalogue::JobClass;
use crate::checklists::read::Checklist;
use crate::checklists::{AnswerResult, answers};
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
    check_answers(cx, checks, order.id, input).await?;
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
    match own_work(cx, order.id).await? {
        OwnWork::No => {}
        OwnWork::WithReason => {
            checks.require(input.own_work_reason.is_some(), "own_work_reason", "workshop.reason_needed");
        }
        OwnWork::Barred => checks.require(false, "order_id", "workshop.own_work"),
    }
    if input.passed {
        let missing = self_check_missing(cx, order.id).await?;
        checks.require(!missing, "level", "workshop.self_check_first");
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

/// Whether the person at the desk worked on the order, and may inspect it all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OwnWork {
    No,
    WithReason,
    Barred,
}

/// Nobody lets their own work pass, unless the house allows it (QIN-01).
pub(super) async fn own_work(cx: &mut Read, order: OrderId) -> Result<OwnWork> {
    if !worked_on(cx, order).await? {
        return Ok(OwnWork::No);
    }
    let rule = policy::value(cx, keys::INSPECT_OWN_WORK).await?;
    let manages = cx.who.may(Permission::SetPolicy);
    let allowed = rule == "always" || (rule == "manager" && manages);
    Ok(if allowed { OwnWork::WithReason } else { OwnWork::Barred })
}

/// For the big jobs the technician's own check comes first, anew after every rework (domain facts 1.3).
pub(super) async fn self_check_missing(cx: &mut Read, order: OrderId) -> Result<bool> {
    let from = policy::value(cx, keys::SELF_CHECK_FROM).await?;
    let Ok(from) = serde_json::from_value::<JobClass>(serde_json::Value::String(from)) else {
        return Ok(false);
    };
    if class_of(cx, order).await? < from {
        return Ok(false);
    }
    let own = last(cx, order, InspectionLevel::Own, true).await?;
    let failed = last(cx, order, InspectionLevel::Final, false).await?;
    Ok(own.is_none_or(|own| failed.is_some_and(|failed| own <= failed)))
}

/// The answers fit the questions. All that must be answered is, where the car is let go;
/// whoever finds it bad need not look any further.
async fn check_answers(cx: &mut Read, checks: &mut Checks, order: OrderId, input: &Inspect) -> Result<()> {
    let list = list_for(cx, order, input).await?;
    answers::check(checks, "answers", &list, &input.answers);
    if input.passed {
        let defect = input.answers.iter().position(|answer| answer.result == AnswerResult::Defect);
        if let Some(at) = defect {
            checks.add(Refusal::new("workshop.defect_yet_passed").at(format!("answers[{at}].result")));
        }
    }
    Ok(())
}

/// The questions of this inspection: optional ones only, unless the car is let go by it.
pub(super) async fn list_for(cx: &mut Read, order: OrderId, input: &Inspect) -> Result<Checklist> {
    let class = class_of(cx, order).await?;
    let mut list = inspection_sheet::list(cx, class).await?;
    if !(input.passed && input.level == InspectionLevel::Final) {
        for item in list.sections.iter_mut().flat_map(|section| &mut section.items) {
            item.required = false;
        }
    }
    Ok(list)
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
