//! Lists of parts from outside: tried out, taken in as one step, cancelled.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::world::{World, id};

/// Sends a file in pieces; its id.
async fn sent(world: &World, name: &str, bytes: &[u8]) -> i64 {
    let begun = world.desk.ok("parts_import.begin", json!({ "name": name, "size": bytes.len() })).await;
    let import = id(&begun);
    for (at, piece) in bytes.chunks(70_000).enumerate() {
        let piece = json!({ "id": import, "offset": at * 70_000, "base64": STANDARD.encode(piece) });
        world.desk.ok("parts_import.append", piece).await;
    }
    import
}

fn plan(look: &Value, known: &str) -> Value {
    json!({
        "sheet": look["sheet"], "heading_row": look["heading_row"], "columns": look["columns"], "known": known,
        "create_bins": true, "class": "original", "unit": "个",
    })
}

async fn look(world: &World, import: i64) -> Value {
    world.desk.ok("parts_import.look", json!({ "id": import })).await
}

const LIST: &str = "某某店价格表,,,,,\n编码,品名,售价,配件性质,货位,备注\n\
    000123,机油格,35.00,原厂件,A-01 A-02,常用\n\
    06A115561B,前刹车片,\"1,280.50\",同质,B-03,\n";

#[tokio::test]
async fn a_list_is_looked_at_tried_out_and_taken_in() {
    let world = World::new().await;
    let (gb18030, _, _) = encoding_rs::GB18030.encode(LIST);
    let import = sent(&world, "价格表.csv", &gb18030).await;
    let seen = look(&world, import).await;
    assert_eq!((&seen["heading_row"], &seen["remembered"]), (&json!(2), &json!(false)));
    assert_eq!(seen["columns"], json!(["number", "name", "price", "class", "bins", null]));
    let plan = plan(&seen, "update");
    let trial = world.desk.done("parts_import.try_out", json!({ "id": import, "plan": plan })).await;
    assert_eq!((&trial["rows"], &trial["new"], &trial["bad"]), (&json!(2), &json!(2), &json!(0)));
    assert_eq!(
        world.number("SELECT count(*) FROM parts WHERE id > ?", 0).await,
        0,
        "a trial changes nothing"
    );
    let done = world
        .desk
        .done("parts_import.take_in", json!({ "id": import, "plan": plan, "only_good": false }))
        .await;
    assert_eq!((&done["added"], &done["bad"]), (&json!(2), &json!(0)));
    // The trail says who began it and, sealed with it, what came of it; the file is no longer kept.
    let rows = world.number(
        "SELECT count(DISTINCT a.input) FROM audit a JOIN audit_subjects s ON s.audit_id = a.id
         WHERE s.kind = 'part_import' AND s.subject_id = ? AND a.command = 'parts_import.take_in'
           AND (a.input LIKE '%\"only_good\":false%' OR a.input LIKE '{\"came_to\":%\"added\":2%')",
        import,
    );
    assert_eq!(rows.await, 2);
    let left = std::fs::read_dir(world.desk.folder.path().join("imports")).unwrap();
    assert_eq!(left.count(), 0, "gone once it is taken in");
    let found = world.desk.ok("parts.find", json!({ "text": "000123" })).await;
    assert_eq!(
        (&found[0]["number"], &found[0]["price"], &found[0]["bin"]),
        (&json!("000123"), &json!("35.00"), &json!("A-01"))
    );
    assert_eq!(world.desk.ok("parts.find", json!({ "text": "qscp" })).await[0]["class"], "equivalent");
    assert_eq!(
        world.desk.refused("parts_import.look", json!({ "id": import })).await,
        ["parts_import.done_already"]
    );
    // Next month the same headings mean the same, whatever somebody changed last time.
    let next = LIST.replace("35.00", "36.00");
    let import = sent(&world, "价格表.csv", next.as_bytes()).await;
    let seen = look(&world, import).await;
    assert_eq!(seen["remembered"], true);
    let plan = self::plan(&seen, "update");
    let done = world
        .desk
        .done("parts_import.take_in", json!({ "id": import, "plan": plan, "only_good": false }))
        .await;
    assert_eq!((&done["added"], &done["changed"], &done["skipped"]), (&json!(0), &json!(1), &json!(1)));
    let history = world.desk.ok("parts.price_history", json!({ "part_id": found[0]["id"] })).await;
    assert_eq!(
        (&history[0]["before"], &history[0]["after"], &history[0]["source"]),
        (&json!("35.00"), &json!("36.00"), &json!("import"))
    );
    // Or parts that are known stay as they are, or are faults.
    let import = sent(&world, "价格表.csv", LIST.as_bytes()).await;
    let seen = look(&world, import).await;
    let kept = world
        .desk
        .done("parts_import.try_out", json!({ "id": import, "plan": self::plan(&seen, "keep") }))
        .await;
    assert_eq!((&kept["kept"], &kept["bad"]), (&json!(2), &json!(0)));
    let refused = world
        .desk
        .done("parts_import.try_out", json!({ "id": import, "plan": self::plan(&seen, "refuse") }))
        .await;
    assert_eq!(refused["counts"], json!([{ "code": "parts_import.known_already", "count": 2 }]));
    world.desk.ok("parts_import.drop", json!({ "id": import })).await;
    assert_eq!(
        world.desk.refused("parts_import.drop", json!({ "id": import })).await,
        ["parts_import.dropped"]
    );
    world.proven().await;
}

