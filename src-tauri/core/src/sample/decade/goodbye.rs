//! The end of a planned visit: it is settled, paid, and the car leaves.

use super::orders::House;
use super::visit::Visit;
use crate::kernel::Money;
use crate::sample::Rng;
use crate::sample::bulk::row;

impl Visit<'_> {
    /// `costs`: of each line.
    pub fn settle(&self, rng: &mut Rng, house: &mut House, costs: &[Money]) {
        let (totals, cashier, at) = (&self.totals, house.desk.cashier.0, self.times.settled);
        house.tables.settlements.add(row![
            self.id,
            self.paper("JS"),
            self.id,
            self.fault.payer.code(),
            self.insurer().unwrap_or(&self.car.owner_name),
            totals.labour,
            totals.material,
            totals.other,
            totals.discount,
            totals.gross,
            totals.net,
            totals.tax,
            costs.iter().copied().sum::<Money>(),
            at,
            cashier
        ]);
        for (position, ((id, line), (done, cost))) in
            (1_i64..).zip(self.numbered().zip(self.settled.iter().zip(costs)))
        {
            let (code, name, unit) = line.words();
            house.tables.settlement_lines.add(row![
                self.id,
                id,
                position,
                line.kind_word(),
                code,
                name,
                unit,
                line.quantity,
                line.unit_price,
                line.unit_price.times(line.quantity),
                done.discount,
                done.gross,
                self.tax,
                done.net,
                done.tax,
                *cost
            ]);
        }
        let way = match self.insurer() {
            Some(_) => "on_account",
            None => *rng.pick(&["wechat", "wechat", "alipay", "card", "cash"]),
        };
        if totals.gross.is_positive() {
            house.till.paid(self.id, way, totals.gross, at, cashier);
        }
    }

    pub fn leave(&self, house: &mut House) {
        let (next_day, next_km) = self.next_service(&house.desk);
        house.tables.handovers.add(row![
            self.id,
            self.paper("CM"),
            self.km,
            true,
            true,
            true,
            true,
            true,
            "returned",
            "accepted",
            "accepted",
            self.car.owner_name.as_str(),
            next_day,
            next_km,
            self.times.left,
            self.advisor.0
        ]);
    }
}
