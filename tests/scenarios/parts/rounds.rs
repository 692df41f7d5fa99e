//! Several orders in one walk, class and supplier of what went out, labels, and scanners that misbehave.

use serde_json::{Value, json};

use super::world::{World, id};

/// PRT-12.
#[tokio::test]
async fn one_walk_serves_several_orders() {
    let world = World::new().await;
    let bin = async |code: &str, walk: i64| {
        id(&world
            .desk
            .ok("parts.add_bin", json!({ "warehouse_id": 1, "code": code, "walk_order": walk }))
            .await)
    };
    let (far, near) = (bin("C-09", 900).await, bin("A-01", 100).await);
    let (filter, oil) = (world.part("FILTER", "机油格", "个").await, world.part("OIL", "机油", "L").await);
    world.desk.ok("parts.set_bins", json!({ "id": filter, "version": 1, "bins": [far] })).await;
    world.desk.ok("parts.set_bins", json!({ "id": oil, "version": 1, "bins": [near] })).await;
    world.deliver(filter, "3", "20").await;
    world.deliver(oil, "20", "30").await;
    let (first, first_lines) = world.order(1, &[(filter, "1"), (oil, "4.5")]).await;
    let (second, second_lines) = world.order(2, &[(filter, "2"), (oil, "4")]).await;
    let (estimate, _) = world.estimate(3, &[(filter, "1")]).await;
    for (orders, codes) in [
        (vec![], vec!["orders.round_needs_orders"]),
        (
            vec![first, first, estimate, 4711],
            vec!["orders.order_twice", "orders.not_in_state", "orders.unknown"],
        ),
    ] {
        assert_eq!(world.desk.refused("orders.open_pick_round", json!({ "orders": orders })).await, codes);
    }
    let round = world.desk.ok("orders.open_pick_round", json!({ "orders": [first, second] })).await;
    let page = world.desk.ok("orders.round", json!({ "number": round["number"] })).await;
    let walk: Vec<_> = page["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            (
                line["bin"].as_str().unwrap(),
                line["number"].as_str().unwrap(),
                line["remaining"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(walk, [("A-01", "OIL", "8.500"), ("C-09", "FILTER", "3.000")]);
    assert_eq!(page["lines"][1]["shares"][1]["line_id"], second_lines[0]);
    let paper = json!({ "form": "pick_round", "subject_id": round["id"], "paper": "a4" });
    assert!(world.desk.ok("papers.print", paper).await["base64"].as_str().unwrap().len() > 1_000);
    let issue = |lines: &[(i64, &str)]| {
        let lines: Vec<Value> =
            lines.iter().map(|(line, quantity)| json!({ "line_id": line, "quantity": quantity })).collect();
        json!({ "round_id": round["id"], "taken_by": world.technician, "lines": lines })
    };
    // All slips or none: the second order's filter is one too many.
    let too_many = issue(&[(first_lines[0], "1"), (second_lines[0], "3")]);
    let refusals = world.desk.refusals("orders.issue_pick_round", too_many).await;
    assert_eq!(
        (refusals[0].code.as_str(), refusals[0].field.as_deref()),
        ("parts.over_issue", Some("lines[1].quantity"))
    );
    assert_eq!(world.stock(filter).await[0], "3.000");
    let all = issue(&[
        (first_lines[0], "1"),
        (second_lines[0], "2"),
        (first_lines[1], "4.5"),
        (second_lines[1], "4"),
    ]);
    let slips = world.desk.ok("orders.issue_pick_round", all).await;
    assert_eq!(slips.as_array().unwrap().len(), 2);
    assert_eq!(world.desk.ok("orders.round", json!({ "id": round["id"] })).await["lines"], json!([]));
    assert_eq!(world.stock(filter).await[0], "0.000");
    world.proven().await;
}

/// PRT-05.
#[tokio::test]
async fn every_issue_says_its_class_and_supplier() {
    let world = World::new().await;
    let form = json!({ "supplier": { "name": "上海配件", "status": "approved" } });
    let other = id(&world.desk.ok("parts.add_supplier", form).await);
    let part = world.part("PUMP", "水泵", "个").await;
    let first = world.deliver(part, "2", "100").await;
    let mut second = world.delivery(&[(part, "3", "110")]);
    second["supplier_id"] = json!(other);
    let second = world.desk.ok("parts.receive", second).await;
    let (order, lines) = world.order(1, &[(part, "4")]).await;
    let issued = async |quantity: &str| {
        let slip = world.issue(order, &[(lines[0], quantity)]).await;
        let card = world.desk.ok("orders.slip", json!({ "id": slip["id"] })).await;
        let line = &card["lines"][0];
        assert_eq!(line["class"], "original");
        (line["supplier"].as_str().unwrap().to_owned(), line["batch"].clone())
    };
    // First in, first out.
    assert_eq!(issued("2").await, ("广州汽配".to_owned(), first["number"].clone()));
    assert_eq!(issued("1").await, ("上海配件".to_owned(), second["number"].clone()));
    let back =
        world.desk.ok("orders.return_parts", world.back(order, "not_needed", &[(lines[0], "1")])).await;
    let card = world.desk.ok("orders.slip", json!({ "id": back["id"] })).await;
    assert_eq!(card["lines"][0]["supplier"], "上海配件");
    world.proven().await;
}

#[tokio::test]
async fn a_scanner_may_misbehave() {
    let world = World::new().await;
    let zeros = world.part("0001234567", "垫片", "个").await;
    for code in
        ["0001234567", "０００１２３４５６７", "]C10001234567", "00012345670001234567", "000-123 4567"]
    {
        assert_eq!(world.desk.ok("parts.scan", json!({ "code": code })).await["id"], zeros, "{code}");
    }
    for rubbish in ["1234567", "00012345670", "]C1", "000123456", "□□□", "\u{feff}"] {
        assert_eq!(
            world.desk.refused("parts.scan", json!({ "code": rubbish })).await,
            ["parts.code_unknown"],
            "{rubbish}"
        );
    }
    let again =
        |millis: i64| json!({ "code": "0001234567", "before": { "code": "0001234567", "millis": millis } });
    assert_eq!(world.desk.refused("parts.scan", again(40)).await, ["parts.scanned_twice"]);
    assert_eq!(world.desk.ok("parts.scan", again(800)).await["id"], zeros);
}

#[tokio::test]
async fn labels_for_one_many_and_a_delivery() {
    let world = World::new().await;
    let (part, oil) = (world.part("000123", "机油格", "个").await, world.part("OIL", "机油", "L").await);
    let delivery =
        world.desk.ok("parts.receive", world.delivery(&[(part, "3", "10"), (oil, "200", "30")])).await;
    for ask in [
        json!({ "parts": [{ "part_id": part, "count": 2 }, { "part_id": oil, "count": 1 }] }),
        json!({ "receipt_id": delivery["id"] }),
        json!({ "bins": [1] }),
    ] {
        assert!(world.desk.ok("papers.labels", ask).await["base64"].as_str().unwrap().len() > 500);
    }
    for (ask, code) in [
        (json!({}), "parts_catalogue.labels_of_what"),
        (json!({ "parts": [{ "part_id": part, "count": 0 }] }), "parts_catalogue.label_count"),
        (json!({ "parts": [{ "part_id": 99, "count": 1 }] }), "parts.unknown"),
        (json!({ "bins": [99] }), "parts.unknown_bin"),
    ] {
        assert_eq!(world.desk.refused("papers.labels", ask).await, [code]);
    }
    let one = json!({ "form": "part_label", "subject_id": part, "paper": "label40x30" });
    assert_eq!(world.desk.ok("papers.preview", one).await["papers"], json!(["label40x30"]));
}
