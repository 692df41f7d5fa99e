//! What the catalogue says of the rows of a list: which parts are new, which are known, and what only
//! the others can tell to be wrong.

use std::collections::hash_map::{DefaultHasher, Entry};
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

use super::cell::Row;
use super::columns::ImportColumn;
use super::draft::{self, Draft, Wrong};
use super::plan::{ImportPlan, KnownParts};
use crate::kernel::{Read, Refusal, Result};
use crate::parts::{BinId, MAIN_WAREHOUSE, PartId};

/// What becomes of a good row.
#[derive(Debug)]
pub enum Verdict {
    New(Draft),
    Known(PartId, Draft),
    /// Known, and left as it is.
    Kept,
}

/// A row with what is wrong with it.
#[derive(Debug)]
pub struct BadRow {
    pub row: u32,
    pub wrong: Vec<Wrong>,
}

/// Looks at a list batch by batch. Of all rows it remembers 12 bytes each: a hash of the number and
/// where it stood (two of 100,000 numbers sharing one is less likely than 1 in 10⁹).
pub struct Judge<'a> {
    plan: &'a ImportPlan,
    numbers: HashMap<u64, u32>,
    barcodes: HashMap<u64, u32>,
    pub bins: HashMap<String, BinId>,
    /// Successors that were not in the catalogue when their row came.
    open: Vec<Open>,
}

struct Open {
    row: u32,
    successor: String,
    counted: Counted,
}

/// How a row was counted when it came, before all the others were known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    New,
    Known,
    Bad,
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

struct Known {
    numbers: HashMap<String, PartId>,
    /// Numbers and barcodes of the catalogue by which a scanner would find another part.
    codes: HashMap<String, (PartId, String)>,
}

impl<'a> Judge<'a> {
    pub async fn new(cx: &mut Read, plan: &'a ImportPlan) -> Result<Self> {
        let bins = sqlx::query_as::<_, (String, BinId)>("SELECT code, id FROM bins WHERE warehouse_id = ?")
            .bind(MAIN_WAREHOUSE)
            .fetch_all(cx.db())
            .await?;
        let bins = bins.into_iter().collect();
        Ok(Self { plan, numbers: HashMap::new(), barcodes: HashMap::new(), bins, open: Vec::new() })
    }

    pub async fn batch(&mut self, cx: &mut Read, rows: &[Row]) -> Result<Vec<Result<Verdict, BadRow>>> {
        let drafts: Vec<(Draft, Vec<Wrong>)> = rows.iter().map(|row| draft::read(self.plan, row)).collect();
        let known = known(cx, drafts.iter().map(|(draft, _)| draft)).await?;
        Ok(drafts.into_iter().map(|(draft, wrong)| self.judge(draft, wrong, &known)).collect())
    }

