use super::{classes, head};
use crate::checklists::AnswerResult;
use crate::dealership;
use crate::documents::forms::checks::{CheckGroup, CheckItem, CheckResult};
use crate::documents::forms::inspection::{Inspection, Level, LevelResult};
use crate::documents::forms::{Signed, same_word};
use crate::kernel::{Moment, Read, Refusal, Result};
use crate::repair_orders::OrderId;
use crate::vehicles;
use crate::workshop::{InspectionId, InspectionLevel};

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
