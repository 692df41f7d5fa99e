//! The manager closes October.

use serde_json::{Value, json};
use servicelane_core::exports;
use servicelane_core::kernel::Moment;

use super::super::visit::world::World;

/// The shop closes no days: the house makes it a reminder.
async fn days_are_only_a_reminder(world: &World) {
    let form = json!({
        "key": "closing.days_open", "value": "warn", "source": "本店不做日结", "valid_from": world.desk.clock.now().day(),
    });
    world.desk.ok("policy.set", form).await;
}

async fn figures(world: &World) -> Vec<Value> {
    let mut all = Vec::new();
    for report in ["payers", "advisors", "payments", "tax", "reversals", "delivery", "quality", "customers"] {
        let period = json!({ "from": "2026-10-01", "until": "2026-10-31" });
        all.push(world.desk.ok("reports.show", json!({ "report": report, "period": period })).await);
    }
    all
}

async fn files(world: &World) -> Vec<(String, Vec<u8>)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_owned();
    world
        .desk
        .core
        .looking(async |cx| exports::month::to_folder(cx, "2026-10".parse().unwrap(), &path).await)
        .await
        .unwrap();
    let mut all: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()))
        .collect();
    all.sort();
    all
}

#[tokio::test]
async fn what_must_be_done_first_is_said_and_kept_to() {
    let mut world = World::new().await;
    world.sit_as("manager").await;
    let october = json!({ "month": "2026-10" });
    let page = world.desk.ok("closing.month", october.clone()).await;
    assert_eq!((&page["state"], &page["undone"][0]["kind"]), (&json!("open"), &json!("days_open")));
    assert_eq!(page["undone"][0]["weight"], "forbid");
    let refused = world.desk.refusals("closing.close_month", october.clone()).await;
    assert_eq!(
        (refused[0].code.as_str(), &refused[0].params["kind"]),
        ("closing.undone", &json!("days_open"))
    );

    days_are_only_a_reminder(&world).await;
    assert_eq!(world.desk.refused("closing.close_month", october.clone()).await, ["closing.undone_unseen"]);
    assert_eq!(
        world.desk.refused("closing.close_month", json!({ "month": "2026-11" })).await[0],
        "closing.month_not_over"
    );
    world.sit("chenj").await;
    assert_eq!(world.desk.refused("closing.close_month", october).await, ["access.forbidden"]);
}

#[tokio::test]
async fn a_closed_month_stays_as_it_was_whatever_happens_later() {
    let mut world = World::new().await;
    world.sit_as("manager").await;
    days_are_only_a_reminder(&world).await;
    let before = figures(&world).await;
    let closed = world.desk.ok("closing.close_month", json!({ "month": "2026-10", "knowing": true })).await;
    assert_eq!(closed["seal"].as_str().unwrap().len(), 64);
    let (kept, shown) = (files(&world).await, figures(&world).await);
    assert_eq!(shown, before);
    assert_eq!(kept.len(), 2);

    // A settlement of October is taken back, prices change, a name changes: all of it is November's.
    let old = world.number(
        "SELECT s.id FROM standing_settlements s WHERE s.payer = 'customer' AND s.settled_at < unixepoch('2026-10-20') * 1000
           AND s.settled_at >= unixepoch('2026-10-02') * 1000
           AND NOT EXISTS (SELECT 1 FROM invoices i WHERE i.settlement_id = s.id) ORDER BY s.id LIMIT 1",
    ).await;
    world.desk.ok("settlement.reverse", json!({ "settlement_id": old, "reason": "客户要求重开" })).await;
    world
        .desk
        .core
        .in_house(async |cx| {
            sqlx::query("UPDATE staff SET name = '改名' WHERE login = 'chenj'").execute(cx.db()).await?;
            Ok(())
        })
        .await
        .unwrap();
    assert_eq!(figures(&world).await, before, "figure by figure");
    assert_eq!(files(&world).await, kept, "byte for byte");
    let asked = json!({ "report": "reversals", "period": { "from": "2026-11-23", "until": "2026-11-23" } });
    assert!(!world.desk.ok("reports.show", asked).await["rows"].as_array().unwrap().is_empty());
    assert_eq!(world.desk.core.check().await.unwrap(), []);

    // Behind the program's back it shows.
    world.desk.core.in_house(async |cx| {
        sqlx::query("UPDATE settlements SET cost = cost + 1 WHERE id = (SELECT min(id) FROM settlements WHERE settled_at >= unixepoch('2026-10-02') * 1000)")
            .execute(cx.db()).await?;
        Ok(())
    }).await.unwrap();
    let found: Vec<String> = world.desk.core.check().await.unwrap().into_iter().map(|one| one.code).collect();
    assert!(found.contains(&"closing.ledgers_differ".to_owned()), "{found:?}");
}

