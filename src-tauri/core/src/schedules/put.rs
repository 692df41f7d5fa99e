//! What is due goes onto the order with one key: as proposed lines of the catalogue, at its prices.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::history;
use super::read;
use super::{ScheduleItemId, due};
use crate::kernel::{Checks, Refusal, Result, Write};
use crate::repair_orders::add_lines::{self, AddLines};
use crate::repair_orders::new_line::{Listed, NewLine};
pub use crate::repair_orders::open::OrderRef;
use crate::repair_orders::{OrderId, Payer, head};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PutScheduled {
    pub order_id: OrderId,
    pub items: Vec<ScheduleItemId>,
}

/// # Errors
/// `schedules.not_of_model`, `schedules.on_order_already`, and what adding lines refuses.
pub async fn put(cx: &mut Write, input: PutScheduled) -> Result<OrderRef> {
    let head = head::load(cx, input.order_id).await?;
    head::still_open(&head)?;
    let car = due::car(cx, head.vehicle_id).await?;
    let known = match car.model_id {
        Some(model) => read::items(cx, model).await?,
        None => Vec::new(),
    };
    let history = history::of_vehicle(cx, head.vehicle_id).await?;
    let mut checks = Checks::new();
    checks.require(!input.items.is_empty(), "items", "orders.lines_needed");
    let mut lines = Vec::with_capacity(input.items.len());
    for (at, id) in input.items.iter().enumerate() {
        let field = format!("items[{at}]");
        let Some(item) = known.iter().find(|item| item.id == *id) else {
            checks.add(Refusal::new("schedules.not_of_model").at(field));
            continue;
        };
        let again = input.items[..at].contains(id) || history.on_order.contains(&item.work);
        if again {
            checks.add(Refusal::new("schedules.on_order_already").at(field).with("name", &item.name));
            continue;
        }
        let (work, quantity) = (item.work, item.quantity);
        let listed = if work.part_id.is_some() {
            Listed::Part(work.part_id)
        } else if work.package_id.is_some() {
            Listed::Package(work.package_id)
        } else {
            Listed::Labour(work.operation_id)
        };
        lines.push(NewLine::listed(listed, quantity, Payer::Customer));
    }
    checks.done()?;
    add_lines::add_lines(cx, AddLines { order_id: input.order_id, lines }).await
}
