use super::{classes, head};
use crate::dealership;
use crate::documents::forms;
use crate::documents::forms::job_sheet::{Hand, JobLine, JobPart, JobSheet};
use crate::kernel::{Hours, Moment, Quantity, Rate, Read, Result};
use crate::repair_orders::{OrderId, OrderLineId};
use crate::vehicles;
use crate::workshop::BayId;

#[derive(sqlx::FromRow)]
struct Job {
    id: OrderLineId,
    code: String,
    name: String,
    hours: Hours,
}

#[derive(sqlx::FromRow)]
struct Turn {
    order_line_id: OrderLineId,
    technician: String,
    share: Rate,
    bay_id: Option<BayId>,
    bay: Option<String>,
    planned_start: Option<Moment>,
    planned_finish: Option<Moment>,
    started: Option<Moment>,
    finished: Option<Moment>,
    dispatcher: String,
}

/// The work of an order for the people who do it.
pub async fn job_sheet(cx: &mut Read, order: OrderId) -> Result<JobSheet> {
    let head = head(cx, order).await?;
    let jobs: Vec<Job> = sqlx::query_as(
        "SELECT id, code, name, quantity AS hours FROM order_lines
         WHERE order_id = ? AND kind = 'labour' AND state = 'consented' ORDER BY position, id",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?;
    let turns: Vec<Turn> = sqlx::query_as(
        "SELECT a.order_line_id, t.name AS technician, a.share, a.bay_id, b.name AS bay, a.planned_start,
                a.planned_finish, (SELECT min(s.started_at) FROM work_spans s WHERE s.assignment_id = a.id) AS started,
                a.finished_at AS finished, d.name AS dispatcher
         FROM assignments a
         JOIN staff t ON t.id = a.technician_id
         JOIN staff d ON d.id = a.assigned_by
         LEFT JOIN bays b ON b.id = a.bay_id
         WHERE a.order_id = ? AND a.state NOT IN ('refused', 'withdrawn') ORDER BY a.id",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?;
    let parts: Vec<(String, String, String, Quantity, Quantity)> = sqlx::query_as(
        "SELECT l.code, l.name, l.unit, l.quantity,
                coalesce((SELECT sum(CASE s.kind WHEN 'issue' THEN x.quantity ELSE -x.quantity END)
                          FROM slip_lines x JOIN slips s ON s.id = x.slip_id WHERE x.order_line_id = l.id), 0)
         FROM order_lines l WHERE l.order_id = ? AND l.kind = 'part' AND l.state = 'consented'
         ORDER BY l.position, l.id",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?;
    let dispatcher = turns.last().map(|turn| turn.dispatcher.clone()).unwrap_or_default();
    let lines = jobs.into_iter().map(|job| job_line(job, &turns)).collect();
    Ok(JobSheet {
        house: dealership::paper::house(cx).await?,
        scan: head.number.clone(),
        order_number: head.number,
        at: cx.now,
        car: vehicles::paper::car(cx, head.vehicle_id).await?,
        mileage: head.mileage,
        job_classes: classes(cx, order).await?,
        advisor: head.advisor,
        dispatcher,
        promised_at: head.promised_at,
        request: head.fault.unwrap_or(head.customer_words),
        diagnosis: head.diagnosis,
        wishes: forms::job_sheet::wishes(head.wash, head.old_parts == "take"),
        lines,
        parts: parts
            .into_iter()
            .map(|(number, name, unit, quantity, issued)| JobPart { number, name, unit, quantity, issued })
            .collect(),
    })
}

fn job_line(job: Job, turns: &[Turn]) -> JobLine {
    let own: Vec<&Turn> = turns.iter().filter(|turn| turn.order_line_id == job.id).collect();
    let all_finished = !own.is_empty() && own.iter().all(|turn| turn.finished.is_some());
    JobLine {
        code: job.code,
        name: job.name,
        hours: job.hours,
        hands: own.iter().map(|turn| Hand { name: turn.technician.clone(), share: turn.share }).collect(),
        bay: own.iter().find(|turn| turn.bay_id.is_some()).and_then(|turn| turn.bay.clone()),
        planned_start: own.iter().filter_map(|turn| turn.planned_start).min(),
        planned_finish: own.iter().filter_map(|turn| turn.planned_finish).max(),
        started: own.iter().filter_map(|turn| turn.started).min(),
        finished: own.iter().filter_map(|turn| turn.finished).max().filter(|_| all_finished),
    }
}
