//! Write-offs (报损): parts that are there but good for nothing, or gone.
//!
//! `asked` → `written_off` or `refused`. While one is asked for, its parts are held back,
//! so that nobody issues them; they leave stock at average cost when a manager says yes.

pub mod ask;
pub mod check;
pub mod decide;
pub mod paper;
pub mod read;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

crate::id!(
    /// 报损单
    WriteOffId,
    WriteOffLineId
);

/// What a held-back line is known by among the reservations.
const LINE: &str = "write_off_line";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum WriteOffState {
    Asked,
    WrittenOff,
    Refused,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum WriteOffReason {
    /// 损坏
    Damaged,
    /// 过期
    Expired,
    /// 丢失
    Lost,
    /// 呆滞报废
    Obsolete,
    Other,
}

#[derive(Clone, Debug, Serialize, TS)]
pub struct WriteOffRef {
    pub id: WriteOffId,
    pub number: String,
    pub version: i64,
}
