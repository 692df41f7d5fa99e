//! The stock of any past moment, beside the ledger added up from its first line.

use super::{MAIN_WAREHOUSE, MoveKind, Origin, PartId, WarehouseId, check, openings, past, stock};
use crate::kernel::{Moment, Money, Quantity, Read, Result, Write};
use crate::testing::Desk;

const PARTS: i64 = 5;

fn at(text: &str) -> Moment {
    Moment::parse(&format!("{text}:00+08:00")).expect("a moment")
}

async fn parts(cx: &mut Write) -> Result<()> {
    for id in 1..=PARTS {
        sqlx::query(
            "INSERT INTO parts (id, number, name, unit, class, price) VALUES (?1, 'P' || ?1, 'A', 'L', 'original', 0)",
        )
        .bind(id)
        .execute(cx.db())
        .await?;
    }
    Ok(())
}

async fn put(cx: &mut Write, when: &str, part: i64, pieces: i64) -> Result<()> {
    cx.now = at(when);
    let (quantity, value) = (Quantity::whole(pieces), Money::yuan(10 * pieces + part));
    let origin = Origin::of("x", part);
    stock::put(cx, PartId(part), MAIN_WAREHOUSE, quantity, value, MoveKind::Receipt, origin).await.map(drop)
}

async fn take(cx: &mut Write, when: &str, part: i64, pieces: i64) -> Result<()> {
    cx.now = at(when);
    let (quantity, origin) = (Quantity::whole(pieces), Origin::of("x", part));
    stock::take(cx, PartId(part), MAIN_WAREHOUSE, quantity, MoveKind::Issue, origin).await.map(drop)
}

/// A year with quiet months, and a clock that was put right over a month's end.
async fn history(cx: &mut Write) -> Result<()> {
    parts(cx).await?;
    for (when, part, pieces) in [
        ("2026-01-10T09:00", 1, 10),
        ("2026-01-10T09:05", 2, 4),
        ("2026-01-31T23:59", 3, 6),
        ("2026-02-01T00:00", 4, 1),
    ] {
        put(cx, when, part, pieces).await?;
    }
    take(cx, "2026-02-14T10:00", 1, 3).await?;
    take(cx, "2026-02-20T10:00", 2, 4).await?;
    // Nothing in March, April and May.
    put(cx, "2026-06-02T10:00", 5, 2).await?;
    take(cx, "2026-07-01T00:20", 3, 1).await?;
    // The clock was an hour fast: June again, in a month that is there, with a part July knows and one
    // it does not.
    take(cx, "2026-06-30T23:50", 3, 2).await?;
    put(cx, "2026-06-30T23:55", 2, 9).await?;
    // And once into a month in which nothing had moved.
    put(cx, "2026-05-31T23:59", 4, 3).await?;
    take(cx, "2026-07-15T12:00", 1, 7).await
}

/// Parts and value by the time of the last move, from the ledger alone.
async fn added_up(cx: &mut Read, moment: Moment, edges: [Moment; 3]) -> Result<[past::Held; 4]> {
    let rows: Vec<(i64, i64, Moment)> = sqlx::query_as(
        "SELECT sum(quantity), sum(value), max(at) FROM stock_moves WHERE at < ? GROUP BY part_id, warehouse_id",
    )
    .bind(moment)
    .fetch_all(cx.db())
    .await?;
    let mut held = [past::Held::default(); 4];
    for (pieces, value, last) in rows {
        let place = edges.iter().position(|edge| last >= *edge).unwrap_or(3);
        held[place].parts += i64::from(pieces > 0);
        held[place].value += Money::from_units(value);
    }
    Ok(held)
}

#[tokio::test]
async fn every_past_moment_is_that_of_the_ledger() {
    let desk = Desk::set_up().await;
    desk.core
        .in_house(async |cx| {
            history(cx).await?;
            for day in 0..400 {
                let moment = at("2025-12-20T00:00").plus_minutes(day * 24 * 60);
                for moment in [moment, moment.plus_minutes(23 * 60 + 58)] {
                    let edges = [30, 60, 120].map(|days| moment.plus_minutes(-days * 24 * 60));
                    let told = past::held(cx, MAIN_WAREHOUSE, moment, edges).await?;
                    assert_eq!(told, added_up(cx, moment, edges).await?, "{moment:?}");
                    let shelves = past::shelves(cx, moment).await?;
                    let there = shelves.iter().filter(|shelf| shelf.on_hand.is_positive()).count() as i64;
                    let worth = shelves.iter().map(|shelf| shelf.value).sum::<Money>();
                    assert_eq!(there, told.iter().map(|one| one.parts).sum::<i64>());
                    assert_eq!(worth, told.iter().map(|one| one.value).sum::<Money>());
                    assert_eq!(worth, past::value(cx, MAIN_WAREHOUSE, moment).await?);
                }
            }
            assert_eq!(
                past::held(cx, WarehouseId(2), at("2026-08-01T00:00"), [at("2026-01-01T00:00"); 3]).await?,
                [past::Held::default(); 4]
            );
            assert_eq!(check::stock(cx).await?, []);
            Ok(())
        })
        .await
        .expect("a year");
}

#[tokio::test]
async fn a_ledger_written_in_bulk_gets_the_same_beginnings() {
    let desk = Desk::set_up().await;
    desk.core
        .in_house(async |cx| {
            history(cx).await?;
            let all = "SELECT group_concat(starts || '|' || part_id || '|' || on_hand || '|' || value || '|' || last_move_at, ';')
                       FROM (SELECT * FROM stock_openings ORDER BY starts, warehouse_id, part_id)";
            let before: String = sqlx::query_scalar(all).fetch_one(cx.db()).await?;
            sqlx::query("DELETE FROM stock_openings").execute(cx.db()).await?;
            sqlx::query("DELETE FROM stock_months").execute(cx.db()).await?;
            let codes = |findings: Vec<crate::kernel::Finding>| -> Vec<String> { findings.into_iter().map(|one| one.code).collect() };
            assert_eq!(codes(check::stock(cx).await?), ["stock.months_differ"]);
            openings::keep_all(cx).await?;
            assert_eq!(sqlx::query_scalar::<_, String>(all).fetch_one(cx.db()).await?, before);
            sqlx::query("UPDATE stock_openings SET value = value + 1 WHERE part_id = 1 AND starts = (SELECT max(starts) FROM stock_months)")
                .execute(cx.db())
                .await?;
            assert_eq!(codes(check::stock(cx).await?), ["stock.beginning_differs"]);
            Ok(())
        })
        .await
        .expect("a year");
}
