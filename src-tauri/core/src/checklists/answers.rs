//! Keeping what was answered, and reading it back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::read::Checklist;
use super::{AnswerResult, AnsweredFor, ItemId, rules};
use crate::kernel::text::Text;
use crate::kernel::{Checks, Read, Result, Write};

/// Part of a form: one question answered.
#[derive(Clone, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GivenAnswer {
    pub item_id: ItemId,
    pub result: AnswerResult,
    /// Needed where the question is measured.
    #[serde(default)]
    pub value: Option<Text<60>>,
    #[serde(default)]
    pub note: Option<Text<200>>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswersOf {
    pub subject_kind: AnsweredFor,
    pub subject_id: i64,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct AnswerView {
    pub item_id: ItemId,
    pub section: String,
    pub text: String,
    pub result: AnswerResult,
    pub value: Option<String>,
    pub unit: Option<String>,
    pub note: Option<String>,
}

/// Adds to a form's checks what is wrong with the answers; `field` is their place there.
pub fn check(checks: &mut Checks, field: &str, list: &Checklist, answers: &[GivenAnswer]) {
    rules::check_answers(checks, field, list, answers);
}

/// Keeps these answers to the questions of `list` (see [`super::read::questions`]) in
/// place of any earlier ones. The words of each question are kept with its answer.
///
/// # Errors
/// `checklists.unanswered` and the other refusals of [`rules::check_answers`], at `answers`.
pub async fn keep(
    cx: &mut Write,
    subject: AnsweredFor,
    subject_id: i64,
    list: &Checklist,
    answers: &[GivenAnswer],
) -> Result<()> {
    let mut checks = Checks::new();
    check(&mut checks, "answers", list, answers);
    checks.done()?;
    sqlx::query("DELETE FROM checklist_answers WHERE subject_kind = ? AND subject_id = ?")
        .bind(subject)
        .bind(subject_id)
        .execute(cx.db())
        .await?;
    for section in &list.sections {
        for item in &section.items {
            let Some(answer) = answers.iter().find(|answer| answer.item_id == item.id) else {
                continue;
            };
            let value = answer.value.clone().and_then(Text::or_none);
            let note = answer.note.clone().and_then(Text::or_none);
            sqlx::query(
                "INSERT INTO checklist_answers (subject_kind, subject_id, item_id, section, text, result, value, note)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            )
            .bind(subject)
            .bind(subject_id)
            .bind(item.id)
            .bind(&section.name)
            .bind(&item.text)
            .bind(answer.result)
            .bind(value)
            .bind(note)
            .execute(cx.db())
            .await?;
        }
    }
    Ok(())
}

/// In the order of the sheet.
pub async fn answers(cx: &mut Read, input: AnswersOf) -> Result<Vec<AnswerView>> {
    Ok(sqlx::query_as(
        "SELECT a.item_id, a.section, a.text, a.result, a.value, i.unit, a.note
         FROM checklist_answers a JOIN checklist_items i ON i.id = a.item_id
         WHERE a.subject_kind = ? AND a.subject_id = ? ORDER BY a.id",
    )
    .bind(input.subject_kind)
    .bind(input.subject_id)
    .fetch_all(cx.db())
    .await?)
}
