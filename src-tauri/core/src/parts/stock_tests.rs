//! Random histories of stock and promises, beside a model in memory.

use std::sync::Arc;

use proptest::prelude::*;
use tokio::runtime::Runtime;

use super::correct::{self, Correction};
use super::hand_out::{Way, Wish, hand_out};
use super::{MAIN_WAREHOUSE, MoveKind, Origin, PartId, check, reservations, rules, stock};
use crate::Core;
use crate::kernel::{Money, Quantity, Result, Write};
use crate::testing::Desk;

const ORIGINS: usize = 4;

#[derive(Clone, Debug)]
enum Step {
    Put {
        quantity: i64,
        value: i64,
    },
    Take {
        quantity: i64,
    },
    Reserve {
        origin: usize,
        wanted: i64,
    },
    Release {
        origin: usize,
    },
    /// Consume the reservation and take it out.
    Issue {
        origin: usize,
        quantity: i64,
    },
    /// The shelf has less than the book.
    Lose {
        quantity: i64,
    },
    /// A count found more (or less, below zero) than the book says.
    Correct {
        quantity: i64,
    },
    /// Back to the supplier at the price it came for.
    GiveBack {
        quantity: i64,
        value: i64,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let quantity = prop_oneof![(1..20_i64).prop_map(|whole| whole * 1_000), 1..9_999_i64];
    let origin = 0..ORIGINS;
    prop_oneof![
        3 => (quantity.clone(), 0..500_000_i64).prop_map(|(quantity, value)| Step::Put { quantity, value }),
        2 => quantity.clone().prop_map(|quantity| Step::Take { quantity }),
        3 => (origin.clone(), quantity.clone()).prop_map(|(origin, wanted)| Step::Reserve { origin, wanted }),
        1 => origin.clone().prop_map(|origin| Step::Release { origin }),
        3 => (origin, quantity.clone()).prop_map(|(origin, quantity)| Step::Issue { origin, quantity }),
        1 => quantity.clone().prop_map(|quantity| Step::Lose { quantity }),
        2 => (quantity.clone(), any::<bool>()).prop_map(|(quantity, more)| Step::Correct { quantity: if more { quantity } else { -quantity } }),
        1 => (quantity, 0..200_000_i64).prop_map(|(quantity, value)| Step::GiveBack { quantity, value }),
    ]
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Promise {
    origin: usize,
    wanted: i64,
    held: i64,
}

/// The same rules said once more, on plain numbers. Promises stand oldest first.
#[derive(Debug, Default)]
struct Model {
    on_hand: i64,
    value: i64,
    promises: Vec<Promise>,
}

impl Model {
    fn free(&self) -> i64 {
        self.on_hand - self.promises.iter().map(|promise| promise.held).sum::<i64>()
    }

    fn fill(&mut self) {
        let mut free = self.free();
        for promise in &mut self.promises {
            let more = free.min(promise.wanted - promise.held);
            promise.held += more;
            free -= more;
        }
    }

    fn take(&mut self, quantity: i64) -> bool {
        if quantity > self.free() {
            return false;
        }
        let cost = if quantity == self.on_hand {
            self.value
        } else {
            // Half a fen goes up.
            (2 * self.value * quantity + self.on_hand) / (2 * self.on_hand)
        };
        self.on_hand -= quantity;
        self.value -= cost;
        true
    }

    fn correct(&mut self, quantity: i64) -> bool {
        if self.on_hand + quantity < 0 {
            return false;
        }
        if quantity < 0 {
            let mut missing = -quantity - self.free();
            for promise in self.promises.iter_mut().rev() {
                let less = missing.clamp(0, promise.held);
                promise.held -= less;
                missing -= less;
            }
            return self.take(-quantity);
        }
        if self.on_hand > 0 {
            self.value += (2 * self.value * quantity + self.on_hand) / (2 * self.on_hand);
        }
        self.on_hand += quantity;
        self.fill();
        true
    }

    fn consume(&mut self, origin: usize, quantity: i64) {
        if let Some(promise) = self.promises.iter_mut().find(|promise| promise.origin == origin) {
            promise.held -= promise.held.min(quantity);
            promise.wanted -= promise.wanted.min(quantity);
        }
        self.promises.retain(|promise| promise.wanted > 0);
    }

    /// Whether the step is allowed; does it if so.
    fn apply(&mut self, step: &Step) -> bool {
        match *step {
            Step::Put { quantity, value } => {
                self.on_hand += quantity;
                self.value += value;
            }
            Step::Take { quantity } => return self.take(quantity),
            Step::Reserve { origin, wanted } => {
                match self.promises.iter_mut().find(|promise| promise.origin == origin) {
                    Some(promise) => {
                        promise.wanted = wanted;
                        promise.held = promise.held.min(wanted);
                        // A promise that grows is served before it looks at the queue; while
                        // others wait nothing is free, so this is the same as filling.
                    }
                    None => self.promises.push(Promise { origin, wanted, held: 0 }),
                }
            }
            Step::Release { origin } => self.promises.retain(|promise| promise.origin != origin),
            Step::Issue { origin, quantity } => {
                let promise = self.promises.iter().find(|promise| promise.origin == origin);
                let held = promise.map_or(0, |promise| promise.held);
                if quantity > self.free() + held.min(quantity) {
                    return false;
                }
                self.consume(origin, quantity);
                return self.take(quantity);
            }
            Step::Lose { quantity } => {
                if quantity > self.on_hand {
                    return false;
                }
                let mut missing = quantity - self.free();
                for promise in self.promises.iter_mut().rev() {
                    let less = missing.clamp(0, promise.held);
                    promise.held -= less;
                    missing -= less;
                }
                return self.take(quantity);
            }
            Step::Correct { quantity } => return self.correct(quantity),
            Step::GiveBack { quantity, value } => {
                if quantity > self.free() {
                    return false;
                }
                self.value -= if quantity == self.on_hand { self.value } else { value.min(self.value) };
                self.on_hand -= quantity;
                return true;
            }
        }
        self.fill();
        true
    }
}

async fn real(cx: &mut Write, part: PartId, step: &Step) -> Result<bool> {
    let origin = |index: usize| Origin::of("test", part.0 * 100 + index as i64);
    let units = Quantity::from_units;
    let free = stock::balance(cx, part, MAIN_WAREHOUSE).await?.free();
    let taken = match *step {
        Step::Put { quantity, value } => {
            let value = Money::from_units(value);
            let put = (units(quantity), value, MoveKind::Receipt);
            let _ = stock::put(cx, part, MAIN_WAREHOUSE, put.0, put.1, put.2, origin(0)).await?;
            return Ok(true);
        }
        Step::Reserve { origin: index, wanted } => {
            let reserved =
                reservations::reserve(cx, origin(index), part, MAIN_WAREHOUSE, units(wanted)).await?;
            assert_eq!(reserved.held + reserved.short, units(wanted));
            return Ok(true);
        }
        Step::Release { origin: index } => {
            reservations::release(cx, origin(index)).await?;
            return Ok(true);
        }
        Step::Take { quantity } => {
            stock::take(cx, part, MAIN_WAREHOUSE, units(quantity), MoveKind::Issue, origin(0)).await
        }
        Step::Issue { origin: index, quantity } => {
            let way = Way {
                warehouse: MAIN_WAREHOUSE,
                kind: MoveKind::Issue,
                promised_to: "test",
                origin: "test",
                label: "",
            };
            let promised_to = origin(index).id;
            let wish = Wish { part, quantity: units(quantity), promised_to, origin_id: 0 };
            let taken = hand_out(cx, way, &[wish]).await?;
            return Ok(taken.iter().all(|one| one.is_ok()));
        }
        Step::Lose { quantity } => {
            if units(quantity) > stock::balance(cx, part, MAIN_WAREHOUSE).await?.on_hand {
                return Ok(false);
            }
            let missing = units(quantity) - free;
            reservations::give_up(cx, part, MAIN_WAREHOUSE, missing).await?;
            stock::take(cx, part, MAIN_WAREHOUSE, units(quantity), MoveKind::Adjust, origin(0)).await
        }
        Step::Correct { quantity } => {
            let one = Correction { part, quantity: units(quantity), origin_id: 0 };
            let corrected = correct::correct(cx, MAIN_WAREHOUSE, "test", "", &[one]).await;
            return match corrected {
                Ok(_) => Ok(true),
                Err(error) if error.code() == Some("parts.below_nothing") => Ok(false),
                Err(error) => Err(error),
            };
        }
        Step::GiveBack { quantity, value } => {
            stock::give_back(cx, part, MAIN_WAREHOUSE, units(quantity), Money::from_units(value), origin(0))
                .await
        }
    };
    match taken {
        Ok(_) => Ok(true),
        Err(error) if error.code().is_some() => Ok(false),
        Err(error) => Err(error),
    }
}

async fn promises(cx: &mut Write, part: PartId) -> Result<Vec<Promise>> {
    let rows: Vec<(i64, i64, i64)> = sqlx::query_as(
        "SELECT origin_id, wanted, held FROM reservations WHERE part_id = ? ORDER BY created_at, id",
    )
    .bind(part)
    .fetch_all(cx.db())
    .await?;
    let promise = |(origin, wanted, held)| Promise { origin: (origin - part.0 * 100) as usize, wanted, held };
    Ok(rows.into_iter().map(promise).collect())
}

async fn history(core: Arc<Core>, steps: Vec<Step>) {
    core.in_house(async |cx| {
        let part: PartId = sqlx::query_scalar(
            "INSERT INTO parts (number, name, unit, class, price)
             SELECT 'P' || count(*), 'P', 'L', 'original', 0 FROM parts RETURNING id",
        )
        .fetch_one(cx.db())
        .await?;
        let mut model = Model::default();
        for step in &steps {
            let allowed = model.apply(step);
            assert_eq!(real(cx, part, step).await?, allowed, "{step:?} on {model:?}");
            let balance = stock::balance(cx, part, MAIN_WAREHOUSE).await?;
            let seen = (balance.on_hand.units(), balance.value.units(), balance.free().units());
            assert_eq!(seen, (model.on_hand, model.value, model.free()), "after {step:?}");
            assert_eq!(promises(cx, part).await?, model.promises, "after {step:?}");
        }
        assert_eq!(check::stock(cx).await?, []);
        Ok(())
    })
    .await
    .expect("the history runs");
}

#[test]
fn random_histories_keep_every_balance() {
    let runtime = Runtime::new().expect("a runtime");
    let desk = runtime.block_on(Desk::set_up());
    let config = ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(steps in prop::collection::vec(step(), 1..40))| {
        runtime.block_on(history(Arc::clone(&desk.core), steps));
    });
}

#[tokio::test]
async fn tampering_with_the_ledger_shows() {
    let desk = Desk::set_up().await;
    let tampered = |statement: &'static str| {
        let core = Arc::clone(&desk.core);
        async move {
            core.in_house(async |cx| {
                sqlx::query("SAVEPOINT untouched").execute(cx.db()).await?;
                sqlx::query("DROP TRIGGER moves_are_not_edited").execute(cx.db()).await?;
                sqlx::query(statement).execute(cx.db()).await?;
                let findings = check::stock(cx).await?;
                sqlx::query("ROLLBACK TO untouched").execute(cx.db()).await?;
                Ok(findings.into_iter().map(|finding| finding.code).collect::<Vec<_>>())
            })
            .await
            .expect("a look")
        }
    };
    desk.core
        .in_house(async |cx| {
            sqlx::query("INSERT INTO parts (id, number, name, unit, class, price) VALUES (7, 'A', 'A', 'L', 'original', 0)")
                .execute(cx.db())
                .await?;
            for value in [1_000, 2_001] {
                let value = Money::from_units(value);
                let _ = stock::put(cx, PartId(7), MAIN_WAREHOUSE, Quantity::whole(3), value, MoveKind::Adjust, Origin::of("x", 1)).await?;
            }
            stock::take(cx, PartId(7), MAIN_WAREHOUSE, Quantity::ONE, MoveKind::Issue, Origin::of("x", 2)).await?;
            Ok(())
        })
        .await
        .expect("a history");
    assert_eq!(tampered("UPDATE stock SET value = value").await, [] as [&str; 0]);
    assert_eq!(tampered("UPDATE stock SET value = value + 1").await, ["stock.sum_differs"]);
    assert_eq!(tampered("UPDATE stock SET reserved = 1").await, ["stock.reserved_differs"]);
    let both = ["stock.running_balance_differs", "stock.sum_differs"];
    assert_eq!(tampered("UPDATE stock_moves SET value = value - 1 WHERE id = 2").await, both);
    let cheaper = "UPDATE stock_moves SET value = value + 1, value_after = value_after + 1 WHERE id = 3";
    assert_eq!(tampered(cheaper).await, ["stock.cost_differs", "stock.sum_differs"]);
    let deleted = desk
        .core
        .in_house(async |cx| {
            Ok(sqlx::query("DELETE FROM stock_moves").execute(cx.db()).await?.rows_affected())
        })
        .await;
    assert!(deleted.is_err(), "the ledger is append-only");
}

#[tokio::test]
async fn stock_has_an_upper_end() {
    let desk = Desk::set_up().await;
    let refused = desk
        .core
        .in_house(async |cx| {
            sqlx::query("INSERT INTO parts (id, number, name, unit, class, price) VALUES (7, 'A', 'A', 'L', 'original', 0)")
                .execute(cx.db())
                .await?;
            let most = rules::MOST_ON_HAND;
            let _ = stock::put(cx, PartId(7), MAIN_WAREHOUSE, most, Money::ZERO, MoveKind::Adjust, Origin::of("x", 1)).await?;
            let more = stock::put(cx, PartId(7), MAIN_WAREHOUSE, Quantity::from_units(1), Money::ZERO, MoveKind::Adjust, Origin::of("x", 1));
            Ok(more.await.err().and_then(|error| error.code().map(str::to_owned)))
        })
        .await
        .expect("a history");
    assert_eq!(refused.as_deref(), Some("parts.too_much"));
}
