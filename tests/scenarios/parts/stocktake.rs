//! The store is counted: blind, by several people, while work goes on (PRT-04).

use serde_json::{Value, json};
use servicelane_core::access::Role;

use super::world::{World, id};

async fn open(world: &World, what: Value) -> i64 {
    id(&world.desk.ok("stocktake.open", json!({ "what": what })).await)
}

async fn count(world: &World, count: i64, part: i64, quantity: &str) -> Value {
    let entry = json!({ "part_id": part, "quantity": quantity });
    world.desk.ok("stocktake.enter", json!({ "count_id": count, "entries": [entry] })).await
}

async fn version(world: &World, count: i64) -> i64 {
    world.number("SELECT version FROM counts WHERE id = ?", count).await
}

async fn close(world: &World, count: i64) {
    let version = version(world, count).await;
    world.desk.ok("stocktake.close", json!({ "id": count, "version": version })).await;
}

async fn review(world: &World, count: i64, show: &str) -> Value {
    world.desk.ok("stocktake.review", json!({ "count_id": count, "show": show })).await
}

async fn post_form(world: &World, count: i64) -> Value {
    let net = review(world, count, "all").await["net"].clone();
    json!({ "id": count, "version": version(world, count).await, "net": net })
}

/// PRT-04.
#[tokio::test]
async fn the_book_follows_the_shelf_after_the_manager_says_yes() {
    let mut world = World::new().await;
    let (oil, filter, plug) = (
        world.part("OIL", "机油", "L").await,
        world.part("F1", "机滤", "个").await,
        world.part("P1", "火花塞", "个").await,
    );
    world.deliver(oil, "200", "45").await;
    world.deliver(filter, "10", "20").await;
    world.deliver(plug, "8", "30").await;
    let sheet = open(&world, json!({ "kind": "full" })).await;
    assert_eq!(
        world.desk.refused("stocktake.open", json!({ "what": { "kind": "full" } })).await,
        ["stocktake.already_counted"]
    );
    // Blind: not even the manager sees differences while people count.
    assert_eq!(
        world.desk.refused("stocktake.review", json!({ "count_id": sheet })).await,
        ["stocktake.still_counting"]
    );
    let lines = world.desk.ok("stocktake.sheet", json!({ "count_id": sheet })).await;
    assert_eq!(lines["rows"].as_array().unwrap().len(), 3);
    assert!(!lines.to_string().contains("200"), "the sheet must not tell the book: {lines}");

    count(&world, sheet, oil, "195.5").await;
    count(&world, sheet, filter, "11").await;
    count(&world, sheet, plug, "8").await;
    close(&world, sheet).await;
    let seen = review(&world, sheet, "differing").await;
    assert_eq!([&seen["found"], &seen["missing"], &seen["net"]], ["20.00", "-202.50", "-182.50"]);
    assert_eq!(seen["rows"][0]["number"], "OIL", "the dearest difference stands first");

    let form = post_form(&world, sheet).await;
    assert_eq!(world.desk.refused("stocktake.post", form.clone()).await, ["access.forbidden"]);
    world.desk.sit("boss").await;
    let mut wrong = form.clone();
    wrong["net"] = json!("-180.00");
    assert_eq!(world.desk.refused("stocktake.post", wrong).await, ["stocktake.value_moved"]);
    world.desk.ok("stocktake.post", form.clone()).await;
    assert_eq!(world.desk.refused("stocktake.post", form).await, ["record.stale"]);
    assert_eq!(world.stock(oil).await[0], "195.500");
    assert_eq!(world.stock(filter).await[0], "11.000");
    let ledger = world.desk.ok("parts.ledger", json!({ "part_id": oil, "warehouse_id": 1 })).await;
    assert_eq!(ledger["rows"][0]["origin_kind"], "count_line");
    assert!(ledger["rows"][0]["origin_label"].as_str().unwrap().starts_with("PD"));
    for paper in ["a4", "continuous"] {
        let pdf = world
            .desk
            .ok("papers.preview", json!({ "form": "count_sheet", "subject_id": sheet, "paper": paper }))
            .await;
        assert!(pdf["base64"].as_str().unwrap().len() > 1_000);
    }
    world.proven().await;
}

