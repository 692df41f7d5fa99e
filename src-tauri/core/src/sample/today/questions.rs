//! What people ask by telephone and on line today.

use serde_json::{Value, json};

use super::desk::{ask, staff};
use crate::kernel::{Moment, Result, Write};

pub struct Question {
    /// Login of whoever took it down.
    pub by: &'static str,
    pub channel: &'static str,
    pub topic: &'static str,
    pub words: &'static str,
    pub who: Who,
    /// Login of who shall answer.
    pub to: Option<&'static str>,
    /// Codes of packages that were quoted.
    pub quoted: &'static [&'static str],
}

/// Who asks.
pub enum Who {
    /// The owner of the car with this place among those on file.
    Owner(i64),
    Stranger(&'static str, &'static str),
}

pub const BRAKES: Question = Question {
    by: "chenj",
    channel: "phone",
    topic: "price",
    words: "前刹车片换一副连工带料多少钱？今天能不能换？",
    who: Who::Owner(17),
    to: None,
    quoted: &["TC-ZD"],
};

/// Given to the workshop in the morning, and nobody has called back yet.
pub const RANGE: Question = Question {
    by: "liw",
    channel: "wechat",
    topic: "care",
    words: "天冷续航掉了一截，是电池坏了还是正常？要不要来检查？",
    who: Who::Owner(33),
    to: Some("liuy"),
    quoted: &[],
};

pub const NOISE: Question = Question {
    by: "chenj",
    channel: "phone",
    topic: "repair",
    words: "过减速带左前轮咯噔响，还能跑高速吗？",
    who: Who::Stranger("钱先生", "13912045566"),
    to: Some("zhanggq"),
    quoted: &[],
};

pub const HOURS: Question = Question {
    by: "liw",
    channel: "online",
    topic: "price",
    words: "H60 做一次基础保养要多少钱，周六上班吗？",
    who: Who::Stranger("网名 山野行", "shanye_xing"),
    to: None,
    quoted: &["TC-BY6"],
};

pub async fn asked(cx: &mut Write, at: Moment, question: &Question) -> Result<()> {
    let mut form =
        json!({ "channel": question.channel, "topic": question.topic, "question": question.words });
    match question.who {
        Who::Owner(nth) => {
            let car: i64 = sqlx::query_scalar(
                "SELECT id FROM vehicles WHERE owner_id IS NOT NULL AND scrapped = 0 ORDER BY id LIMIT 1 OFFSET ?",
            )
            .bind(nth)
            .fetch_one(cx.db())
            .await?;
            form["vehicle_id"] = json!(car);
        }
        Who::Stranger(name, contact) => {
            form["asker"] = json!(name);
            form["contact"] = json!(contact);
        }
    }
    if let Some(login) = question.to {
        form["specialist_id"] = json!(staff(cx, login).await?);
    }
    let enquiry = ask(cx, question.by, at, "enquiries.record", form).await?;
    if question.quoted.is_empty() {
        return Ok(());
    }
    let mut lines: Vec<Value> = Vec::new();
    for code in question.quoted {
        let package: i64 = sqlx::query_scalar("SELECT id FROM work_packages WHERE code = ?")
            .bind(code)
            .fetch_one(cx.db())
            .await?;
        lines.push(json!({ "kind": "package", "package_id": package }));
    }
    let quote = json!({ "id": enquiry["id"], "version": enquiry["version"], "lines": lines });
    ask(cx, question.by, at, "enquiries.quote", quote).await.map(drop)
}

pub async fn said(cx: &mut Write, at: Moment, words: &str, by: &str, answer: &str) -> Result<()> {
    let (id, version): (i64, i64) = sqlx::query_as("SELECT id, version FROM enquiries WHERE question = ?")
        .bind(words)
        .fetch_one(cx.db())
        .await?;
    let form = json!({ "id": id, "version": version, "answer": answer, "how": "phone" });
    ask(cx, by, at, "enquiries.answer", form).await.map(drop)
}
