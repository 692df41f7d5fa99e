//! Start: the data folder is opened and the first screen's questions are answered, beside a
//! bare connection with the same pragmas that is asked for as much. What the window itself
//! takes comes on top of both.

use crate::decade::{raw, timed};
use crate::figure::Figure;
use crate::times::Times;
use serde_json::json;
use servicelane_core::{Answer, Call, Core, Options};
use std::path::Path;
use std::time::{Duration, Instant};

const REPETITIONS: usize = 30;

pub async fn measure(folder: &Path) -> Vec<Figure> {
    let (mut ours, mut floor) = (Times::default(), Times::default());
    for _ in 0..REPETITIONS {
        ours.add(start(folder).await);
        floor.add(bare(folder).await);
    }
    vec![Figure::Part {
        what: "start to a usable screen: what the core adds to the window's start",
        ours,
        floor,
        floor_is: "a bare connection, asked as much",
    }]
}

/// Open, who is here, which house, whose faces to choose from.
async fn start(folder: &Path) -> Duration {
    let began = Instant::now();
    let core = match Core::open(folder, Options::default()).await {
        Ok(core) => core,
        Err(error) => panic!("{}: {error:?}", folder.display()),
    };
    for command in ["access.who", "access.faces"] {
        let call = Call { command: command.into(), input: json!({}), request_id: None, session: None };
        let answer = core.call(call).await;
        assert!(matches!(answer, Answer::Ok(_)), "{command}: {answer:?}");
    }
    let time = began.elapsed();
    core.close().await;
    time
}

async fn bare(folder: &Path) -> Duration {
    let began = Instant::now();
    let mut raw = raw(folder).await;
    for statement in ["SELECT name, sample FROM dealership", "SELECT id, name FROM staff WHERE active = 1"] {
        timed(sqlx::query(statement).fetch_all(&mut raw)).await;
    }
    began.elapsed()
}
