//! What the inspector is asked about an order, and what they must know before they begin.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::guarantee::class_of;
use super::inspection_rules::{self as gate, OwnWork};
use crate::catalogue::JobClass;
use crate::checklists::ChecklistKind;
use crate::checklists::read::{Checklist, questions};
use crate::kernel::{Read, Result};
use crate::repair_orders::{OrderId, OrderKind, OrderState, rework};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InspectionSheetOf {
    pub order_id: OrderId,
}

#[derive(Debug, Serialize, TS)]
pub struct InspectionSheet {
    pub number: String,
    pub state: OrderState,
    pub kind: OrderKind,
    /// The heaviest job of the order; decides the questions and the certificate.
    pub job_class: JobClass,
    pub checklist: Checklist,
    /// The technician's own check must pass before the final one, and has not.
    pub self_check_missing: bool,
    /// Number of an internal rework that is not good yet.
    pub open_rework: Option<String>,
    pub own_work: OwnWork,
}

pub async fn inspection_sheet(cx: &mut Read, input: InspectionSheetOf) -> Result<InspectionSheet> {
    let order = gate::order(cx, input.order_id).await?;
    let job_class = class_of(cx, order.id).await?;
    Ok(InspectionSheet {
        job_class,
        checklist: list(cx, job_class).await?,
        self_check_missing: gate::self_check_missing(cx, order.id).await?,
        open_rework: rework::open_of(cx, order.id).await?,
        own_work: gate::own_work(cx, order.id).await?,
        number: order.number,
        state: order.state,
        kind: order.kind,
    })
}

pub(super) async fn list(cx: &mut Read, class: JobClass) -> Result<Checklist> {
    questions(cx, ChecklistKind::Inspection, Some(class.word())).await
}
