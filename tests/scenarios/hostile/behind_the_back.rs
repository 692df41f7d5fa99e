//! Whole visits, and before each first use of a command the same call with one value spoilt: at
//! the very moment at which the right one is welcome.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use serde_json::Value;
use servicelane_core::commands::{self, Kind};
use servicelane_core::kernel::session::Standing;
use servicelane_core::testing::{Before, Desk};

use super::attack::{self, Outcome, ask, with, without};
use super::schema::{named, places};
use crate::visit::world::World;
use crate::visit::{accident, added, home, money, rework, shortage, warranty};

#[derive(Default)]
struct Haunted {
    seen: Mutex<BTreeSet<String>>,
    wrong: Mutex<Vec<String>>,
}

impl Haunted {
    fn before(self: &Arc<Self>) -> Before {
        let haunted = Arc::clone(self);
        Arc::new(move |desk, command, input| {
            let haunted = Arc::clone(&haunted);
            Box::pin(async move { haunted.spoil(desk, command, input).await })
        })
    }

    async fn spoil(&self, desk: &Desk, name: &str, input: &Value) {
        let sessions = &desk.core.house().sessions;
        let standing = sessions.standing(desk.session.as_deref(), desk.clock.now(), false);
        let Standing::Active(who) = standing else { return };
        let command = commands::find(name).expect("a command");
        if !matches!(ask(&desk.core, &who, name, input.clone()).await, Outcome::Ok(_)) {
            // The story shows a refusal here; its turn comes with the call that is welcome.
            return;
        }
        if !self.seen.lock().unwrap().insert(name.to_owned()) {
            return;
        }
        for path in places(input) {
            let place = named(&path);
            let here = attack::at(&mut input.clone(), &path).clone();
            let mut attacks: Vec<(Value, bool)> = Vec::new();
            attacks.extend(without(input, &path).map(|input| (input, false)));
            if here.is_number() {
                let must = command.kind == Kind::Write;
                let values = attack::numbers().map(|number| (with(input, &path, number), must));
                attacks.extend(values);
            }
            if here.is_string() {
                attacks.extend(attack::texts().into_iter().map(|text| (with(input, &path, text), false)));
            }
            for (attack, must_be_refused) in attacks {
                let answer = ask(&desk.core, &who, name, attack.clone()).await;
                let good = match &answer {
                    Outcome::Failed(_) => false,
                    Outcome::Ok(_) => !must_be_refused,
                    Outcome::Refused(refusals) => !refusals.is_empty(),
                };
                if !good {
                    let input: String = attack.to_string().chars().take(300).collect();
                    let line = format!("{name} at `{place}`: {input} → {}", answer.told());
                    self.wrong.lock().unwrap().push(line);
                }
            }
        }
    }
}

#[tokio::test]
async fn no_visit_is_thrown_off_its_way() {
    let haunted = Arc::new(Haunted::default());
    let haunt = async || {
        let mut desk = Desk::open().await;
        desk.before = Some(haunted.before());
        World::at(desk).await
    };
    home::story(haunt().await).await;
    warranty::story(haunt().await).await;
    accident::story(haunt().await).await;
    added::story(haunt().await).await;
    rework::story(haunt().await).await;
    shortage::story(haunt().await).await;
    money::reversal(haunt().await).await;
    money::discount(haunt().await).await;
    let wrong = std::mem::take(&mut *haunted.wrong.lock().unwrap());
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
    assert!(haunted.seen.lock().unwrap().len() >= 35, "{:?}", haunted.seen);
}
