//! 交车单 and 出门条, filled from the handover. Before the car leaves, the sheet can be
//! previewed with what is known.

use super::{CustomerVerdict, ReplacedParts};
use crate::attachments::SignatureId;
use crate::attachments::signature::signed_by;
use crate::customers::{self, CustomerId};
use crate::dealership;
use crate::documents::forms::exit_pass::ExitPass;
use crate::documents::forms::handover::{HandedOrder, Handover, OldPartsOutcome};
use crate::documents::forms::{NextService, Party, Signed};
use crate::kernel::{Day, Moment, Money, Read, Refusal, Result};
use crate::reception::VisitId;
use crate::vehicles::{self, VehicleId};

#[derive(sqlx::FromRow)]
struct Row {
    number: String,
    vehicle_id: VehicleId,
    owner_id: CustomerId,
    advisor: String,
    arrived_at: Moment,
    mileage: i64,
    pass_number: String,
    notified_at: Option<Moment>,
    mileage_out: i64,
    items_explained: bool,
    cleaned: bool,
    keys_returned: bool,
    documents_returned: bool,
    settings_restored: bool,
    old_parts: ReplacedParts,
    result: CustomerVerdict,
    appearance: CustomerVerdict,
    objection: Option<String>,
    receiver: String,
    receiver_phone: Option<String>,
    signature_id: Option<SignatureId>,
    next_service_day: Option<Day>,
    next_service_km: Option<i64>,
    at: Moment,
    by: String,
}

async fn row(cx: &mut Read, visit: VisitId) -> Result<Row> {
    let found: Option<Row> = sqlx::query_as(
        "SELECT t.number, t.vehicle_id, coalesce(t.owner_id, t.sender_id) AS owner_id, a.name AS advisor,
                t.since AS arrived_at, t.mileage, h.pass_number, h.notified_at, h.mileage_out, h.items_explained, h.cleaned, h.keys_returned,
                h.documents_returned, h.settings_restored, h.old_parts, h.result, h.appearance, h.objection,
                h.receiver, h.receiver_phone, h.signature_id, h.next_service_day, h.next_service_km, h.at, s.name AS by
         FROM handovers h
         JOIN placed_visits t ON t.id = h.visit_id
         JOIN staff a ON a.id = t.advisor_id
         JOIN staff s ON s.id = h.by_staff
         WHERE h.visit_id = ?",
    )
    .bind(visit)
    .fetch_optional(cx.db())
    .await?;
    found.ok_or_else(|| Refusal::new("handover.not_left").at("subject_id").into())
}

async fn orders(cx: &mut Read, visit: VisitId) -> Result<Vec<HandedOrder>> {
    let rows: Vec<(String, Option<String>, Money, Option<String>)> = sqlx::query_as(
        "SELECT o.number,
                (SELECT group_concat(l.name, '、') FROM order_lines l
                 WHERE l.order_id = o.id AND l.kind = 'labour' AND l.state = 'consented') AS work,
                coalesce(s.gross, 0), s.number
         FROM repair_orders o
         LEFT JOIN standing_settlements s ON s.order_id = o.id AND s.payer = 'customer'
         WHERE o.visit_id = ? AND o.state <> 'cancelled' ORDER BY o.id",
    )
    .bind(visit)
    .fetch_all(cx.db())
    .await?;
    let handed =
        |(number, work, amount, settlement_number): (String, Option<String>, Money, Option<String>)| {
            HandedOrder { number, work: work.unwrap_or_default(), amount, settlement_number }
        };
    Ok(rows.into_iter().map(handed).collect())
}

pub async fn sheet(cx: &mut Read, visit: VisitId) -> Result<Handover> {
    let row = row(cx, visit).await?;
    let customer = Signed { at: Some(row.at), ..signed_by(cx, row.signature_id, &row.receiver).await? };
    Ok(Handover {
        house: dealership::paper::house(cx).await?,
        number: row.number,
        at: row.at,
        car: vehicles::paper::car(cx, row.vehicle_id).await?,
        owner: customers::paper::party(cx, row.owner_id).await?,
        advisor: row.advisor,
        arrived_at: row.arrived_at,
        notified_at: row.notified_at,
        mileage_in: row.mileage,
        mileage_out: row.mileage_out,
        orders: orders(cx, visit).await?,
        items_explained: row.items_explained,
        cleaned: row.cleaned,
        keys_returned: row.keys_returned,
        documents_returned: row.documents_returned,
        settings_restored: row.settings_restored,
        old_parts: match row.old_parts {
            ReplacedParts::Returned => OldPartsOutcome::Returned,
            ReplacedParts::ShownAndLeft => OldPartsOutcome::ShownAndLeft,
            ReplacedParts::KeptForClaim => OldPartsOutcome::KeptForClaim,
            ReplacedParts::None => OldPartsOutcome::None,
        },
        payment_cleared: true,
        result_accepted: row.result == CustomerVerdict::Accepted,
        appearance_accepted: row.appearance == CustomerVerdict::Accepted,
        objection: row.objection,
        next_service: NextService { day: row.next_service_day, km: row.next_service_km },
        advice: None,
        receiver: Party { name: row.receiver, phone: row.receiver_phone },
        receiver_id_tail: None,
        exit_pass_number: Some(row.pass_number),
        customer,
        advisor_signed: Signed { name: row.by, strokes: None, at: Some(row.at) },
    })
}

pub async fn exit_pass(cx: &mut Read, visit: VisitId) -> Result<ExitPass> {
    let row = row(cx, visit).await?;
    Ok(ExitPass {
        house: dealership::paper::house(cx).await?,
        number: row.pass_number,
        at: row.at,
        order_numbers: orders(cx, visit).await?.into_iter().map(|order| order.number).collect(),
        car: vehicles::paper::car(cx, row.vehicle_id).await?,
        receiver: row.receiver,
        mileage_out: row.mileage_out,
        payment_cleared: true,
        gate: None,
        remark: None,
        issued_by: Signed { name: row.by, strokes: None, at: Some(row.at) },
    })
}
