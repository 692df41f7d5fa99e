//! A paper leaves the printer: kept as issued, counted, and ready to be set right on
//! pre-aligned paper.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::preview::{PaperOf, Pdf};
use super::preview::{draw, size};
use super::{admit, fill, is_final, issued, name};
use crate::documents::forms::Form;
use crate::documents::paper::Paper;
use crate::kernel::{Checks, Nothing, Read, Result, Write};

/// Farther than any printer is off, in tenths of a millimetre.
const MOST_OFFSET: i64 = 300;

pub async fn print(cx: &mut Write, input: PaperOf) -> Result<Pdf> {
    admit(cx, input.form)?;
    let before = issued(cx, input.form, input.subject_id).await?;
    let data = match before {
        Some((_, data, true)) => data,
        _ => fill(cx, input.form, input.subject_id).await?,
    };
    let (now, staff) = (cx.now, cx.staff());
    let paper: i64 = sqlx::query_scalar(
        "INSERT INTO papers (form, subject_id, data, final, issued_at, issued_by) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (form, subject_id) DO UPDATE SET data = excluded.data, final = excluded.final
         RETURNING id",
    )
    .bind(name(input.form)?)
    .bind(input.subject_id)
    .bind(serde_json::to_string(&data)?)
    .bind(is_final(&data))
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    let number: u32 = sqlx::query_scalar(
        "INSERT INTO paper_prints (paper_id, number, size, printed_at, printed_by)
         VALUES (?1, 1 + (SELECT count(*) FROM paper_prints WHERE paper_id = ?1), ?2, ?3, ?4)
         RETURNING number",
    )
    .bind(paper)
    .bind(size(input.paper)?)
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    draw(cx, &input, &data, number).await
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetOffset {
    pub form: Form,
    pub paper: Paper,
    /// To the right, in tenths of a millimetre.
    pub x: i64,
    /// Downwards.
    pub y: i64,
}

/// Moves everything on a form's paper, for stationery that is printed already.
pub async fn set_offset(cx: &mut Write, input: SetOffset) -> Result<Nothing> {
    let mut checks = Checks::new();
    checks.require((-MOST_OFFSET..=MOST_OFFSET).contains(&input.x), "x", "papers.offset_too_far");
    checks.require((-MOST_OFFSET..=MOST_OFFSET).contains(&input.y), "y", "papers.offset_too_far");
    checks.require(input.form.papers().contains(&input.paper), "paper", "papers.not_for_this_paper");
    checks.done()?;
    sqlx::query(
        "INSERT INTO paper_offsets (form, size, x, y) VALUES (?, ?, ?, ?)
         ON CONFLICT (form, size) DO UPDATE SET x = excluded.x, y = excluded.y",
    )
    .bind(name(input.form)?)
    .bind(size(input.paper)?)
    .bind(input.x)
    .bind(input.y)
    .execute(cx.db())
    .await?;
    Ok(Nothing {})
}

/// How far everything on a form's paper is moved.
#[derive(Debug, Serialize, TS)]
pub struct PaperOffset {
    pub form: Form,
    pub paper: Paper,
    /// To the right, in tenths of a millimetre.
    pub x: i64,
    /// Downwards.
    pub y: i64,
}

/// Every form on every paper it is made for, moved or not.
pub async fn offsets(cx: &mut Read, _: Nothing) -> Result<Vec<PaperOffset>> {
    let moved: Vec<(String, String, i64, i64)> =
        sqlx::query_as("SELECT form, size, x, y FROM paper_offsets").fetch_all(cx.db()).await?;
    let mut all = Vec::new();
    for form in Form::ALL {
        for &paper in form.papers() {
            let (of, on) = (name(form)?, size(paper)?);
            let (x, y) =
                moved.iter().find(|row| row.0 == of && row.1 == on).map_or((0, 0), |row| (row.2, row.3));
            all.push(PaperOffset { form, paper, x, y });
        }
    }
    Ok(all)
}
