//! The host on this computer, as a browser sees it, and as a foreign page would like to.

use serde_json::json;
use servicelane_tests::browser::{ask, call};
use servicelane_tests::console::serve;
use servicelane_tests::world::five_answers;

const JSON: (&str, &str) = ("content-type", "application/json");

#[test]
fn only_its_own_pages_get_in() -> Result<(), std::io::Error> {
    let folder = tempfile::tempdir()?;
    let served = serve(folder.path());
    let who = |headers: &[(&str, &str)]| ask(&served.address, "POST /call/access.who", headers, "{}");
    assert_eq!(who(&[JSON])?.status, 200);
    assert_eq!(who(&[JSON, ("origin", "https://evil.example")])?.status, 403);
    assert_eq!(who(&[JSON, ("host", "evil.example")])?.status, 403);
    assert_eq!(who(&[("content-type", "text/plain")])?.status, 415);
    let get = |path: &str| ask(&served.address, &format!("GET {path}"), &[], "");
    assert_eq!(get("/call/access.who")?.status, 405);
    assert_eq!(get("/../Cargo.toml")?.status, 404);
    assert_eq!(get("/%2e%2e/Cargo.toml")?.status, 404);
    let policy = get("/nothing.js")?.header("content-security-policy").map(str::to_owned);
    assert!(policy.is_some_and(|policy| policy.contains("default-src 'self'")));
    Ok(())
}

#[test]
fn an_oversized_body_is_turned_away() -> Result<(), std::io::Error> {
    let folder = tempfile::tempdir()?;
    let served = serve(folder.path());
    let long = format!("{:?}", "x".repeat(33 * 1024 * 1024));
    // The host may hang up while the rest is still on its way.
    if let Ok(answer) = ask(&served.address, "POST /call/access.who", &[JSON], &long) {
        assert_eq!(answer.status, 413);
    }
    assert!(call(&served.address, None, "access.who", &json!({})).is_some());
    Ok(())
}

#[test]
fn a_session_travels_with_each_call() -> Result<(), std::io::Error> {
    let folder = tempfile::tempdir()?;
    let served = serve(folder.path());
    let answer = call(&served.address, None, "dealership.set_up", &five_answers());
    let answer = answer.unwrap_or_default();
    let session = answer["ok"]["session"].as_str();
    assert!(session.is_some(), "{answer}");
    let card = |session| call(&served.address, session, "dealership.card", &json!({})).unwrap_or_default();
    assert_eq!(card(session)["ok"]["name"], "示范店");
    assert_eq!(card(None)["refused"][0]["code"], "access.signed_out");
    Ok(())
}
