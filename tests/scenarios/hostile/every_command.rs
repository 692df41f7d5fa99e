//! Every command of the list, at the sample dealership, by its manager.

use serde_json::{Map, Value, json};
use servicelane_core::commands::{self, Command, Kind, type_names};
use servicelane_core::kernel::{Permissions, StaffId, Who};
use servicelane_core::periods::guard;
use servicelane_core::testing::Desk;

use super::attack::{self, Outcome, ask, with, without};
use super::schema::{Schema, Step, Type, named, places};

/// Text that each kind of text field takes: a number, a day, a moment, a colour of hours.
const READABLE: &[&str] = &["12", "0.5", "2026-11-24", "2026-11-24T12:00:00+08:00", "2026-10"];

fn manager() -> Who {
    Who { staff: Some(StaffId(1)), permissions: Permissions::all(), session: None }
}

/// An input that can at least be read: each text in the form its field wants.
async fn readable(desk: &Desk, command: &Command, schema: &Schema, of: &Type) -> Value {
    let mut input = schema.sample(of);
    for path in places(&input) {
        for text in READABLE {
            let here = attack::at(&mut input, &path);
            if !here.is_string() || schema_word(here) {
                break;
            }
            *here = json!(text);
            let answer = ask(&desk.core, &manager(), command.name, input.clone()).await;
            let place = named(&path);
            let unread = matches!(&answer, Outcome::Refused(all) if all.iter().any(|one| {
                one.field.as_deref() == Some(&place) && is_about_reading(&one.code)
            }));
            if !unread {
                break;
            }
        }
    }
    input
}

/// A word of an enum stays as it is.
fn schema_word(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !READABLE.contains(&text))
}

/// The input could not be turned into the command's type.
fn is_about_reading(code: &str) -> bool {
    const OWN: &[&str] =
        &["input", "text", "money", "quantity", "hours", "rate", "day", "moment", "month", "secret"];
    code.split_once('.').is_some_and(|(kind, _)| OWN.contains(&kind))
}