/// PRT-14: months and kilometres, as dealers write them.
#[tokio::test]
async fn a_list_brings_the_warranty_of_its_parts() {
    let world = World::new().await;
    let list = "编号,名称,零售价,质保期（月）,质保里程\n\
        W-1,水泵,300,12个月,2万公里\n\
        W-2,雨刮片,80,6,\n\
        W-3,蓄电池,600,24,不限里程\n\
        W-4,轮胎,500,-1,3000001\n";
    let import = sent(&world, "质保.csv", list.as_bytes()).await;
    let seen = look(&world, import).await;
    assert_eq!(seen["columns"], json!(["number", "name", "price", "warranty_months", "warranty_km"]));
    let plan = plan(&seen, "update");
    let trial = world.desk.done("parts_import.try_out", json!({ "id": import, "plan": plan })).await;
    let fault = |fault: &Value| json!([fault["row"], fault["column"], fault["code"]]);
    let faults: Vec<Value> = trial["faults"].as_array().unwrap().iter().map(fault).collect();
    assert_eq!(
        Value::from(faults),
        json!([
            [4, "warranty_km", "parts_import.no_km"],
            [5, "warranty_months", "parts.warranty_range"],
            [5, "warranty_km", "parts.warranty_km_range"],
        ])
    );
    let take = json!({ "id": import, "plan": plan, "only_good": true });
    assert_eq!(world.desk.done("parts_import.take_in", take).await["added"], 2);
    let pump = world.desk.ok("parts.find", json!({ "text": "W-1" })).await[0]["id"].clone();
    let card = async || world.desk.ok("parts.card", json!({ "id": pump })).await["part"].clone();
    assert_eq!([&card().await["warranty_months"], &card().await["warranty_km"]], [12, 20_000]);
    // The next list says other kilometres and nothing of the months: those stay.
    let import = sent(&world, "质保.csv", "编号,质保公里\nW-1,30000\n".as_bytes()).await;
    let plan = self::plan(&look(&world, import).await, "update");
    let take = json!({ "id": import, "plan": plan, "only_good": false });
    assert_eq!(world.desk.done("parts_import.take_in", take).await["changed"], 1);
    assert_eq!([&card().await["warranty_months"], &card().await["warranty_km"]], [12, 30_000]);
    world.proven().await;
}