#[tokio::test]
async fn nothing_is_dated_into_a_closed_month() {
    let mut world = World::new().await;
    world.sit_as("manager").await;
    days_are_only_a_reminder(&world).await;
    world.desk.ok("closing.close_month", json!({ "month": "2026-10", "knowing": true })).await;
    let rate =
        json!({ "key": "labour.rate", "value": "200.00", "source": "调价", "valid_from": "2026-10-15" });
    let refused = world.desk.refusals("policy.set", rate).await;
    assert_eq!(
        (refused[0].code.as_str(), refused[0].field.as_deref()),
        ("periods.closed", Some("valid_from"))
    );
    assert_eq!(refused[0].params["month"], "2026-10");
    let car = world.number("SELECT id FROM vehicles v WHERE NOT EXISTS (SELECT 1 FROM visits t WHERE t.vehicle_id = v.id AND t.state = 'open') LIMIT 1").await;
    let intake = json!({ "arrived_at": "2026-10-31T23:30:00+08:00", "mileage": 999_999, "customer_words": "补录", "acceptance": "customer_pay" });
    let refused =
        world.desk.refusals("reception.open_visit", json!({ "vehicle_id": car, "intake": intake })).await;
    assert_eq!(
        (refused[0].code.as_str(), refused[0].field.as_deref()),
        ("periods.closed", Some("intake.arrived_at"))
    );

    // A computer whose clock stands in October records nothing; who comes in can still see why.
    let now = world.desk.clock.now();
    world.desk.clock.turn_to(Moment::parse("2026-10-15T10:00:00+08:00").unwrap());
    world.sit_as("manager").await;
    assert_eq!(
        world.desk.refused("orders.note", json!({ "order_id": 1, "text": "x" })).await,
        ["clock.behind"]
    );
    world.desk.clock.turn_to(now);
}

#[tokio::test]
async fn it_is_opened_again_only_with_a_reason_and_stays_visible() {
    let mut world = World::new().await;
    world.sit_as("manager").await;
    days_are_only_a_reminder(&world).await;
    let close = json!({ "month": "2026-10", "knowing": true, "note": "按时" });
    world.desk.ok("closing.close_month", close.clone()).await;
    assert_eq!(world.desk.refused("closing.close_month", close.clone()).await[0], "closing.month_closed");
    assert_eq!(
        world.desk.refused("closing.close_month", json!({ "month": "2026-09", "knowing": true })).await[0],
        "closing.later_closed"
    );
    assert_eq!(
        world.desk.refused("closing.reopen_month", json!({ "month": "2026-10", "reason": " " })).await,
        ["text.required"]
    );
    assert_eq!(
        world.desk.refused("closing.reopen_month", json!({ "month": "2026-09", "reason": "错" })).await,
        ["closing.month_open"]
    );
    let first = files(&world).await;
    let reopen = json!({ "month": "2026-10", "reason": "漏记一笔外包成本" });
    world.desk.ok("closing.reopen_month", reopen).await;
    let page = world.desk.ok("closing.month", json!({ "month": "2026-10" })).await;
    assert_eq!(
        (&page["state"], &page["closings"][0]["reopen_reason"]),
        (&json!("reopened"), &json!("漏记一笔外包成本"))
    );

    world.desk.ok("closing.close_month", close).await;
    let page = world.desk.ok("closing.month", json!({ "month": "2026-10" })).await;
    assert_eq!((page["closings"].as_array().unwrap().len(), &page["changed"]), (2, &json!([])));
    assert_eq!(page["closings"][0]["seal"], page["closings"][1]["seal"], "the same figures, the same seal");
    assert_eq!(files(&world).await, first);
    let old = json!({ "id": page["closings"][1]["id"], "part": "workbook" });
    assert!(world.desk.ok("closing.kept", old).await["base64"].as_str().unwrap().len() > 1_000);
    let months = world.desk.ok("closing.months", json!({})).await;
    assert_eq!((&months[0]["state"], &months[1]["state"]), (&json!("running"), &json!("closed")));
    assert_eq!(world.desk.core.check().await.unwrap(), []);
}

