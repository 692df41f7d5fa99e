//! What the commands write, row by row, with nothing asked and nothing checked.

use super::TECHNICIAN;
use crate::decade::timed;
use servicelane_core::kernel::Clock;
use sqlx::sqlite::SqliteConnection;
use std::time::Duration;

type Done = Result<(), sqlx::Error>;

/// How long it took, and the order's id.
pub async fn open(raw: &mut SqliteConnection, visit: i64, car: i64, parts: &[i64]) -> (Duration, i64) {
    timed(async {
        begin(raw).await?;
        let number = number(raw, "RO").await?;
        let now = Clock::System.now().millis();
        let order: i64 = sqlx::query_scalar(
            "INSERT INTO repair_orders (number, visit_id, vehicle_id, advisor_id, state, kind, fault, opened_at)
             VALUES (?, ?, ?, 2, 'estimate', 'normal', '保养', ?) RETURNING id",
        )
        .bind(&number)
        .bind(visit)
        .bind(car)
        .bind(now)
        .fetch_one(&mut *raw)
        .await?;
        for (position, part) in (1_i64..).zip(parts) {
            sqlx::query(
                "INSERT INTO order_lines (order_id, position, kind, part_id, code, name, unit, payer, quantity,
                        unit_price, list_amount, amount, tax_rate, price_rule, state, added_at, added_by)
                 SELECT ?, ?, 'part', id, number, name, unit, 'customer', 1000, price, price, price,
                        1300, 'catalogue', 'proposed', ?, 2 FROM parts WHERE id = ?",
            )
            .bind(order)
            .bind(position)
            .bind(now)
            .bind(part)
            .execute(&mut *raw)
            .await?;
        }
        let digits = &number[2..];
        for term in [&number, digits, &digits[2..], &digits[4..], &digits[9..]] {
            sqlx::query("INSERT OR IGNORE INTO search_terms (kind, term, id) VALUES (3, lower(?), ?)")
                .bind(term)
                .bind(order)
                .execute(&mut *raw)
                .await?;
        }
        let subjects = [("order", order), ("visit", visit), ("vehicle", car)];
        seal(raw, "orders.open", &subjects).await?;
        commit(raw).await?;
        Ok(order)
    })
    .await
}

/// A slip with ten lines, each with its stock move; the reservations are used up.
pub async fn issue(raw: &mut SqliteConnection, order: i64) -> Duration {
    timed(async {
        begin(raw).await?;
        let number = number(raw, "LL").await?;
        let now = Clock::System.now().millis();
        let slip: i64 = sqlx::query_scalar(
            "INSERT INTO slips (number, order_id, kind, warehouse_id, taken_by, at, by_staff)
             VALUES (?, ?, 'issue', 1, ?, ?, 11) RETURNING id",
        )
        .bind(&number)
        .bind(order)
        .bind(TECHNICIAN)
        .bind(now)
        .fetch_one(&mut *raw)
        .await?;
        let lines: Vec<(i64, i64, i64, i64)> = sqlx::query_as(
            "SELECT l.id, l.part_id, s.on_hand, s.value FROM order_lines l
             JOIN stock s ON s.part_id = l.part_id AND s.warehouse_id = 1 WHERE l.order_id = ?",
        )
        .bind(order)
        .fetch_all(&mut *raw)
        .await?;
        for line in lines {
            hand_out(raw, slip, &number, now, line).await?;
        }
        seal(raw, "orders.issue_parts", &[("order", order)]).await?;
        commit(raw).await
    })
    .await
    .0
}

async fn hand_out(
    raw: &mut SqliteConnection,
    slip: i64,
    number: &str,
    now: i64,
    (line, part, on_hand, value): (i64, i64, i64, i64),
) -> Done {
    let cost = value * 1_000 / on_hand;
    let row: i64 = sqlx::query_scalar(
        "INSERT INTO slip_lines (slip_id, order_line_id, part_id, bin_id, quantity, cost)
         VALUES (?, ?, ?, 101, 1000, ?) RETURNING id",
    )
    .bind(slip)
    .bind(line)
    .bind(part)
    .bind(cost)
    .fetch_one(&mut *raw)
    .await?;
    sqlx::query(
        "INSERT INTO stock_moves (part_id, warehouse_id, at, kind, quantity, value, on_hand_after, value_after,
                                  origin_kind, origin_id, origin_label, by_staff)
         VALUES (?, 1, ?, 'issue', -1000, ?, ?, ?, 'slip_line', ?, ?, 11)",
    )
    .bind(part)
    .bind(now)
    .bind(-cost)
    .bind(on_hand - 1_000)
    .bind(value - cost)
    .bind(row)
    .bind(number)
    .execute(&mut *raw)
    .await?;
    sqlx::query("DELETE FROM reservations WHERE origin_kind = 'order_line' AND origin_id = ?")
        .bind(line)
        .execute(&mut *raw)
        .await?;
    sqlx::query(
        "UPDATE stock SET on_hand = ?, value = ?, reserved = reserved - 1000, last_move_at = ?
         WHERE part_id = ? AND warehouse_id = 1",
    )
    .bind(on_hand - 1_000)
    .bind(value - cost)
    .bind(now)
    .bind(part)
    .execute(raw)
    .await?;
    Ok(())
}

async fn begin(raw: &mut SqliteConnection) -> Done {
    sqlx::query("BEGIN IMMEDIATE").execute(raw).await?;
    Ok(())
}

async fn commit(raw: &mut SqliteConnection) -> Done {
    sqlx::query("COMMIT").execute(raw).await?;
    Ok(())
}

async fn number(raw: &mut SqliteConnection, letters: &str) -> Result<String, sqlx::Error> {
    let day = Clock::System.now().day().compact();
    let drawn: i64 = sqlx::query_scalar(
        "INSERT INTO number_series (series, period, last) VALUES (?, ?, 1)
         ON CONFLICT (series, period) DO UPDATE SET last = last + 1 RETURNING last",
    )
    .bind(letters)
    .bind(&day)
    .fetch_one(raw)
    .await?;
    Ok(format!("{letters}{day}-{drawn:04}"))
}

/// The row of the trail. Its seal does not fit: the copy is thrown away afterwards.
async fn seal(raw: &mut SqliteConnection, command: &str, subjects: &[(&str, i64)]) -> Done {
    let id: i64 = sqlx::query_scalar(
        "INSERT INTO audit (at, staff_id, command, input, hash) VALUES (?, 1, ?, ?, ?) RETURNING id",
    )
    .bind(Clock::System.now().millis())
    .bind(command)
    .bind("{}".repeat(600))
    .bind("0".repeat(64))
    .fetch_one(&mut *raw)
    .await?;
    for (kind, subject) in subjects {
        sqlx::query("INSERT INTO audit_subjects (kind, subject_id, audit_id) VALUES (?, ?, ?)")
            .bind(*kind)
            .bind(subject)
            .bind(id)
            .execute(&mut *raw)
            .await?;
    }
    Ok(())
}
