//! The dealership makes a list its own. Sheets answered before keep their words.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AnswerKind, ItemId, TemplateId};
use crate::audit::stale;
use crate::kernel::text::{Name, Text};
use crate::kernel::{Checks, Refusal, Result, Write};

const MOST_ITEMS: usize = 150;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeTemplate {
    pub id: TemplateId,
    pub version: i64,
    pub name: Name<60>,
    pub active: bool,
    /// In their order; questions not named are no longer asked.
    pub items: Vec<ChangedItem>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangedItem {
    /// None for a new question.
    #[serde(default)]
    pub id: Option<ItemId>,
    pub section: Name<40>,
    pub text: Name<120>,
    pub answer: AnswerKind,
    #[serde(default)]
    pub unit: Option<Text<20>>,
    #[serde(default)]
    pub required: bool,
}

#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct TemplateRef {
    pub id: TemplateId,
    pub version: i64,
}

/// # Errors
/// `checklists.unknown`, `checklists.unknown_item`, `checklists.twice`,
/// `checklists.no_items`, `checklists.too_many`, `record.stale`.
pub async fn change_template(cx: &mut Write, input: ChangeTemplate) -> Result<TemplateRef> {
    let found: Option<i64> = sqlx::query_scalar("SELECT version FROM checklist_templates WHERE id = ?")
        .bind(input.id)
        .fetch_optional(cx.db())
        .await?;
    let version = found.ok_or_else(|| Refusal::new("checklists.unknown").at("id"))?;
    let known: Vec<ItemId> = sqlx::query_scalar("SELECT id FROM checklist_items WHERE template_id = ?")
        .bind(input.id)
        .fetch_all(cx.db())
        .await?;
    let mut checks = Checks::new();
    checks.require(!input.items.is_empty(), "items", "checklists.no_items");
    if input.items.len() > MOST_ITEMS {
        checks.add(Refusal::new("checklists.too_many").at("items").with("limit", MOST_ITEMS));
    }
    let mut seen = Vec::new();
    for (at, item) in input.items.iter().enumerate() {
        let Some(id) = item.id else { continue };
        let field = format!("items[{at}].id");
        checks.require(known.contains(&id), &field, "checklists.unknown_item");
        if seen.contains(&id) {
            checks.add(Refusal::new("checklists.twice").at(field).with("item", &item.text));
        }
        seen.push(id);
    }
    checks.done()?;
    stale::refuse_if_changed(cx, "checklist", input.id.0, input.version, version).await?;
    sqlx::query("UPDATE checklist_templates SET name = ?, active = ?, version = version + 1 WHERE id = ?")
        .bind(&input.name)
        .bind(input.active)
        .bind(input.id)
        .execute(cx.db())
        .await?;
    sqlx::query("UPDATE checklist_items SET active = 0 WHERE template_id = ?")
        .bind(input.id)
        .execute(cx.db())
        .await?;
    for (position, item) in (1_i64..).zip(&input.items) {
        place(cx, input.id, position, item).await?;
    }
    cx.about("checklist", input.id.0);
    Ok(TemplateRef { id: input.id, version: version + 1 })
}

async fn place(cx: &mut Write, template: TemplateId, position: i64, item: &ChangedItem) -> Result<()> {
    let unit = item.unit.clone().and_then(Text::or_none);
    let statement = match item.id {
        Some(_) => sqlx::query(
            "UPDATE checklist_items SET position = ?1, section = ?2, text = ?3, answer = ?4, unit = ?5,
                    required = ?6, active = 1
             WHERE template_id = ?7 AND id = ?8",
        ),
        None => sqlx::query(
            "INSERT INTO checklist_items (position, section, text, answer, unit, required, template_id, id)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        ),
    };
    statement
        .bind(position)
        .bind(&item.section)
        .bind(&item.text)
        .bind(item.answer)
        .bind(unit)
        .bind(item.required)
        .bind(template)
        .bind(item.id)
        .execute(cx.db())
        .await?;
    Ok(())
}