    /// Adds to what is wrong with the row by itself: whoever puts the list right sees a row once.
    fn judge(&mut self, draft: Draft, mut wrong: Vec<Wrong>, known: &Known) -> Result<Verdict, BadRow> {
        let told: Vec<Option<ImportColumn>> = wrong.iter().map(|one| one.column).collect();
        let is_told = |column| told.contains(&Some(column));
        let mut add = |column, value: &str, why| {
            wrong.push(Wrong { column: Some(column), value: value.to_owned(), why })
        };
        // Without a number nobody knows whether the part is new.
        let numbered = !draft.number.is_empty();
        if numbered {
            match self.numbers.entry(hash(&draft.number)) {
                Entry::Occupied(first) => {
                    let why = Refusal::new("parts_import.number_twice").with("row", *first.get());
                    add(ImportColumn::Number, &draft.number, why);
                }
                Entry::Vacant(free) => {
                    free.insert(draft.row);
                }
            }
        }
        let id = known.numbers.get(&draft.number).copied();
        if id.is_some() && self.plan.known == KnownParts::Refuse {
            add(ImportColumn::Number, &draft.number, Refusal::new("parts_import.known_already"));
        }
        let kept = id.is_some() && self.plan.known == KnownParts::Keep;
        if numbered && id.is_none() {
            if draft.name.is_none() && !is_told(ImportColumn::Name) {
                add(ImportColumn::Name, "", Refusal::new("parts_import.name_missing"));
            }
            if draft.price.is_none() && !is_told(ImportColumn::Price) {
                add(ImportColumn::Price, "", Refusal::new("parts_import.price_missing"));
            }
        }
        if let Some(barcode) = draft.barcode.as_ref().filter(|_| numbered && !kept) {
            if let Some((_, number)) = known.codes.get(barcode).filter(|(other, _)| Some(*other) != id) {
                let why = Refusal::new("parts_import.barcode_taken").with("number", number);
                add(ImportColumn::Barcode, barcode, why);
            }
            match self.barcodes.entry(hash(barcode)) {
                Entry::Occupied(first) => {
                    let why = Refusal::new("parts_import.barcode_twice").with("row", *first.get());
                    add(ImportColumn::Barcode, barcode, why);
                }
                Entry::Vacant(free) => {
                    free.insert(draft.row);
                }
            }
        }
        if !self.plan.create_bins && !kept {
            for code in draft.bins.iter().flatten().filter(|code| !self.bins.contains_key(*code)) {
                add(ImportColumn::Bins, code, Refusal::new("parts_import.unknown_bin"));
            }
        }
        let counted = match id {
            _ if !wrong.is_empty() => Counted::Bad,
            Some(_) => Counted::Known,
            None => Counted::New,
        };
        if let Some(successor) = draft.successor.as_ref().filter(|_| !kept)
            && !known.numbers.contains_key(successor)
        {
            self.open.push(Open { row: draft.row, successor: successor.clone(), counted });
        }
        if counted == Counted::Bad {
            return Err(BadRow { row: draft.row, wrong });
        }
        Ok(match id {
            Some(_) if kept => Verdict::Kept,
            Some(id) => Verdict::Known(id, draft),
            None => Verdict::New(draft),
        })
    }

    /// Once all rows were seen: successors that are neither in the catalogue nor in the list.
    pub fn missing_successors(&self) -> Vec<(BadRow, Counted)> {
        let missing = self.open.iter().filter(|open| !self.numbers.contains_key(&hash(&open.successor)));
        let bad = missing.map(|open| {
            let why = Refusal::new("parts_import.unknown_successor");
            let value = open.successor.clone();
            let wrong = Wrong { column: Some(ImportColumn::Successor), value, why };
            (BadRow { row: open.row, wrong: vec![wrong] }, open.counted)
        });
        bad.collect()
    }
}

async fn known(cx: &mut Read, drafts: impl Iterator<Item = &Draft>) -> Result<Known> {
    let (mut numbers, mut barcodes) = (HashSet::new(), HashSet::new());
    for draft in drafts {
        numbers.insert(draft.number.as_str());
        numbers.extend(draft.successor.as_deref());
        barcodes.extend(draft.barcode.as_deref());
    }
    let numbered: Vec<(String, PartId)> = sqlx::query_as(
        "SELECT p.number, p.id FROM json_each(?) asked CROSS JOIN parts p ON p.number = asked.value",
    )
    .bind(serde_json::to_string(&numbers)?)
    .fetch_all(cx.db())
    .await?;
    let mut codes = HashMap::new();
    if !barcodes.is_empty() {
        let found: Vec<(String, PartId, String)> = sqlx::query_as(
            "SELECT asked.value, p.id, p.number FROM json_each(?1) asked
             CROSS JOIN parts p ON p.barcode = asked.value AND p.active = 1
             UNION ALL
             SELECT asked.value, p.id, p.number FROM json_each(?1) asked CROSS JOIN parts p ON p.number = asked.value",
        )
        .bind(serde_json::to_string(&barcodes)?)
        .fetch_all(cx.db())
        .await?;
        codes = found.into_iter().map(|(code, part, number)| (code, (part, number))).collect();
    }
    Ok(Known { numbers: numbered.into_iter().collect(), codes })
}
