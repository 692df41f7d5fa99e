//! What the catalogue says of the lines somebody asks for, read once for all of them.

use std::collections::HashMap;

use super::new_line::{NewLine, NewLineKind};
use super::tariffs::{self, Tariff, TariffRow};
use super::{PriceRule, buyer};
use crate::catalogue::JobClass;
use crate::kernel::{Hours, Money, Read, Refusal, Result};
use crate::parts::PartId;
use crate::parts::prices::{self, PriceLevel};
use crate::policy::{self, keys};

#[derive(Clone, Default, sqlx::FromRow)]
pub(super) struct Entry {
    pub code: String,
    pub name: String,
    pub unit: String,
    pub job_class: Option<JobClass>,
    pub hours: Option<Hours>,
    /// Of labour, of an hour of it.
    pub price: Option<Money>,
    pub active: bool,
    /// At the level of who pays, with the rule that says so.
    #[sqlx(skip)]
    pub special: Option<(Money, PriceRule)>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    #[sqlx(flatten)]
    entry: Entry,
}

#[derive(Default)]
pub(super) struct Entries {
    operations: HashMap<i64, Entry>,
    parts: HashMap<i64, Entry>,
    special: HashMap<(PartId, PriceLevel), Money>,
    labour_rate: Option<Money>,
    tariffs: HashMap<Tariff, TariffRow>,
    buyer: PriceLevel,
}

impl Entries {
    pub async fn of(cx: &mut Read, lines: &[NewLine], buyer: PriceLevel) -> Result<Self> {
        let wanted = |kind: NewLineKind| lines.iter().filter(move |line| line.kind == kind);
        let labour = wanted(NewLineKind::Labour).filter_map(|line| line.operation_id);
        let operations: Vec<i64> = labour.map(|id| id.0).collect();
        let parts: Vec<PartId> = wanted(NewLineKind::Part).filter_map(|line| line.part_id).collect();
        let mut entries = Self { buyer, ..Self::default() };
        if wanted(NewLineKind::Labour).next().is_some() {
            entries.labour_rate = Some(policy::value(cx, keys::LABOUR_RATE).await?);
        }
        if !operations.is_empty() {
            let rows = sqlx::query_as(
                "SELECT id, code, name, '' AS unit, job_class, hours, NULL AS price, active
                 FROM labour_operations WHERE id IN (SELECT value FROM json_each(?))",
            );
            let rows = rows.bind(serde_json::to_string(&operations)?).fetch_all(cx.db()).await?;
            entries.operations = by_id(rows);
        }
        if !parts.is_empty() {
            let rows = sqlx::query_as(
                "SELECT id, number AS code, name, unit, NULL AS job_class, NULL AS hours, price, active
                 FROM parts WHERE id IN (SELECT value FROM json_each(?))",
            );
            let rows = rows.bind(serde_json::to_string(&parts)?).fetch_all(cx.db()).await?;
            entries.parts = by_id(rows);
            if lines.iter().any(|line| buyer::level(line.payer, buyer) != PriceLevel::Retail) {
                entries.special = prices::special_of_each(cx, &parts).await?;
            }
        }
        entries.tariffs = tariffs::wanted(cx, lines).await?;
        Ok(entries)
    }

    /// The refusal names the field at which the entry is missing or unknown.
    pub fn entry(&self, line: &NewLine) -> std::result::Result<Entry, Refusal> {
        match (line.kind, line.operation_id, line.part_id) {
            (NewLineKind::Labour, Some(id), _) => {
                let priced = |entry: &Entry| Entry { price: self.labour_rate, ..entry.clone() };
                let known = self.operations.get(&id.0).map(priced);
                known.ok_or_else(|| Refusal::new("catalogue.unknown").at("operation_id"))
            }
            (NewLineKind::Part, _, Some(id)) => {
                let level = buyer::level(line.payer, self.buyer);
                let special = self.special.get(&(id, level)).map(|price| (*price, buyer::rule(level)));
                let known = self.parts.get(&id.0).map(|entry| Entry { special, ..entry.clone() });
                known.ok_or_else(|| Refusal::new("parts.unknown").at("part_id"))
            }
            (NewLineKind::Part, _, None) if !line.customer_supplied => {
                Err(Refusal::new("orders.part_needed").at("part_id"))
            }
            (NewLineKind::Fee, _, _) => match line.tariff.and_then(|tariff| self.tariffs.get(&tariff)) {
                Some(row) => of_the_list(row),
                None => self.with_a_name_of_its_own(line),
            },
            _ => self.with_a_name_of_its_own(line),
        }
    }

    fn with_a_name_of_its_own(&self, line: &NewLine) -> std::result::Result<Entry, Refusal> {
        if line.name.is_empty() {
            return Err(Refusal::new("orders.name_needed").at("name"));
        }
        let (job_class, price) = match line.kind {
            NewLineKind::Labour => (Some(line.job_class.unwrap_or(JobClass::MinorRepair)), self.labour_rate),
            _ => (None, None),
        };
        Ok(Entry { name: line.name.to_string(), job_class, price, active: true, ..Entry::default() })
    }
}

/// A row without an amount is not set up.
fn of_the_list(row: &TariffRow) -> std::result::Result<Entry, Refusal> {
    if row.price.is_none() {
        return Err(Refusal::new("orders.tariff_blank").at("tariff").with("name", &row.name));
    }
    let (code, name) = (row.tariff.code().to_owned(), row.name.clone());
    Ok(Entry { code, name, price: row.price, active: true, ..Entry::default() })
}

fn by_id(rows: Vec<Row>) -> HashMap<i64, Entry> {
    rows.into_iter().map(|row| (row.id, row.entry)).collect()
}
