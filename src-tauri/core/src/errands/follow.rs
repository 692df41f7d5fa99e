//! One's own work. None of it touches the file: stopping must not wait for the one writer, which the
//! work itself may hold.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use crate::kernel::errands::{ErrandId, ErrandView};
use crate::kernel::{Nothing, Read, Result};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichErrand {
    pub id: ErrandId,
}

pub async fn show(cx: &mut Read, input: WhichErrand) -> Result<ErrandView> {
    cx.house.errands.show(input.id, cx.staff())
}

pub async fn list(cx: &mut Read, _: Nothing) -> Result<Vec<ErrandView>> {
    Ok(cx.house.errands.of(cx.staff()))
}

pub async fn cancel(cx: &mut Read, input: WhichErrand) -> Result<Nothing> {
    cx.house.errands.cancel(input.id, cx.staff())?;
    Ok(Nothing {})
}