/// PRT-04.
#[tokio::test]
async fn several_count_at_once_and_their_counts_add_up() {
    let mut world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    world.deliver(part, "10", "5").await;
    let sheet = open(&world, json!({ "kind": "full" })).await;
    let first = count(&world, sheet, part, "6").await;
    assert_eq!(first[0]["total"], "6.000");
    world.desk.sit("tech").await;
    assert_eq!(count(&world, sheet, part, "3").await[0]["total"], "9.000");
    // A slip is replaced, by who made it, once; both entries stay.
    let slip = json!({ "part_id": part, "quantity": "4", "replaces": first[0]["id"] });
    let form = json!({ "count_id": sheet, "entries": [slip] });
    assert_eq!(world.desk.refused("stocktake.enter", form.clone()).await, ["stocktake.not_your_entry"]);
    world.desk.sit("store").await;
    assert_eq!(world.desk.ok("stocktake.enter", form.clone()).await[0]["total"], "7.000");
    assert_eq!(world.desk.refused("stocktake.enter", form).await, ["stocktake.already_replaced"]);
    let own = world.desk.ok("stocktake.own_entries", json!({ "count_id": sheet })).await;
    assert_eq!(own.as_array().unwrap().len(), 1);
    assert_eq!(world.number("SELECT count(*) FROM count_entries WHERE id > ?", 0).await, 3);
    let card = world.desk.ok("stocktake.card", json!({ "id": sheet })).await;
    assert_eq!(card["counters"].as_array().unwrap().len(), 2);
    assert_eq!([&card["count"]["asked"], &card["count"]["counted"], &card["count"]["uncounted"]], [1, 1, 0]);
    world.proven().await;
}

#[tokio::test]
async fn parts_go_out_while_the_store_is_counted() {
    let world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    world.deliver(part, "10", "5").await;
    let (order, lines) = world.order(1, &[(part, "3")]).await;
    let sheet = open(&world, json!({ "kind": "full" })).await;
    world.desk.later(10);
    count(&world, sheet, part, "9").await;
    world.desk.later(10);
    world.issue(order, &[(lines[0], "3")]).await;
    close(&world, sheet).await;
    let seen = review(&world, sheet, "all").await;
    // Nine were there when the book said ten, whatever went out since.
    assert_eq!([&seen["rows"][0]["book"], &seen["rows"][0]["difference"]], ["10.000", "-1.000"]);
    let form = post_form(&world, sheet).await;
    world.as_boss("stocktake.post", form).await;
    assert_eq!(world.stock(part).await[0], "6.000");
    world.proven().await;
}

#[tokio::test]
async fn a_move_between_two_entries_makes_the_count_doubtful() {
    let world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    world.deliver(part, "10", "5").await;
    let (order, lines) = world.order(1, &[(part, "3")]).await;
    let sheet = open(&world, json!({ "kind": "full" })).await;
    count(&world, sheet, part, "5").await;
    world.issue(order, &[(lines[0], "3")]).await;
    count(&world, sheet, part, "2").await;
    close(&world, sheet).await;
    assert_eq!(review(&world, sheet, "doubtful").await["rows"][0]["moved_between"], true);
    let form = post_form(&world, sheet).await;
    let refused = as_boss_refused(&world, form).await;
    assert_eq!(refused, ["stocktake.doubtful"]);
    // So it is counted again; the first round no longer counts.
    let line = review(&world, sheet, "all").await["rows"][0]["line_id"].clone();
    let recount = json!({ "id": sheet, "version": version(&world, sheet).await, "lines": [line] });
    world.desk.ok("stocktake.recount", recount).await;
    count(&world, sheet, part, "7").await;
    close(&world, sheet).await;
    let seen = review(&world, sheet, "all").await;
    assert_eq!([&seen["net"], &seen["rows"][0]["counted"]], ["0.00", "7.000"]);
    let form = post_form(&world, sheet).await;
    world.as_boss("stocktake.post", form).await;
    world.proven().await;
}

