//! What is typed into the one box, answered by one statement.
//!
//! The longest word is looked up as an indexed range of terms, in the order of the
//! index, so that whole matches come first and a short word stops after a few; the other
//! words must lead to the same record. All kinds are sorted out together: a sorter for each
//! would take longer than the looking up. A customer found brings his cars along. The
//! statement names the tables of the slices above because a hit is a line of text, and
//! six round trips would be felt while typing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::identifiers::{mask, plate};
use crate::kernel::text::Text;
use crate::kernel::text::terms::{prefix_range, query_terms};
use crate::kernel::{Permission, Read, Result};

/// Terms looked at per kind before the best are taken: one record has several.
const SCANNED: i64 = 64;
const USUAL_LIMIT: u8 = 8;
const MOST: u8 = 20;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Find {
    pub text: Text<100>,
    /// Only these kinds; all without it.
    pub kinds: Option<Vec<HitKind>>,
    /// Hits per kind, 1 to 20.
    pub limit: Option<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    Vehicle,
    Customer,
    Order,
    Part,
    Appointment,
}

/// A line of the answer, ready to show; hits of one kind stand together.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SearchHit {
    pub kind: HitKind,
    pub id: i64,
    /// Plate (or VIN), name, number of the order, part or appointment.
    pub title: String,
    /// What tells it from others; personal data masked.
    pub detail: String,
    /// Vehicles: `scrapped` or the state of the open order; orders and appointments: their state; parts:
    /// `in_stock`, `out_of_stock`, `inactive`; customers: `person`, `organisation`.
    pub state: Option<String>,
    /// The typed word is the whole of what is stored, not its beginning.
    pub exact: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    kind: i64,
    id: i64,
    term: String,
    via: bool,
    first: Option<String>,
    second: Option<String>,
    third: Option<String>,
    fourth: Option<String>,
    state: Option<String>,
}

