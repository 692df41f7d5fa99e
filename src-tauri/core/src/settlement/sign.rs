//! The customer signs the statement (DEL-03): on screen, or on paper before somebody of the house.
//! Who signed on paper may have the sheet scanned beside the settlement.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SettlementId;
use crate::attachments::SignatureId;
use crate::attachments::signature::{self, Signature, SignatureView};
use crate::documents::forms::Signed;
use crate::kernel::text::Name;
use crate::kernel::{Checks, Moment, Nothing, Read, Refusal, Result, StaffId, Write};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum SigningWay {
    Drawn,
    Paper,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SignStatement {
    pub settlement_id: SettlementId,
    pub signer: Name<60>,
    /// None: on paper.
    pub signature: Option<Signature>,
    /// Who saw it signed; none: whoever is at the desk.
    pub witness_id: Option<StaffId>,
    /// None: now.
    pub at: Option<Moment>,
}

#[derive(Debug, Serialize, TS)]
pub struct StatementSignature {
    pub way: SigningWay,
    pub signer: String,
    pub at: Moment,
    pub witness: String,
    pub drawn: Option<SignatureView>,
}

/// # Errors
/// `settlement.unknown`, `settlement.sign_standing` (nobody signs what does not stand), `settlement.signed_already`,
/// `settlement.signed_when`, `access.unknown_staff`, `attachments.signature_*`; all at once.
pub async fn sign(cx: &mut Write, input: SignStatement) -> Result<Nothing> {
    let found: Option<(Moment, bool, bool)> = sqlx::query_as(
        "SELECT s.settled_at, s.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM settlements r WHERE r.reverses = s.id),
                EXISTS (SELECT 1 FROM statement_signatures g WHERE g.settlement_id = s.id)
         FROM settlements s WHERE s.id = ?",
    )
    .bind(input.settlement_id)
    .fetch_optional(cx.db())
    .await?;
    let (settled, stands, signed) =
        found.ok_or_else(|| Refusal::new("settlement.unknown").at("settlement_id"))?;
    let mut checks = Checks::new();
    checks.require(stands, "settlement_id", "settlement.sign_standing");
    checks.require(!signed, "settlement_id", "settlement.signed_already");
    let at = input.at.unwrap_or(cx.now);
    checks.require(at >= settled && at <= cx.now, "at", "settlement.signed_when");
    let witness = input.witness_id.unwrap_or(cx.staff());
    let works: Option<bool> = sqlx::query_scalar("SELECT active FROM staff WHERE id = ? AND id > 0")
        .bind(witness)
        .fetch_optional(cx.db())
        .await?;
    checks.require(works == Some(true), "witness_id", "access.unknown_staff");
    if let Some(drawn) = &input.signature {
        signature::check(&mut checks, "signature", drawn);
    }
    checks.done()?;
    let way = if input.signature.is_some() { SigningWay::Drawn } else { SigningWay::Paper };
    let drawn = match input.signature {
        Some(drawn) => Some(signature::keep(cx, drawn).await?),
        None => None,
    };
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "INSERT INTO statement_signatures (settlement_id, way, signer, signature_id, at, witnessed_by, recorded_at, recorded_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(input.settlement_id)
    .bind(way)
    .bind(input.signer)
    .bind(drawn)
    .bind(at)
    .bind(witness)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;
    cx.about("settlement", input.settlement_id.0);
    Ok(Nothing {})
}

pub(super) async fn of(cx: &mut Read, id: SettlementId) -> Result<Option<StatementSignature>> {
    let found: Option<(SigningWay, String, Moment, String, Option<SignatureId>)> = sqlx::query_as(
        "SELECT g.way, g.signer, g.at, s.name, g.signature_id
         FROM statement_signatures g JOIN staff s ON s.id = g.witnessed_by WHERE g.settlement_id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    let Some((way, signer, at, witness, drawn)) = found else { return Ok(None) };
    let drawn = match drawn {
        Some(drawn) => Some(signature::read(cx, drawn).await?),
        None => None,
    };
    Ok(Some(StatementSignature { way, signer, at, witness, drawn }))
}

/// As the statement's paper shows it.
pub(super) async fn on_paper(cx: &mut Read, id: SettlementId) -> Result<Signed> {
    let found: Option<(String, Moment, Option<SignatureId>)> =
        sqlx::query_as("SELECT signer, at, signature_id FROM statement_signatures WHERE settlement_id = ?")
            .bind(id)
            .fetch_optional(cx.db())
            .await?;
    match found {
        Some((signer, at, None)) => Ok(Signed { name: signer, strokes: None, at: Some(at) }),
        Some((signer, at, drawn)) => {
            let signed = signature::signed_by(cx, drawn, &signer).await?;
            Ok(Signed { at: Some(at), ..signed })
        }
        None => Ok(Signed::default()),
    }
}
