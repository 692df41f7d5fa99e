//! What the parts of packages cost the house, tax included (基础保养材料明细及含税成本, PRT-16): at the average
//! of what lies on the shelf, else at the last price paid.

use std::collections::HashMap;

use super::priced::PricedLine;
use crate::kernel::{Money, Permission, Quantity, Rate, Read, Result};
use crate::parts::{MAIN_WAREHOUSE, PartId, rules};
use crate::policy::{self, keys};

/// What one of each part costs, net of VAT, and the tax on it.
pub struct PartCosts {
    of: HashMap<PartId, Known>,
    tax: Rate,
}

#[derive(sqlx::FromRow)]
struct Known {
    part_id: PartId,
    on_hand: Quantity,
    value: Money,
    last_cost: Option<Money>,
}

impl PartCosts {
    /// Nothing for whoever may not see costs.
    pub async fn of(cx: &mut Read, lines: &[&PricedLine]) -> Result<Option<Self>> {
        if !cx.who.may(Permission::ViewMoney) && !cx.who.may(Permission::ReceiveParts) {
            return Ok(None);
        }
        let parts: Vec<PartId> = lines.iter().filter_map(|line| line.part).collect();
        let found: Vec<Known> = sqlx::query_as(
            "SELECT p.id AS part_id, coalesce(s.on_hand, 0) AS on_hand, coalesce(s.value, 0) AS value,
                    (SELECT l.unit_cost FROM receipt_lines l WHERE l.part_id = p.id ORDER BY l.id DESC LIMIT 1) AS last_cost
             FROM json_each(?1) asked CROSS JOIN parts p ON p.id = asked.value
             LEFT JOIN stock s ON s.part_id = p.id AND s.warehouse_id = ?2",
        )
        .bind(serde_json::to_string(&parts)?)
        .bind(MAIN_WAREHOUSE)
        .fetch_all(cx.db())
        .await?;
        let tax = policy::value(cx, keys::TAX_REPAIR).await?;
        Ok(Some(Self { of: found.into_iter().map(|known| (known.part_id, known)).collect(), tax }))
    }

    /// Of a line of parts, tax included; nothing where nobody ever paid for one.
    pub fn line(&self, line: &PricedLine) -> Option<Money> {
        let known = self.of.get(&line.part?)?;
        let net = if known.on_hand.is_positive() {
            rules::worth(line.quantity, known.on_hand, known.value)
        } else {
            known.last_cost?.times(line.quantity)
        };
        Some(net + net.portion(self.tax))
    }

    /// Of all lines of parts together; nothing as long as one of them is not known.
    pub fn all(&self, lines: &[PricedLine]) -> Option<Money> {
        lines.iter().filter(|line| line.part.is_some()).map(|line| self.line(line)).sum()
    }
}
