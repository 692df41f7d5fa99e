//! At the store's counter: a new part that is bad, and the old ones that came out of the car.

use serde_json::{Value, json};

use super::super::desk::{ask, staff};
use super::super::house::{CLERK, part};
use super::{Car, list};
use crate::kernel::{Moment, Result, Write};

impl Car {
    /// The technician brings it back to the clerk, who puts it down; its delivery follows from the order.
    pub(super) async fn part_bad(
        &mut self,
        cx: &mut Write,
        at: Moment,
        number: &str,
        words: &str,
    ) -> Result<()> {
        let part = part(cx, number).await?;
        let form = json!({
            "part_id": part, "quantity": "1", "found": "fitting", "description": words, "order_id": self.order,
        });
        ask(cx, CLERK, at, "part_quality.record", form).await.map(drop)
    }

    /// Whoever fitted it brings one piece back.
    pub(super) async fn part_back(
        &mut self,
        cx: &mut Write,
        at: Moment,
        number: &str,
        reason: &str,
    ) -> Result<()> {
        let pick = ask(cx, CLERK, at, "orders.pick_list", json!({ "order_id": self.order })).await?;
        let line = list(&pick, "lines")?.iter().find(|line| line["number"] == number);
        let line = line.map(|line| json!({ "line_id": line["line_id"], "quantity": "1" }));
        let brought_by = staff(cx, self.technician).await?;
        let form = json!({
            "order_id": self.order, "brought_by": brought_by, "reason": reason,
            "lines": line.into_iter().collect::<Vec<_>>(),
        });
        ask(cx, CLERK, at, "orders.return_parts", form).await.map(drop)
    }

    /// Claimed parts are the maker's; the others the customer takes along or leaves.
    pub(super) async fn old_parts(&mut self, cx: &mut Write, at: Moment, place: &str) -> Result<()> {
        let asked = json!({ "order_id": self.order });
        let replaced = ask(cx, CLERK, at, "old_parts.of_order", asked).await?;
        let left = if replaced["customer_takes"] == true { "customer" } else { "scrap" };
        let lines: Vec<Value> = list(&replaced, "rows")?
            .iter()
            .map(|row| {
                // What is claimed lies apart, in the claims warehouse.
                let (fate, place) = if row["payer"] == "warranty" { ("claim", "索-A-01") } else { (left, place) };
                json!({ "line_id": row["line_id"], "quantity": row["quantity"], "fate": fate, "place": place })
            })
            .collect();
        let form = json!({ "order_id": self.order, "lines": lines });
        ask(cx, CLERK, at, "old_parts.record", form).await.map(drop)
    }
}