pub async fn find(cx: &mut Read, input: Find) -> Result<Vec<SearchHit>> {
    let mut words = query_terms(&input.text);
    let Some(longest) = (0..words.len()).max_by_key(|at| words[*at].chars().count()) else {
        return Ok(Vec::new());
    };
    let word = words.swap_remove(longest);
    let (from, to) = prefix_range(&word);
    let others = if words.is_empty() { None } else { Some(serde_json::to_string(&words)?) };
    let sees_customers = cx.who.may(Permission::ViewCustomers);
    let mut shown = mask_of(input.kinds.as_deref());
    if !sees_customers {
        shown &= !bit(HitKind::Customer);
    }
    // A car is also looked for by its owner's name and telephone.
    let by_owner = sees_customers && shown & bit(HitKind::Vehicle) != 0;
    let looked_at = if by_owner { shown | bit(HitKind::Customer) } else { shown };
    let limit = input.limit.unwrap_or(USUAL_LIMIT).clamp(1, MOST);
    let rows: Vec<Row> = sqlx::query_as(
        "WITH hit AS MATERIALIZED (
             SELECT kind, id, term FROM (
                 SELECT kind, id, min(term) AS term,
                        row_number() OVER (PARTITION BY kind
                            ORDER BY min(term), CASE WHEN kind IN (3, 7) THEN -id ELSE id END) AS place
                 FROM (
                 SELECT * FROM (
                     SELECT 1 AS kind, t.id, t.term FROM search_terms t
                     WHERE ?4 & 1 AND t.kind = 1 AND t.term >= ?1 AND t.term < ?2
                       AND (?3 IS NULL OR NOT EXISTS (
                           SELECT 1 FROM json_each(?3) asked WHERE NOT EXISTS (
                               SELECT 1 FROM search_terms w WHERE w.kind = 1 AND w.id = t.id
                                  AND w.term >= asked.value AND w.term < asked.value || char(1114111))))
                     ORDER BY t.term LIMIT ?6)
                 UNION ALL SELECT * FROM (
                     SELECT 2, t.id, t.term FROM search_terms t
                     WHERE ?4 & 2 AND t.kind = 2 AND t.term >= ?1 AND t.term < ?2
                       AND (?3 IS NULL OR NOT EXISTS (
                           SELECT 1 FROM json_each(?3) asked WHERE NOT EXISTS (
                               SELECT 1 FROM search_terms w WHERE w.kind = 2 AND w.id = t.id
                                  AND w.term >= asked.value AND w.term < asked.value || char(1114111))))
                     ORDER BY t.term LIMIT ?6)
                 UNION ALL SELECT * FROM (
                     SELECT 3, t.id, t.term FROM search_terms t
                     WHERE ?4 & 4 AND t.kind = 3 AND t.term >= ?1 AND t.term < ?2
                       AND (?3 IS NULL OR NOT EXISTS (
                           SELECT 1 FROM json_each(?3) asked WHERE NOT EXISTS (
                               SELECT 1 FROM search_terms w WHERE w.kind = 3 AND w.id = t.id
                                  AND w.term >= asked.value AND w.term < asked.value || char(1114111))))
                     ORDER BY t.term LIMIT ?6)
                 UNION ALL SELECT * FROM (
                     SELECT 4, t.id, t.term FROM search_terms t
                     WHERE ?4 & 8 AND t.kind = 4 AND t.term >= ?1 AND t.term < ?2
                       AND (?3 IS NULL OR NOT EXISTS (
                           SELECT 1 FROM json_each(?3) asked WHERE NOT EXISTS (
                               SELECT 1 FROM search_terms w WHERE w.kind = 4 AND w.id = t.id
                                  AND w.term >= asked.value AND w.term < asked.value || char(1114111))))
                     ORDER BY t.term LIMIT ?6)
                 UNION ALL SELECT * FROM (
                     SELECT 7, t.id, t.term FROM search_terms t
                     WHERE ?4 & 16 AND t.kind = 7 AND t.term >= ?1 AND t.term < ?2
                       AND (?3 IS NULL OR NOT EXISTS (
                           SELECT 1 FROM json_each(?3) asked WHERE NOT EXISTS (
                               SELECT 1 FROM search_terms w WHERE w.kind = 7 AND w.id = t.id
                                  AND w.term >= asked.value AND w.term < asked.value || char(1114111))))
                     ORDER BY t.term LIMIT ?6))
                 GROUP BY kind, id)
             WHERE place <= ?7),
         car AS (
             SELECT id, term, 0 AS via FROM hit WHERE kind = 1
             UNION ALL
             SELECT v.id, hit.term, 1 FROM hit CROSS JOIN vehicles v ON v.owner_id = hit.id
             WHERE hit.kind = 2 AND ?5 & 1)
         SELECT 1 AS kind, v.id, car.term, car.via, v.plate AS first, v.vin AS second, v.model AS third,
                c.name AS fourth,
                CASE WHEN v.scrapped THEN 'scrapped' ELSE
                    (SELECT o.state FROM repair_orders o
                     WHERE o.vehicle_id = v.id AND +o.state NOT IN ('delivered', 'cancelled')
                     ORDER BY o.opened_at DESC LIMIT 1) END AS state
         FROM car CROSS JOIN named_vehicles v ON v.id = car.id
         LEFT JOIN customers c ON c.id = v.owner_id
         UNION ALL
         SELECT 2, c.id, hit.term, 0, c.name,
                (SELECT p.number FROM customer_phones p WHERE p.customer_id = c.id ORDER BY p.position LIMIT 1),
                (SELECT json_group_array(v.plate) FROM vehicles v
                 WHERE v.owner_id = c.id AND v.plate IS NOT NULL),
                NULL, c.kind
         FROM hit CROSS JOIN customers c ON c.id = hit.id WHERE hit.kind = 2 AND ?5 & 2
         UNION ALL
         SELECT 3, o.id, hit.term, 0, o.number, v.plate, v.model, c.name, o.state
         FROM hit CROSS JOIN repair_orders o ON o.id = hit.id
         JOIN named_vehicles v ON v.id = o.vehicle_id
         LEFT JOIN customers c ON c.id = v.owner_id
         WHERE hit.kind = 3
         UNION ALL
         SELECT 4, p.id, hit.term, 0, p.number, p.name, p.fits, NULL,
                CASE WHEN NOT p.active THEN 'inactive'
                     WHEN EXISTS (SELECT 1 FROM stock s WHERE s.part_id = p.id AND s.on_hand > s.reserved)
                     THEN 'in_stock' ELSE 'out_of_stock' END
         FROM hit CROSS JOIN parts p ON p.id = hit.id WHERE hit.kind = 4
         UNION ALL
         SELECT 7, y.id, hit.term, 0, y.number, v.plate,
                strftime('%Y-%m-%d %H:%M', y.starts_at / 1000, 'unixepoch', '+8 hours'), c.name, y.state
         FROM hit CROSS JOIN appointments y ON y.id = hit.id
         JOIN vehicles v ON v.id = y.vehicle_id JOIN customers c ON c.id = y.customer_id
         WHERE hit.kind = 7",
    )
    .bind(from)
    .bind(to)
    .bind(others)
    .bind(looked_at)
    .bind(shown)
    .bind(SCANNED)
    .bind(i64::from(limit))
    .fetch_all(cx.db())
    .await?;
    Ok(ordered(rows, &word, usize::from(limit), sees_customers))
}

