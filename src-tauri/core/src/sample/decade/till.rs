//! What is paid, in the order of time: an insurer pays weeks after the car has left.

use crate::kernel::{Day, Moment, Money, Result, Write};
use crate::sample::bulk::{Bulk, row};

const COLUMNS: &[&str] = &["settlement_id", "way", "amount", "kind", "at", "by_staff"];
/// An insurer takes at least so many days, and up to so many more.
const TAKES_DAYS: i64 = 20;
const MORE_DAYS: i64 = 40;

struct Payment {
    at: Moment,
    settlement: i64,
    way: &'static str,
    amount: Money,
    kind: &'static str,
    cashier: i64,
}

pub struct Till {
    payments: Vec<Payment>,
    /// What would come later has not come yet.
    last: Day,
}

impl Till {
    pub const fn until(last: Day) -> Self {
        Self { payments: Vec::new(), last }
    }

    pub fn paid(&mut self, settlement: i64, way: &'static str, amount: Money, at: Moment, cashier: i64) {
        self.payments.push(Payment { at, settlement, way, amount, kind: "payment", cashier });
        if way == "on_account" {
            let day = at.day().plus_days(TAKES_DAYS + settlement % MORE_DAYS);
            if day <= self.last {
                let at = day.start().plus_minutes(600);
                let (way, kind) = ("transfer", "account_receipt");
                self.payments.push(Payment { at, settlement, way, amount, kind, cashier });
            }
        }
    }

    /// Writes them all, the settlements being there.
    pub async fn flush(&mut self, cx: &mut Write) -> Result<()> {
        self.payments.sort_by_key(|payment| payment.at);
        let mut bulk = Bulk::new("payments", COLUMNS);
        for payment in self.payments.drain(..) {
            let Payment { at, settlement, way, amount, kind, cashier } = payment;
            bulk.add(row![settlement, way, amount, kind, at, cashier]);
            bulk.settle(cx).await?;
        }
        bulk.flush(cx).await
    }
}
