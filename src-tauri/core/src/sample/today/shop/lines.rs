//! The lines of a story as the order asks for them.

use serde_json::{Value, json};

use super::super::Work;
use super::super::house::part;
use crate::kernel::{Money, Quantity, Result, Write};

/// `priced`: whether whoever adds them may name prices.
pub async fn of(cx: &mut Write, work: &[Work], priced: bool) -> Result<Vec<Value>> {
    let mut lines = Vec::with_capacity(work.len());
    for one in work {
        lines.push(match one {
            Work::Package(code) => {
                let id: i64 = sqlx::query_scalar("SELECT id FROM work_packages WHERE code = ?")
                    .bind(code)
                    .fetch_one(cx.db())
                    .await?;
                json!({ "kind": "package", "package_id": id, "payer": "customer" })
            }
            Work::Labour(code, payer) => {
                let id: i64 = sqlx::query_scalar("SELECT id FROM labour_operations WHERE code = ?")
                    .bind(code)
                    .fetch_one(cx.db())
                    .await?;
                json!({ "kind": "labour", "operation_id": id, "payer": payer })
            }
            Work::OwnLabour(name, hours, class, payer) => json!({
                "kind": "labour", "name": name, "quantity": Quantity::from_units(*hours), "job_class": class,
                "payer": payer,
            }),
            Work::Part(number, pieces, payer) => json!({
                "kind": "part", "part_id": part(cx, number).await?, "quantity": Quantity::whole(*pieces),
                "payer": payer,
            }),
            Work::Brought(name, pieces) => json!({
                "kind": "part", "name": name, "quantity": Quantity::whole(*pieces), "customer_supplied": true,
                "payer": "customer",
            }),
            Work::Sublet(name, supplier, price, cost, payer) => {
                let price = priced.then(|| Money::yuan(*price));
                json!({
                    "kind": "sublet", "name": name, "sublet_supplier": supplier, "unit_price": price,
                    "sublet_cost": Money::yuan(*cost), "payer": payer,
                })
            }
        });
    }
    Ok(lines)
}