fn bit(kind: HitKind) -> i64 {
    1 << kind as i64
}

fn mask_of(kinds: Option<&[HitKind]>) -> i64 {
    match kinds {
        Some(kinds) => kinds.iter().fold(0, |mask, kind| mask | bit(*kind)),
        None => 0b1_1111,
    }
}

/// Kinds with a whole match first; within a kind whole matches, then as the index has
/// them, cars found by their owner last.
fn ordered(mut rows: Vec<Row>, word: &str, limit: usize, sees_customers: bool) -> Vec<SearchHit> {
    rows.sort_by(|a, b| {
        let key = |row: &Row| (row.kind, row.via, row.term != word);
        key(a).cmp(&key(b)).then_with(|| a.term.cmp(&b.term))
    });
    let whole: Vec<i64> =
        rows.iter().filter(|row| row.term == word && !row.via).map(|row| row.kind).collect();
    rows.sort_by_key(|row| (!whole.contains(&row.kind), row.kind));
    let mut hits: Vec<SearchHit> = Vec::with_capacity(rows.len());
    for row in rows {
        let hit = shown(row, word, sees_customers);
        let same_kind = || hits.iter().filter(|known| known.kind == hit.kind);
        if same_kind().count() < limit && same_kind().all(|known| known.id != hit.id) {
            hits.push(hit);
        }
    }
    hits
}

fn shown(row: Row, word: &str, sees_customers: bool) -> SearchHit {
    let exact = row.term == word && !row.via;
    let person = |name: Option<String>| match name {
        Some(name) if !sees_customers => Some(mask::name(&name)),
        name => name,
    };
    let (kind, title, detail) = match row.kind {
        1 => {
            let tail = row.second.as_deref().map(mask::vin);
            let title = row.first.as_deref().map(plate::with_dot).or_else(|| row.second.clone());
            let told = if row.first.is_some() { tail } else { None };
            (HitKind::Vehicle, title, joined([row.third, person(row.fourth), told]))
        }
        2 => {
            let phone = row.second.as_deref().map(mask::phone);
            (HitKind::Customer, row.first, joined([phone, plates(row.third.as_deref()), None]))
        }
        3 => {
            let plate = row.second.as_deref().map(plate::with_dot);
            (HitKind::Order, row.first, joined([plate, row.third, person(row.fourth)]))
        }
        7 => {
            let plate = row.second.as_deref().map(plate::with_dot);
            (HitKind::Appointment, row.first, joined([plate, row.third, person(row.fourth)]))
        }
        _ => (HitKind::Part, row.first, joined([row.second, row.third, None])),
    };
    SearchHit { kind, id: row.id, title: title.unwrap_or_default(), detail, state: row.state, exact }
}

fn joined(pieces: [Option<String>; 3]) -> String {
    let pieces: Vec<String> = pieces.into_iter().flatten().filter(|piece| !piece.is_empty()).collect();
    pieces.join("  ")
}

fn plates(json: Option<&str>) -> Option<String> {
    let plates: Vec<String> = serde_json::from_str(json?).ok()?;
    let shown: Vec<String> = plates.iter().take(3).map(|text| plate::with_dot(text)).collect();
    Some(shown.join(" "))
}
