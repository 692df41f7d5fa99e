//! A customer in a few words, in full: for papers and for the slices above, never for a list.

use super::{CustomerId, CustomerKind};
use crate::kernel::identifiers::mask;
use crate::kernel::{Read, Refusal, Result};

#[derive(Clone, Debug)]
pub struct CustomerBrief {
    pub id: CustomerId,
    pub kind: CustomerKind,
    pub name: String,
    pub contact_person: Option<String>,
    /// In full, the first to ring first.
    pub phones: Vec<String>,
    pub address: Option<String>,
    pub credit_code: Option<String>,
}

impl CustomerBrief {
    /// The first telephone in full.
    pub fn phone(&self) -> Option<&str> {
        self.phones.first().map(String::as_str)
    }

    /// The first telephone as screens show it.
    pub fn masked_phone(&self) -> Option<String> {
        self.phone().map(mask::phone)
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    kind: CustomerKind,
    name: String,
    contact_person: Option<String>,
    address: Option<String>,
    credit_code: Option<String>,
}

/// `None` when there is no such customer.
pub async fn find(cx: &mut Read, id: CustomerId) -> Result<Option<CustomerBrief>> {
    let row: Option<Row> =
        sqlx::query_as("SELECT kind, name, contact_person, address, credit_code FROM customers WHERE id = ?")
            .bind(id)
            .fetch_optional(cx.db())
            .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let phones =
        sqlx::query_scalar("SELECT number FROM customer_phones WHERE customer_id = ? ORDER BY position")
            .bind(id)
            .fetch_all(cx.db())
            .await?;
    Ok(Some(CustomerBrief {
        id,
        kind: row.kind,
        name: row.name,
        contact_person: row.contact_person,
        phones,
        address: row.address,
        credit_code: row.credit_code,
    }))
}

/// Refuses `customers.unknown`, or `customers.merged` into whom.
pub async fn brief(cx: &mut Read, id: CustomerId) -> Result<CustomerBrief> {
    match find(cx, id).await? {
        Some(brief) => Ok(brief),
        None => Err(nobody(cx, id).await?.into()),
    }
}

/// Why there is no file of that number: it never was one, or it became part of another.
pub(super) async fn nobody(cx: &mut Read, id: CustomerId) -> Result<Refusal> {
    let kept: Option<(CustomerId, String)> = sqlx::query_as(
        "SELECT m.kept_id, c.name FROM customer_merges m JOIN customers c ON c.id = m.kept_id WHERE m.gone_id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    Ok(match kept {
        None => Refusal::new("customers.unknown").with("id", id),
        Some((kept, name)) => Refusal::new("customers.merged").with("id", kept).with("name", name),
    })
}
