//! The one table of what may happen to an order when. Everything else is refused.

use super::{OrderId, OrderState, part_needs};
use crate::kernel::{Refusal, Result, Write};
use crate::notices::{NoticeAbout, tell};

/// What happens to an order as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderMove {
    /// The customer consented to the estimate.
    Agree,
    /// The first technician began.
    StartWork,
    /// Every labour line is finished.
    FinishWork,
    /// Added work was consented, or a rework begun, after work was finished.
    ResumeWork,
    PassInspection,
    FailInspection,
    /// Every payer's settlement is made.
    Settle,
    /// A settlement was reversed.
    Unsettle,
    Deliver,
    Cancel,
}

impl OrderMove {
    pub const ALL: [Self; 10] = [
        Self::Agree,
        Self::StartWork,
        Self::FinishWork,
        Self::ResumeWork,
        Self::PassInspection,
        Self::FailInspection,
        Self::Settle,
        Self::Unsettle,
        Self::Deliver,
        Self::Cancel,
    ];
}

/// The state a move leads to; `None` where it is not allowed.
pub const fn after(state: OrderState, step: OrderMove) -> Option<OrderState> {
    use OrderMove as M;
    use OrderState as S;
    Some(match (state, step) {
        (S::Estimate, M::Agree) => S::Agreed,
        (S::Agreed, M::StartWork) => S::InWork,
        // An order without labour (a bulb over the counter of the workshop) is done when agreed.
        (S::Agreed | S::InWork, M::FinishWork) => S::Done,
        (S::Done | S::Passed, M::ResumeWork) => S::InWork,
        (S::Done, M::PassInspection) => S::Passed,
        (S::Done, M::FailInspection) => S::InWork,
        (S::Passed, M::Settle) => S::Settled,
        // A reversal after the car has left is settled anew; the car stays delivered.
        (S::Settled, M::Unsettle) => S::Passed,
        (S::Settled, M::Deliver) => S::Delivered,
        (S::Estimate | S::Agreed, M::Cancel) => S::Cancelled,
        _ => return None,
    })
}

/// Makes the move, or refuses with `orders.not_in_state`. Returns the state before and after.
pub async fn apply(cx: &mut Write, order: OrderId, step: OrderMove) -> Result<(OrderState, OrderState)> {
    let found: Option<(OrderState, String)> =
        sqlx::query_as("SELECT state, number FROM repair_orders WHERE id = ?")
            .bind(order)
            .fetch_optional(cx.db())
            .await?;
    let (before, number) = found.ok_or_else(|| Refusal::new("orders.unknown").with("id", order))?;
    let Some(next) = after(before, step) else {
        return Err(Refusal::new("orders.not_in_state").with("number", number).with("state", before).into());
    };
    let now = cx.now;
    sqlx::query(
        "UPDATE repair_orders SET state = ?1, version = version + 1,
                agreed_at = CASE WHEN ?1 = 'agreed' THEN ?2 ELSE agreed_at END,
                finished_at = CASE WHEN ?1 = 'done' THEN ?2 WHEN ?1 = 'in_work' THEN NULL ELSE finished_at END,
                passed_at = CASE WHEN ?1 = 'passed' AND ?3 <> 'settled' THEN ?2 WHEN ?1 = 'in_work' THEN NULL ELSE passed_at END,
                settled_at = CASE WHEN ?1 = 'settled' THEN ?2 WHEN ?1 = 'passed' THEN NULL ELSE settled_at END,
                delivered_at = CASE WHEN ?1 = 'delivered' THEN ?2 ELSE delivered_at END,
                cancelled_at = CASE WHEN ?1 = 'cancelled' THEN ?2 ELSE cancelled_at END
         WHERE id = ?4",
    )
    .bind(next)
    .bind(now)
    .bind(before)
    .bind(order)
    .execute(cx.db())
    .await?;
    if step == OrderMove::Settle {
        part_needs::let_go_undecided(cx, order).await?;
    }
    if matches!(step, OrderMove::Cancel | OrderMove::Deliver) {
        tell::withdraw(cx, NoticeAbout::Order, order.0).await?;
    }
    cx.about("order", order.0);
    Ok((before, next))
}

#[cfg(test)]
mod tests {
    use super::OrderMove as M;
    use super::OrderState as S;
    use super::*;

    #[test]
    fn only_the_written_moves_are_allowed() {
        let allowed: Vec<_> = S::ALL
            .iter()
            .flat_map(|state| OrderMove::ALL.map(|step| (*state, step)))
            .filter_map(|(state, step)| after(state, step).map(|next| (state, step, next)))
            .collect();
        assert_eq!(
            allowed,
            [
                (S::Estimate, M::Agree, S::Agreed),
                (S::Estimate, M::Cancel, S::Cancelled),
                (S::Agreed, M::StartWork, S::InWork),
                (S::Agreed, M::FinishWork, S::Done),
                (S::Agreed, M::Cancel, S::Cancelled),
                (S::InWork, M::FinishWork, S::Done),
                (S::Done, M::ResumeWork, S::InWork),
                (S::Done, M::PassInspection, S::Passed),
                (S::Done, M::FailInspection, S::InWork),
                (S::Passed, M::ResumeWork, S::InWork),
                (S::Passed, M::Settle, S::Settled),
                (S::Settled, M::Unsettle, S::Passed),
                (S::Settled, M::Deliver, S::Delivered),
            ]
        );
    }
}
