//! The past is closed as the house would have done it: every evening the cashier's day, and the months
//! that are over but for the last, which is left for whoever tries the sample.

use serde_json::{Value, json};

use super::desk::ask;
use crate::kernel::{Day, Moment, Money, Result, Write};
use crate::periods::Month;

const CASHIER: &str = "shenlj";
const MANAGER: &str = "zhoujm";
/// When the drawer is counted, and when the manager closes a month, in minutes after midnight.
const EVENING: i64 = 18 * 60 + 30;
const MORNING: i64 = 9 * 60 + 30;
/// What stays in the drawer.
const FLOAT: Money = Money::yuan(500);
/// Every so many days the drawer is short of so much.
const SLIPS: i64 = 17;
const SHORT: Money = Money::yuan(5);

pub struct Closings {
    /// The first day that is not closed yet.
    next: Day,
    /// Months before it are closed.
    left_open: Month,
    closed: i64,
}

impl Closings {
    /// From the day of the first payment.
    pub async fn of_the_past(cx: &mut Write, now: Moment) -> Result<Self> {
        let left_open = Month::of(now.day()).before();
        let first: Option<Moment> =
            sqlx::query_scalar("SELECT min(at) FROM payments").fetch_one(cx.db()).await?;
        let first = first.map_or(left_open.first(), Moment::day);
        Ok(Self { next: first.min(left_open.first()), left_open, closed: 0 })
    }

    /// Closes what is over on that day and not closed yet.
    pub async fn until(&mut self, cx: &mut Write, day: Day) -> Result<()> {
        while self.next < day {
            let (closing, month) = (self.next, Month::of(self.next));
            self.close_day(cx, closing).await?;
            self.next = closing.plus_days(1);
            if closing == month.last() && month < self.left_open {
                let at = self.next.start().plus_minutes(MORNING);
                let form = json!({ "month": month, "knowing": true, "note": "次日上午月结" });
                ask(cx, MANAGER, at, "closing.close_month", form).await?;
            }
        }
        Ok(())
    }

    async fn close_day(&mut self, cx: &mut Write, day: Day) -> Result<()> {
        let last: Option<Moment> = sqlx::query_scalar("SELECT max(at) FROM payments WHERE at < ?")
            .bind(day.plus_days(1).start())
            .fetch_one(cx.db())
            .await?;
        let evening = day.start().plus_minutes(EVENING);
        // Somebody may still have paid later.
        let at = last.map_or(evening, |last| evening.max(last.plus_minutes(10)));
        let desk = ask(cx, CASHIER, at, "closing.cash_desk", json!({})).await?;
        let ways = desk["ways"].as_array().map(Vec::as_slice).unwrap_or_default();
        if ways.is_empty() || desk["day"] != json!(day) {
            return Ok(());
        }
        self.closed += 1;
        let short = if self.closed % SLIPS == 0 { SHORT } else { Money::ZERO };
        let money = |value: &Value| value.as_str().and_then(|text| text.parse().ok()).unwrap_or(Money::ZERO);
        let recorded = |way: &Value| money(&way["recorded"]);
        let cash = ways.iter().find(|way| way["way"] == "cash").map_or(Money::ZERO, recorded);
        let drawer = money(&desk["opening_float"]) + cash - short;
        let mut counted = vec![json!({ "way": "cash", "amount": drawer })];
        for way in ways.iter().filter(|way| way["way"] != "cash" && way["way"] != "on_account") {
            counted.push(json!({ "way": way["way"], "amount": recorded(way) }));
        }
        let form = json!({
            "day": day, "counted": counted, "handed_in": (drawer - FLOAT).max(Money::ZERO),
            "explanation": (!short.is_zero()).then_some("找零多付 5 元"),
            "signature": signature(),
        });
        ask(cx, CASHIER, at, "closing.close_day", form).await.map(drop)
    }
}

fn signature() -> Value {
    json!({
        "signer": "沈丽娟", "width": 300, "height": 100,
        "strokes": [[[20, 40, 0], [60, 30, 80], [50, 80, 160]], [[90, 25, 300], [150, 70, 420], [210, 35, 520]]],
    })
}
