//! The car is here: what was quoted goes onto its order, at the order's own prices, and the question is
//! answered by that (EST-09, EST-01).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::price::QuoteKind;
use super::steps::{self, Happened, Step};
use super::{Became, EnquiryId, EnquiryState, KIND, ending, head, take_up};
use crate::audit::stale;
use crate::catalogue::{OperationId, PackageId};
use crate::kernel::{Quantity, Refusal, Result, Write};
use crate::parts::PartId;
use crate::reception::VisitId;
use crate::repair_orders::OrderId;
use crate::repair_orders::asked::{self, Asked};
use crate::repair_orders::new_line::Listed;
pub use crate::repair_orders::open::OrderRef;
use crate::vehicles::VehicleId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PutOnOrder {
    pub id: EnquiryId,
    pub version: i64,
    /// An order of the car that was asked about, or of the visit it led to.
    pub order_id: OrderId,
}

#[derive(sqlx::FromRow)]
struct Line {
    kind: QuoteKind,
    operation_id: Option<OperationId>,
    part_id: Option<PartId>,
    package_id: Option<PackageId>,
    name: String,
    quantity: Quantity,
}

#[derive(sqlx::FromRow)]
struct OfOrder {
    number: String,
    vehicle_id: VehicleId,
    visit_id: VisitId,
    visit: String,
}

/// # Errors
/// `enquiries.unknown`, `record.stale`, `enquiries.was_withdrawn`, `enquiries.on_order`,
/// `enquiries.booked_already` where its lines come with an appointment, `enquiries.nothing_quoted`,
/// `orders.unknown`, `orders.closed`, `enquiries.order_of_other_car`, `enquiries.nothing_offered`.
pub async fn put_on_order(cx: &mut Write, input: PutOnOrder) -> Result<OrderRef> {
    let head = head::load(cx, input.id).await?;
    stale::refuse_if_changed(cx, KIND, input.id.0, input.version, head.version).await?;
    let refuse = |code: &str| Refusal::new(code).at("id").with("number", &head.number);
    if head.state == EnquiryState::Withdrawn {
        return Err(refuse("enquiries.was_withdrawn").into());
    }
    let on_order: Option<String> = sqlx::query_scalar(
        "SELECT o.number FROM enquiries e JOIN repair_orders o ON o.id = e.order_id WHERE e.id = ?",
    )
    .bind(input.id)
    .fetch_optional(cx.db())
    .await?;
    if let Some(order) = on_order {
        return Err(refuse("enquiries.on_order").with("order", order).into());
    }
    let stands = take_up::stands(cx, &head).await?;
    if stands && head.became_kind == Some(Became::Appointment) {
        return Err(refuse("enquiries.booked_already").into());
    }
    let lines = lines(cx, input.id).await?;
    if lines.is_empty() {
        return Err(refuse("enquiries.nothing_quoted").into());
    }
    let order = order(cx, input.order_id).await?;
    let of_visit =
        stands && head.became_kind == Some(Became::Visit) && head.became_id == Some(order.visit_id.0);
    if head.vehicle_id.is_some_and(|asked| asked != order.vehicle_id) || (stands && !of_visit) {
        let refusal = Refusal::new("enquiries.order_of_other_car").at("order_id");
        return Err(refusal.with("number", order.number).into());
    }
    let put = asked::propose(cx, input.order_id, &lines).await?;
    if put.lines.is_empty() {
        return Err(refuse("enquiries.nothing_offered").into());
    }
    if head.state == EnquiryState::Open {
        ending::end(cx, input.id, EnquiryState::Answered, &order.number, None).await?;
    }
    sqlx::query("UPDATE enquiries SET order_id = ?, vehicle_id = ? WHERE id = ?")
        .bind(input.order_id)
        .bind(order.vehicle_id)
        .bind(input.id)
        .execute(cx.db())
        .await?;
    let number = Step { text: Some(&order.number), ..Step::default() };
    if of_visit {
        steps::note(cx, input.id, Happened::Ordered, number).await?;
        head::touched(cx, head).await?;
    } else {
        take_up::became(cx, input.id, Became::Visit, order.visit_id.0, &order.visit).await?;
        steps::note(cx, input.id, Happened::Ordered, number).await?;
    }
    cx.about("order", input.order_id.0);
    cx.about("vehicle", order.vehicle_id.0);
    Ok(put)
}

async fn lines(cx: &mut Write, id: EnquiryId) -> Result<Vec<Asked>> {
    let lines: Vec<Line> = sqlx::query_as(
        "SELECT kind, operation_id, part_id, package_id, name, quantity FROM enquiry_lines
         WHERE enquiry_id = ? ORDER BY position",
    )
    .bind(id)
    .fetch_all(cx.db())
    .await?;
    let asked = lines.into_iter().map(|line| {
        let (listed, quantity) = match line.kind {
            QuoteKind::Labour => (Listed::Labour(line.operation_id), Some(line.quantity)),
            QuoteKind::Part => (Listed::Part(line.part_id), Some(line.quantity)),
            QuoteKind::Package => (Listed::Package(line.package_id), None),
        };
        Asked { name: line.name, listed, quantity }
    });
    Ok(asked.collect())
}

async fn order(cx: &mut Write, id: OrderId) -> Result<OfOrder> {
    let found: Option<OfOrder> = sqlx::query_as(
        "SELECT o.number, o.vehicle_id, o.visit_id, t.number AS visit
         FROM repair_orders o JOIN visits t ON t.id = o.visit_id WHERE o.id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    Ok(found.ok_or_else(|| Refusal::new("orders.unknown").at("order_id").with("id", id))?)
}
