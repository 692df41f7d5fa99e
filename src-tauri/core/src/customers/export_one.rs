//! A copy of everything held about one person, for that person
//! (Personal Information Protection Law, art. 45).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CustomerId;
use crate::kernel::text::Name;
use crate::kernel::{Json, Moment, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportCustomer {
    pub id: CustomerId,
    /// Who asked for it and why.
    pub reason: Name<200>,
}

/// Every section is the stored record itself, with the names of its columns; moments
/// are written out, money is in yuan.
#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct CustomerExport {
    pub made_at: Moment,
    #[ts(type = "unknown")]
    #[sqlx(try_from = "String")]
    pub customer: Json,
    #[ts(type = "unknown")]
    #[sqlx(try_from = "String")]
    pub phones: Json,
    #[ts(type = "unknown")]
    #[sqlx(try_from = "String")]
    pub consents: Json,
    #[ts(type = "unknown")]
    #[sqlx(try_from = "String")]
    pub tags: Json,
    #[ts(type = "unknown")]
    #[sqlx(try_from = "String")]
    pub cars: Json,
    #[ts(type = "unknown")]
    #[sqlx(try_from = "String")]
    pub visits: Json,
    #[ts(type = "unknown")]
    #[sqlx(try_from = "String")]
    pub enquiries: Json,
    #[ts(type = "unknown")]
    #[sqlx(try_from = "String")]
    pub intentions: Json,
    #[ts(type = "unknown")]
    #[sqlx(try_from = "String")]
    pub learned: Json,
    #[ts(type = "unknown")]
    #[sqlx(try_from = "String")]
    pub cares: Json,
    #[ts(type = "unknown")]
    #[sqlx(try_from = "String")]
    pub settlements: Json,
    /// Who handled the card, and when.
    #[ts(type = "unknown")]
    #[sqlx(try_from = "String")]
    pub handled: Json,
}

/// # Errors
/// `customers.unknown`.
pub async fn export_one(cx: &mut Write, input: ExportCustomer) -> Result<CustomerExport> {
    let now = cx.now;
    let held: Option<CustomerExport> = sqlx::query_as(
        "SELECT ?2 AS made_at,
                json_object('kind', c.kind, 'name', c.name, 'contact_person', c.contact_person,
                            'credit_code', c.credit_code, 'id_card', c.id_card, 'address', c.address, 'email', c.email,
                            'birthday', c.birthday, 'driving_since', c.driving_since, 'source', c.source, 'note', c.note,
                            'advisor', s.name, 'on_file_since', strftime('%FT%TZ', c.created_at / 1000, 'unixepoch')) AS customer,
                (SELECT json_group_array(json_object('number', number, 'label', label))
                 FROM customer_phones WHERE customer_id = ?1) AS phones,
                (SELECT json_group_array(json_object('purpose', purpose, 'channel', channel, 'granted', granted,
                            'how', how, 'notice_version', notice_version,
                            'at', strftime('%FT%TZ', at / 1000, 'unixepoch')))
                 FROM consents WHERE customer_id = ?1) AS consents,
                (SELECT json_group_array(json_object('tag', tag, 'reason', reason,
                            'set_at', strftime('%FT%TZ', set_at / 1000, 'unixepoch'),
                            'removed_at', strftime('%FT%TZ', removed_at / 1000, 'unixepoch')))
                 FROM customer_tags WHERE customer_id = ?1) AS tags,
                (SELECT json_group_array(json_object('role', p.role, 'vin', v.vin, 'plate', v.plate,
                            'model', v.model,
                            'mileage', v.mileage,
                            'from', strftime('%FT%TZ', p.from_at / 1000, 'unixepoch'),
                            'until', strftime('%FT%TZ', p.until_at / 1000, 'unixepoch')))
                 FROM vehicle_people p JOIN named_vehicles v ON v.id = p.vehicle_id
                 WHERE p.customer_id = ?1) AS cars,
                (SELECT json_group_array(json_object('number', v.number, 'mileage', v.mileage,
                            'words', v.customer_words, 'belongings', v.belongings,
                            'arrived_at', strftime('%FT%TZ', v.arrived_at / 1000, 'unixepoch'),
                            'we_came_to', c.place, 'met', c.contact, 'met_phone', c.phone, 'came_to_note', c.note))
                 FROM visits v LEFT JOIN callouts c ON c.visit_id = v.id WHERE v.sender_id = ?1) AS visits,
                (SELECT json_group_array(json_object('number', number, 'asker', asker, 'contact', contact,
                            'question', question, 'answer', answer,
                            'received_at', strftime('%FT%TZ', received_at / 1000, 'unixepoch'),
                            'answered_at', strftime('%FT%TZ', answered_at / 1000, 'unixepoch')))
                 FROM enquiries WHERE customer_id = ?1) AS enquiries,
                (SELECT json_group_array(json_object('model', model, 'wanted_by', wanted_by, 'source', source, 'note', note,
                            'state', state, 'result', result,
                            'recorded_at', strftime('%FT%TZ', recorded_at / 1000, 'unixepoch'),
                            'closed_at', strftime('%FT%TZ', closed_at / 1000, 'unixepoch')))
                 FROM purchase_intentions WHERE customer_id = ?1) AS intentions,
                (SELECT json_group_array(json_object('kind', kind, 'text', text,
                            'at', strftime('%FT%TZ', at / 1000, 'unixepoch'),
                            'struck_at', strftime('%FT%TZ', struck_at / 1000, 'unixepoch')))
                 FROM customer_information WHERE customer_id = ?1) AS learned,
                (SELECT json_group_array(json_object('visit', v.number, 'kind', n.kind, 'text', n.text,
                            'at', strftime('%FT%TZ', n.at / 1000, 'unixepoch')))
                 FROM visits v JOIN visit_cares n ON n.visit_id = v.id WHERE v.sender_id = ?1) AS cares,
                (SELECT json_group_array(json_object('number', t.number, 'order', o.number,
                            'amount', printf('%s%d.%02d', iif(t.gross < 0, '-', ''), abs(t.gross) / 100, abs(t.gross) % 100),
                            'settled_at', strftime('%FT%TZ', t.settled_at / 1000, 'unixepoch')))
                 FROM visits v JOIN repair_orders o ON o.visit_id = v.id JOIN settlements t ON t.order_id = o.id
                 WHERE v.sender_id = ?1) AS settlements,
                (SELECT json_group_array(json_object('what', a.command, 'who', s.name,
                            'at', strftime('%FT%TZ', a.at / 1000, 'unixepoch')))
                 FROM audit_subjects b JOIN audit a ON a.id = b.audit_id LEFT JOIN staff s ON s.id = a.staff_id
                 WHERE b.kind = 'customer' AND b.subject_id = ?1) AS handled
         FROM customers c LEFT JOIN staff s ON s.id = c.advisor_id WHERE c.id = ?1",
    )
    .bind(input.id)
    .bind(now)
    .fetch_optional(cx.db())
    .await?;
    let held = held.ok_or_else(|| Refusal::new("customers.unknown").at("id"))?;
    cx.about("customer", input.id.0);
    Ok(held)
}
