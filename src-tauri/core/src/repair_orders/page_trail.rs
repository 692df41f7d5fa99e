//! What happened to an order so far, as its screen tells it.

use serde::Serialize;
use ts_rs::TS;

use super::{ConsentHow, ConsentId, NoteStage, OrderId, OrderLineId, Payer, SlipId, ToldHow};
use crate::attachments::SignatureId;
use crate::kernel::{Moment, Money, Rate, Read, Result, StaffId};

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct AssignmentView {
    pub id: i64,
    pub line_id: OrderLineId,
    pub technician_id: StaffId,
    pub technician: String,
    pub share: Rate,
    pub bay: Option<String>,
    pub planned_start: Option<Moment>,
    pub planned_finish: Option<Moment>,
    pub state: String,
}

pub(super) async fn assignments(cx: &mut Read, order: OrderId) -> Result<Vec<AssignmentView>> {
    Ok(sqlx::query_as(
        "SELECT a.id, a.order_line_id AS line_id, a.technician_id, s.name AS technician, a.share, b.name AS bay,
                a.planned_start, a.planned_finish, a.state
         FROM assignments a JOIN staff s ON s.id = a.technician_id LEFT JOIN bays b ON b.id = a.bay_id
         WHERE a.order_id = ? ORDER BY a.id",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?)
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct ConsentView {
    pub id: ConsentId,
    pub round: i64,
    pub number: Option<String>,
    pub given_by: String,
    pub how: ConsentHow,
    pub signature_id: Option<SignatureId>,
    pub amount: Money,
    pub promised_at: Option<Moment>,
    pub reason: Option<String>,
    pub note: Option<String>,
    pub at: Moment,
    pub by: Option<String>,
}

pub(super) async fn consents(cx: &mut Read, order: OrderId) -> Result<Vec<ConsentView>> {
    Ok(sqlx::query_as(
        "SELECT c.id, c.round, c.number, c.given_by, c.how, c.signature_id, c.amount, c.promised_at, c.reason,
                c.note, c.at, s.name AS by
         FROM order_consents c LEFT JOIN staff s ON s.id = c.by_staff WHERE c.order_id = ? ORDER BY c.round",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?)
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct NoteView {
    pub id: i64,
    pub stage: NoteStage,
    /// Written by the house: which sentence; `text` then names what.
    pub code: Option<String>,
    pub text: String,
    pub informed: Option<ToldHow>,
    pub at: Moment,
    pub by: Option<String>,
}

pub(super) async fn notes(cx: &mut Read, order: OrderId) -> Result<Vec<NoteView>> {
    Ok(sqlx::query_as(
        "SELECT n.id, n.stage, n.code, n.text, n.informed, n.at, s.name AS by
         FROM order_notes n LEFT JOIN staff s ON s.id = n.by_staff WHERE n.order_id = ? ORDER BY n.at, n.id",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?)
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct SlipView {
    pub id: SlipId,
    pub number: String,
    /// `issue` or `return`.
    pub kind: String,
    pub taken_by: Option<String>,
    pub lines: i64,
    pub at: Moment,
    pub by: Option<String>,
}

pub(super) async fn slips(cx: &mut Read, order: OrderId) -> Result<Vec<SlipView>> {
    Ok(sqlx::query_as(
        "SELECT s.id, s.number, s.kind, t.name AS taken_by, s.at, b.name AS by,
                (SELECT count(*) FROM slip_lines x WHERE x.slip_id = s.id) AS lines
         FROM slips s LEFT JOIN staff t ON t.id = s.taken_by LEFT JOIN staff b ON b.id = s.by_staff
         WHERE s.order_id = ? ORDER BY s.id",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?)
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct InspectionView {
    pub id: i64,
    pub number: String,
    pub round: i64,
    /// `self`, `group` or `final`.
    pub level: String,
    pub passed: bool,
    pub defects: Option<String>,
    pub rework_order_id: Option<OrderId>,
    pub rework_number: Option<String>,
    pub certificate: Option<String>,
    pub inspector: String,
    pub at: Moment,
}

pub(super) async fn inspections(cx: &mut Read, order: OrderId) -> Result<Vec<InspectionView>> {
    Ok(sqlx::query_as(
        "SELECT i.id, i.number, i.round, i.level, i.passed, i.defects, i.rework_order_id,
                w.number AS rework_number, c.number AS certificate, s.name AS inspector, i.at
         FROM inspections i JOIN staff s ON s.id = i.inspector_id
         LEFT JOIN repair_orders w ON w.id = i.rework_order_id
         LEFT JOIN certificates c ON c.order_id = i.order_id AND c.inspection_id = i.id
         WHERE i.order_id = ? ORDER BY i.round, i.id",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?)
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct SettlementView {
    pub id: i64,
    pub number: String,
    pub payer: Payer,
    pub payer_name: String,
    pub gross: Money,
    /// It is itself a reversal.
    pub reversal: bool,
    /// It was reversed later.
    pub reversed: bool,
    pub settled_at: Moment,
    pub by: Option<String>,
}

pub(super) async fn settlements(cx: &mut Read, order: OrderId) -> Result<Vec<SettlementView>> {
    Ok(sqlx::query_as(
        "SELECT t.id, t.number, t.payer, t.payer_name, t.gross, t.reverses IS NOT NULL AS reversal,
                r.id IS NOT NULL AS reversed, t.settled_at, s.name AS by
         FROM settlements t LEFT JOIN settlements r ON r.reverses = t.id LEFT JOIN staff s ON s.id = t.settled_by
         WHERE t.order_id = ? ORDER BY t.id",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?)
}
