//! 派工单, 质检单 and 竣工出厂合格证, filled from the workshop's records.

use super::{BayId, InspectionId, InspectionLevel};
use crate::catalogue::JobClass;
use crate::checklists::AnswerResult;
use crate::customers::{self, CustomerId};
use crate::dealership;
use crate::documents::forms::certificate::Certificate;
use crate::documents::forms::checks::{CheckGroup, CheckItem, CheckResult};
use crate::documents::forms::inspection::{Inspection, Level, LevelResult};
use crate::documents::forms::job_sheet::{Hand, JobLine, JobPart, JobSheet};
use crate::documents::forms::{self, Guarantee, Signed, same_word};
use crate::kernel::{Hours, Moment, Quantity, Rate, Read, Refusal, Result};
use crate::repair_orders::{OrderId, OrderLineId};
use crate::vehicles::{self, VehicleId};

#[derive(sqlx::FromRow)]
struct Head {
    number: String,
    vehicle_id: VehicleId,
    owner_id: CustomerId,
    mileage: i64,
    advisor: String,
    fault: Option<String>,
    customer_words: String,
    diagnosis: Option<String>,
    promised_at: Option<Moment>,
    arrived_at: Moment,
    wash: bool,
    old_parts: String,
}

async fn head(cx: &mut Read, order: OrderId) -> Result<Head> {
    let found: Option<Head> = sqlx::query_as(
        "SELECT o.number, o.vehicle_id, coalesce(t.owner_id, t.sender_id) AS owner_id, t.mileage, a.name AS advisor,
                o.fault, t.customer_words, o.diagnosis, o.promised_at, t.arrived_at, t.wash, t.old_parts
         FROM repair_orders o
         JOIN visits t ON t.id = o.visit_id
         JOIN staff a ON a.id = o.advisor_id
         WHERE o.id = ?",
    )
    .bind(order)
    .fetch_optional(cx.db())
    .await?;
    found.ok_or_else(|| Refusal::new("orders.unknown").at("subject_id").into())
}

async fn classes(cx: &mut Read, order: OrderId) -> Result<Vec<forms::JobClass>> {
    let classes: Vec<JobClass> = sqlx::query_scalar(
        "SELECT DISTINCT job_class FROM order_lines
         WHERE order_id = ? AND state = 'consented' AND job_class IS NOT NULL",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?;
    classes.into_iter().map(same_word).collect()
}

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

#[derive(sqlx::FromRow)]
struct Looked {
    order_id: OrderId,
    number: String,
    level: InspectionLevel,
    round: i64,
    passed: bool,
    defects: Option<String>,
    road_test_km: Option<i64>,
    rework: Option<String>,
    inspector: String,
    at: Moment,
}

impl Looked {
    fn result(&self) -> LevelResult {
        LevelResult {
            level: match self.level {
                InspectionLevel::Own => Level::Own,
                InspectionLevel::Group => Level::Group,
                InspectionLevel::Final => Level::Final,
            },
            round: self.round,
            inspector: self.inspector.clone(),
            at: self.at,
            passed: self.passed,
            defects: self.defects.clone(),
            rework_number: self.rework.clone(),
        }
    }
}

/// One inspection and the levels before it.
pub async fn inspection(cx: &mut Read, id: InspectionId) -> Result<Inspection> {
    let looked: Vec<Looked> = sqlx::query_as(
        "SELECT i.order_id, i.number, i.level, i.round, i.passed, i.defects, i.road_test_km, r.number AS rework,
                s.name AS inspector, i.at
         FROM inspections i
         JOIN staff s ON s.id = i.inspector_id
         LEFT JOIN repair_orders r ON r.id = i.rework_order_id
         WHERE i.order_id = (SELECT x.order_id FROM inspections x WHERE x.id = ?1) AND i.id <= ?1
         ORDER BY i.id",
    )
    .bind(id)
    .fetch_all(cx.db())
    .await?;
    let this = looked.last().ok_or_else(|| Refusal::new("workshop.unknown_inspection").at("subject_id"))?;
    let head = head(cx, this.order_id).await?;
    let technicians: Vec<String> = sqlx::query_scalar(
        "SELECT DISTINCT s.name FROM assignments a JOIN staff s ON s.id = a.technician_id
         WHERE a.order_id = ? AND a.state NOT IN ('refused', 'withdrawn') ORDER BY s.id",
    )
    .bind(this.order_id)
    .fetch_all(cx.db())
    .await?;
    let work: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM order_lines WHERE order_id = ? AND kind = 'labour' AND state = 'consented' ORDER BY position, id",
    )
    .bind(this.order_id)
    .fetch_all(cx.db())
    .await?;
    Ok(Inspection {
        house: dealership::paper::house(cx).await?,
        number: this.number.clone(),
        order_number: head.number,
        at: this.at,
        car: vehicles::paper::car(cx, head.vehicle_id).await?,
        mileage: head.mileage,
        job_classes: classes(cx, this.order_id).await?,
        technicians,
        work,
        groups: groups(cx, id).await?,
        road_test_km: this.road_test_km,
        levels: looked.iter().map(Looked::result).collect(),
        passed: this.passed,
        defects: this.defects.clone(),
        inspector: Signed { name: this.inspector.clone(), strokes: None, at: Some(this.at) },
    })
}