async fn as_boss_refused(world: &World, form: Value) -> Vec<String> {
    let sign_in = json!({ "login": "boss", "password": "correct horse" });
    let session = world.desk.ok("access.sign_in", sign_in).await["session"].as_str().map(str::to_owned);
    let call =
        servicelane_core::Call { command: "stocktake.post".into(), input: form, request_id: None, session };
    match world.desk.core.call(call).await {
        servicelane_core::Answer::Refused(refusals) => refusals.into_iter().map(|one| one.code).collect(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn what_is_missing_breaks_the_youngest_promise_and_what_is_found_serves_who_waits() {
    let world = World::new().await;
    let (lost, found) = (world.part("LOST", "甲", "个").await, world.part("FOUND", "乙", "个").await);
    world.deliver(lost, "4", "5").await;
    world.deliver(found, "1", "8").await;
    let (_, _) = world.order(1, &[(lost, "3"), (found, "2")]).await;
    let (late, _) = world.order(2, &[(lost, "1")]).await;
    let sheet = open(&world, json!({ "kind": "full" })).await;
    count(&world, sheet, lost, "3").await;
    count(&world, sheet, found, "2").await;
    close(&world, sheet).await;
    let form = post_form(&world, sheet).await;
    world.as_boss("stocktake.post", form).await;
    assert_eq!(world.stock(lost).await, ["3.000", "3.000", "0.000"]);
    assert_eq!(world.stock(found).await, ["2.000", "2.000", "0.000"]);
    assert_eq!(world.pick(late).await["lines"][0]["available"], "0.000");
    world.proven().await;
}

#[tokio::test]
async fn everything_that_stands_in_the_way_is_said_at_once() {
    let world = World::new().await;
    let (a, b) = (world.part("A", "甲", "个").await, world.part("B", "乙", "个").await);
    world.deliver(a, "10", "5").await;
    world.deliver(b, "10", "5").await;
    let (order, lines) = world.order(1, &[(a, "9")]).await;
    let sheet = open(&world, json!({ "kind": "full" })).await;
    count(&world, sheet, a, "2").await;
    world.issue(order, &[(lines[0], "9")]).await;
    world.desk.ok("stocktake.report_stray", json!({ "count_id": sheet, "code": "6901234" })).await;
    close(&world, sheet).await;
    let form = post_form(&world, sheet).await;
    let refused = as_boss_refused(&world, form.clone()).await;
    assert_eq!(refused, ["stocktake.not_all_counted", "stocktake.below_nothing", "stocktake.strays_open"]);

    let uncounted = review(&world, sheet, "not_counted").await["rows"][0]["line_id"].clone();
    let declare = json!({ "id": sheet, "version": version(&world, sheet).await, "lines": [uncounted] });
    world.desk.ok("stocktake.declare_missing", declare.clone()).await;
    assert_eq!(world.desk.refused("stocktake.declare_missing", declare).await, ["record.stale"]);
    let stray = world.desk.ok("stocktake.card", json!({ "id": sheet })).await["strays"][0]["id"].clone();
    world.desk.ok("stocktake.settle_stray", json!({ "id": stray, "note": "客户旧件，已交还" })).await;
    let cancel = json!({ "id": sheet, "version": version(&world, sheet).await, "reason": "重新盘点" });
    world.desk.ok("stocktake.cancel", cancel).await;
    assert_eq!(world.stock(b).await[0], "10.000", "a cancelled count changes nothing");
    world.proven().await;
}

#[tokio::test]
async fn a_count_of_bins_of_what_moved_and_of_the_longest_uncounted() {
    let mut world = World::new().await;
    let bin = id(&world.desk.ok("parts.add_bin", json!({ "warehouse_id": 1, "code": "A-01" })).await);
    let other = id(&world.desk.ok("parts.add_bin", json!({ "warehouse_id": 1, "code": "B-01" })).await);
    let (a, b) = (world.part("A", "甲", "个").await, world.part("B", "乙", "个").await);
    world.desk.ok("parts.set_bins", json!({ "id": a, "version": 1, "bins": [bin, other] })).await;
    world.deliver(a, "10", "5").await;
    world.deliver(b, "10", "5").await;
    assert_eq!(
        world.desk.refused("stocktake.open", json!({ "what": { "kind": "bins", "bins": [] } })).await,
        ["stocktake.bins_needed"]
    );
    let sheet = open(&world, json!({ "kind": "bins", "bins": [bin] })).await;
    let entry = |quantity: &str, bin: i64| json!({ "part_id": a, "quantity": quantity, "bin_id": bin });
    world.desk.ok("stocktake.enter", json!({ "count_id": sheet, "entries": [entry("6", bin)] })).await;
    // Found in the wrong place: it joins the list.
    assert_eq!(count(&world, sheet, b, "10").await[0]["unexpected"], true);
    close(&world, sheet).await;
    assert_eq!(
        review(&world, sheet, "doubtful").await["rows"][0]["partly"],
        true,
        "its other bin was not looked into"
    );
    let recount = json!({ "id": sheet, "version": version(&world, sheet).await, "lines": [review(&world, sheet, "doubtful").await["rows"][0]["line_id"]] });
    world.desk.ok("stocktake.recount", recount).await;
    let form = json!({ "count_id": sheet, "entries": [{ "part_id": b, "quantity": "10" }] });
    assert_eq!(world.desk.refused("stocktake.enter", form).await, ["stocktake.not_in_recount"]);
    world
        .desk
        .ok("stocktake.enter", json!({ "count_id": sheet, "entries": [entry("6", bin), entry("4", other)] }))
        .await;
    close(&world, sheet).await;
    let form = post_form(&world, sheet).await;
    world.as_boss("stocktake.post", form).await;

    world.desk.later(24 * 60);
    world.desk.sit("store").await;
    let today = "2026-11-24";
    assert_eq!(
        world.desk.refused("stocktake.open", json!({ "what": { "kind": "moved", "since": today } })).await,
        ["stocktake.nothing_to_count"]
    );
    world.deliver(b, "1", "5").await;
    let moved = open(&world, json!({ "kind": "moved", "since": today })).await;
    assert_eq!(world.number("SELECT count(*) FROM count_lines WHERE count_id = ?", moved).await, 1);
    let cancel = json!({ "id": moved, "version": 1, "reason": "改日" });
    world.desk.ok("stocktake.cancel", cancel).await;
    let c = world.part("C", "丙", "个").await;
    world.deliver(c, "1", "5").await;
    let longest = open(&world, json!({ "kind": "longest", "most": 1 })).await;
    assert_eq!(world.number("SELECT part_id FROM count_lines WHERE count_id = ?", longest).await, c);
    world.proven().await;
}

#[tokio::test]
async fn a_telephone_without_reception_says_when_it_counted() {
    let world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    world.deliver(part, "10", "5").await;
    let (order, lines) = world.order(1, &[(part, "3")]).await;
    let sheet = open(&world, json!({ "kind": "full" })).await;
    world.desk.later(10);
    world.issue(order, &[(lines[0], "3")]).await;
    world.desk.later(10);
    let entry = |at: &str| json!({ "count_id": sheet, "entries": [{ "part_id": part, "quantity": "10", "counted_at": at }] });
    assert_eq!(
        world.desk.refused("stocktake.enter", entry("2026-11-23T08:00:00+08:00")).await,
        ["stocktake.moment_range"]
    );
    world.desk.ok("stocktake.enter", entry("2026-11-23T09:05:00+08:00")).await;
    close(&world, sheet).await;
    assert_eq!(review(&world, sheet, "all").await["differing"], 0);
    world.proven().await;
}

#[tokio::test]
async fn every_mistake_of_an_entry_is_told_at_once() {
    let mut world = World::new().await;
    world.desk.sit("boss").await;
    world.desk.hire("cash", "吴收银", &[Role::Cashier]).await;
    world.desk.sit("store").await;
    let part = world.part("A", "甲", "个").await;
    world.deliver(part, "10", "5").await;
    let sheet = open(&world, json!({ "kind": "full" })).await;
    let entries = json!([
        { "part_id": part, "quantity": "-1" }, { "part_id": 4711, "quantity": "1" },
        { "part_id": part, "quantity": "1", "bin_id": 99, "replaces": 99 }
    ]);
    let form = json!({ "count_id": sheet, "entries": entries });
    assert_eq!(
        world.desk.refused("stocktake.enter", form).await,
        ["stocktake.quantity_range", "parts.unknown", "parts.unknown_bin", "stocktake.unknown_entry"]
    );
    world.desk.sit("cash").await;
    let form = json!({ "count_id": sheet, "entries": [{ "part_id": part, "quantity": "1" }] });
    assert_eq!(world.desk.refused("stocktake.enter", form).await, ["access.forbidden"]);
}

/// Thousands of differing rows become moves in one transaction.
#[tokio::test]
async fn a_whole_store_is_posted_in_one_step() {
    const ROWS: i64 = 2_000;
    let world = World::new().await;
    world
        .desk
        .core
        .in_house(async |cx| {
            sqlx::query(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
                 INSERT INTO parts (id, number, name, unit, class, price) SELECT 1000 + i, 'N' || i, '件', '个', 'original', 100 FROM n",
            )
            .bind(ROWS)
            .execute(cx.db())
            .await?;
            sqlx::query(
                "INSERT INTO stock_moves (part_id, warehouse_id, at, kind, quantity, value, on_hand_after, value_after, origin_kind, origin_id, by_staff)
                 SELECT id, 1, ?, 'adjust', 10000, 7000, 10000, 7000, 'opening', id, 1 FROM parts WHERE id > 1000",
            )
            .bind(cx.now)
            .execute(cx.db())
            .await?;
            sqlx::query("INSERT INTO stock (part_id, warehouse_id, on_hand, value) SELECT id, 1, 10000, 7000 FROM parts WHERE id > 1000")
                .execute(cx.db())
                .await?;
            Ok(())
        })
        .await
        .unwrap();
    let sheet = open(&world, json!({ "kind": "full" })).await;
    for chunk in (1..=ROWS).collect::<Vec<_>>().chunks(500) {
        let entries: Vec<Value> =
            chunk.iter().map(|i| json!({ "part_id": 1000 + i, "quantity": "9" })).collect();
        world.desk.ok("stocktake.enter", json!({ "count_id": sheet, "entries": entries })).await;
    }
    close(&world, sheet).await;
    let form = post_form(&world, sheet).await;
    assert_eq!(form["net"], "-14000.00");
    world.as_boss("stocktake.post", form).await;
    assert_eq!(
        world.number("SELECT count(*) FROM stock_moves WHERE origin_kind = 'count_line' AND id > ?", 0).await,
        ROWS
    );
    world.proven().await;
}
