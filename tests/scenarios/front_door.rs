//! The way of every call, seen from a door.

use serde_json::json;
use servicelane_core::Answer;
use servicelane_core::audit::verify::broken_seals;
use servicelane_core::commands::{self, typescript};
use servicelane_core::kernel::Permission;
use servicelane_core::testing::{Desk, set_up_form};

#[tokio::test]
async fn five_questions_and_the_house_stands_once() {
    let desk = Desk::set_up().await;
    let who = desk.ok("access.who", json!({})).await;
    assert_eq!(who["dealership"]["name"], "示范店");
    assert_eq!(who["me"]["roles"], json!(["manager"]));
    assert_eq!(desk.refused("dealership.set_up", set_up_form()).await, ["dealership.already_set_up"]);
}

#[tokio::test]
async fn all_mistakes_of_a_form_are_told_at_once() {
    let desk = Desk::open().await;
    let mut form = set_up_form();
    form["name"] = json!(" ");
    form["manager"]["password"] = json!("short");
    form["tax_rate"] = json!("0.5");
    let codes = desk.refused("dealership.set_up", form).await;
    assert_eq!(codes, ["dealership.line_needed", "dealership.tax_rate", "access.password_length"]);
}

#[tokio::test]
async fn five_wrong_passwords_shut_the_door_for_a_while() {
    let desk = Desk::set_up().await;
    let wrong = json!({ "login": "boss", "password": "wrong" });
    for _ in 0..4 {
        assert_eq!(desk.refused("access.sign_in", wrong.clone()).await, ["access.wrong_password"]);
    }
    assert_eq!(desk.refused("access.sign_in", wrong).await, ["access.locked_out"]);
    let right = json!({ "login": "BOSS", "password": "correct horse" });
    assert_eq!(desk.refused("access.sign_in", right.clone()).await, ["access.locked_out"]);
    desk.clock.turn_to(desk.clock.now().plus_minutes(16));
    desk.ok("access.sign_in", right).await;
}

#[tokio::test]
async fn an_idle_session_locks_and_the_pin_opens_it() {
    let desk = Desk::set_up().await;
    desk.clock.turn_to(desk.clock.now().plus_minutes(15));
    assert_eq!(desk.refused("access.staff", json!({})).await, ["access.locked"]);
    assert_eq!(desk.ok("access.who", json!({})).await["locked"], true);
    desk.ok("access.unlock", json!({ "secret": "2468" })).await;
    desk.ok("access.staff", json!({})).await;
}

#[tokio::test]
async fn the_same_request_twice_happens_once() {
    let desk = Desk::set_up().await;
    let hire = json!({
        "login": "li", "name": "李顾问", "roles": ["service_advisor"], "password": "long enough",
    });
    let first = desk.call("access.hire", hire.clone(), Some("r1")).await;
    let again = desk.call("access.hire", hire.clone(), Some("r1")).await;
    assert!(matches!(&first, Answer::Ok(_)), "{first:?}");
    assert_eq!(first, again);
    assert_eq!(desk.ok("access.staff", json!({})).await.as_array().unwrap().len(), 2);
    let other = desk.call("policy.list", json!({}), Some("r1")).await;
    assert!(matches!(other, Answer::Ok(_)), "reading needs no request id");
}

#[tokio::test]
async fn a_stale_save_says_who_was_first() {
    let desk = Desk::set_up().await;
    let change = json!({ "version": 1, "name": "新店", "address": "甲", "phone": "1" });
    desk.ok("dealership.change", change.clone()).await;
    match desk.call("dealership.change", change, None).await {
        Answer::Refused(refusals) => {
            assert_eq!(refusals[0].code, "record.stale");
            assert_eq!(refusals[0].params["who"], "陈经理");
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_last_manager_stays() {
    let desk = Desk::set_up().await;
    let change = json!({ "id": 1, "version": 1, "name": "陈", "roles": ["technician"], "active": true });
    assert_eq!(desk.refused("access.change_staff", change).await, ["access.last_manager"]);
}

#[tokio::test]
async fn the_trail_holds_no_secret_and_shows_tampering() {
    let desk = Desk::set_up().await;
    desk.ok("access.sign_in", json!({ "login": "boss", "password": "correct horse" })).await;
    let page = desk.ok("audit.trail", json!({})).await;
    let text = page.to_string();
    assert!(text.contains("access.sign_in"));
    assert!(!text.contains("correct horse") && !text.contains("2468"), "{text}");
    let broken = desk
        .core
        .in_house(async |cx| {
            assert!(broken_seals(cx).await?.is_empty());
            sqlx::query("DROP TRIGGER audit_is_not_edited").execute(cx.db()).await?;
            sqlx::query("UPDATE audit SET command = 'x' WHERE id = 1").execute(cx.db()).await?;
            broken_seals(cx).await
        })
        .await
        .unwrap();
    assert_eq!(broken, [1]);
}

#[tokio::test]
async fn every_command_needs_its_right() {
    let mut desk = Desk::set_up().await;
    desk.session = None;
    for command in commands::list() {
        let codes = match desk.call(command.name, json!({ "?": 1 }), None).await {
            Answer::Refused(refusals) => refusals,
            other => panic!("{}: {other:?}", command.name),
        };
        let open = command.needs == Permission::Anyone;
        assert_eq!(codes[0].code == "access.signed_out", !open, "{}", command.name);
    }
}

#[test]
fn the_commands_speak_typescript() {
    let text = typescript();
    assert!(
        text.contains("\"access.sign_in\": { input: SignIn; output: SignedIn; kind: \"write\" }"),
        "{text}"
    );
    assert!(text.contains("export type SignedIn = "));
}

#[tokio::test]
async fn the_sample_dealership_opens_once_and_is_sound() {
    let mut desk = Desk::open().await;
    desk.ok("sample.fill", json!({ "size": "demo" })).await;
    assert_eq!(desk.core.check().await.unwrap(), []);
    let signed_in = desk.ok("access.sign_in", json!({ "login": "zhoujm", "password": "servicelane" })).await;
    desk.session = signed_in["session"].as_str().map(str::to_owned);
    assert_eq!(desk.ok("access.who", json!({})).await["dealership"]["sample"], true);
    let again = desk.refused("sample.fill", json!({ "size": "demo" })).await;
    assert_eq!(again, ["dealership.already_set_up"]);
}
