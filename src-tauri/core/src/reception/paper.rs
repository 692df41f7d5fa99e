//! The 环检单, filled from its visit.

use super::read::{MarkView, VisitView};
use super::{CarView, DamageKind, OldParts, VisitId, read};
use crate::attachments::signature::signed_by;
use crate::checklists::AnswerResult;
use crate::checklists::answers::AnswerView;
use crate::customers;
use crate::dealership;
use crate::documents::forms::checks::{CheckGroup, CheckItem, CheckResult};
use crate::documents::forms::outline::{self, DamageMark};
use crate::documents::forms::{Party, Signed, entrustment, walk_around};
use crate::kernel::{Read, Result};
use crate::vehicles;

/// # Errors
/// `reception.unknown`.
pub async fn data(cx: &mut Read, id: VisitId) -> Result<walk_around::WalkAround> {
    let page = read::visit(cx, read::WhichVisit { id }).await?;
    let visit = page.visit;
    let owner = match visit.owner_id {
        Some(owner) => customers::paper::party(cx, owner).await?,
        None => Party::default(),
    };
    let photos: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM attachments
         WHERE subject_kind = 'visit' AND subject_id = ? AND removed_at IS NULL",
    )
    .bind(id)
    .fetch_one(cx.db())
    .await?;
    Ok(walk_around::WalkAround {
        house: dealership::paper::house(cx).await?,
        number: visit.number.clone(),
        at: visit.arrived_at,
        appointment_number: visit.appointment_number.clone(),
        car: vehicles::paper::car(cx, visit.vehicle_id).await?,
        mileage: visit.mileage,
        fuel_eighths: visit.fuel_eighths.and_then(|eighths| u8::try_from(eighths).ok()),
        battery_percent: visit.battery_percent.and_then(|percent| u8::try_from(percent).ok()),
        sender: customers::paper::party(cx, visit.sender_id).await?,
        owner,
        groups: groups(page.answers),
        marks: page.marks.into_iter().map(mark).collect(),
        photos: u32::try_from(photos).unwrap_or(u32::MAX),
        old_parts: match visit.old_parts {
            OldParts::Take => entrustment::OldParts::Take,
            OldParts::Leave => entrustment::OldParts::Leave,
        },
        customer: signed_by(cx, visit.signature_id, &visit.sender).await?,
        advisor_signed: advisor(&visit),
        advisor: visit.advisor,
        customer_words: visit.customer_words,
        belongings: visit.belongings,
        valuables_reminded: visit.valuables_reminded,
        wash: visit.wash,
        waiting: visit.waiting,
        test_drive: visit.test_drive,
        contact_for_add_ons: visit.contact_for_add_ons,
    })
}

fn advisor(visit: &VisitView) -> Signed {
    let name = visit.walk_around_by.clone().unwrap_or_default();
    Signed { name, strokes: None, at: visit.walk_around_at }
}

fn groups(answers: Vec<AnswerView>) -> Vec<CheckGroup> {
    let mut groups: Vec<CheckGroup> = Vec::new();
    for answer in answers {
        let item = CheckItem {
            text: answer.text,
            result: match answer.result {
                AnswerResult::Ok => CheckResult::Ok,
                AnswerResult::Defect => CheckResult::Defect,
                AnswerResult::Present => CheckResult::Present,
                AnswerResult::Absent => CheckResult::Absent,
                AnswerResult::Value => CheckResult::Value,
                AnswerResult::NotApplicable => CheckResult::NotApplicable,
            },
            value: answer.value.map(|value| format!("{value} {}", answer.unit.unwrap_or_default())),
            note: answer.note,
        };
        match groups.iter_mut().find(|group| group.name == answer.section) {
            Some(group) => group.items.push(item),
            None => groups.push(CheckGroup { name: answer.section, items: vec![item] }),
        }
    }
    groups
}

fn mark(mark: MarkView) -> DamageMark {
    let small = |units: i64| i32::try_from(units).unwrap_or_default();
    DamageMark {
        view: match mark.view {
            CarView::Left => outline::View::Left,
            CarView::Right => outline::View::Right,
            CarView::Front => outline::View::Front,
            CarView::Rear => outline::View::Rear,
            CarView::Top => outline::View::Top,
        },
        x: small(mark.x),
        y: small(mark.y),
        kind: match mark.kind {
            DamageKind::Scratch => outline::DamageKind::Scratch,
            DamageKind::Dent => outline::DamageKind::Dent,
            DamageKind::Crack => outline::DamageKind::Crack,
            DamageKind::Missing => outline::DamageKind::Missing,
            DamageKind::Paint => outline::DamageKind::Paint,
        },
        panel: mark.panel,
        note: mark.note,
    }
}
