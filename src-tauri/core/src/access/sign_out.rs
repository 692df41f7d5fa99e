//! Leaving the desk.

use crate::kernel::{Nothing, Result, Write};

pub async fn sign_out(cx: &mut Write, _: Nothing) -> Result<Nothing> {
    if let Some(token) = &cx.who.session {
        cx.house.sessions.close(token);
    }
    Ok(Nothing {})
}

pub async fn lock(cx: &mut Write, _: Nothing) -> Result<Nothing> {
    if let Some(token) = &cx.who.session {
        cx.house.sessions.lock(token);
    }
    Ok(Nothing {})
}
