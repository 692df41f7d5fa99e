//! The plug is pulled on a busy Monday: an advisor adds lines, parts come in and go out, at the
//! same time and over and over, and each time the house comes up with everything that was said.

use serde_json::{Value, json};
use servicelane_tests::browser::{call, call_once};
use servicelane_tests::console::{run, serve};
use sqlx::{Connection, SqliteConnection};
use std::path::Path;
use std::thread::{self, JoinHandle};
use std::time::Duration;

const ROUNDS: u64 = 10;
/// The oil that comes and goes: first of the sample's parts.
const OIL: i64 = 1;

/// Turns until the next of the growing orders is taken; an order holds three hundred lines.
const LINES_OF_ONE: u64 = 100;

/// An order whose customer consented to a lot of oil, and some that grow.
struct Shop {
    order: i64,
    oil_line: i64,
    estimates: Vec<i64>,
}

/// What somebody does again and again; `turn` makes each time another.
#[derive(Clone, Copy, Debug)]
enum Hand {
    Lines,
    Receipts,
    Slips,
}

const HANDS: [Hand; 3] = [Hand::Lines, Hand::Receipts, Hand::Slips];

impl Hand {
    fn asks(self, shop: &Shop, turn: u64) -> (&'static str, Value) {
        let oil = |pieces: &str| json!([{ "line_id": shop.oil_line, "quantity": pieces }]);
        match self {
            Self::Lines => (
                "orders.add_lines",
                json!({ "order_id": shop.estimates.get(usize::try_from(turn / LINES_OF_ONE).unwrap_or(0)), "lines": [
                    { "kind": "fee", "name": format!("{self:?} {turn}"), "unit_price": "1.00", "payer": "customer" },
                    { "kind": "part", "part_id": OIL, "quantity": "2", "payer": "customer" },
                ] }),
            ),
            Self::Receipts => (
                "parts.receive",
                json!({
                    "supplier_id": 1, "delivery_note": format!("{self:?} {turn}"), "inspected_by": 1,
                    "lines": [{ "part_id": OIL, "quantity": "3", "unit_cost": "77.77" }],
                }),
            ),
            Self::Slips if turn.is_multiple_of(2) => {
                ("orders.issue_parts", json!({ "order_id": shop.order, "taken_by": 1, "lines": oil("1.5") }))
            }
            Self::Slips => (
                "orders.return_parts",
                json!({ "order_id": shop.order, "brought_by": 1, "reason": "not_needed", "lines": oil("1.5") }),
            ),
        }
    }

    fn request(self, turn: u64) -> String {
        format!("{self:?}-{turn}")
    }

    /// Works until the host is gone; how many turns were acknowledged in all.
    fn works(self, address: String, session: String, shop: &'static Shop, mut turn: u64) -> JoinHandle<u64> {
        thread::spawn(move || {
            loop {
                let (command, input) = self.asks(shop, turn);
                let id = self.request(turn);
                match call_once(&address, Some(&session), command, &input, Some(&id)) {
                    None => return turn,
                    Some(answer) => assert!(answer.get("ok").is_some(), "{command}: {answer}"),
                }
                turn += 1;
            }
        })
    }

    /// How often it happened, by what stands in the file.
    const fn counted(self) -> &'static str {
        match self {
            Self::Lines => {
                "SELECT count(*) FROM order_lines l WHERE name GLOB 'Lines *' AND EXISTS
                     (SELECT 1 FROM order_lines p WHERE p.order_id = l.order_id AND p.position = l.position + 1 AND p.part_id = 1)"
            }
            Self::Receipts => {
                "SELECT count(*) FROM receipts r JOIN receipt_lines l ON l.receipt_id = r.id
                 JOIN stock_moves m ON m.origin_kind = 'receipt_line' AND m.origin_id = l.id AND m.quantity = 3000
                 WHERE r.delivery_note GLOB 'Receipts *'"
            }
            Self::Slips => {
                "SELECT count(*) FROM slips s JOIN slip_lines l ON l.slip_id = s.id
                 JOIN stock_moves m ON m.origin_kind = 'slip_line' AND m.origin_id = l.id AND abs(m.quantity) = 1500
                 WHERE s.order_id = (SELECT min(order_id) FROM order_lines WHERE name = '换油')"
            }
        }
    }
}

