//! The day is over: whoever did not come missed it, so that nobody's parts are kept back for ever.

use serde_json::json;

use super::{AppointmentId, miss};
use crate::audit::record;
use crate::kernel::{Read, Result, Write};

/// Those of past days that nobody has closed.
pub async fn due(cx: &mut Read) -> Result<Vec<AppointmentId>> {
    let today = cx.today().start();
    Ok(sqlx::query_scalar(
        "SELECT id FROM appointments INDEXED BY appointments_awaited
         WHERE state IN ('booked', 'confirmed') AND starts_at < ? ORDER BY starts_at LIMIT 500",
    )
    .bind(today)
    .fetch_all(cx.db())
    .await?)
}

/// Each is put on record as if somebody had said so.
pub async fn close(cx: &mut Write) -> Result<()> {
    for id in due(cx).await? {
        cx.about("appointment", id.0);
        miss::close(cx, id).await?;
        record::by_itself(cx, "appointments.miss", &json!({ "id": id, "by_itself": true })).await?;
    }
    Ok(())
}
