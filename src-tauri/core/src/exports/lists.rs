//! The lists that are read page by page, and how each goes on. What is not here is given whole.

use serde_json::Value;

/// How the next page is asked for.
pub enum Next {
    /// The input's field takes this field of the last row, while the answer says `more`.
    Row(&'static str),
    /// It takes what the answer gives as `next`.
    Told,
}

/// Command, the input's field that says where to go on, and what it takes.
pub const LISTS: &[(&str, &str, Next)] = &[
    ("appointments.list", "skip", Next::Told),
    ("audit.trail", "before", Next::Row("id")),
    ("catalogue.operations", "after", Next::Told),
    ("closing.day_closes", "before", Next::Row("id")),
    ("customers.intentions", "before", Next::Row("id")),
    ("customers.list", "before", Next::Row("id")),
    ("enquiries.list", "before", Next::Row("id")),
    ("orders.list", "after", Next::Told),
    ("part_quality.list", "before", Next::Row("id")),
    ("parts.ledger", "before", Next::Row("id")),
    ("parts.list", "after", Next::Row("number")),
    ("parts.preview_prices", "after", Next::Row("number")),
    ("parts.receipts", "before", Next::Row("id")),
    ("parts_import.faults", "after", Next::Told),
    ("purchasing.list", "before", Next::Row("id")),
    ("sales.list", "before", Next::Row("id")),
    ("settlement.settled", "before", Next::Row("id")),
    ("stocktake.list", "before", Next::Row("id")),
    ("stocktake.review", "skip", Next::Told),
    ("stocktake.sheet", "after", Next::Row("position")),
    ("supplier_invoices.list", "before", Next::Row("id")),
    ("transfers.list", "before", Next::Row("id")),
    ("vehicles.list", "before", Next::Row("id")),
    ("write_offs.list", "before", Next::Row("id")),
];

/// The rows of an answer and where the next page begins; nothing where this was the last.
pub fn page(command: &str, answer: Value) -> (Vec<Value>, Option<(&'static str, Value)>) {
    let mut fields = match answer {
        Value::Array(rows) => return (rows, None),
        Value::Object(fields) => fields,
        _ => return (Vec::new(), None),
    };
    let rows = match fields.remove("rows") {
        Some(Value::Array(rows)) => rows,
        _ => return (Vec::new(), None),
    };
    let found = LISTS.iter().find(|(name, ..)| *name == command);
    let next = found.and_then(|(_, field, next)| {
        let value = match next {
            Next::Told => fields.remove("next")?,
            Next::Row(key) => {
                let more = fields.get("more").and_then(Value::as_bool).unwrap_or(false);
                rows.last().filter(|_| more)?.get(key)?.clone()
            }
        };
        (!value.is_null()).then_some((*field, value))
    });
    (rows, next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{self, Kind, type_names};

    /// Lists that no screen exports, and why.
    const NOT_EXPORTED: &[(&str, &str)] =
        &[("supplier_invoices.to_match", "a panel beside the invoice in hand")];

    #[test]
    fn every_list_of_pages_goes_on() {
        let types = commands::typescript();
        let mut lacking = Vec::new();
        for command in commands::list().iter().filter(|command| command.kind == Kind::Read) {
            let (_, output) = type_names(command);
            let declared = types.split(&format!("export type {output} = ")).nth(1).unwrap_or_default();
            let declared = declared.split("\n\n").next().unwrap_or_default();
            let pages = declared.contains("rows: Array<")
                && (declared.contains("more: boolean") || declared.contains("next: "));
            let known = LISTS.iter().any(|(name, ..)| *name == command.name);
            if pages != known && !NOT_EXPORTED.iter().any(|(name, _)| *name == command.name) {
                lacking.push(command.name);
            }
        }
        assert!(lacking.is_empty(), "{lacking:?}");
    }
}
