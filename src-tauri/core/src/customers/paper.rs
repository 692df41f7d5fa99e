//! A customer as papers name one: in full, since the paper is theirs.

use super::CustomerId;
use crate::documents::forms::Party;
use crate::kernel::{Read, Refusal, Result};

pub async fn party(cx: &mut Read, id: CustomerId) -> Result<Party> {
    let found: Option<(String, Option<String>)> = sqlx::query_as(
        "SELECT c.name, (SELECT p.number FROM customer_phones p WHERE p.customer_id = c.id
                         ORDER BY p.position LIMIT 1)
         FROM customers c WHERE c.id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    let (name, phone) = found.ok_or_else(|| Refusal::new("customers.unknown").with("id", id))?;
    Ok(Party { name, phone })
}
