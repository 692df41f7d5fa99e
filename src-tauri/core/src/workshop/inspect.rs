//! A car is looked at after the work: by its technician, by the group leader, and last by
//! the inspector, whose yes lets it go and whose no sends it back (QIN-01 … QIN-06).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::inspection_rules as gate;
use super::{InspectionId, InspectionLevel, certificate, clock};
use crate::attachments::signature::{self, Signature};
use crate::checklists::AnsweredFor;
use crate::checklists::answers::{self, GivenAnswer};
use crate::documents::numbers::{self, Series};
use crate::kernel::text::clean::empty_as_none;
use crate::kernel::text::{LongText, Text};
use crate::kernel::{Checks, Refusal, Result, Write};
use crate::reactions;
use crate::repair_orders::states::{self, OrderMove};
use crate::repair_orders::{OrderId, OrderKind, OrderLineId, rework};

/// A test drive is no journey.
const LONGEST_ROAD_TEST: u16 = 500;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Inspect {
    pub order_id: OrderId,
    pub level: InspectionLevel,
    pub passed: bool,
    /// To the questions of `workshop.inspection_sheet`; all that are required where the car is let go.
    #[serde(default)]
    pub answers: Vec<GivenAnswer>,
    /// What is not good; needed when it fails.
    #[serde(default, deserialize_with = "empty_as_none")]
    pub defects: Option<LongText<500>>,
    /// Finally failed: the labour lines to be done again.
    #[serde(default)]
    pub bad_lines: Vec<OrderLineId>,
    #[serde(default)]
    pub road_test_km: Option<u16>,
    /// Why somebody inspects what they worked on themselves, where the house allows it.
    #[serde(default, deserialize_with = "empty_as_none")]
    pub own_work_reason: Option<Text<200>>,
    /// The inspector's, drawn on screen.
    #[serde(default)]
    pub signature: Option<Signature>,
}

#[derive(Debug, Serialize, TS)]
pub struct Inspected {
    pub id: InspectionId,
    pub number: String,
    /// Finally passed: the completion certificate.
    pub certificate: Option<String>,
    /// Finally failed: the internal rework.
    pub rework_order_id: Option<OrderId>,
    pub rework_number: Option<String>,
}

pub async fn inspect(cx: &mut Write, input: Inspect) -> Result<Inspected> {
    let order = gate::order(cx, input.order_id).await?;
    gate::may_inspect(cx, &order, input.level).await?;
    let mut checks = Checks::new();
    gate::check_form(cx, &mut checks, &order, &input).await?;
    if let Some(km) = input.road_test_km {
        checks.require(km <= LONGEST_ROAD_TEST, "road_test_km", "workshop.road_test_range");
    }
    if let Some(signature) = &input.signature {
        signature::check(&mut checks, "signature", signature);
    }
    checks.done()?;
    let (id, number) = write(cx, &input).await?;
    let list = gate::list_for(cx, order.id, &input).await?;
    answers::keep(cx, AnsweredFor::Inspection, id.0, &list, &input.answers).await?;
    cx.about("order", order.id.0);
    cx.about("inspection", id.0);
    let mut inspected =
        Inspected { id, number, certificate: None, rework_order_id: None, rework_number: None };
    if input.level != InspectionLevel::Final {
        return Ok(inspected);
    }
    if input.passed {
        states::apply(cx, order.id, OrderMove::PassInspection).await?;
        inspected.certificate = pass(cx, &order, id).await?;
    } else {
        states::apply(cx, order.id, OrderMove::FailInspection).await?;
        if let Some((rework, number)) = fail(cx, &input, id).await? {
            inspected.rework_order_id = Some(rework);
            inspected.rework_number = Some(number);
        }
    }
    Ok(inspected)
}

async fn write(cx: &mut Write, input: &Inspect) -> Result<(InspectionId, String)> {
    let number = numbers::next(cx, Series::Inspection).await?;
    let signature = match &input.signature {
        Some(signature) => Some(signature::keep(cx, signature.clone()).await?),
        None => None,
    };
    let (now, staff) = (cx.now, cx.staff());
    let id = sqlx::query_scalar(
        "INSERT INTO inspections (number, order_id, round, level, passed, defects, road_test_km, inspector_id,
                                  own_work_reason, at, signature_id)
         VALUES (?1, ?2, (SELECT count(*) + 1 FROM inspections WHERE order_id = ?2 AND level = ?3), ?3, ?4, ?5, ?6,
                 ?7, ?8, ?9, ?10) RETURNING id",
    )
    .bind(&number)
    .bind(input.order_id)
    .bind(input.level)
    .bind(input.passed)
    .bind(input.defects.as_deref())
    .bind(input.road_test_km.map(i64::from))
    .bind(staff)
    .bind(input.own_work_reason.as_deref())
    .bind(now)
    .bind(signature)
    .fetch_one(cx.db())
    .await?;
    Ok((id, number))
}

/// A certificate for the car; a rework instead lets the order that caused it go on.
async fn pass(cx: &mut Write, order: &gate::Inspectable, inspection: InspectionId) -> Result<Option<String>> {
    if order.kind != OrderKind::InternalRework {
        return Ok(Some(certificate::issue(cx, order.id, inspection).await?));
    }
    reactions::rework_passed(cx, order.id).await?;
    if let Some(cause) = order.caused_by_order {
        clock::finish_if_complete(cx, cause).await?;
    }
    Ok(None)
}

/// The internal rework of the lines found bad. An order without labour just goes back.
async fn fail(
    cx: &mut Write,
    input: &Inspect,
    inspection: InspectionId,
) -> Result<Option<(OrderId, String)>> {
    if input.bad_lines.is_empty() {
        return Ok(None);
    }
    let defects =
        input.defects.as_deref().ok_or_else(|| Refusal::new("workshop.defects_needed").at("defects"))?;
    let rework = rework::open_rework(cx, input.order_id, &input.bad_lines, defects).await?;
    sqlx::query("UPDATE inspections SET rework_order_id = ? WHERE id = ?")
        .bind(rework.id)
        .bind(inspection)
        .execute(cx.db())
        .await?;
    Ok(Some((rework.id, rework.number)))
}
