//! At whose price somebody buys parts: the member's, the trade's, or everybody's.

use super::{OrderId, Payer, PriceRule};
use crate::kernel::{Read, Result};
use crate::parts::prices::PriceLevel;
use crate::reception::VisitId;

/// Of the customer of a visit: the car's owner, else who brought it.
pub async fn of_visit(cx: &mut Read, visit: VisitId) -> Result<PriceLevel> {
    let tag: Option<Option<String>> = sqlx::query_scalar(
        "SELECT t.tag FROM visits v JOIN price_tags t ON t.customer_id = coalesce(v.owner_id, v.sender_id)
         WHERE v.id = ?",
    )
    .bind(visit)
    .fetch_optional(cx.db())
    .await?;
    Ok(PriceLevel::of_tag(tag.flatten().as_deref()))
}

pub async fn of_order(cx: &mut Read, order: OrderId) -> Result<PriceLevel> {
    let visit: Option<VisitId> = sqlx::query_scalar("SELECT visit_id FROM repair_orders WHERE id = ?")
        .bind(order)
        .fetch_optional(cx.db())
        .await?;
    match visit {
        Some(visit) => of_visit(cx, visit).await,
        None => Ok(PriceLevel::Retail),
    }
}

/// Whose price counts on a line that this one pays.
pub const fn level(payer: Payer, buyer: PriceLevel) -> PriceLevel {
    match payer {
        Payer::Customer => buyer,
        Payer::Warranty => PriceLevel::Warranty,
        Payer::Insurance | Payer::Internal => PriceLevel::Retail,
    }
}

/// The rule that made a price of that level.
pub const fn rule(level: PriceLevel) -> PriceRule {
    match level {
        PriceLevel::Retail => PriceRule::Catalogue,
        PriceLevel::Member => PriceRule::MemberPrice,
        PriceLevel::Trade => PriceRule::TradePrice,
        PriceLevel::Warranty => PriceRule::WarrantyPrice,
    }
}

/// Whose price counts on what this payer pays of the order.
pub async fn level_of(cx: &mut Read, order: OrderId, payer: Payer) -> Result<PriceLevel> {
    let buyer = match payer {
        Payer::Customer => of_order(cx, order).await?,
        _ => PriceLevel::Retail,
    };
    Ok(level(payer, buyer))
}
