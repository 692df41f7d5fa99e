//! Opening a session for somebody whose identity is proven.

use serde::Serialize;
use ts_rs::TS;

use super::roles::{Role, permissions_of};
use crate::kernel::session::Session;
use crate::kernel::{Read, Result, StaffId};
use crate::policy::{self, keys};

#[derive(Debug, Serialize, TS)]
pub struct SignedIn {
    /// To be sent with every further call.
    pub session: String,
}

pub async fn roles_of(cx: &mut Read, staff: StaffId) -> Result<Vec<Role>> {
    Ok(sqlx::query_scalar("SELECT role FROM staff_roles WHERE staff_id = ? ORDER BY role")
        .bind(staff)
        .fetch_all(cx.db())
        .await?)
}

pub async fn open(cx: &mut Read, staff: StaffId) -> Result<SignedIn> {
    let roles = roles_of(cx, staff).await?;
    let session = Session {
        staff,
        permissions: permissions_of(&roles),
        idle_minutes: policy::value(cx, keys::IDLE_LOCK_MINUTES).await?,
        last_call: cx.now,
        locked: false,
    };
    let house = &cx.house;
    Ok(SignedIn { session: house.sessions.open(&house.random, session) })
}
