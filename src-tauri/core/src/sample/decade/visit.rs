//! One car's way: planned first, then written paper by paper.

use super::calendar::{self, Times};
use super::cars_and_people::Car;
use super::desk::Desk;
use super::lines::{self, Line};
use super::orders::House;
use crate::kernel::{Day, Moment, Money, Rate, StaffId};
use crate::sample::Rng;
use crate::sample::bulk::row;
use crate::sample::faults::{self, Drive, Fault, Payer};
use crate::settlement::rules::{self, Priced, SettledLine, Totals};

/// Who pays for an accident.
const INSURER: &str = "平安财险";

/// Everything that is known of a visit; visit, order, slip and settlement have one id.
pub struct Visit<'a> {
    pub id: i64,
    /// Of the order; the numbers of its papers differ in their letters.
    pub number: String,
    pub car: &'a Car,
    pub km: i64,
    pub fault: &'static Fault,
    pub lines: Vec<Line<'a>>,
    pub first_line: i64,
    pub settled: Vec<SettledLine>,
    pub totals: Totals,
    pub tax: Rate,
    pub times: Times,
    pub advisor: StaffId,
    pub technician: StaffId,
}

impl<'a> Visit<'a> {
    pub fn plan(rng: &mut Rng, house: &mut House<'a>, car: &'a Car, number: String, arrived: Moment) -> Self {
        let fault = fault_of(rng, car);
        let lines = lines::draw(rng, fault, &house.desk, house.ground, house.lifelike);
        let work = lines.iter().filter(|line| line.operation().is_some());
        let minutes: i64 = work.map(|line| line.quantity.units() * 60 / 1_000).sum();
        let minutes = minutes.clamp(15, house.desk.most_minutes);
        let hand = house.desk.next_hand();
        let times = calendar::times(rng, arrived, minutes, hand.free);
        hand.free = times.finished;
        let technician = hand.id;
        let tax = house.desk.tax;
        let priced = lines.iter().map(|line| Priced {
            kind: line.kind(),
            list_amount: line.unit_price.times(line.quantity),
            discount: Money::ZERO,
            tax_rate: tax,
        });
        let (settled, totals) = rules::settle(&priced.collect::<Vec<_>>(), Money::ZERO);
        let first_line = house.line + 1;
        house.line += i64::try_from(lines.len()).unwrap_or(i64::MAX);
        Self {
            id: house.order,
            number,
            car,
            km: car.mileage(arrived.day()),
            fault,
            lines,
            first_line,
            settled,
            totals,
            tax,
            times,
            advisor: *rng.pick(&house.desk.advisors),
            technician,
        }
    }

    /// Writes every row of it.
    pub fn write(&self, rng: &mut Rng, house: &mut House) {
        self.arrive(rng, house);
        self.order(house);
        let costs = self.issue(house);
        self.work(rng, house);
        self.inspect(rng, house);
        self.settle(rng, house, &costs);
        self.leave(house);
    }

    /// The lines with their ids.
    pub fn numbered(&self) -> impl Iterator<Item = (i64, &Line<'a>)> {
        (self.first_line..).zip(&self.lines)
    }

    /// The number of another paper of this visit.
    pub fn paper(&self, letters: &str) -> String {
        self.number.replace("RO", letters)
    }

    /// When and at how many kilometres the car should come again.
    pub fn next_service(&self, desk: &Desk) -> (Day, i64) {
        (self.times.arrived.day().plus_months(desk.service_months), self.km + self.car.model.service_km)
    }

    pub fn insurer(&self) -> Option<&'static str> {
        (self.fault.payer == Payer::Insurance).then_some(INSURER)
    }

    fn arrive(&self, rng: &mut Rng, house: &mut House) {
        let acceptance = match self.fault.payer {
            Payer::Customer => "customer_pay",
            Payer::Warranty => "warranty",
            Payer::Insurance => "insurance",
        };
        let arrived = self.times.arrived;
        house.tables.visits.add(row![
            self.id,
            self.paper("HJ"),
            self.car.id,
            self.car.owner,
            self.car.owner,
            self.advisor.0,
            arrived,
            arrived.plus_minutes(1),
            "walk_in",
            self.km,
            rng.between(1, 8),
            self.fault.words,
            acceptance,
            arrived.plus_minutes(6),
            self.advisor.0,
            "left",
            self.times.left
        ]);
        house.tables.vehicle_mileages.add(row![self.car.id, self.km, arrived, "visit"]);
    }

    fn order(&self, house: &mut House) {
        let times = &self.times;
        house.tables.repair_orders.add(row![
            self.id,
            self.number.as_str(),
            self.id,
            self.car.id,
            self.advisor.0,
            "delivered",
            if self.insurer().is_some() { "accident" } else { "normal" },
            self.fault.words,
            self.fault.diagnosis,
            self.insurer(),
            times.arrived,
            times.agreed,
            times.promised,
            times.finished,
            times.passed,
            times.settled,
            times.left
        ]);
        house.tables.order_consents.add(row![
            self.id,
            self.id,
            0_i64,
            self.car.owner_name.as_str(),
            "signature",
            self.totals.gross,
            times.promised,
            times.agreed,
            self.advisor.0
        ]);
        for (position, (id, line)) in (1_i64..).zip(self.numbered()) {
            let (code, name, unit) = line.words();
            let amount = line.unit_price.times(line.quantity);
            house.tables.order_lines.add(row![
                id,
                self.id,
                position,
                line.kind_word(),
                line.operation().map(|(id, _)| id),
                line.part().map(|(_, part)| part.id),
                code,
                name,
                unit,
                line.job_class().map(crate::catalogue::JobClass::word),
                self.fault.payer.code(),
                line.quantity,
                line.unit_price,
                amount,
                0_i64,
                amount,
                self.tax,
                "catalogue",
                "consented",
                self.id,
                if line.part().is_some() { "none" } else { "finished" },
                times.arrived,
                self.advisor.0
            ]);
        }
    }
}

/// What such a car may come with.
fn fault_of(rng: &mut Rng, car: &Car) -> &'static Fault {
    loop {
        let fault = rng.weighted_by(faults::FAULTS, |fault| fault.weight);
        let fits = match fault.drive {
            Drive::Any => true,
            Drive::Combustion => car.model.has_engine(),
            // Who is charged is who has a green plate.
            Drive::Electric => car.model.has_green_plate(),
        };
        if fits {
            return fault;
        }
    }
}
