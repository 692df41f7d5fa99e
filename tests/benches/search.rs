//! Search as one types, beside one look into an index and beside the scan it replaces.

use crate::decade::{Decade, raw, spread, timed};
use crate::figure::Figure;
use crate::times::{Ratio, Times};
use serde_json::json;
use sqlx::sqlite::SqliteConnection;
use std::path::Path;

/// Cars whose visitors are looked for.
const CARS: i64 = 60;

/// What somebody types to find one car and its people, and the plate it has.
#[derive(sqlx::FromRow)]
struct Wanted {
    plate: String,
    vin: String,
    name: String,
    phone: String,
    order_number: String,
}

impl Wanted {
    fn typed(&self) -> [String; 6] {
        let tail = |text: &str, length: usize| {
            text.chars().skip(text.chars().count().saturating_sub(length)).collect::<String>()
        };
        [
            tail(&self.plate, 3),
            tail(&self.plate, 5),
            tail(&self.vin, 6),
            tail(&self.phone, 4),
            self.name.clone(),
            self.order_number.clone(),
        ]
    }
}

pub async fn measure(folder: &Path) -> Vec<Figure> {
    let decade = Decade::open(folder).await;
    let mut raw = raw(folder).await;
    let (mut ours, mut lookup, mut scan) = (Times::default(), Times::default(), Times::default());
    let mut all = Vec::new();
    for car in spread(45_000, CARS) {
        all.push(wanted(&mut raw, car).await);
    }
    // How long the disk takes is nobody's merit: both find their pages in memory.
    for wanted in &all {
        for typed in wanted.typed() {
            decade.asked("search.find", json!({ "text": typed })).await;
        }
        look_up(&mut raw, &wanted.plate).await;
    }
    for (turn, wanted) in all.iter().enumerate() {
        for typed in wanted.typed() {
            ours.add(decade.asked("search.find", json!({ "text": typed })).await.0);
            lookup.add(look_up(&mut raw, &wanted.plate).await);
            // The scan takes long enough to be asked more rarely.
            if turn % 6 == 0 {
                scan.add(like(&mut raw, &typed).await);
            }
        }
    }
    decade.core.close().await;
    let again = Times::clone(&ours);
    vec![
        Figure::Slower {
            what: "search as one types",
            ours: again,
            floor: lookup,
            floor_is: "one car by its plate, an indexed point lookup",
            goal: Ratio::hundredths(500),
        },
        Figure::Faster {
            what: "search as one types",
            ours,
            other: scan,
            other_is: "`LIKE '%…%'` over plates, VINs, names, phones, orders and parts, eight of each",
            goal: Ratio::hundredths(2_000),
        },
    ]
}

async fn wanted(raw: &mut SqliteConnection, car: i64) -> Wanted {
    let found = sqlx::query_as(
        "SELECT v.plate, v.vin, c.name, p.number AS phone, o.number AS order_number
         FROM vehicles v JOIN customers c ON c.id = v.owner_id JOIN customer_phones p ON p.customer_id = c.id
         JOIN repair_orders o ON o.vehicle_id = v.id
         WHERE v.id >= ? LIMIT 1",
    );
    timed(found.bind(car).fetch_one(raw)).await.1
}

async fn look_up(raw: &mut SqliteConnection, plate: &str) -> std::time::Duration {
    let row = sqlx::query_as::<_, (i64, String, String, i64, i64, i64)>(
        "SELECT id, plate, vin, model_id, owner_id, mileage FROM vehicles WHERE plate = ?",
    );
    timed(row.bind(plate).fetch_one(raw)).await.0
}

async fn like(raw: &mut SqliteConnection, typed: &str) -> std::time::Duration {
    let rows = sqlx::query_as::<_, (i64, String)>(
        "SELECT * FROM (SELECT id, plate FROM vehicles
                        WHERE plate LIKE '%' || ?1 || '%' OR vin LIKE '%' || ?1 || '%' LIMIT 8)
         UNION ALL SELECT * FROM (SELECT id, name FROM customers WHERE name LIKE '%' || ?1 || '%' LIMIT 8)
         UNION ALL SELECT * FROM (SELECT customer_id, number FROM customer_phones
                                  WHERE number LIKE '%' || ?1 || '%' LIMIT 8)
         UNION ALL SELECT * FROM (SELECT id, number FROM repair_orders WHERE number LIKE '%' || ?1 || '%' LIMIT 8)
         UNION ALL SELECT * FROM (SELECT id, number FROM parts
                                  WHERE number LIKE '%' || ?1 || '%' OR name LIKE '%' || ?1 || '%' LIMIT 8)",
    );
    timed(rows.bind(typed).fetch_all(raw)).await.0
}
