//! Which delivery a piece on the shelf came of: the oldest that cannot have been used up yet.

use super::{PartId, ReceiptLineId, WarehouseId};
use crate::kernel::{Quantity, Read, Result};

/// The batch each of these quantities came of that have just left the warehouse, oldest first
/// (先进先出, PRT-05); none where nothing was delivered of late. Of each part the last eight deliveries
/// are looked at: more do not lie on any shelf at once.
pub async fn taken_from(
    cx: &mut Read,
    warehouse: WarehouseId,
    taken: &[(PartId, Quantity)],
) -> Result<Vec<Option<ReceiptLineId>>> {
    let parts: Vec<PartId> = taken.iter().map(|(part, _)| *part).collect();
    let rows: Vec<(usize, Quantity, ReceiptLineId, Quantity)> =
        sqlx::query_as::<_, (i64, Quantity, ReceiptLineId, Quantity)>(
            "SELECT j.key, coalesce(s.on_hand, 0), l.id, l.quantity - l.rejected
         FROM json_each(?1) AS j
         CROSS JOIN receipt_lines l ON l.part_id = j.value AND l.id >= coalesce((
             SELECT x.id FROM receipt_lines x WHERE x.part_id = j.value ORDER BY x.id DESC LIMIT 1 OFFSET 7), 0)
         CROSS JOIN receipts r ON r.id = l.receipt_id AND r.warehouse_id = ?2 AND r.inspected = 1
         LEFT JOIN stock s ON s.part_id = j.value AND s.warehouse_id = ?2
         WHERE l.rejected < l.quantity ORDER BY j.key, l.id DESC",
        )
        .bind(serde_json::to_string(&parts)?)
        .bind(warehouse)
        .fetch_all(cx.db())
        .await?
        .into_iter()
        .map(|(at, left, batch, quantity)| (usize::try_from(at).unwrap_or_default(), left, batch, quantity))
        .collect();
    let of_one = |(at, (_, quantity)): (usize, &(PartId, Quantity))| {
        let own: Vec<_> = rows.iter().filter(|row| row.0 == at).collect();
        let left = own.first().map(|row| row.1).unwrap_or_default();
        let batches: Vec<_> = own.iter().map(|row| (row.2, row.3)).collect();
        front(&batches, left + *quantity)
    };
    Ok(taken.iter().enumerate().map(of_one).collect())
}

/// Of deliveries, newest first, the one the oldest of `on_hand` pieces came of.
fn front<T: Copy>(newest_first: &[(T, Quantity)], on_hand: Quantity) -> Option<T> {
    let mut covered = Quantity::ZERO;
    let mut oldest = None;
    for (batch, quantity) in newest_first {
        oldest = Some(*batch);
        covered += *quantity;
        if covered >= on_hand {
            break;
        }
    }
    oldest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_batch_goes_first() {
        let batches = [('c', 10), ('b', 5), ('a', 5)].map(|(batch, count)| (batch, Quantity::whole(count)));
        let next = |on_hand: i64| front(&batches, Quantity::whole(on_hand));
        assert_eq!(
            [next(20), next(16), next(15), next(11), next(10), next(1)],
            ['a', 'a', 'b', 'b', 'c', 'c'].map(Some)
        );
        // More than was ever delivered: found at a count, it is as old as can be.
        assert_eq!(next(30), Some('a'));
        assert_eq!(front::<char>(&[], Quantity::ONE), None);
    }
}
