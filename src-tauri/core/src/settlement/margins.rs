//! What is earned on parts and accessories sold, by part and by who sold it (PRT-19, INC-05).
//! Reversals count against their own day.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Checks, Day, Money, Quantity, Read, Result};
use crate::parts::PartId;

/// A period as long as this is still asked for by a person.
const LONGEST_DAYS: i64 = 3 * 366;
const MOST: i64 = 1_000;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MarginsBetween {
    pub from: Day,
    pub until: Day,
    /// Accessories (附件/精品) only, else every part.
    pub accessories_only: bool,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct PartMargin {
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    pub accessory: bool,
    pub quantity: Quantity,
    /// Net of VAT, as `cost` and `profit` are.
    pub net: Money,
    pub cost: Money,
    pub profit: Money,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct SellerMargin {
    /// Advisor of the order, or who wrote the counter sale.
    pub name: String,
    pub net: Money,
    pub cost: Money,
    pub profit: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct Margins {
    /// The most profit first.
    pub parts: Vec<PartMargin>,
    pub sellers: Vec<SellerMargin>,
    pub net: Money,
    pub cost: Money,
    pub profit: Money,
}

pub async fn margins(cx: &mut Read, input: MarginsBetween) -> Result<Margins> {
    let mut checks = Checks::new();
    let sane = input.until >= input.from && input.from.plus_days(LONGEST_DAYS) >= input.until;
    checks.require(sane, "until", "parts.period_range");
    checks.done()?;
    let (from, to) = (input.from.start(), input.until.plus_days(1).start());
    let parts: Vec<PartMargin> = sqlx::query_as(
        "SELECT p.id AS part_id, p.number, p.name, p.unit, p.accessory, sum(l.quantity) AS quantity, sum(l.net) AS net,
                sum(l.cost) AS cost, sum(l.net) - sum(l.cost) AS profit
         FROM settlements s CROSS JOIN settlement_lines l ON l.settlement_id = s.id
         LEFT JOIN order_lines o ON o.id = l.order_line_id LEFT JOIN counter_sale_lines x ON x.id = l.sale_line_id
         CROSS JOIN parts p ON p.id = coalesce(o.part_id, x.part_id)
         WHERE s.settled_at >= ?1 AND s.settled_at < ?2 AND l.kind = 'part' AND (NOT ?3 OR p.accessory = 1)
         GROUP BY p.id ORDER BY sum(l.net) - sum(l.cost) DESC LIMIT ?4",
    )
    .bind(from)
    .bind(to)
    .bind(input.accessories_only)
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let sellers: Vec<SellerMargin> = sqlx::query_as(
        "SELECT f.name, sum(l.net) AS net, sum(l.cost) AS cost, sum(l.net) - sum(l.cost) AS profit
         FROM settlements s CROSS JOIN settlement_lines l ON l.settlement_id = s.id
         LEFT JOIN order_lines o ON o.id = l.order_line_id LEFT JOIN counter_sale_lines x ON x.id = l.sale_line_id
         CROSS JOIN parts p ON p.id = coalesce(o.part_id, x.part_id)
         LEFT JOIN repair_orders r ON r.id = s.order_id LEFT JOIN counter_sales c ON c.id = s.sale_id
         CROSS JOIN staff f ON f.id = coalesce(r.advisor_id, c.opened_by)
         WHERE s.settled_at >= ?1 AND s.settled_at < ?2 AND l.kind = 'part' AND (NOT ?3 OR p.accessory = 1)
         GROUP BY f.id ORDER BY sum(l.net) - sum(l.cost) DESC",
    )
    .bind(from)
    .bind(to)
    .bind(input.accessories_only)
    .fetch_all(cx.db())
    .await?;
    let net = sellers.iter().map(|row| row.net).sum();
    let cost = sellers.iter().map(|row| row.cost).sum();
    Ok(Margins { parts, sellers, net, cost, profit: net - cost })
}
