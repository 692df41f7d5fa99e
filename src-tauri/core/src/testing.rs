//! A desk to sit at in tests: a fresh dealership in a temporary folder, a clock set by
//! hand, and somebody signed in. Stories call commands through it as a screen would.

use std::pin::Pin;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::access::Role;
use crate::kernel::{Clock, Moment, Refusal};
use crate::{Answer, Call, Core, Options};

/// Monday to Sunday, it is always this morning when a story begins.
const MORNING: &str = "2026-11-23T09:00:00+08:00";
const PASSWORD: &str = "correct horse";

/// What happens behind somebody's back before each call.
pub type Before = Arc<dyn for<'a> Fn(&'a Desk, &'a str, &'a Value) -> Happening<'a>>;
pub type Happening<'a> = Pin<Box<dyn Future<Output = ()> + 'a>>;

pub struct Desk {
    pub core: Arc<Core>,
    pub clock: Clock,
    pub session: Option<String>,
    pub folder: tempfile::TempDir,
    pub before: Option<Before>,
}

impl Desk {
    /// An empty file, nobody there.
    pub async fn open() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let clock = Clock::set_to(Moment::parse(MORNING).expect("a moment"));
        let options = Options { clock: clock.clone(), ..Options::default() };
        let core = Core::open(folder.path(), options).await.expect("a fresh file opens");
        Self { core, clock, session: None, folder, before: None }
    }

    /// A dealership with its manager (`boss`, id 1) signed in.
    pub async fn set_up() -> Self {
        let mut desk = Self::open().await;
        let signed_in = desk.ok("dealership.set_up", set_up_form()).await;
        desk.session = signed_in["session"].as_str().map(str::to_owned);
        desk
    }

    /// Hires somebody of these roles (as the signed-in manager); their id.
    pub async fn hire(&self, login: &str, name: &str, roles: &[Role]) -> i64 {
        let form = json!({ "login": login, "name": name, "roles": roles, "password": PASSWORD });
        self.ok("access.hire", form).await["id"].as_i64().expect("an id")
    }

    /// From now on this person sits at the desk.
    pub async fn sit(&mut self, login: &str) {
        let form = json!({ "login": login, "password": PASSWORD });
        let signed_in = self.ok("access.sign_in", form).await;
        self.session = signed_in["session"].as_str().map(str::to_owned);
    }

    pub fn later(&self, minutes: i64) {
        self.clock.turn_to(self.clock.now().plus_minutes(minutes));
    }

    pub async fn call(&self, command: &str, input: Value, request_id: Option<&str>) -> Answer {
        if let Some(before) = self.before.clone() {
            before(self, command, &input).await;
        }
        let call = Call {
            command: command.into(),
            input,
            request_id: request_id.map(str::to_owned),
            session: self.session.clone(),
        };
        self.core.call(call).await
    }

    /// The answer; panics on a refusal or failure.
    pub async fn ok(&self, command: &str, input: Value) -> Value {
        match self.call(command, input, None).await {
            Answer::Ok(answer) => answer.value(),
            other => panic!("{command}: {other:?}"),
        }
    }

    /// The refusals; panics when it is not refused.
    pub async fn refusals(&self, command: &str, input: Value) -> Vec<Refusal> {
        match self.call(command, input, None).await {
            Answer::Refused(refusals) => refusals,
            other => panic!("{command}: {other:?}"),
        }
    }

    /// Begins long work and waits until it has ended; how it ended.
    pub async fn ended(&self, command: &str, input: Value) -> Value {
        let begun = self.ok(command, input).await;
        self.end_of(&begun).await
    }

    /// How long work ended that was begun before.
    pub async fn end_of(&self, begun: &Value) -> Value {
        for _ in 0..12_000 {
            let view = self.ok("errands.show", json!({ "id": begun["errand"] })).await;
            if view["state"] != "running" {
                return view;
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        panic!("it never ends: {begun}");
    }

    /// What long work came to; panics when it came to nothing.
    pub async fn done(&self, command: &str, input: Value) -> Value {
        let mut view = self.ended(command, input).await;
        assert_eq!(view["state"], "done", "{command}: {view}");
        view["result"].take()
    }

    /// The codes of the refusals.
    pub async fn refused(&self, command: &str, input: Value) -> Vec<String> {
        self.refusals(command, input).await.into_iter().map(|refusal| refusal.code).collect()
    }
}

/// The five answers of the first start.
pub fn set_up_form() -> Value {
    json!({
        "name": "示范店", "address": "深圳市南山区科苑路1号", "phone": "0755-12345678",
        "tax_status": "general", "tax_rate": "0.13",
        "manager": { "login": "boss", "name": "陈经理", "password": PASSWORD, "pin": "2468" },
    })
}
