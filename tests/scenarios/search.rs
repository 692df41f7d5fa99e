//! One box: whatever somebody remembers of a car, a customer, an order or a part.

use serde_json::{Value, json};
use servicelane_core::sample::ground::PASSWORD;
use servicelane_core::testing::Desk;

/// The sample dealership, with the cars of 单雄信 and of a transport firm among its own.
async fn world() -> Desk {
    let mut desk = Desk::open().await;
    desk.ok("sample.fill", json!({ "size": "demo" })).await;
    sit(&mut desk, "chenj").await;
    let shan = json!({
        "car": { "vin": "LFV3A21K7D4262398", "model_text": "速腾 1.4T", "fuel": "petrol" },
        "plate": { "text": "沪B·Q7K92" },
        "new_owner": { "kind": "person", "name": "单雄信", "phones": [{ "number": "13866669257" }] },
    });
    desk.ok("vehicles.register", shan).await;
    let firm = json!({
        "car": { "model_text": "GL8 2.0T", "fuel": "petrol" }, "plate": { "text": "沪A·66K8F" },
        "new_owner": {
            "kind": "organisation", "name": "上海长风物流有限公司", "contact_person": "曾令仪",
            "phones": [{ "number": "021-62598431" }],
        },
    });
    desk.ok("vehicles.register", firm).await;
    desk
}

async fn sit(desk: &mut Desk, login: &str) {
    let form = json!({ "login": login, "password": PASSWORD });
    let signed_in = desk.ok("access.sign_in", form).await;
    desk.session = signed_in["session"].as_str().map(str::to_owned);
}

async fn titles(desk: &Desk, text: &str, kind: &str) -> Vec<String> {
    let hits = desk.ok("search.find", json!({ "text": text, "kinds": [kind], "limit": 20 })).await;
    hits.as_array().unwrap().iter().map(|hit| hit["title"].as_str().unwrap().to_owned()).collect()
}

async fn finds(desk: &Desk, kind: &str, wanted: &str, texts: &[&str]) {
    for text in texts {
        let found = titles(desk, text, kind).await;
        assert!(found.iter().any(|title| title == wanted), "{text} finds {found:?}, not {wanted}");
    }
}

#[tokio::test]
async fn a_car_is_found_by_what_one_sees_of_it() {
    let desk = world().await;
    // 车牌：全牌、带点、小写、尾号、中间几位、全角。
    let plate = ["沪BQ7K92", "沪B·Q7K92", "沪bq7k92", "q7k92", "7K92", "K92", "q7k", "Ｑ７Ｋ９２"];
    finds(&desk, "vehicle", "沪B·Q7K92", &plate).await;
    // 车架号：全号、后六位、中间。
    finds(&desk, "vehicle", "沪B·Q7K92", &["LFV3A21K7D4262398", "262398", "a21k7d4", "2398"]).await;
    // 车主的姓名、拼音和电话也找得到他的车。
    finds(&desk, "vehicle", "沪B·Q7K92", &["单雄信", "shanxiongxin", "13866669257", "66669257"]).await;
    // 两样一起说，只剩一台。
    assert_eq!(titles(&desk, "q7k lfv3", "vehicle").await, ["沪B·Q7K92"]);
    assert!(titles(&desk, "q7k lfv4", "vehicle").await.is_empty());
    // 太短的尾号不猜。
    assert!(titles(&desk, "92", "vehicle").await.iter().all(|plate| plate != "沪B·Q7K92"));
}

#[tokio::test]
async fn a_customer_is_found_by_name_pinyin_and_telephone() {
    let desk = world().await;
    // 单作姓读 shàn，输入法里多半打 dan；名字从中间记起也行。
    let name =
        ["单雄信", "单雄", "雄信", "shanxiongxin", "shanxiong", "danxiongxin", "sxx", "xiongxin", "xx"];
    finds(&desk, "customer", "单雄信", &name[..7]).await;
    finds(&desk, "customer", "单雄信", &name[7..8]).await;
    // 电话：全号、带空格、尾号、中间四位。
    finds(&desk, "customer", "单雄信", &["13866669257", "138 6666 9257", "9257", "66669", "669257"]).await;
    // 单位：简称、首字母、联系人、固话。
    let firm =
        ["长风物流", "上海长风", "cfwl", "changfeng", "曾令仪", "zenglingyi", "zly", "62598431", "98431"];
    for text in firm {
        let found = titles(&desk, text, "customer").await;
        assert!(found.iter().any(|title| title.contains("长风")), "{text}: {found:?}");
    }
}

#[tokio::test]
async fn an_order_and_a_part_are_found_by_their_numbers() {
    let mut desk = world().await;
    let board = desk.ok("workshop.board", json!({})).await;
    let number = board["cars"][0]["number"].as_str().unwrap().to_owned();
    let (day, running) = (&number[2..10], &number[11..]);
    let short = running.trim_start_matches('0');
    let texts =
        [number.clone(), number.to_lowercase(), number[2..].to_owned(), format!("{}{running}", &day[4..])];
    for text in &texts[..3] {
        finds(&desk, "order", &number, &[text]).await;
    }
    finds(&desk, "order", &number, &[&format!("{}-{running}", &day[4..])]).await;
    let found = desk.ok("search.find", json!({ "text": number, "kinds": ["order"] })).await;
    assert_eq!((found[0]["title"].as_str(), &found[0]["exact"]), (Some(number.as_str()), &json!(true)));
    assert!(!short.is_empty());

    // 配件：件号、件号尾、扫到的条码、名称、首字母、全拼；技师也查得到。
    for login in ["guxy", "liuy"] {
        sit(&mut desk, login).await;
        let texts = ["12115491", "15491", "6912115491", "机油格", "油格", "jyg", "jiyouge", "JiYou"];
        finds(&desk, "part", "12115491", &texts).await;
    }
}

#[tokio::test]
async fn a_technician_sees_cars_and_no_customers() {
    let mut desk = world().await;
    sit(&mut desk, "liuy").await;
    let hits = desk.ok("search.find", json!({ "text": "单雄信" })).await;
    assert_eq!(hits, json!([]));
    assert_eq!(titles(&desk, "q7k92", "vehicle").await, ["沪B·Q7K92"]);
    let hits = desk.ok("search.find", json!({ "text": "q7k92" })).await;
    assert!(!hits.to_string().contains("单雄信") && !hits.to_string().contains("9257"), "{hits}");
}

#[tokio::test]
async fn what_is_no_word_finds_nothing() {
    let desk = world().await;
    let long = "沪".repeat(100);
    for text in ["", " ", "%", "%%%", "_", "'", "\"", "*", "' OR 1=1 --", "；；；", "🚗", &long] {
        let hits = desk.ok("search.find", json!({ "text": text })).await;
        assert_eq!(hits, json!([]), "{text}");
    }
    for bad in [json!("沪".repeat(101)), json!("\u{202e}81U"), json!("沪\u{0}"), json!(7), Value::Null] {
        let refusals = desk.refusals("search.find", json!({ "text": bad })).await;
        assert_eq!(refusals[0].field.as_deref(), Some("text"));
    }
}
