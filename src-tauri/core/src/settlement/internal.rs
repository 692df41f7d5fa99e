//! An internal rework is settled with the house itself the moment it is good: nobody is
//! billed, and nothing keeps the car.

use super::settle::{self, Settle};
use crate::kernel::text::clean::Text;
use crate::kernel::{Money, Result, Write};
use crate::repair_orders::states::{self, OrderMove};
use crate::repair_orders::{OrderId, Payer};

/// Settles the rework to the house and closes it: it leaves with the order that caused it.
pub async fn settle_rework(cx: &mut Write, rework: OrderId) -> Result<()> {
    let house: String = sqlx::query_scalar("SELECT name FROM dealership").fetch_one(cx.db()).await?;
    let form = Settle {
        order_id: rework,
        payer: Payer::Internal,
        payer_name: Text::read(&house).ok(),
        discount: Money::ZERO,
        payments: Vec::new(),
    };
    let settled = settle::settle(cx, form).await?;
    if settled.order_settled {
        states::apply(cx, rework, OrderMove::Deliver).await?;
    }
    Ok(())
}
