//! 收银日结单.

use super::DayCloseId;
use super::days::{self, WhichDayClose};
use crate::attachments::signature;
use crate::dealership;
use crate::documents::forms::day_close::{DayClose, DayCloseLine};
use crate::kernel::{Read, Result};
use crate::settlement;

pub async fn day_close(cx: &mut Read, id: DayCloseId) -> Result<DayClose> {
    let card = days::day_close(cx, WhichDayClose { id }).await?;
    let (_, signed) = days::rest(cx, id).await?;
    let cashier = card.head.closed_by.clone().unwrap_or_default();
    let ways = card
        .ways
        .into_iter()
        .map(|way| DayCloseLine {
            way: settlement::paper::way(way.way),
            entries: way.entries,
            paid: way.paid,
            account_received: way.account_received,
            refunded: way.refunded,
            recorded: way.recorded,
            counted: way.counted,
        })
        .collect();
    Ok(DayClose {
        house: dealership::paper::house(cx).await?,
        number: card.head.number,
        day: card.head.day,
        closed_at: card.head.closed_at,
        ways,
        opening_float: card.opening_float,
        closing_float: card.head.closing_float,
        handed_in: card.head.handed_in,
        difference: card.head.difference,
        explanation: card.head.explanation,
        taken_back: card.head.taken_back_reason,
        cashier: signature::signed_by(cx, Some(signed), &cashier).await?,
    })
}
