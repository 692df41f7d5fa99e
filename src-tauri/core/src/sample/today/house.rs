//! What happens at the house today without belonging to one car.

use serde_json::{Value, json};

use super::desk::ask;
use crate::kernel::{Moment, Result, Write};

pub enum HouseStep {
    /// A delivery: the supplier's paper, part numbers with whole pieces, and whether somebody
    /// has looked at the batch already.
    GoodsArrive { note: &'static str, lines: &'static [(&'static str, i64)], looked_at: bool },
}

use HouseStep::GoodsArrive;

pub const STEPS: &[(i64, HouseStep)] = &[
    // 早上的常用件，已验收上架。
    (
        300,
        GoodsArrive {
            note: "HD-77120",
            lines: &[("10114229", 60), ("12115491", 20), ("12123410", 20), ("31127480", 4)],
            looked_at: true,
        },
    ),
    // 事故车等的机盖到了，还没开箱验收。
    (
        26,
        GoodsArrive {
            note: "HD-77145",
            lines: &[("61193924", 1), ("61233519", 60), ("12170924", 16)],
            looked_at: false,
        },
    ),
];

const CLERK: &str = "guxy";

pub async fn step(cx: &mut Write, at: Moment, step: &HouseStep) -> Result<()> {
    let GoodsArrive { note, lines, looked_at } = step;
    let mut received = Vec::new();
    for (number, pieces) in *lines {
        let (id, cost): (i64, i64) = (part(cx, number).await?, cost(number));
        let cost = crate::kernel::Money::from_units(cost);
        received.push(json!({ "part_id": id, "quantity": pieces.to_string(), "unit_cost": cost }));
    }
    let supplier: i64 =
        sqlx::query_scalar("SELECT id FROM suppliers ORDER BY id LIMIT 1").fetch_one(cx.db()).await?;
    let clerk = super::desk::staff(cx, CLERK).await?;
    let inspected_by = if *looked_at { json!(clerk) } else { Value::Null };
    let form = json!({
        "supplier_id": supplier, "delivery_note": note, "inspected_by": inspected_by, "lines": received,
    });
    ask(cx, CLERK, at, "parts.receive", form).await?;
    Ok(())
}

/// Net purchase price of a part of the list, in fen.
fn cost(number: &str) -> i64 {
    crate::sample::parts::part_numbered(number).map_or(0, |part| part.cost_fen)
}

pub async fn part(cx: &mut Write, number: &str) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT id FROM parts WHERE number = ?").bind(number).fetch_one(cx.db()).await?)
}
