//! The stock ledger in memory: the same arithmetic as `parts::stock`, written down at
//! the end of each line.

use std::collections::BTreeMap;

use super::tables::Tables;
use crate::documents::numbers::Series;
use crate::kernel::{Day, Moment, Money, Quantity, StaffId};
use crate::parts::rules;
use crate::sample::bulk::{Bulk, row};
use crate::sample::ground::GroundPart;

#[derive(Clone, Copy, Default)]
struct Shelf {
    on_hand: Quantity,
    value: Money,
    last: Option<Moment>,
}

pub struct Stockroom {
    shelves: Vec<Shelf>,
    moves: i64,
    receipts: i64,
    /// How many receipts each day has.
    of_day: BTreeMap<Day, i64>,
    receipt_lines: i64,
    purchases: i64,
    /// How many orders to the supplier each day has.
    bought_on: BTreeMap<Day, i64>,
    purchase_lines: i64,
    clerk: StaffId,
    supplier: i64,
}

/// Of so many deliveries one comes two days late.
const LATE_OF: i64 = 11;

impl Stockroom {
    pub fn new(parts: usize, clerk: StaffId, supplier: i64) -> Self {
        Self {
            shelves: vec![Shelf::default(); parts],
            moves: 0,
            receipts: 0,
            of_day: BTreeMap::new(),
            receipt_lines: 0,
            purchases: 0,
            bought_on: BTreeMap::new(),
            purchase_lines: 0,
            clerk,
            supplier,
        }
    }

    /// Tells how far the numbers of receipts and of orders to the supplier are on each day.
    pub fn numbers_drawn(&self, drawn: &mut Bulk) {
        for (series, days) in [(Series::Receipt, &self.of_day), (Series::Purchase, &self.bought_on)] {
            for (day, last) in days {
                drawn.add(row![series.letters(), day.compact(), *last]);
            }
        }
    }

    pub fn on_hand(&self, part: usize) -> Quantity {
        self.shelves[part].on_hand
    }

    /// Goods come in: one receipt for all these lines.
    pub fn receive(&mut self, tables: &mut Tables, at: Moment, lines: &[(usize, &GroundPart, Quantity)]) {
        if lines.is_empty() {
            return;
        }
        self.receipts += 1;
        let of_day = self.of_day.entry(at.day()).or_insert(0);
        *of_day += 1;
        let number = format!("RK{}-{of_day:04}", at.day().compact());
        tables.receipts.add(row![
            self.receipts,
            number.as_str(),
            self.supplier,
            1_i64,
            "随货同行",
            true,
            self.clerk.0,
            at,
            at,
            self.clerk.0
        ]);
        for (index, part, quantity) in lines {
            self.receipt_lines += 1;
            tables.receipt_lines.add(row![self.receipt_lines, self.receipts, part.id, *quantity, part.cost]);
            let line = self.receipt_lines;
            self.post(
                tables,
                *index,
                part.id,
                at,
                "receipt",
                *quantity,
                part.cost.times(*quantity),
                "receipt_line",
                line,
                &number,
            );
        }
    }

    /// What was ordered from the supplier some days ago comes in, mostly as promised; the id of the first line
    /// of its receipt.
    pub fn receive_ordered(
        &mut self,
        tables: &mut Tables,
        at: Moment,
        lines: &[(usize, &GroundPart, Quantity)],
    ) -> i64 {
        let first = self.receipt_lines + 1;
        if lines.is_empty() {
            return first;
        }
        self.receive(tables, at, lines);
        self.purchases += 1;
        let day = at.day();
        let ordered = day.plus_days(-2 - self.purchases % 5);
        let of_day = self.bought_on.entry(ordered).or_insert(0);
        *of_day += 1;
        let number = format!("CG{}-{of_day:04}", ordered.compact());
        let (ordered_at, clerk) = (ordered.start().plus_minutes(960), self.clerk.0);
        tables.purchase_orders.add(row![
            self.purchases,
            number,
            self.supplier,
            1_i64,
            "closed",
            ordered_at,
            clerk,
            at
        ]);
        let promised = if self.purchases % LATE_OF == 0 { day.plus_days(-2) } else { day };
        for (receipt_line, (_, part, quantity)) in (first..).zip(lines) {
            self.purchase_lines += 1;
            let line = self.purchase_lines;
            tables.purchase_lines.add(row![
                line,
                self.purchases,
                part.id,
                *quantity,
                part.cost,
                promised,
                day,
                *quantity,
                day
            ]);
            tables.purchase_deliveries.add(row![line, receipt_line, *quantity, at]);
        }
        first
    }

    /// Whatever has fallen below `wanted`, with how much brings it up to the most that is kept of it.
    pub fn low<'a>(
        &self,
        parts: &'a [GroundPart],
        wanted: impl Fn(&GroundPart) -> Quantity,
    ) -> Vec<(usize, &'a GroundPart, Quantity)> {
        let low = parts.iter().filter(|part| self.on_hand(part.index()) < wanted(part));
        low.map(|part| (part.index(), part, part.max_stock - self.on_hand(part.index()))).collect()
    }

    /// Parts go out to a slip line; what they cost.
    #[expect(clippy::too_many_arguments, reason = "the columns of a ledger line")]
    pub fn issue(
        &mut self,
        tables: &mut Tables,
        index: usize,
        part: i64,
        at: Moment,
        quantity: Quantity,
        slip_line: i64,
        slip: &str,
    ) -> Money {
        let shelf = self.shelves[index];
        let cost = rules::cost_of(quantity, shelf.on_hand, shelf.value);
        self.post(tables, index, part, at, "issue", -quantity, -cost, "slip_line", slip_line, slip);
        cost
    }

    #[expect(clippy::too_many_arguments, reason = "the columns of a ledger line")]
    fn post(
        &mut self,
        tables: &mut Tables,
        index: usize,
        part: i64,
        at: Moment,
        kind: &str,
        quantity: Quantity,
        value: Money,
        origin_kind: &str,
        origin: i64,
        label: &str,
    ) {
        self.moves += 1;
        let shelf = &mut self.shelves[index];
        shelf.on_hand += quantity;
        shelf.value += value;
        shelf.last = Some(at);
        tables.stock_moves.add(row![
            self.moves,
            part,
            1_i64,
            at,
            kind,
            quantity,
            value,
            shelf.on_hand,
            shelf.value,
            origin_kind,
            origin,
            label,
            self.clerk.0
        ]);
    }

    /// The last line of every part's ledger.
    pub fn close(&self, tables: &mut Tables, parts: &[GroundPart]) {
        for (shelf, part) in self.shelves.iter().zip(parts) {
            if let Some(last) = shelf.last {
                tables.stock.add(row![part.id, 1_i64, shelf.on_hand, 0_i64, shelf.value, last]);
            }
        }
    }
}
