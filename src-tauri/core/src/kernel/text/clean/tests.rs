use proptest::prelude::*;
use ts_rs::TS;

use super::*;

#[derive(Debug, Deserialize, serde::Serialize, ts_rs::TS)]
struct Input {
    name: Name<5>,
    note: LongText<10>,
    #[serde(default, deserialize_with = "empty_as_none")]
    remark: Option<Text<5>>,
}

fn decode(json: &str) -> Result<Input, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

#[test]
fn cleans_while_decoding() {
    let input = decode(r#"{"name": "\u3000 张\u200b伟\t二 \ufeff", "note": " a\r\nb\rc\n", "remark": "　"}"#)
        .expect("good");
    assert_eq!((input.name.as_str(), input.note.as_str()), ("张伟 二", "a\nb\nc"));
    assert!(input.remark.is_none());
    assert_eq!(decode(r#"{"name": "Ａ1", "note": "", "remark": "x"}"#).expect("good").name.as_str(), "Ａ1");
}

#[test]
fn refuses_by_code() {
    for (json, code) in [
        (r#"{"name": "一二三四五六", "note": ""}"#, "text.too_long:5"),
        (r#"{"name": " ", "note": ""}"#, "text.required"),
        (r#"{"name": "a\nb", "note": ""}"#, "text.control_character"),
        (r#"{"name": "a\u0000", "note": ""}"#, "text.control_character"),
        (r#"{"name": "a", "note": "\u001b[2J"}"#, "text.control_character"),
        (r#"{"name": "a\u202eb", "note": ""}"#, "text.direction_override"),
        (r#"{"name": "a", "note": "", "remark": "123456"}"#, "text.too_long:5"),
    ] {
        let error = decode(json).expect_err(json);
        assert!(error.starts_with(code), "{json}: {error}");
    }
}

#[test]
fn is_a_string_outside() {
    assert_eq!(serde_json::to_string(&Text::<9>::read("京").expect("short")).expect("text"), "\"京\"");
    let declared = Input::inline(&ts_rs::Config::default());
    assert!(declared.contains("name: string") && declared.contains("remark: string | null"), "{declared}");
}

#[test]
fn is_text_in_the_database() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("runtime");
    runtime.block_on(async {
        let pool = sqlx::SqlitePool::connect("sqlite::memory:").await.expect("memory");
        let name = Name::<9>::read("张伟").expect("short");
        let (kind, back, none): (String, Name<9>, Option<Text<9>>) =
            sqlx::query_as("SELECT typeof(?1), ?1, NULL")
                .bind(&name)
                .fetch_one(&pool)
                .await
                .expect("selected");
        assert_eq!((kind.as_str(), &back, none), ("text", &name, None));
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn cleaning_again_changes_nothing(raw in "[\\PC\\s\\u{200b}\\u{202e}\\u{0}]{0,30}") {
        if let Ok(text) = LongText::<20>::read(&raw) {
            prop_assert!(text.chars().count() <= 20);
            prop_assert_eq!(LongText::<20>::read(&text), Ok(text.clone()));
        }
    }
}
