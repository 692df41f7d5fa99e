//! The operator at the console takes the place of a member of staff.

use super::session::{self, SignedIn};
use crate::kernel::{Refusal, Result, StaffId, Write};

/// Opens a session without a password; refuses a login that nobody active has.
pub async fn act_as(cx: &mut Write, login: &str) -> Result<SignedIn> {
    let staff: Option<StaffId> = sqlx::query_scalar("SELECT id FROM staff WHERE login = ? AND active = 1")
        .bind(login.trim().to_lowercase())
        .fetch_optional(cx.db())
        .await?;
    match staff {
        Some(staff) => session::open(cx, staff).await,
        None => Err(Refusal::new("access.no_such_login").with("login", login).into()),
    }
}
