//! Ten years of a big dealership, written in bulk: for finding out what stays fast. Every
//! row keeps the rules that the file's own check proves.

mod bonds;
mod calendar;
mod cars_and_people;
mod desk;
mod goodbye;
mod lines;
mod orders;
mod shop;
mod stockroom;
mod tables;
mod till;
mod visit;

use super::Rng;
use super::ground::{self, Ground};
use crate::kernel::{Day, Result, Write};

/// How much of everything.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub customers: usize,
    pub cars: usize,
    pub parts: usize,
    pub orders: usize,
    pub days: i64,
    /// Orders hold what the fault needs and the store what its limits say; otherwise every
    /// order has as many lines as every other, for measuring.
    pub lifelike: bool,
}

impl Size {
    /// What the benchmark runs on: 150,000 orders of five lines, a million stock moves.
    pub const DECADE: Self = Self {
        customers: 40_000,
        cars: 45_000,
        parts: 20_000,
        orders: 150_000,
        days: 3_650,
        lifelike: false,
    };
    /// A quarter of a small dealership: a whole month is always followed by another.
    pub const DEMO: Self =
        Self { customers: 300, cars: 340, parts: 160, orders: 644, days: 92, lifelike: true };
    /// The same, small enough for a test.
    pub const TINY: Self =
        Self { customers: 60, cars: 80, parts: 200, orders: 150, days: 60, lifelike: false };
}

/// Fills an empty file. The same seed makes the same years, ending on the day `last`.
pub async fn fill(cx: &mut Write, size: Size, last: Day, seed: u64) -> Result<()> {
    let rng = Rng::new(seed);
    let ground: Ground = ground::build(cx, &mut rng.branch("parts"), size.parts).await?;
    let first = last.plus_days(1 - size.days);
    let fleet = cars_and_people::write(cx, &mut rng.branch("people"), size, first, &ground).await?;
    orders::write(cx, &mut rng.branch("orders"), size, first, &ground, &fleet).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Desk;

    #[tokio::test]
    async fn a_small_decade_passes_the_check() {
        let desk = Desk::open().await;
        let yesterday = desk.clock.now().day().plus_days(-1);
        desk.core.in_house(async |cx| fill(cx, Size::TINY, yesterday, 7).await).await.expect("it fills");
        let (findings, orders): (_, i64) = desk
            .core
            .in_house(async |cx| {
                let orders =
                    sqlx::query_scalar("SELECT count(*) FROM repair_orders").fetch_one(cx.db()).await?;
                Ok((crate::check::check(cx).await?, orders))
            })
            .await
            .expect("it reads");
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!(orders, 150);
    }
}
