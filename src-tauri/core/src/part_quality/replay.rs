//! First in, first out over one part's ledger: which delivery every move took from or gave back to.
//! Pure, over whole thousandths.

use std::collections::{BTreeMap, HashMap};

use crate::parts::{MoveId, ReceiptLineId, WarehouseId};

/// Where goods of one arrival stand in the queue: by the move that brought them into the house.
/// An arrival without a delivery is what a count found or what was there on the first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Batch {
    pub arrived: MoveId,
    pub delivery: Option<ReceiptLineId>,
}

/// What a move says about batches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A delivery comes in, or goes back to its supplier.
    Of(ReceiptLineId),
    /// Out and in again by the same reason (an order's line, a sale's line, a transfer's line).
    For(Reason),
    /// Found, lost or written off.
    Other,
}

/// Kind of the reason and its row.
pub type Reason = (ReasonKind, i64);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReasonKind {
    OrderLine,
    SaleLine,
    TransferLine,
}

#[derive(Clone, Copy, Debug)]
pub struct Event {
    pub id: MoveId,
    pub warehouse: WarehouseId,
    /// Signed.
    pub quantity: i64,
    pub way: Way,
}

/// A move's share of a batch, signed as the move is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub event: MoveId,
    pub warehouse: WarehouseId,
    pub way: Way,
    pub batch: Batch,
    pub quantity: i64,
}

#[derive(Default)]
struct Shelves {
    layers: HashMap<WarehouseId, BTreeMap<Batch, i64>>,
    /// What is out for a reason, the last taken last.
    out: HashMap<Reason, Vec<(Batch, i64)>>,
}

/// Every move's shares of batches, in the ledger's order. Their sums are the moves' quantities.
pub fn replay(events: &[Event]) -> Vec<Share> {
    let mut shelves = Shelves::default();
    let mut shares = Vec::new();
    for event in events {
        let parts =
            if event.quantity > 0 { shelves.put(event) } else { shelves.take(event, -event.quantity) };
        let sign = event.quantity.signum();
        shares.extend(parts.into_iter().map(|(batch, quantity)| Share {
            event: event.id,
            warehouse: event.warehouse,
            way: event.way,
            batch,
            quantity: sign * quantity,
        }));
    }
    shares
}

impl Shelves {
    fn put(&mut self, event: &Event) -> Vec<(Batch, i64)> {
        let own = |delivery| Batch { arrived: event.id, delivery };
        let mut parts = Vec::new();
        let mut left = event.quantity;
        match event.way {
            Way::Of(delivery) => parts.push((own(Some(delivery)), left)),
            Way::Other => parts.push((own(None), left)),
            Way::For(reason) => {
                let out = self.out.entry(reason).or_default();
                while left > 0
                    && let Some((batch, quantity)) = out.pop()
                {
                    let back = quantity.min(left);
                    if quantity > back {
                        out.push((batch, quantity - back));
                    }
                    left -= back;
                    parts.push((batch, back));
                }
                if left > 0 {
                    parts.push((own(None), left));
                }
            }
        }
        let shelf = self.layers.entry(event.warehouse).or_default();
        for (batch, quantity) in &parts {
            *shelf.entry(*batch).or_default() += quantity;
        }
        parts
    }

