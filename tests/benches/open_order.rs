//! Opening an order with everything on its screen, beside the same rows by prepared
//! statements written for nothing else.

use crate::decade::{Decade, raw, spread, timed};
use crate::figure::Figure;
use crate::times::{Ratio, Times};
use serde_json::json;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{Row as _, TypeInfo as _, ValueRef as _};
use std::path::Path;

const ORDERS: i64 = 300;

pub async fn measure(folder: &Path) -> Vec<Figure> {
    let decade = Decade::open(folder).await;
    let mut raw = raw(folder).await;
    let (mut ours, mut floor) = (Times::default(), Times::default());
    for (turn, order) in spread(150_000, ORDERS).enumerate() {
        // Whoever comes second finds the order's pages nearer: they take turns at that.
        if turn % 2 == 1 {
            floor.add(timed(by_hand(&mut raw, order)).await.0);
        }
        ours.add(decade.asked("orders.page", json!({ "order_id": order })).await.0);
        if turn % 2 == 0 {
            floor.add(timed(by_hand(&mut raw, order)).await.0);
        }
    }
    decade.core.close().await;
    vec![Figure::Slower {
        what: "opening an order with everything on its screen",
        ours,
        floor,
        floor_is: "the same rows by prepared statements",
        goal: Ratio::hundredths(200),
    }]
}

/// Head, lines, the buyer's price level, the cars its parts are for, jobs, consents, notes, slips, inspections and settlements of an order.
async fn by_hand(raw: &mut SqliteConnection, order: i64) -> Result<(), sqlx::Error> {
    sqlx::query("BEGIN").execute(&mut *raw).await?;
    for statement in STATEMENTS {
        let rows = sqlx::query(*statement).bind(order).fetch_all(&mut *raw).await?;
        for row in &rows {
            take(row)?;
        }
    }
    sqlx::query("ROLLBACK").execute(raw).await?;
    Ok(())
}

/// Every value of a row, as plain numbers and text.
fn take(row: &SqliteRow) -> Result<(), sqlx::Error> {
    for at in 0..row.len() {
        let is_text = row.try_get_raw(at)?.type_info().name() == "TEXT";
        if is_text {
            std::hint::black_box(row.try_get_unchecked::<String, _>(at)?);
        } else {
            std::hint::black_box(row.try_get_unchecked::<Option<i64>, _>(at)?);
        }
    }
    Ok(())
}

const STATEMENTS: &[&str] = &[
    "SELECT o.*, a.name, v.plate, v.plate_colour, v.vin, m.brand, m.name, t.number, t.arrived_at, t.mileage,
            t.customer_words, t.walk_around_at, t.waiting, t.wash, t.old_parts, t.contact_for_add_ons, t.owner_id,
            w.name, t.sender_id, s.name, p.number
     FROM repair_orders o JOIN visits t ON t.id = o.visit_id JOIN vehicles v ON v.id = o.vehicle_id
     JOIN staff a ON a.id = o.advisor_id JOIN customers s ON s.id = t.sender_id
     LEFT JOIN customers w ON w.id = t.owner_id LEFT JOIN vehicle_models m ON m.id = v.model_id
     LEFT JOIN customer_phones p ON p.customer_id = s.id AND p.position = 0 WHERE o.id = ?",
    "SELECT l.*, c.round, x.quantity, r.held, r.expected_day, p.name
     FROM order_lines l LEFT JOIN order_consents c ON c.id = l.consent_id
     LEFT JOIN reservations r ON r.origin_kind = 'order_line' AND r.origin_id = l.id
     LEFT JOIN slip_lines x ON x.order_line_id = l.id LEFT JOIN staff p ON p.id = l.added_by
     WHERE l.order_id = ? ORDER BY l.position",
    "SELECT t.tag FROM repair_orders o JOIN visits v ON v.id = o.visit_id
     JOIN customer_tags t ON t.customer_id = coalesce(v.owner_id, v.sender_id)
     WHERE o.id = ? AND t.removed_at IS NULL AND t.tag IN ('member', 'trade')",
    "SELECT f.* FROM order_lines l CROSS JOIN part_fitments f ON f.part_id = l.part_id WHERE l.order_id = ?",
    "SELECT a.*, s.name, b.name FROM assignments a JOIN staff s ON s.id = a.technician_id
     LEFT JOIN bays b ON b.id = a.bay_id WHERE a.order_id = ?",
    "SELECT c.*, s.name FROM order_consents c LEFT JOIN staff s ON s.id = c.by_staff WHERE c.order_id = ?",
    "SELECT n.*, s.name FROM order_notes n LEFT JOIN staff s ON s.id = n.by_staff WHERE n.order_id = ?",
    "SELECT s.*, t.name, b.name FROM slips s LEFT JOIN staff t ON t.id = s.taken_by
     LEFT JOIN staff b ON b.id = s.by_staff WHERE s.order_id = ?",
    "SELECT i.*, c.number, s.name FROM inspections i JOIN staff s ON s.id = i.inspector_id
     LEFT JOIN certificates c ON c.inspection_id = i.id WHERE i.order_id = ?",
    "SELECT t.*, s.name FROM settlements t LEFT JOIN staff s ON s.id = t.settled_by WHERE t.order_id = ?",
];
