//! Where to, to whom, and who goes; changed while they are under way.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::CalloutRef;
use super::{Head, head, still_under_way};
use crate::audit::stale;
use crate::kernel::identifiers::Phone;
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Checks, Refusal, Result, StaffId, Write};
use crate::notices::tell::{Word, tell};
use crate::notices::{NoticeAbout, NoticeCode};
use crate::reception::{ArrivalChannel, VisitId, VisitState};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanCallout {
    pub visit_id: VisitId,
    /// As it was seen; none where nothing is planned yet.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub version: Option<i64>,
    /// Street, number, landmark; where on the road.
    pub place: Text<200>,
    /// Who waits there; the sender where empty.
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub contact: Option<Text<60>>,
    /// The sender's own where empty.
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub phone: Option<Text<30>>,
    /// Who goes; none: not settled yet.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub technician_id: Option<StaffId>,
}

/// # Errors
/// `reception.unknown`, `reception.not_open`, `reception.callout_not_asked` on a visit of another channel,
/// `reception.callout_over`, `record.stale`, `reception.place_needed`, `access.unknown_staff`,
/// `reception.technician_gone` where others are to go than those who left already.
pub async fn plan_callout(cx: &mut Write, input: PlanCallout) -> Result<CalloutRef> {
    let number = visit(cx, input.visit_id).await?;
    let before = head(cx, input.visit_id).await?;
    let mut checks = Checks::new();
    if let Some(before) = &before {
        still_under_way(before)?;
        stale::refuse_if_changed(cx, "callout", input.visit_id.0, input.version.unwrap_or(0), before.version)
            .await?;
        if before.departed_at.is_some() && before.technician_id != input.technician_id {
            let name = before.technician.clone().unwrap_or_default();
            checks.add(Refusal::new("reception.technician_gone").at("technician_id").with("name", name));
        }
    }
    checks.require(!input.place.is_empty(), "place", "reception.place_needed");
    if let Some(technician) = input.technician_id {
        let known: Option<StaffId> = sqlx::query_scalar("SELECT id FROM staff WHERE id = ? AND active = 1")
            .bind(technician)
            .fetch_optional(cx.db())
            .await?;
        checks.require(known.is_some(), "technician_id", "access.unknown_staff");
    }
    checks.done()?;
    let phone = input.phone.as_deref();
    let phone = phone.map(|text| Phone::read(text).map_or(text.to_owned(), |read| read.as_str().to_owned()));
    let (now, staff) = (cx.now, cx.staff());
    let version: i64 = sqlx::query_scalar(
        "INSERT INTO callouts (visit_id, place, contact, phone, technician_id, planned_at, planned_by)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (visit_id) DO UPDATE SET place = excluded.place, contact = excluded.contact,
                phone = excluded.phone, technician_id = excluded.technician_id, version = version + 1
         RETURNING version",
    )
    .bind(input.visit_id)
    .bind(&input.place)
    .bind(&input.contact)
    .bind(phone)
    .bind(input.technician_id)
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    tell_who_goes(cx, &input, before.as_ref(), &number).await?;
    cx.about("visit", input.visit_id.0);
    cx.about("callout", input.visit_id.0);
    Ok(CalloutRef { visit_id: input.visit_id, version })
}

/// The number of an open visit that was called to somewhere.
async fn visit(cx: &mut Write, id: VisitId) -> Result<String> {
    let found: Option<(String, VisitState, ArrivalChannel)> =
        sqlx::query_as("SELECT number, state, channel FROM visits WHERE id = ?")
            .bind(id)
            .fetch_optional(cx.db())
            .await?;
    let (number, state, channel) = found.ok_or_else(|| Refusal::new("reception.unknown").at("visit_id"))?;
    let code = match () {
        () if state != VisitState::Open => "reception.not_open",
        () if !matches!(channel, ArrivalChannel::Rescue | ArrivalChannel::Home) => {
            "reception.callout_not_asked"
        }
        () => return Ok(number),
    };
    Err(Refusal::new(code).at("visit_id").with("number", number).with("state", state).into())
}

/// Whoever goes hears of it behind the bell, unless they wrote it down themselves.
async fn tell_who_goes(
    cx: &mut Write,
    input: &PlanCallout,
    before: Option<&Head>,
    number: &str,
) -> Result<()> {
    let known = before.and_then(|head| head.technician_id);
    let Some(technician) = input.technician_id.filter(|one| Some(*one) != known && *one != cx.staff()) else {
        return Ok(());
    };
    let word = Word {
        code: NoticeCode::CalloutGiven,
        about: (NoticeAbout::Visit, input.visit_id.0),
        label: number,
        text: &input.place,
    };
    tell(cx, technician, &word).await
}