    fn take(&mut self, event: &Event, quantity: i64) -> Vec<(Batch, i64)> {
        let shelf = self.layers.entry(event.warehouse).or_default();
        let mut parts = Vec::new();
        let mut left = quantity;
        let mut order: Vec<Batch> = shelf.keys().copied().collect();
        if let Way::Of(delivery) = event.way {
            // Stable: the rest stays oldest first.
            order.sort_by_key(|batch| batch.delivery != Some(delivery));
        }
        for batch in order {
            if left == 0 {
                break;
            }
            let there = shelf.get(&batch).copied().unwrap_or_default();
            let gone = there.min(left);
            if gone == there {
                shelf.remove(&batch);
            } else {
                shelf.insert(batch, there - gone);
            }
            left -= gone;
            parts.push((batch, gone));
        }
        if left > 0 {
            // The ledger never goes below nothing; kept so that sums hold whatever it says.
            parts.push((Batch { arrived: event.id, delivery: None }, left));
        }
        if let Way::For(reason) = event.way {
            self.out.entry(reason).or_default().extend(parts.iter().copied());
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MAIN: WarehouseId = WarehouseId(1);
    const CLAIMS: WarehouseId = WarehouseId(2);

    fn event(id: i64, warehouse: WarehouseId, quantity: i64, way: Way) -> Event {
        Event { id: MoveId(id), warehouse, quantity, way }
    }

    fn delivery(id: i64) -> Way {
        Way::Of(ReceiptLineId(id))
    }

    fn order(id: i64) -> Way {
        Way::For((ReasonKind::OrderLine, id))
    }

    fn told(shares: &[Share], event: i64) -> Vec<(Option<i64>, i64)> {
        let of = shares.iter().filter(|share| share.event.0 == event);
        of.map(|share| (share.batch.delivery.map(|id| id.0), share.quantity)).collect()
    }

    #[test]
    fn the_oldest_goes_first_and_what_comes_back_is_the_same() {
        let shares = replay(&[
            event(1, MAIN, 3, delivery(10)),
            event(2, MAIN, 5, delivery(20)),
            event(3, MAIN, -4, order(7)),
            event(4, MAIN, 2, order(7)),
            event(5, MAIN, -2, order(8)),
        ]);
        assert_eq!(told(&shares, 3), [(Some(10), -3), (Some(20), -1)]);
        // The last taken comes back first, and goes out first again where it is the oldest.
        assert_eq!(told(&shares, 4), [(Some(20), 1), (Some(10), 1)]);
        assert_eq!(told(&shares, 5), [(Some(10), -1), (Some(20), -1)]);
    }

    #[test]
    fn a_transfer_takes_its_batches_along_and_a_supplier_gets_his_own_back() {
        let moved = Way::For((ReasonKind::TransferLine, 1));
        let shares = replay(&[
            event(1, MAIN, 3, delivery(10)),
            event(2, MAIN, 5, delivery(20)),
            event(3, MAIN, -2, delivery(20)),
            event(4, MAIN, -4, moved),
            event(5, CLAIMS, 4, moved),
            event(6, CLAIMS, -4, Way::Other),
        ]);
        assert_eq!(told(&shares, 3), [(Some(20), -2)]);
        assert_eq!(told(&shares, 4), [(Some(10), -3), (Some(20), -1)]);
        assert_eq!(told(&shares, 6), [(Some(10), -3), (Some(20), -1)]);
    }

    proptest! {
        /// Whatever happens in whatever order: every move is wholly shared out, no batch goes out
        /// more often than it came in, and the shelves hold what the ledger says.
        #[test]
        fn nothing_is_lost_and_nothing_is_invented(steps in prop::collection::vec((0..6_u8, 1..40_i64, 1..6_i64), 1..120)) {
            let mut events = Vec::new();
            let mut on_hand = HashMap::from([(MAIN, 0_i64), (CLAIMS, 0_i64)]);
            let mut out: HashMap<i64, i64> = HashMap::new();
            let mut id = 0;
            let mut push = |warehouse, quantity: i64, way| {
                id += 1;
                events.push(event(id, warehouse, quantity, way));
                id
            };
            for (kind, quantity, who) in steps {
                let main = on_hand[&MAIN];
                match kind {
                    0 => { push(MAIN, quantity, delivery(who)); *on_hand.get_mut(&MAIN).unwrap() += quantity; }
                    1 if main > 0 => {
                        let quantity = quantity.min(main);
                        push(MAIN, -quantity, order(who));
                        *on_hand.get_mut(&MAIN).unwrap() -= quantity;
                        *out.entry(who).or_default() += quantity;
                    }
                    2 if out.get(&who).is_some_and(|out| *out > 0) => {
                        let quantity = quantity.min(out[&who]);
                        push(MAIN, quantity, order(who));
                        *on_hand.get_mut(&MAIN).unwrap() += quantity;
                        *out.get_mut(&who).unwrap() -= quantity;
                    }
                    3 if main > 0 => {
                        let quantity = quantity.min(main);
                        let way = Way::For((ReasonKind::TransferLine, i64::from(kind) * 1_000 + who));
                        push(MAIN, -quantity, way);
                        push(CLAIMS, quantity, way);
                        *on_hand.get_mut(&MAIN).unwrap() -= quantity;
                        *on_hand.get_mut(&CLAIMS).unwrap() += quantity;
                    }
                    4 if main > 0 => {
                        let quantity = quantity.min(main);
                        push(MAIN, -quantity, delivery(who));
                        *on_hand.get_mut(&MAIN).unwrap() -= quantity;
                    }
                    5 => { push(MAIN, quantity, Way::Other); *on_hand.get_mut(&MAIN).unwrap() += quantity; }
                    _ => {}
                }
            }
            let shares = replay(&events);
            for event in &events {
                let sum: i64 = shares.iter().filter(|share| share.event == event.id).map(|share| share.quantity).sum();
                prop_assert_eq!(sum, event.quantity);
            }
            let mut left: HashMap<(WarehouseId, Batch), i64> = HashMap::new();
            for share in &shares {
                let there = left.entry((share.warehouse, share.batch)).or_default();
                *there += share.quantity;
                prop_assert!(*there >= 0);
            }
            for (warehouse, quantity) in on_hand {
                let sum: i64 = left.iter().filter(|((place, _), _)| *place == warehouse).map(|(_, there)| there).sum();
                prop_assert_eq!(sum, quantity);
            }
        }
    }
}