#[derive(sqlx::FromRow)]
struct Answered {
    section: String,
    text: String,
    result: AnswerResult,
    value: Option<String>,
    note: Option<String>,
}

async fn groups(cx: &mut Read, id: InspectionId) -> Result<Vec<CheckGroup>> {
    let answers: Vec<Answered> = sqlx::query_as(
        "SELECT section, text, result, value, note FROM checklist_answers
         WHERE subject_kind = 'inspection' AND subject_id = ? ORDER BY id",
    )
    .bind(id)
    .fetch_all(cx.db())
    .await?;
    let mut groups: Vec<CheckGroup> = Vec::new();
    for answer in answers {
        let item = CheckItem {
            text: answer.text,
            result: same_word::<_, CheckResult>(answer.result)?,
            value: answer.value,
            note: answer.note,
        };
        match groups.iter_mut().find(|group| group.name == answer.section) {
            Some(group) => group.items.push(item),
            None => groups.push(CheckGroup { name: answer.section, items: vec![item] }),
        }
    }
    Ok(groups)
}

#[derive(sqlx::FromRow)]
struct Issued {
    number: String,
    inspection_number: String,
    job_class: JobClass,
    legal_days: i64,
    legal_km: i64,
    promised_days: i64,
    promised_km: i64,
    issued_at: Moment,
    inspector: String,
    invoice: Option<String>,
    left_at: Option<Moment>,
    mileage_out: Option<i64>,
    receiver: Option<String>,
}

/// The certificate that stands for an order.
pub async fn certificate(cx: &mut Read, order: OrderId) -> Result<Certificate> {
    let found: Option<Issued> = sqlx::query_as(
        "SELECT c.number, i.number AS inspection_number, c.job_class, c.legal_days, c.legal_km, c.promised_days,
                c.promised_km, c.issued_at, s.name AS inspector,
                (SELECT n.number FROM invoices n JOIN settlements x ON x.id = n.settlement_id
                 WHERE x.order_id = c.order_id AND n.state = 'issued' LIMIT 1) AS invoice,
                h.at AS left_at, h.mileage_out, h.receiver
         FROM certificates c
         JOIN inspections i ON i.id = c.inspection_id
         JOIN staff s ON s.id = i.inspector_id
         JOIN repair_orders o ON o.id = c.order_id
         LEFT JOIN handovers h ON h.visit_id = o.visit_id
         WHERE c.order_id = ? AND c.void_at IS NULL",
    )
    .bind(order)
    .fetch_optional(cx.db())
    .await?;
    let issued = found.ok_or_else(|| Refusal::new("workshop.no_certificate").at("subject_id"))?;
    let head = head(cx, order).await?;
    Ok(Certificate {
        house: dealership::paper::house(cx).await?,
        number: issued.number,
        order_number: head.number,
        inspection_number: issued.inspection_number,
        invoice_number: issued.invoice,
        customer: customers::paper::party(cx, head.owner_id).await?,
        car: vehicles::paper::car(cx, head.vehicle_id).await?,
        vehicle_type: forms::certificate::USUAL_VEHICLE_TYPE.to_owned(),
        job_class: same_word(issued.job_class)?,
        came_in: head.arrived_at.day(),
        went_out: issued.left_at.unwrap_or(issued.issued_at).day(),
        mileage_out: issued.mileage_out.unwrap_or(head.mileage),
        legal: Guarantee { days: issued.legal_days, km: issued.legal_km },
        promised: Guarantee { days: issued.promised_days, km: issued.promised_km },
        inspector: Signed { name: issued.inspector, strokes: None, at: Some(issued.issued_at) },
        receiver: Signed { name: issued.receiver.unwrap_or_default(), strokes: None, at: issued.left_at },
    })
}