#[tokio::test]
async fn who_looks_behind_a_closed_figure_sees_what_changed_since() {
    let mut world = World::new().await;
    world.sit_as("manager").await;
    days_are_only_a_reminder(&world).await;
    let october = json!({ "from": "2026-10-01", "until": "2026-10-31" });
    assert_eq!(world.desk.ok("reports.closing", october.clone()).await["closed"], Value::Null);
    let closed_at = world.desk.clock.now();
    world.desk.ok("closing.close_month", json!({ "month": "2026-10", "knowing": true })).await;
    world.desk.later(5);
    let closing = world.desk.ok("reports.closing", october.clone()).await;
    assert_eq!(
        closing["closed"],
        json!({ "month": "2026-10", "closed_at": closed_at, "closed_by": "周建明" })
    );
    let part_of_it = json!({ "from": "2026-10-01", "until": "2026-10-30" });
    assert_eq!(world.desk.ok("reports.closing", part_of_it).await["closed"], Value::Null);

    // As long as nobody touches the records they give what was closed, in every report.
    let mut looked = 0;
    for one in world.desk.ok("reports.list", json!({})).await.as_array().unwrap() {
        let shown =
            world.desk.ok("reports.show", json!({ "report": one["report"], "period": october })).await;
        for column in shown["columns"].as_array().unwrap() {
            let kind = column["kind"].as_str().unwrap();
            if ["text", "word", "day"].contains(&kind) || shown["rows"].as_array().unwrap().is_empty() {
                continue;
            }
            let asked = json!({ "report": one["report"], "period": october, "row": shown["keys"][0], "column": column["code"] });
            for part in world.desk.ok("reports.behind", asked).await["parts"].as_array().unwrap() {
                // What is compared with the year before has that year's records, of open months.
                if !part["closed"].is_null() {
                    assert_eq!(
                        part["closed"]["agrees"], true,
                        "{} {}: {part}",
                        one["report"], column["code"]
                    );
                    looked += 1;
                }
            }
        }
    }
    assert!(looked > 60, "only {looked} figures were looked behind");

    // A visit of October turns out to have been another advisor's.
    world.desk.core.in_house(async |cx| {
        sqlx::query("UPDATE visits SET advisor_id = (SELECT id FROM staff WHERE login = 'liw')
                     WHERE advisor_id = (SELECT id FROM staff WHERE login = 'chenj')
                       AND arrived_at < unixepoch('2026-10-20') * 1000 AND arrived_at >= unixepoch('2026-10-10') * 1000")
            .execute(cx.db()).await?;
        Ok(())
    }).await.unwrap();
    let chenj = world.number("SELECT id FROM staff WHERE login = 'chenj'").await;
    let shown = world.desk.ok("reports.show", json!({ "report": "advisors", "period": october })).await;
    let at =
        shown["keys"].as_array().unwrap().iter().position(|key| *key == json!(chenj.to_string())).unwrap();
    let net = shown["columns"].as_array().unwrap().iter().position(|column| column["code"] == "net").unwrap();
    let asked = json!({ "report": "advisors", "period": october, "row": chenj.to_string(), "column": "net" });
    let part = world.desk.ok("reports.behind", asked).await["parts"][0].clone();
    assert_eq!(
        part["closed"]["cell"]["value"], shown["rows"][at][net]["value"],
        "the figure as it was closed"
    );
    assert_eq!(part["closed"]["agrees"], false);
    assert_ne!(part["total"]["value"], part["closed"]["cell"]["value"]);
}