#[tokio::test]
async fn refuses_what_it_cannot_read_and_names_the_field() {
    let desk = Desk::open().await;
    desk.ok("sample.fill", json!({ "size": "demo" })).await;
    let schema = Schema::read();
    let mut wrong = Vec::new();
    for command in commands::list() {
        let of = schema.named(&type_names(command).0);
        let input = readable(&desk, command, &schema, &of).await;
        let mut attacks: Vec<(String, Value)> = vec![
            (String::new(), json!([])),
            (String::new(), json!("x")),
            (String::new(), json!(7)),
            (String::new(), attack::deep()),
            ("no_such_field".into(), with_field(&input, "no_such_field")),
        ];
        for path in places(&input) {
            let place = named(&path);
            let here = attack::at(&mut input.clone(), &path).clone();
            let may_be_missing = schema.may_be_missing(&of, &path);
            if !may_be_missing {
                attacks.push((place.clone(), with(&input, &path, Value::Null)));
            }
            let mut values = attack::wrong_types(&here);
            if here.as_object().is_some_and(|fields| all_optional(&schema, &of, &path, fields)) {
                // An empty list says as little as an empty form.
                values.retain(|value| *value != json!([]) && *value != json!({}));
            }
            let values = values.into_iter();
            attacks.extend(values.map(|value| (place.clone(), with(&input, &path, value))));
            if here.is_number() {
                let values = attack::no_numbers().into_iter();
                attacks.extend(values.map(|value| (place.clone(), with(&input, &path, value))));
            }
            if here.is_string() {
                let values = attack::poison().into_iter();
                attacks.extend(values.map(|value| (place.clone(), with(&input, &path, value))));
            }
        }
        for (place, input) in attacks {
            let answer = ask(&desk.core, &manager(), command.name, input.clone()).await;
            // Who knocks with a wrong password is not told what was wrong with it.
            let untold = place.is_empty() || is_secret(&place);
            let refused = untold && matches!(answer, Outcome::Refused(_));
            if !refused && !answer.points_at(&place) {
                wrong.push(told(command, &place, &input, &answer));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
}

#[tokio::test]
async fn never_fails_at_a_value() {
    let desk = Desk::open().await;
    desk.ok("sample.fill", json!({ "size": "demo" })).await;
    let before = changes(&desk).await;
    let schema = Schema::read();
    let mut wrong = Vec::new();
    for command in commands::list() {
        let of = schema.named(&type_names(command).0);
        let input = readable(&desk, command, &schema, &of).await;
        for path in places(&input) {
            let place = named(&path);
            let here = attack::at(&mut input.clone(), &path).clone();
            let mut attacks: Vec<Value> = Vec::new();
            attacks.extend(without(&input, &path));
            if here.is_number() {
                attacks.extend(attack::numbers().map(|number| with(&input, &path, number)));
            }
            if here.is_string() {
                attacks.extend(attack::texts().into_iter().map(|text| with(&input, &path, text)));
            }
            for attack in attacks {
                let answer = ask(&desk.core, &manager(), command.name, attack.clone()).await;
                if matches!(answer, Outcome::Failed(_)) {
                    wrong.push(told(command, &place, &attack, &answer));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(changes(&desk).await, before, "nothing changed");
    assert_eq!(desk.core.check().await.unwrap(), []);
}

/// Whatever takes a day either is refused one of a closed month, or stands among those that date
/// nothing of ours, with the reason.
#[tokio::test]
async fn nothing_takes_a_day_of_a_closed_month() {
    let desk = Desk::open().await;
    desk.ok("sample.fill", json!({ "size": "demo" })).await;
    let october = async |cx: &mut servicelane_core::kernel::Write| {
        sqlx::query("INSERT INTO month_closes (month, closed_at, closed_by, left_open, seal) VALUES ('2026-10', 0, 0, '[]', '')")
            .execute(cx.db())
            .await?;
        Ok(())
    };
    desk.core.in_house(october).await.unwrap();
    let schema = Schema::read();
    let mut wrong = Vec::new();
    let mut days = 0;
    for command in commands::list().iter().filter(|command| command.kind == Kind::Write) {
        let of = schema.named(&type_names(command).0);
        let input = readable(&desk, command, &schema, &of).await;
        for path in places(&input) {
            let (place, here) = (named(&path), attack::at(&mut input.clone(), &path).clone());
            let closed = match here.as_str() {
                Some("2026-11-24") => "2026-10-15",
                Some("2026-11-24T12:00:00+08:00") => "2026-10-15T12:00:00+08:00",
                _ => continue,
            };
            days += 1;
            let told = with(&input, &path, json!(closed));
            let admitted =
                desk.core.looking(async |cx| guard::admit(cx, command.name, &told).await).await.is_ok();
            let outside = guard::OUTSIDE.iter().any(|(name, field, _)| {
                *name == command.name && (field.is_empty() || place.ends_with(field))
            });
            if admitted != outside {
                wrong.push(format!(
                    "{} at {place}: {}",
                    command.name,
                    if admitted { "let in" } else { "refused" }
                ));
            }
        }
    }
    assert!(days > 15, "only {days} days were found");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn all_optional(schema: &Schema, of: &Type, path: &[Step], fields: &Map<String, Value>) -> bool {
    fields.keys().all(|name| {
        let inside = [path, &[Step::Field(name.clone())]].concat();
        schema.may_be_missing(of, &inside)
    })
}

fn is_secret(place: &str) -> bool {
    ["login", "password", "secret"].iter().any(|word| place.ends_with(word))
}

fn with_field(input: &Value, name: &str) -> Value {
    let mut input = input.clone();
    input[name] = json!(1);
    input
}

fn told(command: &Command, place: &str, input: &Value, answer: &Outcome) -> String {
    let short = |text: String| text.chars().take(300).collect::<String>();
    format!("{} at `{place}`: {} → {}", command.name, short(input.to_string()), short(answer.told()))
}

/// Rows of the tables in which anything leaves a trace.
async fn changes(desk: &Desk) -> Vec<i64> {
    desk.core
        .in_house(async |cx| {
            let mut counts = Vec::new();
            for sql in [
                "SELECT count(*) FROM audit",
                "SELECT count(*) FROM customers",
                "SELECT count(*) FROM vehicles",
                "SELECT sum(version) FROM visits",
                "SELECT sum(version) FROM repair_orders",
                "SELECT sum(version) FROM order_lines",
                "SELECT count(*) FROM stock_moves",
                "SELECT count(*) FROM settlements",
                "SELECT count(*) FROM policy_parameters",
                "SELECT sum(last) FROM number_series",
                "SELECT count(*) FROM search_terms",
            ] {
                counts.push(sqlx::query_scalar(sql).fetch_one(cx.db()).await?);
            }
            Ok(counts)
        })
        .await
        .unwrap()
}
