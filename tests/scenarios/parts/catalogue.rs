//! The catalogue: numbers with leading zeros, scanners, bins, lists.

use serde_json::{Value, json};

use super::world::{World, id, part_form};

fn numbers(found: &Value) -> Vec<&str> {
    found.as_array().unwrap().iter().map(|part| part["number"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_scanner_finds_exactly_one_part_or_says_what_it_read() {
    let world = World::new().await;
    let zeros = world.part("000123", "垫片", "个").await;
    let plain = world.part("123", "卡扣", "个").await;
    let mut form = part_form("06A 115-561 B", "机油格", "个");
    form["barcode"] = json!("6901234567892");
    let filter = id(&world.desk.ok("parts.add", json!({ "part": form })).await);
    for (code, part) in [
        ("000123", zeros),
        ("123", plain),
        ("6901234567892", filter),
        ("06A 115-561 B", filter),
        ("06a115561b", filter),
        ("０００１２３", zeros),
        (" 123 ", plain),
    ] {
        assert_eq!(world.desk.ok("parts.scan", json!({ "code": code })).await["id"], part, "{code}");
    }
    for rubbish in ["0123", "%%%", "6901234567893", "'; DROP TABLE parts; --", "", "好"] {
        let refusals = world.desk.refusals("parts.scan", json!({ "code": rubbish })).await;
        assert_eq!(refusals[0].code, "parts.code_unknown", "{rubbish}");
        assert_eq!(refusals[0].params["code"], rubbish);
    }
    assert_eq!(
        world.desk.refused("parts.scan", json!({ "code": "1\u{0}2" })).await,
        ["text.control_character"]
    );
    assert_eq!(world.desk.refused("parts.scan", json!({ "code": "9".repeat(81) })).await, ["text.too_long"]);
    // The same bar on two parts would let a scanner take the wrong one.
    let mut other = part_form("OTHER", "别的", "个");
    other["barcode"] = json!("6901234567892");
    assert_eq!(world.desk.refused("parts.add", json!({ "part": other })).await, ["parts.barcode_taken"]);
}

/// PRT-03.
#[tokio::test]
async fn typing_finds_by_number_name_pinyin_and_barcode() {
    let world = World::new().await;
    world.part("A-100", "机油滤清器", "个").await;
    world.part("A-200", "空气滤清器", "个").await;
    world.part("B-100", "雨刮片", "副").await;
    for (text, found) in [
        ("a-1", vec!["A-100"]),
        ("滤清", vec!["A-100", "A-200"]),
        ("jylqq", vec!["A-100"]),
        ("lvqing", vec!["A-100", "A-200"]),
        ("空气 a200", vec!["A-200"]),
        ("100", vec!["A-100", "B-100"]),
        ("zzz", vec![]),
        ("%", vec![]),
    ] {
        let hits = world.desk.ok("parts.find", json!({ "text": text })).await;
        assert_eq!(numbers(&hits), found, "{text}");
        let page = world.desk.ok("parts.list", json!({ "text": text })).await;
        assert_eq!(numbers(&page["rows"]), found, "{text}");
    }
    assert_eq!(numbers(&world.desk.ok("parts.find", json!({ "text": "A-100" })).await), ["A-100"]);
}

#[tokio::test]
async fn every_mistake_of_a_part_is_told_at_once() {
    let world = World::new().await;
    let part = world.part("A", "甲", "个").await;
    let mut form = part_form("A", "甲", "个");
    form["price"] = json!("-1");
    form["min_stock"] = json!("10");
    form["max_stock"] = json!("5");
    form["warranty_months"] = json!(-1);
    let codes = world.desk.refused("parts.add", json!({ "part": form })).await;
    assert_eq!(
        codes,
        ["parts.price_range", "parts.max_below_min", "parts.warranty_range", "parts.number_taken"]
    );
    for (field, value, code) in [
        ("number", json!("  "), "text.required"),
        ("name", json!("x".repeat(81)), "text.too_long"),
        ("class", json!("stolen"), "input.wrong_type"),
        ("price", json!(5), "input.wrong_type"),
        ("min_stock", json!("-1"), "parts.stock_range"),
    ] {
        let mut form = part_form("Z", "甲", "个");
        form[field] = value;
        assert_eq!(world.desk.refused("parts.add", json!({ "part": form })).await, [code], "{field}");
    }
    world.deliver(part, "1", "1").await;
    let retire = json!({ "id": part, "version": 1, "active": false, "part": part_form("A", "甲", "个") });
    assert_eq!(world.desk.refused("parts.change", retire).await, ["parts.still_needed"]);
    let rename = json!({ "id": part, "version": 1, "active": true, "part": part_form("A", "刹车油", "L") });
    world.desk.ok("parts.change", rename.clone()).await;
    assert_eq!(world.desk.refused("parts.change", rename).await, ["record.stale"]);
    assert_eq!(numbers(&world.desk.ok("parts.find", json!({ "text": "scy" })).await), ["A"]);
}

#[tokio::test]
async fn parts_are_picked_in_walking_order() {
    let world = World::new().await;
    let far = id(&world
        .desk
        .ok("parts.add_bin", json!({ "warehouse_id": 1, "code": "C-01", "walk_order": 900 }))
        .await);
    let near = id(&world
        .desk
        .ok("parts.add_bin", json!({ "warehouse_id": 1, "code": "A-01", "walk_order": 100 }))
        .await);
    let taken = json!({ "warehouse_id": 1, "code": "A-01", "walk_order": -1 });
    assert_eq!(
        world.desk.refused("parts.add_bin", taken).await,
        ["parts.walk_order_range", "parts.bin_taken"]
    );
    let (first, second, third) = (
        world.part("1", "甲", "个").await,
        world.part("2", "乙", "个").await,
        world.part("3", "丙", "个").await,
    );
    world.desk.ok("parts.set_bins", json!({ "id": first, "version": 1, "bins": [far, near] })).await;
    world.desk.ok("parts.set_bins", json!({ "id": second, "version": 1, "bins": [near] })).await;
    let wrong = json!({ "id": third, "version": 1, "bins": [near, near, 4711, far, 1] });
    assert_eq!(
        world.desk.refused("parts.set_bins", wrong).await,
        ["parts.bin_twice", "parts.unknown_bin", "parts.too_many_bins"]
    );
    let (order, _) = world.order(1, &[(third, "1"), (first, "1"), (second, "1")]).await;
    let pick = world.pick(order).await;
    let walked: Vec<_> = pick["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (line["number"].as_str().unwrap(), line["bins"].as_str()))
        .collect();
    assert_eq!(walked, [("2", Some("A-01")), ("1", Some("C-01 A-01")), ("3", None)]);
    assert_eq!(world.desk.ok("parts.bins", json!({ "warehouse_id": 1 })).await[1]["parts"], 2);
}

#[tokio::test]
async fn the_list_pages_and_filters() {
    let world = World::new().await;
    for number in 0..120 {
        world.part(&format!("N{number:03}"), "件", "个").await;
    }
    let page = world.desk.ok("parts.list", json!({})).await;
    assert_eq!((page["rows"].as_array().unwrap().len(), &page["more"]), (100, &json!(true)));
    let rest = world.desk.ok("parts.list", json!({ "after": page["rows"][99]["number"] })).await;
    assert_eq!(
        (rest["rows"][0]["number"].as_str().unwrap(), rest["rows"].as_array().unwrap().len()),
        ("N100", 20)
    );
    let part = page["rows"][7]["id"].as_i64().unwrap();
    world.deliver(part, "2", "1").await;
    let filter = async |stock: &str| {
        let page = world.desk.ok("parts.list", json!({ "stock": stock })).await;
        page["rows"].as_array().unwrap().len()
    };
    assert_eq!((filter("on_hand").await, filter("waiting").await, filter("below_min").await), (1, 0, 0));
    world.order(1, &[(part, "3")]).await;
    assert_eq!(filter("waiting").await, 1);
}

#[tokio::test]
async fn a_part_has_photos_and_only_who_keeps_parts_adds_them() {
    let mut world = World::new().await;
    let part = world.part("P-1", "卡扣", "个").await;
    let photo = json!({ "subject_kind": "part", "subject_id": part, "label": "other", "name": "正面.png", "mime": "image/png",
                        "base64": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==" });
    let kept = world.desk.ok("attachments.add", photo.clone()).await;
    let of = json!({ "subject_kind": "part", "subject_id": part });
    assert_eq!(world.desk.ok("attachments.list", of).await[0]["id"], kept["id"]);
    let mut rubbish = photo.clone();
    rubbish["base64"] = json!("cnViYmlzaA==");
    assert_eq!(world.desk.refused("attachments.add", rubbish).await, ["attachments.wrong_type"]);
    world.desk.sit("tech").await;
    assert_eq!(world.desk.refused("attachments.add", photo).await, ["access.forbidden"]);
}

/// What fits a model, and what fits any car (PRT-03).
#[tokio::test]
async fn the_list_is_asked_for_a_model() {
    let world = World::new().await;
    let model = |series: &str| json!({ "brand": "日产", "series": series, "name": format!("{series} 1.6"), "fuel": "petrol" });
    let (sylphy, teana) = (
        id(&world.as_boss("vehicles.add_model", json!({ "model": model("轩逸") })).await),
        id(&world.as_boss("vehicles.add_model", json!({ "model": model("天籁") })).await),
    );
    let pads = world.part("PAD", "制动片", "副").await;
    world.part("OIL", "机油", "L").await;
    let fits = json!({ "part_id": pads, "fitments": [{ "brand": "日产", "series": "轩逸" }] });
    world.desk.ok("parts_catalogue.set_fitments", fits).await;
    let of = async |model: i64| {
        let list = world.desk.ok("parts.list", json!({ "model_id": model })).await;
        numbers(&list["rows"]).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(of(sylphy).await, ["OIL", "PAD"]);
    assert_eq!(of(teana).await, ["OIL"]);
}
