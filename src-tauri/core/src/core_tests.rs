//! The way of every call, seen from a door.

use serde_json::{Value, json};

use crate::audit::verify::broken_seals;
use crate::commands::{self, typescript};
use crate::kernel::{Clock, Moment};
use crate::{Answer, Call, Core, Options};

struct Desk {
    core: std::sync::Arc<Core>,
    clock: Clock,
    session: Option<String>,
    _folder: tempfile::TempDir,
}

impl Desk {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::set_to(Moment::parse("2026-11-22T09:00:00+08:00").unwrap());
        let options = Options { clock: clock.clone(), ..Options::default() };
        let core = Core::open(folder.path(), options).await.unwrap();
        Self { core, clock, session: None, _folder: folder }
    }

    async fn set_up() -> Self {
        let mut desk = Self::open().await;
        let signed_in = desk.ok("dealership.set_up", set_up()).await;
        desk.session = signed_in["session"].as_str().map(str::to_owned);
        desk
    }

    async fn call(&self, command: &str, input: Value, request_id: Option<&str>) -> Answer {
        let call = Call {
            command: command.into(),
            input,
            request_id: request_id.map(str::to_owned),
            session: self.session.clone(),
        };
        self.core.call(call).await
    }

    async fn ok(&self, command: &str, input: Value) -> Value {
        match self.call(command, input, None).await {
            Answer::Ok(value) => value,
            other => panic!("{command}: {other:?}"),
        }
    }

    async fn refused(&self, command: &str, input: Value) -> Vec<String> {
        match self.call(command, input, None).await {
            Answer::Refused(refusals) => refusals.into_iter().map(|r| r.code).collect(),
            other => panic!("{command}: {other:?}"),
        }
    }
}

fn set_up() -> Value {
    json!({
        "name": "示范店", "address": "深圳市南山区", "phone": "0755-12345678",
        "tax_status": "general", "tax_rate": "0.13",
        "manager": { "login": "boss", "name": "陈经理", "password": "correct horse", "pin": "2468" },
    })
}

#[tokio::test]
async fn five_questions_and_the_house_stands_once() {
    let desk = Desk::set_up().await;
    let who = desk.ok("access.who", json!({})).await;
    assert_eq!(who["dealership"]["name"], "示范店");
    assert_eq!(who["me"]["roles"], json!(["manager"]));
    assert_eq!(desk.refused("dealership.set_up", set_up()).await, ["dealership.already_set_up"]);
}

#[tokio::test]
async fn all_mistakes_of_a_form_are_told_at_once() {
    let desk = Desk::open().await;
    let mut form = set_up();
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
        let open = command.needs == crate::kernel::Permission::Anyone;
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