#[test]
fn whatever_was_acknowledged_at_the_counter_and_in_the_store_is_there() -> Result<(), std::io::Error> {
    let folder = tempfile::tempdir()?;
    assert_eq!(run(&["sample", "demo"], folder.path()).code, Some(0));
    let mut served = serve(folder.path());
    let mut session = sign_in(&served.address);
    let shop: &Shop = Box::leak(Box::new(open_shop(&served.address, &session)));
    let mut turns = [0_u64; 3];
    for round in 0..ROUNDS {
        let work: Vec<_> = HANDS
            .iter()
            .zip(turns)
            .map(|(hand, turn)| hand.works(served.address.clone(), session.clone(), shop, turn))
            .collect();
        // Another moment each time: somewhere within a few dozen changes.
        thread::sleep(Duration::from_millis(20 + (round * 53) % 170));
        served.kill();
        let acknowledged: Vec<u64> = work.into_iter().filter_map(|hand| hand.join().ok()).collect();
        assert_eq!(acknowledged.len(), 3, "round {round}");
        let checked = run(&["check"], folder.path());
        assert_eq!(checked.code, Some(0), "round {round}: {checked:?}");
        for (hand, said) in HANDS.iter().zip(&acknowledged) {
            let found = count(folder.path(), hand.counted());
            // What was under way may have happened or not, but not by half.
            assert!((*said..=said + 1).contains(&found), "round {round}, {hand:?}: {said} became {found}");
        }

        served = serve(folder.path());
        session = sign_in(&served.address);
        // Whoever got no answer asks again: it happens once.
        for (hand, said) in HANDS.iter().zip(&acknowledged) {
            let (command, input) = hand.asks(shop, *said);
            let id = hand.request(*said);
            let answer = call_once(&served.address, Some(&session), command, &input, Some(&id));
            assert!(answer.as_ref().is_some_and(|answer| answer.get("ok").is_some()), "{hand:?}: {answer:?}");
        }
        for (turn, said) in turns.iter_mut().zip(acknowledged) {
            *turn = said + 1;
        }
    }
    served.kill();
    for (hand, turn) in HANDS.iter().zip(turns) {
        assert_eq!(count(folder.path(), hand.counted()), turn, "{hand:?}");
        assert!(turn > ROUNDS, "{hand:?} hardly wrote anything");
    }
    assert_eq!(run(&["check"], folder.path()).code, Some(0));
    Ok(())
}

fn sign_in(address: &str) -> String {
    let input = json!({ "login": "zhoujm", "password": "servicelane" });
    ok(address, None, "access.sign_in", &input)["session"].as_str().unwrap_or_default().to_owned()
}

fn ok(address: &str, session: Option<&str>, command: &str, input: &Value) -> Value {
    let answer = call(address, session, command, input).unwrap_or_default();
    match answer.get("ok") {
        Some(ok) => ok.clone(),
        None => panic!("{command}: {answer}"),
    }
}

/// A car comes in; the customer agrees to a lot of oil, and has more and more ideas.
fn open_shop(address: &str, session: &str) -> Shop {
    let ask = |command: &str, input: Value| ok(address, Some(session), command, &input);
    // The first car that is not in the shop already.
    let visit = (1..).find_map(|car| {
        let intake = json!({ "mileage": 900_000, "customer_words": "换机油" });
        let input = json!({ "vehicle_id": car, "intake": intake });
        call(address, Some(session), "reception.open_visit", &input)?["ok"]["id"].as_i64()
    });
    let oil = json!([
        { "kind": "labour", "name": "换油", "payer": "customer" },
        { "kind": "part", "part_id": OIL, "quantity": "40", "payer": "customer" },
    ]);
    let orders: Vec<Value> = (0..=10)
        .map(|place| {
            let lines = if place == 0 { oil.clone() } else { json!([]) };
            ask("orders.open", json!({ "visit_id": visit, "kind": "normal", "lines": lines }))
        })
        .collect();
    let asked = json!({ "order_id": orders[0]["id"], "lines": orders[0]["lines"] });
    let told = ask("orders.consent_preview", asked);
    let consent = json!({
        "order_id": orders[0]["id"], "version": 1, "given_by": "车主", "how": "spoken",
        "amount": told["customer_amount"],
    });
    ask("orders.consent", consent);
    let id = |value: &Value| value.as_i64().unwrap_or_default();
    let estimates = orders[1..].iter().map(|order| id(&order["id"])).collect();
    Shop { order: id(&orders[0]["id"]), oil_line: id(&orders[0]["lines"][1]), estimates }
}

/// Asks the file itself while nobody has it open.
fn count(folder: &Path, sql: &'static str) -> u64 {
    let file = format!("sqlite://{}", folder.join("servicelane.db").display());
    let counted = async {
        let mut connection = SqliteConnection::connect(&file).await?;
        let count: i64 = sqlx::query_scalar(sql).fetch_one(&mut connection).await?;
        connection.close().await?;
        Ok::<_, sqlx::Error>(count)
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    match runtime.map(|runtime| runtime.block_on(counted)) {
        Ok(Ok(count)) => u64::try_from(count).unwrap_or_default(),
        other => panic!("{other:?}"),
    }
}
