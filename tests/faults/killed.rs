//! The process ends without a word in the middle of writing, again and again.

use serde_json::{Value, json};
use servicelane_tests::browser::{call, call_once};
use servicelane_tests::console::{run, serve};
use servicelane_tests::world::five_answers;
use std::thread;
use std::time::Duration;

const ROUNDS: u64 = 30;

/// The change that is sent when the card stands at `version`; afterwards it stands one higher.
fn change(version: i64) -> Value {
    json!({
        "version": version, "name": format!("示范店 {version}"), "address": "深圳市南山区",
        "phone": "0755-12345678", "hotline": null, "filing_number": null, "credit_code": null,
    })
}

fn sign_in(address: &str) -> String {
    let input = json!({ "login": "manager", "password": "correct horse" });
    let answer = call(address, None, "access.sign_in", &input).unwrap_or_default();
    match answer["ok"]["session"].as_str() {
        Some(session) => session.to_owned(),
        None => panic!("{answer}"),
    }
}

/// Sends changes until the host is gone; the version that the last acknowledged one led to.
fn change_until_gone(address: &str, session: &str, mut version: i64) -> i64 {
    loop {
        let id = format!("change-{version}");
        let answer = call_once(address, Some(session), "dealership.change", &change(version), Some(&id));
        match answer {
            None => return version,
            Some(answer) => assert!(answer.get("ok").is_some(), "{answer}"),
        }
        version += 1;
    }
}

#[test]
fn nothing_acknowledged_is_missing_and_nothing_is_half_there() -> Result<(), std::io::Error> {
    let folder = tempfile::tempdir()?;
    let mut served = serve(folder.path());
    assert!(call(&served.address, None, "dealership.set_up", &five_answers()).is_some());
    let mut version = 1;
    for round in 0..ROUNDS {
        let session = sign_in(&served.address);
        let address = served.address.clone();
        let writer = thread::spawn(move || change_until_gone(&address, &session, version));
        // A different moment each time, within the first few dozen changes.
        thread::sleep(Duration::from_millis(5 + (round * 37) % 90));
        served.kill();
        let Ok(acknowledged) = writer.join() else {
            panic!("round {round}");
        };

        let checked = run(&["check"], folder.path());
        assert_eq!(checked.code, Some(0), "round {round}: {checked:?}");
        served = serve(folder.path());
        let session = Some(sign_in(&served.address));
        let session = session.as_deref();
        let card = call(&served.address, session, "dealership.card", &json!({})).unwrap_or_default();
        let found = card["ok"]["version"].as_i64().unwrap_or_default();
        // The one that was under way may have happened or not, but not by half.
        assert!((acknowledged..=acknowledged + 1).contains(&found), "{acknowledged} became {card}");
        if found > 1 {
            assert_eq!(card["ok"]["name"], format!("示范店 {}", found - 1));
        }

        // Whoever got no answer sends it again: it happens once.
        let id = format!("change-{acknowledged}");
        let again = change(acknowledged);
        let answer = call_once(&served.address, session, "dealership.change", &again, Some(&id));
        assert!(answer.as_ref().is_some_and(|answer| answer.get("ok").is_some()), "{answer:?}");
        let card = call(&served.address, session, "dealership.card", &json!({})).unwrap_or_default();
        version = acknowledged + 1;
        assert_eq!(card["ok"]["version"], version);
    }
    assert!(version > i64::try_from(ROUNDS).unwrap_or_default(), "hardly anything was written");
    Ok(())
}
