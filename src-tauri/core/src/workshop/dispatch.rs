//! Lines are given to technicians and bays, with planned times (WSH-01, WSH-02).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{MOST_LINES, MOST_TECHNICIANS, check_plan, shares_make_a_whole};
use super::{AssignmentId, BayId, JobState, clock};
use crate::kernel::{Checks, Moment, Rate, Read, Refusal, Result, StaffId, Write};
use crate::repair_orders::{LineKind, LineState, LineWork, OrderId, OrderLineId, OrderState};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Dispatch {
    pub order_id: OrderId,
    pub lines: Vec<DispatchLine>,
}

/// The whole plan of one line; what was planned before and not begun is withdrawn.
#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DispatchLine {
    pub line_id: OrderLineId,
    pub technicians: Vec<DispatchShare>,
    #[serde(default)]
    pub bay_id: Option<BayId>,
    pub planned_start: Moment,
    pub planned_finish: Moment,
    /// The line's open and finished jobs as the dispatcher saw them. Others there now mean
    /// that somebody else dispatched meanwhile.
    #[serde(default)]
    pub seen: Vec<AssignmentId>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DispatchShare {
    pub technician_id: StaffId,
    /// Of the line; all of a line's shares together are exactly 1.
    pub share: Rate,
}

#[derive(Debug, Serialize, TS)]
pub struct Dispatched {
    pub assignments: Vec<AssignmentId>,
}

#[derive(sqlx::FromRow)]
struct Line {
    order_id: OrderId,
    kind: LineKind,
    name: String,
    state: LineState,
    work: LineWork,
}

#[derive(sqlx::FromRow)]
struct Standing {
    id: AssignmentId,
    technician_id: StaffId,
    technician: String,
    state: JobState,
}

pub async fn dispatch(cx: &mut Write, input: Dispatch) -> Result<Dispatched> {
    let mut checks = Checks::new();
    check_order(cx, &mut checks, &input).await?;
    checks.done()?;
    let mut checks = Checks::new();
    let mut standing = Vec::with_capacity(input.lines.len());
    for (at, line) in input.lines.iter().enumerate() {
        standing.push(check_line(cx, &mut checks, &format!("lines[{at}]"), &input, line).await?);
    }
    checks.done()?;
    let mut assignments = Vec::new();
    for (line, before) in input.lines.iter().zip(standing) {
        give(cx, input.order_id, line, &before, &mut assignments).await?;
        clock::line_told(cx, line.line_id).await?;
    }
    cx.about("order", input.order_id.0);
    Ok(Dispatched { assignments })
}

async fn check_order(cx: &mut Read, checks: &mut Checks, input: &Dispatch) -> Result<()> {
    let order: Option<(String, OrderState)> =
        sqlx::query_as("SELECT number, state FROM repair_orders WHERE id = ?")
            .bind(input.order_id)
            .fetch_optional(cx.db())
            .await?;
    let (number, state) =
        order.ok_or_else(|| Refusal::new("orders.unknown").at("order_id").with("id", input.order_id))?;
    if !matches!(state, OrderState::Agreed | OrderState::InWork) {
        let refusal = Refusal::new("orders.not_in_state").at("order_id");
        checks.add(refusal.with("number", number).with("state", state));
    }
    checks.require(!input.lines.is_empty(), "lines", "workshop.no_lines");
    checks.require(input.lines.len() <= MOST_LINES, "lines", "workshop.too_many_lines");
    Ok(())
}

/// Everything wrong with one line of the form; the jobs it has now.
async fn check_line(
    cx: &mut Read,
    checks: &mut Checks,
    field: &str,
    input: &Dispatch,
    plan: &DispatchLine,
) -> Result<Vec<Standing>> {
    let found: Option<Line> =
        sqlx::query_as("SELECT order_id, kind, name, state, work FROM order_lines WHERE id = ?")
            .bind(plan.line_id)
            .fetch_optional(cx.db())
            .await?;
    let Some(line) = found.filter(|line| line.order_id == input.order_id) else {
        checks
            .add(Refusal::new("orders.unknown_line").at(format!("{field}.line_id")).with("id", plan.line_id));
        return Ok(Vec::new());
    };
    let at_line = |code: &str| Refusal::new(code).at(format!("{field}.line_id")).with("line", &line.name);
    let twice = input.lines.iter().filter(|other| other.line_id == plan.line_id).count() > 1;
    if twice {
        checks.add(at_line("workshop.line_twice"));
    }
    if line.kind != LineKind::Labour {
        checks.add(at_line("workshop.not_labour"));
    } else if line.state != LineState::Consented {
        checks.add(at_line("workshop.line_not_consented").with("state", line.state));
    } else if line.work == LineWork::Finished {
        checks.add(at_line("workshop.line_finished"));
    }
    check_people(cx, checks, field, plan).await?;
    check_plan(checks, field, plan.planned_start, plan.planned_finish, cx.now);
    if let Some(bay) = plan.bay_id {
        let open: Option<bool> = sqlx::query_scalar("SELECT active FROM bays WHERE id = ?")
            .bind(bay)
            .fetch_optional(cx.db())
            .await?;
        let at = format!("{field}.bay_id");
        match open {
            None => checks.add(Refusal::new("workshop.unknown_bay").at(at).with("id", bay)),
            Some(false) => checks.add(Refusal::new("workshop.bay_closed").at(at)),
            Some(true) => {}
        }
    }
    let before = standing(cx, plan.line_id).await?;
    if !same(&before, &plan.seen) {
        checks.add(at_line("workshop.dispatched_meanwhile").with("technicians", names(&before)));
        return Ok(before);
    }
    for job in before.iter().filter(|job| job.state != JobState::Assigned) {
        if !plan.technicians.iter().any(|share| share.technician_id == job.technician_id) {
            let refusal = Refusal::new("workshop.work_begun").at(format!("{field}.technicians"));
            checks.add(refusal.with("technician", &job.technician).with("line", &line.name));
        }
    }
    Ok(before)
}

