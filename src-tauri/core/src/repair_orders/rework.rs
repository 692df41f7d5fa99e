//! An inspection failed: the same car, the same visit, an order at the house's own cost,
//! linked to the job that failed (内返, QIN-*).

use super::consent::{self, Round};
use super::new_line::Ready;
use super::open::OrderRef;
use super::states::{self, OrderMove};
use super::write_lines::write_lines;
use super::{ConsentHow, LineKind, OrderId, OrderLineId, Payer, PriceRule, head};
use crate::access;
use crate::catalogue::{JobClass, OperationId};
use crate::documents::numbers::{self, Series};
use crate::kernel::text::terms::terms_of_number;
use crate::kernel::{Hours, Money, Read, Result, Write};
use crate::reactions;
use crate::search::index::{self, Kind};

#[derive(sqlx::FromRow)]
struct Failed {
    operation_id: Option<OperationId>,
    code: String,
    name: String,
    job_class: Option<JobClass>,
    fault_code: Option<String>,
    quantity: Hours,
    unit_price: Money,
    list_amount: Money,
}

/// Opens the rework of these labour lines, agreed by the house itself and ready to be
/// dispatched. The defects become its fault words.
pub async fn open_rework(
    cx: &mut Write,
    cause: OrderId,
    failed: &[OrderLineId],
    defects: &str,
) -> Result<OrderRef> {
    let head = head::load(cx, cause).await?;
    let mut lines = Vec::new();
    for id in failed {
        let found: Option<Failed> = sqlx::query_as(
            "SELECT operation_id, code, name, job_class, fault_code, quantity, unit_price, list_amount
             FROM order_lines WHERE id = ? AND order_id = ? AND kind = 'labour' AND state = 'consented'",
        )
        .bind(id)
        .bind(cause)
        .fetch_optional(cx.db())
        .await?;
        lines.extend(found.map(again));
    }
    let number = numbers::next(cx, Series::RepairOrder).await?;
    let now = cx.now;
    let id: OrderId = sqlx::query_scalar(
        "INSERT INTO repair_orders (number, visit_id, vehicle_id, advisor_id, state, kind, caused_by_order,
                fault, opened_at, promised_at)
         SELECT ?1, visit_id, vehicle_id, advisor_id, 'estimate', 'internal_rework', id, ?2, ?3, promised_at
         FROM repair_orders WHERE id = ?4 RETURNING id",
    )
    .bind(&number)
    .bind(defects)
    .bind(now)
    .bind(cause)
    .fetch_one(cx.db())
    .await?;
    let lines = write_lines(cx, id, &lines).await?;
    index::add(cx, Kind::Order, id.0, &terms_of_number(&number)).await?;
    let staff = cx.staff();
    let by = access::read::name_of(cx, staff).await?;
    let round = Round {
        round: 0,
        given_by: &by,
        how: ConsentHow::Spoken,
        signature: None,
        amount: Money::ZERO,
        promised_at: None,
        reason: None,
        note: None,
    };
    let (consent, _) = consent::write(cx, id, round).await?;
    consent::accept(cx, consent, &lines).await?;
    states::apply(cx, id, OrderMove::Agree).await?;
    let version = head::touch(cx, id).await?;
    cx.about("order", cause.0);
    cx.about("vehicle", head.vehicle_id.0);
    reactions::order_opened(cx, id).await?;
    reactions::lines_consented(cx, id, &lines).await?;
    Ok(OrderRef { id, number, version, lines })
}

/// A rework of this order that is not good yet: its number. Until then the order itself
/// is not finished again.
pub async fn open_of(cx: &mut Read, cause: OrderId) -> Result<Option<String>> {
    Ok(sqlx::query_scalar(
        "SELECT r.number FROM repair_orders o JOIN repair_orders r ON r.visit_id = o.visit_id
         WHERE o.id = ? AND r.caused_by_order = o.id AND r.kind = 'internal_rework'
           AND r.state IN ('estimate', 'agreed', 'in_work', 'done')
         LIMIT 1",
    )
    .bind(cause)
    .fetch_optional(cx.db())
    .await?)
}

fn again(line: Failed) -> Ready {
    Ready {
        kind: LineKind::Labour,
        operation: line.operation_id,
        part: None,
        code: line.code,
        name: line.name,
        unit: String::new(),
        job_class: line.job_class,
        fault_code: line.fault_code,
        package: None,
        group: None,
        payer: Payer::Internal,
        customer_supplied: false,
        quantity: line.quantity,
        unit_price: line.unit_price,
        list_amount: line.list_amount,
        price_rule: PriceRule::Catalogue,
        price_reason: None,
        sublet_supplier: None,
        sublet_cost: None,
    }
}
