//! Signatures drawn on screen, kept as strokes so that paper can draw them as lines.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{SignatureId, rules};
use crate::documents::forms::Signed;
use crate::documents::paper;
use crate::kernel::text::Name;
use crate::kernel::{Checks, Error, Moment, Read, Result, Write};

/// Part of a form: somebody signs here.
#[derive(Clone, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    pub signer: Name<60>,
    /// Of the pad, in its own units.
    pub width: i32,
    pub height: i32,
    /// Each point is x, y from the pad's upper left corner, and milliseconds since the first.
    pub strokes: Vec<Vec<[i32; 3]>>,
}

/// As kept.
#[derive(Debug, Serialize, TS)]
pub struct SignatureView {
    pub signer: String,
    pub width: i32,
    pub height: i32,
    pub strokes: Vec<Vec<[i32; 3]>>,
    pub signed_at: Moment,
    /// Who held the pad.
    pub witness: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Drawing {
    width: i32,
    height: i32,
    strokes: Vec<Vec<[i32; 3]>>,
}

/// Adds to a form's checks what is wrong with the signature; `field` is its place there.
pub fn check(checks: &mut Checks, field: &str, signature: &Signature) {
    rules::check_signature(checks, field, signature);
}

/// Keeps it; witnessed by whoever is at the desk.
///
/// # Errors
/// `attachments.signature_*` at `signature`.
pub async fn keep(cx: &mut Write, signature: Signature) -> Result<SignatureId> {
    let mut checks = Checks::new();
    check(&mut checks, "signature", &signature);
    checks.done()?;
    let Signature { signer, width, height, strokes } = signature;
    let drawing = serde_json::to_string(&Drawing { width, height, strokes })?;
    let (now, staff) = (cx.now, cx.staff());
    Ok(sqlx::query_scalar(
        "INSERT INTO signatures (signer, strokes, signed_at, witnessed_by) VALUES (?, ?, ?, ?) RETURNING id",
    )
    .bind(signer)
    .bind(drawing)
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?)
}

/// The signature of that id. A row that points to none is a fault of ours.
pub async fn read(cx: &mut Read, id: SignatureId) -> Result<SignatureView> {
    let found: Option<(String, String, Moment, Option<String>)> = sqlx::query_as(
        "SELECT g.signer, g.strokes, g.signed_at, s.name
         FROM signatures g LEFT JOIN staff s ON s.id = g.witnessed_by WHERE g.id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    let (signer, strokes, signed_at, witness) =
        found.ok_or_else(|| Error::Failed(format!("signature {id} is not on file")))?;
    let Drawing { width, height, strokes } = serde_json::from_str(&strokes)?;
    Ok(SignatureView { signer, width, height, strokes, signed_at, witness })
}

/// A signature as paper draws it; where there is none, only the name beneath the line.
pub async fn signed_by(cx: &mut Read, id: Option<SignatureId>, name: &str) -> Result<Signed> {
    let Some(id) = id else {
        return Ok(Signed { name: name.to_owned(), strokes: None, at: None });
    };
    let kept = read(cx, id).await?;
    let strokes = kept.strokes.into_iter().map(|stroke| stroke.into_iter().map(|[x, y, _]| [x, y]).collect());
    let strokes = paper::Signature { width: kept.width, height: kept.height, strokes: strokes.collect() };
    Ok(Signed { name: kept.signer, strokes: Some(strokes), at: Some(kept.signed_at) })
}
