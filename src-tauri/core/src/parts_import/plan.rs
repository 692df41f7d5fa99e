//! How a list shall be read and what shall become of parts that are there already.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::columns::ImportColumn;
use super::rows::MOST_COLUMNS;
use crate::kernel::text::Name;
use crate::kernel::{Checks, Refusal};
use crate::parts::PartClass;

/// What to do with a number that is in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KnownParts {
    /// What the list says of it replaces what is there; empty cells leave it.
    Update,
    /// It stays as it is.
    Keep,
    /// It is a fault of the list.
    Refuse,
}

#[derive(Clone, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportPlan {
    /// Which sheet of a workbook, from 0.
    pub sheet: u32,
    /// Row of the headings, as a spreadsheet counts.
    pub heading_row: u32,
    /// What each column of the file means, in the order of the file.
    pub columns: Vec<Option<ImportColumn>>,
    pub known: KnownParts,
    /// Bins the list names and the store does not have are put up.
    pub create_bins: bool,
    /// Where the list does not say.
    pub class: PartClass,
    pub unit: Name<8>,
}

impl ImportPlan {
    pub fn check(&self, checks: &mut Checks) {
        if self.columns.len() > MOST_COLUMNS {
            checks.add(
                Refusal::new("parts_import.too_many_columns").at("plan.columns").with("limit", MOST_COLUMNS),
            );
        }
        let has = |column| self.columns.contains(&Some(column));
        checks.require(has(ImportColumn::Number), "plan.columns", "parts_import.number_column_needed");
        for (at, column) in self.columns.iter().enumerate().take(MOST_COLUMNS) {
            let twice = column.is_some() && self.columns[..at].contains(column);
            checks.require(!twice, &format!("plan.columns[{at}]"), "parts_import.column_twice");
        }
    }
}