async fn check_people(cx: &mut Read, checks: &mut Checks, field: &str, plan: &DispatchLine) -> Result<()> {
    let people = format!("{field}.technicians");
    if plan.technicians.is_empty() || plan.technicians.len() > MOST_TECHNICIANS {
        checks.add(Refusal::new("workshop.technicians_count").at(people).with("limit", MOST_TECHNICIANS));
        return Ok(());
    }
    for (at, share) in plan.technicians.iter().enumerate() {
        let place = format!("{people}[{at}].technician_id");
        let name: Option<String> = sqlx::query_scalar(
            "SELECT name FROM staff WHERE id = ? AND active = 1
               AND EXISTS (SELECT 1 FROM staff_roles r
                           WHERE r.staff_id = staff.id AND r.role IN ('technician', 'group_leader'))",
        )
        .bind(share.technician_id)
        .fetch_optional(cx.db())
        .await?;
        let Some(name) = name else {
            checks.add(Refusal::new("workshop.not_a_technician").at(place).with("id", share.technician_id));
            continue;
        };
        let same = plan.technicians[..at].iter().any(|other| other.technician_id == share.technician_id);
        if same {
            checks.add(Refusal::new("workshop.technician_twice").at(place).with("technician", name));
        }
    }
    let shares: Vec<Rate> = plan.technicians.iter().map(|share| share.share).collect();
    if !shares_make_a_whole(&shares) {
        let sum: Rate = shares.into_iter().sum();
        checks.add(Refusal::new("workshop.shares").at(people).with("sum", sum));
    }
    Ok(())
}

async fn standing(cx: &mut Read, line: OrderLineId) -> Result<Vec<Standing>> {
    Ok(sqlx::query_as(
        "SELECT a.id, a.technician_id, s.name AS technician, a.state
         FROM assignments a JOIN staff s ON s.id = a.technician_id
         WHERE a.order_line_id = ? AND a.state IN ('assigned', 'working', 'paused', 'finished') ORDER BY a.id",
    )
    .bind(line)
    .fetch_all(cx.db())
    .await?)
}

fn same(standing: &[Standing], seen: &[AssignmentId]) -> bool {
    standing.len() == seen.len() && standing.iter().all(|job| seen.contains(&job.id))
}

fn names(standing: &[Standing]) -> String {
    standing.iter().map(|job| job.technician.as_str()).collect::<Vec<_>>().join("、")
}

/// Jobs begun keep their row and clock; the others are withdrawn and given anew.
async fn give(
    cx: &mut Write,
    order: OrderId,
    plan: &DispatchLine,
    before: &[Standing],
    given: &mut Vec<AssignmentId>,
) -> Result<()> {
    sqlx::query(
        "UPDATE assignments SET state = 'withdrawn', version = version + 1
         WHERE order_line_id = ? AND state = 'assigned'",
    )
    .bind(plan.line_id)
    .execute(cx.db())
    .await?;
    let (now, staff) = (cx.now, cx.staff());
    for share in &plan.technicians {
        let begun = before
            .iter()
            .find(|job| job.technician_id == share.technician_id && job.state != JobState::Assigned)
            .map(|job| job.id);
        let id = match begun {
            Some(id) => {
                sqlx::query(
                    "UPDATE assignments SET share = ?, bay_id = ?, planned_start = ?, planned_finish = ?,
                            version = version + 1
                     WHERE id = ?",
                )
                .bind(share.share)
                .bind(plan.bay_id)
                .bind(plan.planned_start)
                .bind(plan.planned_finish)
                .bind(id)
                .execute(cx.db())
                .await?;
                id
            }
            None => {
                sqlx::query_scalar(
                    "INSERT INTO assignments (order_id, order_line_id, technician_id, share, bay_id, planned_start,
                                              planned_finish, state, assigned_at, assigned_by)
                     VALUES (?, ?, ?, ?, ?, ?, ?, 'assigned', ?, ?) RETURNING id",
                )
                .bind(order)
                .bind(plan.line_id)
                .bind(share.technician_id)
                .bind(share.share)
                .bind(plan.bay_id)
                .bind(plan.planned_start)
                .bind(plan.planned_finish)
                .bind(now)
                .bind(staff)
                .fetch_one(cx.db())
                .await?
            }
        };
        cx.about("assignment", id.0);
        given.push(id);
    }
    Ok(())
}
