//! What the workshop does to a planned visit: parts, work, inspection and certificate.

use std::collections::BTreeMap;

use super::desk::first_of;
use super::orders::House;
use super::visit::Visit;
use crate::catalogue::JobClass;
use crate::kernel::{Money, Quantity, Rate};
use crate::sample::Rng;
use crate::sample::bulk::row;
use crate::sample::ground::GroundPart;

impl Visit<'_> {
    /// Fetches the parts, having had what is short brought. Returns each line's cost.
    pub fn issue(&self, house: &mut House) -> Vec<Money> {
        let missing = self.ask_the_shelf(house);
        self.have_brought_what_is_short(house, &missing);
        let (slip, times) = (self.paper("LL"), &self.times);
        house.tables.slips.add(row![
            self.id,
            slip.as_str(),
            self.id,
            "issue",
            1_i64,
            self.technician.0,
            self.km,
            times.issued,
            house.desk.clerk.0
        ]);
        let mut costs = Vec::with_capacity(self.lines.len());
        for (id, line) in self.numbered() {
            let Some((place, part)) = line.part() else {
                costs.push(Money::ZERO);
                continue;
            };
            house.slip_line += 1;
            let row = house.slip_line;
            let cost =
                house.room.issue(&mut house.tables, place, part.id, times.issued, line.quantity, row, &slip);
            house.tables.slip_lines.add(row![
                row,
                self.id,
                id,
                part.id,
                line.quantity,
                cost,
                part.warranty.0,
                part.warranty.1
            ]);
            costs.push(cost);
        }
        costs
    }

    /// What the shelf gives when it is first asked; the lines it has not enough for, with what is missing.
    fn ask_the_shelf(&self, house: &mut House) -> Vec<(i64, usize, Quantity)> {
        let mut missing = Vec::new();
        for (id, line) in self.numbered() {
            if let Some((place, part)) = line.part() {
                let held = house.room.on_hand(place).min(line.quantity);
                let asked_at = self.times.arrived;
                house.tables.first_fills.add(row![
                    "order_line",
                    id,
                    part.id,
                    1_i64,
                    line.quantity,
                    held,
                    asked_at
                ]);
                if held < line.quantity {
                    missing.push((id, place, line.quantity - held));
                }
            }
        }
        missing
    }

    /// What is short is promised for the same day, and comes.
    fn have_brought_what_is_short(&self, house: &mut House, missing: &[(i64, usize, Quantity)]) {
        let mut wanted: BTreeMap<usize, (&GroundPart, Quantity)> = BTreeMap::new();
        for line in &self.lines {
            if let Some((place, part)) = line.part() {
                wanted.entry(place).or_insert((part, Quantity::ZERO)).1 += line.quantity;
            }
        }
        let short: Vec<_> = wanted
            .into_iter()
            .filter(|(place, (_, quantity))| house.room.on_hand(*place) < *quantity)
            .map(|(place, (part, quantity))| (place, part, quantity.max(part.max_stock)))
            .collect();
        let (told, came) = (self.times.arrived, self.times.arrived.plus_minutes(1));
        let first = house.room.receive_ordered(&mut house.tables, came, &short);
        for (receipt_line, (place, part, _)) in (first..).zip(&short) {
            for (line, _, lacking) in missing.iter().filter(|(_, wanted, _)| wanted == place) {
                let clerk = house.desk.clerk.0;
                house.promise += 1;
                let wait = house.promise;
                let told = row![wait, "order_line", *line, part.id, told.day(), *lacking, true, told, clerk];
                house.tables.part_promises.add(told);
                let none = Quantity::ZERO;
                let here =
                    row!["order_line", *line, part.id, *lacking, none, receipt_line, wait, came.day(), came];
                house.tables.part_arrivals.add(here);
            }
        }
    }

    pub fn work(&self, rng: &mut Rng, house: &mut House) {
        let jobs: Vec<i64> =
            self.numbered().filter(|(_, line)| line.operation().is_some()).map(|(id, _)| id).collect();
        let times = &self.times;
        let each = times.finished.minutes_since(times.started) / (jobs.len() as i64).max(1);
        let bay = rng.between(1, 4);
        let dispatcher = first_of(&house.desk.inspectors);
        for (turn, line) in (0_i64..).zip(jobs) {
            house.assignment += 1;
            let started = times.started.plus_minutes(turn * each);
            let ended = started.plus_minutes(each.max(1));
            house.tables.assignments.add(row![
                house.assignment,
                self.id,
                line,
                self.technician.0,
                Rate::ONE,
                bay,
                started,
                ended,
                "finished",
                times.agreed,
                dispatcher.0,
                ended
            ]);
            house.tables.work_spans.add(row![house.assignment, self.technician.0, started, ended]);
        }
    }

    /// Passes the final inspection and gets its certificate; every line its guarantee.
    pub fn inspect(&self, rng: &mut Rng, house: &mut House) {
        let inspector = *rng.pick(&house.desk.inspectors);
        let weightiest = self
            .lines
            .iter()
            .filter_map(super::lines::Line::job_class)
            .max()
            .unwrap_or(JobClass::MinorRepair);
        let periods = house.desk.guarantee(weightiest);
        house.tables.inspections.add(row![
            self.id,
            self.paper("ZJ"),
            self.id,
            1_i64,
            "final",
            true,
            inspector.0,
            self.times.passed
        ]);
        house.tables.certificates.add(row![
            self.paper("HG"),
            self.id,
            self.id,
            weightiest.word(),
            periods.legal.days,
            periods.legal.km,
            periods.promised.days,
            periods.promised.km,
            self.times.passed,
            inspector.0
        ]);
        let from = self.times.left.day();
        for (id, line) in self.numbered() {
            let promised = house.desk.guarantee(line.job_class().unwrap_or(weightiest)).promised;
            house.tables.guarantees.add(row![
                id,
                self.car.id,
                self.id,
                from,
                self.km,
                from.plus_days(promised.days),
                self.km + promised.km
            ]);
        }
    }
}
