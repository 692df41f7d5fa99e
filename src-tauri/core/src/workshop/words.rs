//! The words of the workshop, as stored and as spoken.

use crate::repair_orders::Hold;

crate::words! {
    JobState { Assigned, Working, Paused, Finished, Refused, Withdrawn }
    /// Why a technician stops in the middle (等件, 等客户, 等工位, 外协, 休息).
    PauseReason { Parts, Customer, Bay, Sublet, Break }
    BayKind { Mechanical, Body, Paint, Wash, Alignment }
    /// 自检, 互检, 终检
    InspectionLevel {
        #[serde(rename = "self")]
        #[sqlx(rename = "self")]
        Own,
        Group,
        Final,
    }
    /// Where a car stands on the board: the order's state, and for a car in work who has it.
    Stage { Estimate, ToDispatch, Dispatched, Working, Resting, ToInspect, ToSettle, ToDeliver }
}

impl JobState {
    /// Somebody still has to do something.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Assigned | Self::Working | Self::Paused)
    }
}

impl PauseReason {
    /// What the whole order then waits for; a break is nobody's waiting.
    pub const fn hold(self) -> Option<Hold> {
        match self {
            Self::Parts => Some(Hold::Parts),
            Self::Customer => Some(Hold::Customer),
            Self::Bay => Some(Hold::Bay),
            Self::Sublet => Some(Hold::Sublet),
            Self::Break => None,
        }
    }
}
