//! The cashier counts the drawer.

use serde_json::{Value, json};

use super::super::visit::world::World;

fn signature() -> Value {
    json!({ "signer": "沈丽君", "width": 300, "height": 100, "strokes": [[[10, 10, 0], [80, 60, 40], [150, 20, 90]]] })
}

/// A car is repaired and its owner pays this way; what it cost.
async fn pays(world: &mut World, way: &str) -> i64 {
    let order = world.agreed(json!([{ "kind": "package", "package_id": 1, "payer": "customer" }])).await;
    world.work_off(&order).await;
    let settled = world.settle(&order, "customer", way).await;
    let asked = json!({ "settlement_id": settled["id"] });
    fen(&world.desk.ok("settlement.statement", asked).await["summary"]["gross"])
}

fn fen(amount: &Value) -> i64 {
    amount.as_str().unwrap_or_else(|| panic!("{amount}")).replace('.', "").parse().unwrap()
}

fn yuan(fen: i64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

/// What the desk says of a way, in fen.
fn recorded(desk: &Value, way: &str) -> i64 {
    let found = desk["ways"].as_array().unwrap().iter().find(|one| one["way"] == way);
    found.map_or(0, |one| fen(&one["recorded"]))
}

/// Everything counted as recorded, the drawer holding this much besides.
fn counted(desk: &Value, float: i64) -> Vec<Value> {
    let mut all = vec![json!({ "way": "cash", "amount": yuan(recorded(desk, "cash") + float) })];
    for way in ["card", "wechat", "alipay", "transfer"] {
        if desk["ways"].as_array().unwrap().iter().any(|one| one["way"] == way) {
            all.push(json!({ "way": way, "amount": yuan(recorded(desk, way)) }));
        }
    }
    all
}

#[tokio::test]
async fn what_is_counted_is_held_against_what_is_recorded() {
    let mut world = World::new().await;
    let paid = pays(&mut world, "cash").await;
    world.sit_as("cashier").await;
    let desk = world.desk.ok("closing.cash_desk", json!({})).await;
    assert_eq!(desk["day"], "2026-11-23");
    assert!(recorded(&desk, "cash") >= paid);

    // Five yuan too much change: without a word the day stays open.
    let cash = recorded(&desk, "cash");
    let mut form = json!({
        "day": "2026-11-23", "counted": counted(&desk, -500), "handed_in": yuan(cash - 50_500), "signature": signature(),
    });
    assert_eq!(world.desk.refused("closing.close_day", form.clone()).await, ["closing.explain_difference"]);
    let mut forgotten = form.clone();
    forgotten["counted"] = json!([]);
    forgotten["explanation"] = json!("没点");
    let codes = world.desk.refused("closing.close_day", forgotten).await;
    assert!(codes.contains(&"closing.way_missing".to_owned()), "{codes:?}");
    let mut greedy = form.clone();
    greedy["handed_in"] = json!(yuan(cash + 1));
    greedy["explanation"] = json!("多交");
    assert_eq!(world.desk.refused("closing.close_day", greedy).await, ["closing.hands_in_more"]);

    form["explanation"] = json!("找零多付 5 元");
    let closed = world.desk.ok("closing.close_day", form.clone()).await;
    assert_eq!(closed["difference"], "-5.00");
    assert_eq!(world.desk.refused("closing.close_day", form).await, ["closing.day_closed"]);
    let card = world.desk.ok("closing.day_close", json!({ "id": closed["id"] })).await;
    assert_eq!(
        (&card["head"]["closing_float"], &card["head"]["difference"]),
        (&json!("500.00"), &json!("-5.00"))
    );
    let asked = json!({ "form": "day_close", "subject_id": closed["id"], "paper": "a4" });
    assert!(world.desk.ok("papers.print", asked).await["base64"].as_str().unwrap().len() > 1_000);

    // The evening's customer belongs to the next business day, which begins with the float.
    assert_eq!(world.desk.core.check().await.unwrap(), []);
    let desk = world.desk.ok("closing.cash_desk", json!({})).await;
    assert_eq!((&desk["is_closed"], &desk["opening_float"]), (&json!(true), &json!("500.00")));
    let late = pays(&mut world, "cash").await;
    world.desk.later(24 * 60);
    world.sit_as("cashier").await;
    let desk = world.desk.ok("closing.cash_desk", json!({})).await;
    assert_eq!((&desk["day"], recorded(&desk, "cash")), (&json!("2026-11-24"), late));
    let form = json!({
        "day": "2026-11-24", "counted": counted(&desk, 50_000), "handed_in": yuan(late), "signature": signature(),
    });
    assert_eq!(world.desk.ok("closing.close_day", form).await["difference"], "0.00");
    assert_eq!(world.desk.core.check().await.unwrap(), []);
}

#[tokio::test]
async fn a_slip_is_taken_back_by_the_manager_and_stays_on_file() {
    let mut world = World::new().await;
    pays(&mut world, "wechat").await;
    world.sit_as("cashier").await;
    let desk = world.desk.ok("closing.cash_desk", json!({})).await;
    let form = json!({
        "day": "2026-11-23", "counted": counted(&desk, 0), "handed_in": yuan(recorded(&desk, "cash")), "signature": signature(),
    });
    let closed = world.desk.ok("closing.close_day", form.clone()).await;
    let back = json!({ "id": closed["id"], "reason": "微信金额录错" });
    assert_eq!(world.desk.refused("closing.take_back_day", back.clone()).await, ["access.forbidden"]);
    world.sit_as("manager").await;
    world.desk.ok("closing.take_back_day", back.clone()).await;
    assert_eq!(world.desk.refused("closing.take_back_day", back).await, ["closing.day_taken_back"]);
    world.sit_as("cashier").await;
    let again = world.desk.ok("closing.close_day", form).await;
    assert_ne!(again["number"], closed["number"]);
    let days = world.desk.ok("closing.day_closes", json!({})).await;
    assert_eq!(days["rows"].as_array().unwrap().len(), 2);
    assert_eq!(days["rows"][1]["taken_back_reason"], "微信金额录错");
    assert_eq!(world.desk.core.check().await.unwrap(), []);
}

#[tokio::test]
async fn days_are_closed_in_their_order() {
    let mut world = World::new().await;
    world.sit_as("cashier").await;
    let desk = world.desk.ok("closing.cash_desk", json!({})).await;
    let form = |day: &str, desk: &Value| json!({ "day": day, "counted": counted(desk, 0), "handed_in": yuan(recorded(desk, "cash")), "signature": signature() });
    world.desk.ok("closing.close_day", form("2026-11-23", &desk)).await;
    world.desk.later(24 * 60);
    pays(&mut world, "cash").await;
    world.desk.later(24 * 60);
    world.sit_as("cashier").await;
    let desk = world.desk.ok("closing.cash_desk", json!({})).await;
    assert_eq!(desk["day"], "2026-11-24", "the forgotten day comes first");
    assert_eq!(
        world.desk.refused("closing.close_day", form("2026-11-25", &desk)).await,
        ["closing.earlier_day_open"]
    );
    assert_eq!(
        world.desk.refused("closing.close_day", form("2026-11-26", &desk)).await,
        ["closing.day_to_come"]
    );
    world.desk.ok("closing.close_day", form("2026-11-24", &desk)).await;
}
