//! The questions to ask now.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AnswerKind, ChecklistKind, ItemId, TemplateId};
use crate::kernel::text::Text;
use crate::kernel::{Nothing, Read, Result};

/// The questions of every active list that applies, section by section.
#[derive(Debug, Serialize, TS)]
pub struct Checklist {
    pub sections: Vec<ChecklistSection>,
}

#[derive(Debug, Serialize, TS)]
pub struct ChecklistSection {
    pub name: String,
    pub items: Vec<ChecklistItem>,
}

#[derive(Debug, Serialize, TS)]
pub struct ChecklistItem {
    pub id: ItemId,
    pub text: String,
    pub answer: AnswerKind,
    pub unit: Option<String>,
    pub required: bool,
}

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct InspectionOf {
    /// A job class such as `assembly_repair`; the general list counts for every class.
    pub job_class: Option<Text<40>>,
}

/// A template as whoever edits it sees it.
#[derive(Debug, Serialize, TS)]
pub struct TemplateView {
    pub id: TemplateId,
    pub kind: ChecklistKind,
    pub name: String,
    pub job_class: Option<String>,
    pub active: bool,
    pub version: i64,
    pub items: Vec<TemplateItem>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct TemplateItem {
    pub id: ItemId,
    pub section: String,
    pub text: String,
    pub answer: AnswerKind,
    pub unit: Option<String>,
    pub required: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: ItemId,
    section: String,
    text: String,
    answer: AnswerKind,
    unit: Option<String>,
    required: bool,
}

pub async fn for_walk_around(cx: &mut Read, _: Nothing) -> Result<Checklist> {
    questions(cx, ChecklistKind::WalkAround, None).await
}

pub async fn for_inspection(cx: &mut Read, input: InspectionOf) -> Result<Checklist> {
    questions(cx, ChecklistKind::Inspection, input.job_class.as_deref()).await
}

/// The general lists of a kind first, then those of the job class.
pub async fn questions(cx: &mut Read, kind: ChecklistKind, job_class: Option<&str>) -> Result<Checklist> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT i.id, i.section, i.text, i.answer, i.unit, i.required
         FROM checklist_templates t JOIN checklist_items i ON i.template_id = t.id
         WHERE t.kind = ?1 AND t.active = 1 AND i.active = 1 AND (t.job_class IS NULL OR t.job_class = ?2)
         ORDER BY t.job_class IS NOT NULL, t.id, i.position",
    )
    .bind(kind)
    .bind(job_class)
    .fetch_all(cx.db())
    .await?;
    let mut sections: Vec<ChecklistSection> = Vec::new();
    for row in rows {
        let Row { id, section, text, answer, unit, required } = row;
        let item = ChecklistItem { id, text, answer, unit, required };
        match sections.iter_mut().find(|known| known.name == section) {
            Some(known) => known.items.push(item),
            None => sections.push(ChecklistSection { name: section, items: vec![item] }),
        }
    }
    Ok(Checklist { sections })
}

#[derive(sqlx::FromRow)]
struct Head {
    id: TemplateId,
    kind: ChecklistKind,
    name: String,
    job_class: Option<String>,
    active: bool,
    version: i64,
}

pub async fn templates(cx: &mut Read, _: Nothing) -> Result<Vec<TemplateView>> {
    let heads: Vec<Head> = sqlx::query_as(
        "SELECT id, kind, name, job_class, active, version FROM checklist_templates ORDER BY kind DESC, id",
    )
    .fetch_all(cx.db())
    .await?;
    let mut views = Vec::with_capacity(heads.len());
    for head in heads {
        let items: Vec<TemplateItem> = sqlx::query_as(
            "SELECT id, section, text, answer, unit, required FROM checklist_items
             WHERE template_id = ? AND active = 1 ORDER BY position",
        )
        .bind(head.id)
        .fetch_all(cx.db())
        .await?;
        let Head { id, kind, name, job_class, active, version } = head;
        views.push(TemplateView { id, kind, name, job_class, active, version, items });
    }
    Ok(views)
}
