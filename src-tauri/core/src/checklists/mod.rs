//! Checklists: the walk-around and the inspection today; image, equipment and 6S later.
//!
//! A template is the dealership's own list of questions and may change. An answer keeps
//! the question's words, so that an old sheet still says what was asked.

pub mod answers;
pub mod change_template;
pub mod read;
pub mod rules;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

crate::id!(
    /// A template with its questions.
    TemplateId,
    /// One question.
    ItemId
);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum ChecklistKind {
    WalkAround,
    Inspection,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum AnswerKind {
    OkOrDefect,
    /// There or not there: belongings and tools.
    Present,
    /// Measured, in the item's unit.
    Value,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum AnswerResult {
    Ok,
    Defect,
    Present,
    Absent,
    Value,
    NotApplicable,
}

/// Whose answers they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum AnsweredFor {
    Visit,
    Inspection,
}