#[tokio::test]
async fn every_bad_row_is_told_at_once() {
    let world = World::new().await;
    let known = world.part("K-1", "已有件", "个").await;
    let mut form = super::world::part_form("K-1", "已有件", "个");
    form["barcode"] = json!("6901111111111");
    world.desk.ok("parts.change", json!({ "id": known, "version": 1, "part": form, "active": true })).await;
    let list = "编号\t名称\t零售价\t条码\t下限\t上限\t性质\t替代件号\n\
        G-1\t好件\t10\t\t1\t5\t原厂\tG-2\n\
        G-2\t好件二\t20\t\t\t\t\t\n\
        \t没编号\t10\t\t\t\t\t\n\
        1.0E+5\t科学\t10\t\t\t\t\t\n\
        G-1\t重复\t10\t\t\t\t\t\n\
        B-1\t\t10\t\t\t\t\t\n\
        B-2\t没价格\t\t\t\t\t\t\n\
        B-3\t面议\t面议\t\t9\t3\t偷来的\t\n\
        B-4\t条码占用\t10\t6901111111111\t\t\t\t\n\
        B-5\t没有替代\t10\t\t\t\t\tNOWHERE\n\
        K-1\t\t88\t\t\t\t\t\n\
        B-6\t\t面议\t\t\t\t\tNOWHERE\n";
    let import = sent(&world, "清单.txt", list.as_bytes()).await;
    let plan = plan(&look(&world, import).await, "update");
    let trial = world.desk.done("parts_import.try_out", json!({ "id": import, "plan": plan })).await;
    let faults: Vec<_> = trial["faults"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| {
            (
                fault["row"].as_i64().unwrap(),
                fault["column"].as_str().unwrap(),
                fault["code"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        faults,
        [
            (4, "number", "parts_import.number_missing"),
            (5, "number", "parts_import.scientific"),
            (6, "number", "parts_import.number_twice"),
            (7, "name", "parts_import.name_missing"),
            (8, "price", "parts_import.price_missing"),
            (9, "class", "parts_import.unknown_class"),
            (9, "price", "parts_import.no_price"),
            (9, "max_stock", "parts.max_below_min"),
            (10, "barcode", "parts_import.barcode_taken"),
            (13, "price", "parts_import.no_price"),
            (13, "name", "parts_import.name_missing"),
            (11, "successor", "parts_import.unknown_successor"),
            (13, "successor", "parts_import.unknown_successor"),
        ]
    );
    assert_eq!((&trial["rows"], &trial["bad"], &trial["known"]), (&json!(12), &json!(9), &json!(1)));
    let page = world.desk.ok("parts_import.faults", json!({ "id": import, "after": 8 })).await;
    assert_eq!((page["rows"].as_array().unwrap().len(), &page["next"]), (5, &json!(null)));
    let take = |only_good: bool| json!({ "id": import, "plan": plan, "only_good": only_good });
    let ended = world.desk.ended("parts_import.take_in", take(false)).await;
    let refusal = &ended["refusals"][0];
    assert_eq!(
        (&ended["state"], &refusal["code"], &refusal["params"]["count"]),
        (&json!("refused"), &json!("parts_import.has_faults"), &json!(9))
    );
    assert_eq!(world.number("SELECT count(*) FROM parts WHERE id > ?", 0).await, 1, "all or nothing");
    let done = world.desk.done("parts_import.take_in", take(true)).await;
    assert_eq!((&done["added"], &done["changed"]), (&json!(3), &json!(1)));
    // G-1 leads to G-2, as the list says.
    let kin = world.desk.ok("parts.find", json!({ "text": "G-1" })).await;
    assert_eq!(kin.as_array().unwrap().len(), 2);
    world.proven().await;
}

#[tokio::test]
async fn a_workbook_keeps_leading_zeros() {
    let world = World::new().await;
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, heading) in (0..).zip(["零件号", "名称", "售价"]) {
        sheet.write(0, column, heading).unwrap();
    }
    let zeros = rust_xlsxwriter::Format::new().set_num_format("00000000");
    sheet.write(1, 0, "00004711").unwrap();
    sheet.write_with_format(2, 0, 815, &zeros).unwrap();
    for row in 1..3 {
        sheet.write(row, 1, "件").unwrap();
        sheet.write(row, 2, 12.5).unwrap();
    }
    let import = sent(&world, "件.xlsx", &workbook.save_to_buffer().unwrap()).await;
    let plan = plan(&look(&world, import).await, "update");
    world.desk.done("parts_import.take_in", json!({ "id": import, "plan": plan, "only_good": false })).await;
    for number in ["00004711", "00000815"] {
        assert_eq!(world.desk.ok("parts.scan", json!({ "code": number })).await["price"], "12.50");
    }
}

/// A list as an old program exports it: `tests/fixtures/parts.xls`, Excel 97, the list on its second sheet.
#[tokio::test]
async fn an_old_workbook_is_taken_in_and_keeps_leading_zeros() {
    let world = World::new().await;
    let import = sent(&world, "价格表.xls", include_bytes!("../../fixtures/parts.xls")).await;
    let seen = look(&world, import).await;
    assert_eq!(seen["sheets"], json!(["说明", "配件价格表"]));
    let seen = world.desk.ok("parts_import.look", json!({ "id": import, "sheet": 1 })).await;
    assert_eq!(seen["heading_row"], 3);
    assert_eq!(seen["columns"], json!(["number", "name", "price", "bins", "unit", null]));
    let plan = plan(&seen, "update");
    let trial = world.desk.done("parts_import.try_out", json!({ "id": import, "plan": plan })).await;
    assert_eq!([&trial["rows"], &trial["new"], &trial["bad"]], [4, 3, 1]);
    // This kind of file does not tell with how many zeros a figure is shown: it is not guessed.
    let fault = &trial["faults"][0];
    assert_eq!([&fault["row"], &fault["code"]], [&json!(7), &json!("parts_import.zeros_untold")]);
    let take = json!({ "id": import, "plan": plan, "only_good": true });
    assert_eq!(world.desk.done("parts_import.take_in", take).await["added"], 3);
    for (number, price, unit) in
        [("000123", "35.00", "个"), ("06A115561B", "1280.50", "副"), ("0815E2", "3.20", "个")]
    {
        let found = world.desk.ok("parts.scan", json!({ "code": number })).await;
        assert_eq!([&found["number"], &found["price"], &found["unit"]], [number, price, unit]);
    }
    assert_eq!(world.desk.refused("parts.scan", json!({ "code": "123" })).await, ["parts.code_unknown"]);
    world.proven().await;
}

#[tokio::test]
async fn a_list_can_be_stopped_and_leaves_nothing() {
    let world = World::new().await;
    let mut list = "编号,名称,售价\n".to_owned();
    (0..60_000).for_each(|n| list.push_str(&format!("N{n:06},配件{n},{n}.00\n")));
    let import = sent(&world, "大表.csv", list.as_bytes()).await;
    let plan = plan(&look(&world, import).await, "update");
    let take = json!({ "id": import, "plan": plan, "only_good": false });
    let begun = world.desk.ok("parts_import.take_in", take.clone()).await;
    let of = json!({ "id": begun["errand"] });
    let seen = loop {
        let view = world.desk.ok("errands.show", of.clone()).await;
        if view["done"].as_i64().unwrap() > 0 {
            break view;
        }
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    };
    assert_eq!((&seen["phase"], &seen["command"]), (&json!("taking_in"), &json!("parts_import.take_in")));
    assert!((1..1_000).contains(&seen["permille"].as_i64().unwrap()), "{seen}");
    assert!(world.desk.core.house().errands.is_any_running(), "closing the window now asks");
    // Everything else waits its turn: nothing changes behind the back of what is on its way.
    world.desk.ok("errands.cancel", of).await;
    let ended = world.desk.end_of(&begun).await;
    assert_eq!((&ended["state"], &ended["result"]), (&json!("cancelled"), &Value::Null));
    assert_eq!(world.number("SELECT count(*) FROM parts WHERE id > ?", 0).await, 0);
    // The same list twice at a time is refused, and it is not thrown away under whoever reads it.
    let trial = json!({ "id": import, "plan": plan });
    let first = world.desk.ok("parts_import.try_out", trial.clone()).await;
    for (command, input) in [
        ("parts_import.try_out", trial.clone()),
        ("parts_import.take_in", take),
        ("parts_import.drop", json!({ "id": import })),
    ] {
        assert_eq!(world.desk.refused(command, input).await, ["parts_import.busy"], "{command}");
    }
    world.desk.ok("errands.cancel", json!({ "id": first["errand"] })).await;
    world.desk.end_of(&first).await;
    assert_eq!(world.desk.done("parts_import.try_out", trial).await["new"], 60_000, "it can be begun anew");
}

#[tokio::test]
async fn a_file_comes_whole_or_not_at_all() {
    let world = World::new().await;
    for (form, code) in [
        (json!({ "name": "a.csv", "size": 0 }), "parts_import.empty_file"),
        (json!({ "name": "a.csv", "size": 1_000_000_000_000_i64 }), "parts_import.too_large"),
    ] {
        assert_eq!(world.desk.refused("parts_import.begin", form).await, [code]);
    }
    let import = id(&world.desk.ok("parts_import.begin", json!({ "name": "a.csv", "size": 8 })).await);
    let piece = |offset: i64, bytes: &[u8]| json!({ "id": import, "offset": offset, "base64": STANDARD.encode(bytes) });
    assert_eq!(
        world.desk.refused("parts_import.append", piece(4, b"1234")).await,
        ["parts_import.wrong_place"]
    );
    assert_eq!(
        world.desk.refused("parts_import.append", piece(0, b"123456789")).await,
        ["parts_import.wrong_place"]
    );
    world.desk.ok("parts_import.append", piece(0, "编".as_bytes())).await;
    assert_eq!(
        world.desk.refused("parts_import.look", json!({ "id": import })).await,
        ["parts_import.still_coming"]
    );
    world.desk.ok("parts_import.append", piece(3, b"\n1,2,\n"[..5].as_ref())).await;
    assert_eq!(world.desk.refused("parts_import.append", piece(8, b"1")).await, ["parts_import.not_coming"]);
    let seen = look(&world, import).await;
    let plan = plan(&seen, "update");
    assert_eq!(
        world.desk.refused("parts_import.try_out", json!({ "id": import, "plan": plan })).await,
        ["parts_import.number_column_needed"]
    );
}
