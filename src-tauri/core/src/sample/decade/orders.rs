//! A hundred and fifty thousand visits, each from the gate to the gate.

use super::Size;
use super::calendar::{self, Times};
use super::cars_and_people::{Car, write_terms};
use super::stockroom::Stockroom;
use super::tables::Tables;
use crate::documents::numbers::Series;
use crate::kernel::text::terms::terms_of_number;
use crate::kernel::{Day, Moment, Money, Quantity, Rate, Result, StaffId, Write};
use crate::policy::{self, keys};
use crate::repair_orders::LineKind;
use crate::sample::bulk::{Bulk, row};
use crate::sample::ground::{Ground, GroundPart, id_at};
use crate::sample::{Rng, faults, operations, parts};
use crate::search::index::Kind;
use crate::settlement::rules::{self, Priced};
use crate::vehicles::{self, VehicleId};

/// Lines of one order, labour first.
const LINES: usize = 5;
/// Every visit draws one number of each of these.
const VISIT_SERIES: [Series; 7] = [
    Series::WalkAround,
    Series::RepairOrder,
    Series::Issue,
    Series::Inspection,
    Series::Certificate,
    Series::Settlement,
    Series::ExitPass,
];
/// When the supplier's van has brought what ran low, in minutes after midnight.
const EVENING_DELIVERY: i64 = 17 * 60 + 30;
/// Of a technician's day, what goes into cars.
const WORKING_MINUTES: i64 = 360;
/// Of a part's look-alikes, how many of a hundred demands go to the original number.
const ORIGINAL_PERCENT: u64 = 35;

struct Desk {
    advisors: Vec<StaffId>,
    /// Minutes a car may take so that the day's cars fit into the day's hands.
    most_minutes: i64,
    inspectors: Vec<StaffId>,
    clerk: StaffId,
    cashier: StaffId,
    labour_rate: Money,
    tax: Rate,
    service_months: u32,
}

/// A line before it has an id.
struct Line<'a> {
    operation: Option<(i64, &'static operations::Operation)>,
    part: Option<(usize, &'a GroundPart)>,
    quantity: Quantity,
    unit_price: Money,
}

impl Line<'_> {
    fn kind(&self) -> LineKind {
        if self.part.is_some() { LineKind::Part } else { LineKind::Labour }
    }

    fn words(&self) -> (&str, &str, &str) {
        match (self.part, self.operation) {
            (Some((_, part)), _) => (&part.number, &part.name, part.unit),
            (None, Some((_, operation))) => (operation.code, operation.name, "工时"),
            (None, None) => ("", "", ""),
        }
    }
}

/// Counters of the rows that others point to.
#[derive(Default)]
struct Ids {
    order: i64,
    line: i64,
    slip_line: i64,
    assignment: i64,
    /// The technicians, and when each is free again.
    hands: Vec<(StaffId, Moment)>,
}

pub async fn write(
    cx: &mut Write,
    rng: &mut Rng,
    size: Size,
    first: Day,
    ground: &Ground,
    fleet: &[Car],
) -> Result<()> {
    let technicians = ground.of_role("technician");
    let per_day = size.orders.div_ceil(usize::try_from(size.days).unwrap_or(1));
    let desk = Desk {
        advisors: ground.of_role("service_advisor"),
        most_minutes: (WORKING_MINUTES * id_at(technicians.len()) / id_at(per_day)).clamp(20, 300),
        inspectors: ground.of_role("inspector"),
        clerk: first_of(&ground.of_role("parts_clerk")),
        cashier: first_of(&ground.of_role("cashier")),
        labour_rate: policy::value(cx, keys::LABOUR_RATE).await?,
        tax: policy::value(cx, keys::TAX_REPAIR).await?,
        service_months: policy::value(cx, keys::SERVICE_INTERVAL_MONTHS).await?,
    };
    let mut tables = Tables::new();
    let mut room = Stockroom::new(ground.parts.len(), desk.clerk, ground.supplier);
    let opening = first.plus_days(-1).start().plus_minutes(600);
    if size.lifelike {
        room.fill_up(&mut tables, opening, &ground.parts, |part| part.max_stock);
    } else {
        open_by_lots(cx, &mut tables, &mut room, opening, &ground.parts).await?;
    }
    let hands = technicians.into_iter().map(|id| (id, opening)).collect();
    let mut ids = Ids { hands, ..Ids::default() };
    let mut terms = Vec::new();
    let mut due = std::collections::BTreeMap::new();
    let mut drawn = Bulk::new("number_series", &["series", "period", "last"]);
    let mut day = first;
    while usize::try_from(ids.order).unwrap_or(0) < size.orders {
        let left = size.orders - usize::try_from(ids.order).unwrap_or(0);
        for (of_day, arrived) in (1..).zip(calendar::arrivals(rng, day, per_day.min(left))) {
            let car = rng.pick(fleet);
            ids.order += 1;
            let number = format!("RO{}-{of_day:04}", day.compact());
            terms.extend(terms_of_number(&number).into_iter().map(|term| (term, ids.order)));
            let visit = Visit { number, car, day, arrived, lifelike: size.lifelike };
            visit.write(rng, &mut tables, &mut room, &mut ids, &desk, ground);
            tables.settle(cx).await?;
            due.insert(car.id, visit.next_service(&desk));
        }
        for series in VISIT_SERIES {
            drawn.add(row![series.letters(), day.compact(), id_at(per_day.min(left)) - 1]);
        }
        if size.lifelike {
            let evening = day.start().plus_minutes(EVENING_DELIVERY);
            room.fill_up(&mut tables, evening, &ground.parts, |part| part.min_stock);
        }
        day = day.plus_days(1);
    }
    room.close(&mut tables, &ground.parts);
    tables.flush(cx).await?;
    room.numbers_drawn(&mut drawn);
    drawn.flush(cx).await?;
    if size.lifelike {
        for (car, (day, km)) in due {
            vehicles::due::set_next(cx, VehicleId(car), Some(day), Some(km)).await?;
        }
    }
    write_terms(cx, Kind::Order, terms).await
}

/// Eight lots of one piece each, so that there is a ledger of some length behind every part.
async fn open_by_lots(
    cx: &mut Write,
    tables: &mut Tables,
    room: &mut Stockroom,
    opening: Moment,
    parts: &[GroundPart],
) -> Result<()> {
    for lot in 0..8 {
        let at = opening.plus_minutes(lot * 30);
        for chunk in parts.chunks(200) {
            let lines: Vec<_> = chunk.iter().map(|part| (part.index(), part, Quantity::ONE)).collect();
            room.receive(tables, at, &lines);
            tables.settle(cx).await?;
        }
    }
    Ok(())
}

fn first_of(staff: &[StaffId]) -> StaffId {
    staff.first().copied().unwrap_or(StaffId(1))
}

struct Visit<'a> {
    number: String,
    car: &'a Car,
    day: Day,
    arrived: Moment,
    lifelike: bool,
}

impl Visit<'_> {
    fn next_service(&self, desk: &Desk) -> (Day, i64) {
        let km = self.car.mileage(self.day) + self.car.model.service_km;
        (self.day.plus_months(desk.service_months), km)
    }

    fn write(
        &self,
        rng: &mut Rng,
        tables: &mut Tables,
        room: &mut Stockroom,
        ids: &mut Ids,
        desk: &Desk,
        ground: &Ground,
    ) {
        let fault = loop {
            let fault = rng.weighted_by(faults::FAULTS, |fault| fault.weight);
            if fault.drive != faults::Drive::Combustion || self.car.model.has_engine() {
                break fault;
            }
        };
        let most = if self.lifelike { usize::MAX } else { LINES };
        let lines = lines(rng, fault, desk, ground, most);
        let minutes: i64 =
            lines.iter().filter(|l| l.operation.is_some()).map(|l| l.quantity.units() * 60 / 1_000).sum();
        let hand = ids.hands.iter_mut().min_by_key(|(_, free)| *free).expect("the sample has technicians");
        let times = calendar::times(rng, self.arrived, minutes.clamp(15, desk.most_minutes), hand.1);
        let technician = hand.0;
        hand.1 = times.finished;
        let advisor = *rng.pick(&desk.advisors);
        let km = self.car.mileage(self.day);
        let id = ids.order;
        self.arrive(rng, tables, id, advisor, km, &times, fault);
        let insurer = (fault.payer == faults::Payer::Insurance).then_some("平安财险");
        tables.repair_orders.add(row![
            id,
            self.number.as_str(),
            id,
            self.car.id,
            advisor.0,
            "delivered",
            if insurer.is_some() { "accident" } else { "normal" },
            fault.words,
            fault.diagnosis,
            insurer,
            times.arrived,
            times.agreed,
            times.promised,
            times.finished,
            times.passed,
            times.settled,
            times.left
        ]);
        let priced: Vec<Priced> = lines
            .iter()
            .map(|line| Priced {
                kind: line.kind(),
                list_amount: line.unit_price.times(line.quantity),
                discount: Money::ZERO,
                tax_rate: desk.tax,
            })
            .collect();
        let (settled, totals) = rules::settle(&priced, Money::ZERO);
        tables.order_consents.add(row![
            id,
            id,
            0_i64,
            self.car.owner_name.as_str(),
            "signature",
            totals.gross,
            times.promised,
            times.agreed,
            advisor.0
        ]);
        let payer = fault.payer.code();
        let first_line = ids.line + 1;
        for (position, (line, priced)) in (1_i64..).zip(lines.iter().zip(&priced)) {
            ids.line += 1;
            let (code, name, unit) = line.words();
            let class = line.operation.map(|(_, operation)| operation.class.code());
            tables.order_lines.add(row![
                ids.line,
                id,
                position,
                kind_word(line.kind()),
                line.operation.map(|(id, _)| id),
                line.part.map(|(_, part)| part.id),
                code,
                name,
                unit,
                class,
                payer,
                line.quantity,
                line.unit_price,
                priced.list_amount,
                0_i64,
                priced.list_amount,
                desk.tax,
                "catalogue",
                "consented",
                id,
                if class.is_some() { "finished" } else { "none" },
                times.arrived,
                advisor.0
            ]);
        }
        let costs = issue(tables, room, ids, desk, &lines, first_line, &times, &self.number, id, technician);
        work(rng, tables, ids, desk, &lines, first_line, &times, id, technician);
        let class = inspect(rng, tables, desk, &lines, &times, &self.number, id);
        self.guarantee(tables, lines.len(), first_line, id, km, class);
        let cost: Money = costs.iter().copied().sum();
        let name = insurer.unwrap_or(&self.car.owner_name);
        let number = self.number.replace("RO", "JS");
        tables.settlements.add(row![
            id,
            number,
            id,
            payer,
            name,
            totals.labour,
            totals.material,
            totals.other,
            totals.discount,
            totals.gross,
            totals.net,
            totals.tax,
            cost,
            times.settled,
            desk.cashier.0
        ]);
        for (position, (line, (priced, done))) in (1_i64..).zip(lines.iter().zip(priced.iter().zip(&settled)))
        {
            let (code, name, unit) = line.words();
            tables.settlement_lines.add(row![
                id,
                first_line + position - 1,
                position,
                kind_word(line.kind()),
                code,
                name,
                unit,
                line.quantity,
                line.unit_price,
                priced.list_amount,
                done.discount,
                done.gross,
                desk.tax,
                done.net,
                done.tax,
                costs[usize::try_from(position - 1).unwrap_or(0)]
            ]);
        }
        let way = if insurer.is_some() {
            "on_account"
        } else {
            *rng.pick(&["wechat", "wechat", "alipay", "card", "cash"])
        };
        if totals.gross.is_positive() {
            tables.payments.add(row![id, way, totals.gross, "payment", times.settled, desk.cashier.0]);
        }
        let pass = self.number.replace("RO", "CM");
        let (next_day, next_km) = self.next_service(desk);
        tables.handovers.add(row![
            id,
            pass,
            km,
            true,
            true,
            true,
            true,
            true,
            "returned",
            "accepted",
            self.car.owner_name.as_str(),
            next_day,
            next_km,
            times.left,
            advisor.0
        ]);
    }

    #[expect(clippy::too_many_arguments, reason = "the columns of a visit")]
    fn arrive(
        &self,
        rng: &mut Rng,
        tables: &mut Tables,
        id: i64,
        advisor: StaffId,
        km: i64,
        times: &Times,
        fault: &faults::Fault,
    ) {
        let acceptance = match fault.payer {
            faults::Payer::Customer => "customer_pay",
            faults::Payer::Warranty => "warranty",
            faults::Payer::Insurance => "insurance",
        };
        let number = self.number.replace("RO", "HJ");
        tables.visits.add(row![
            id,
            number,
            self.car.id,
            self.car.owner,
            self.car.owner,
            advisor.0,
            times.arrived,
            times.arrived.plus_minutes(1),
            "walk_in",
            km,
            rng.between(1, 8),
            fault.words,
            acceptance,
            times.arrived.plus_minutes(6),
            advisor.0,
            "left"
        ]);
        tables.vehicle_mileages.add(row![self.car.id, km, times.arrived, "visit"]);
    }

    fn guarantee(
        &self,
        tables: &mut Tables,
        lines: usize,
        first_line: i64,
        order: i64,
        km: i64,
        class: operations::JobClass,
    ) {
        let (days, until_km) = period(class);
        for line in first_line..first_line + id_at(lines) - 1 {
            tables.guarantees.add(row![
                line,
                self.car.id,
                order,
                self.day,
                km,
                self.day.plus_days(days),
                km + until_km
            ]);
        }
    }
}

fn kind_word(kind: LineKind) -> &'static str {
    if kind == LineKind::Part { "part" } else { "labour" }
}

/// Legal guarantee of a job class (domain facts 1.4).
fn period(class: operations::JobClass) -> (i64, i64) {
    match class {
        operations::JobClass::AssemblyRepair | operations::JobClass::WholeVehicle => (100, 20_000),
        operations::JobClass::SecondMaintenance => (30, 5_000),
        _ => (10, 2_000),
    }
}

/// What the fault needs; filled up to five lines where every order shall have as many.
fn lines<'a>(
    rng: &mut Rng,
    fault: &faults::Fault,
    desk: &Desk,
    ground: &'a Ground,
    most: usize,
) -> Vec<Line<'a>> {
    let mut lines = Vec::with_capacity(LINES);
    let labour = |code: &str| {
        let at = operations::OPERATIONS.iter().position(|op| op.code == code)?;
        let operation = &operations::OPERATIONS[at];
        let hours = Quantity::from_units(operation.hours_thousandths.max(100));
        Some(Line {
            operation: Some((id_at(at), operation)),
            part: None,
            quantity: hours,
            unit_price: desk.labour_rate,
        })
    };
    lines.extend(fault.operations.iter().take(most - 1).filter_map(|code| labour(code)));
    if lines.is_empty() {
        lines.extend(labour(operations::OPERATIONS[0].code));
    }
    for (number, quantity) in fault.parts {
        if lines.len() < most
            && let Some(at) = parts::PARTS.iter().position(|part| part.number == *number)
        {
            lines.push(part_line(rng, at, *quantity, ground));
        }
    }
    while most == LINES && lines.len() < LINES {
        let at = usize::try_from(rng.below(parts::PARTS.len() as u64)).unwrap_or(0);
        lines.push(part_line(rng, at, 1, ground));
    }
    lines
}

fn part_line<'a>(rng: &mut Rng, original: usize, quantity: i64, ground: &'a Ground) -> Line<'a> {
    let alike = (ground.parts.len() / parts::PARTS.len()).max(1) as u64;
    let step = if rng.chance(ORIGINAL_PERCENT) { 0 } else { usize::try_from(rng.below(alike)).unwrap_or(0) };
    let index = original + step * parts::PARTS.len();
    let part = &ground.parts[index];
    Line {
        operation: None,
        part: Some((index, part)),
        quantity: Quantity::whole(quantity),
        unit_price: part.price,
    }
}

/// Fetches the parts, ordering first what is short. Returns each line's cost.
#[expect(clippy::too_many_arguments, reason = "one visit's hands and papers")]
fn issue(
    tables: &mut Tables,
    room: &mut Stockroom,
    ids: &mut Ids,
    desk: &Desk,
    lines: &[Line],
    first_line: i64,
    times: &Times,
    number: &str,
    order: i64,
    technician: StaffId,
) -> Vec<Money> {
    let mut short: std::collections::BTreeMap<usize, (&GroundPart, Quantity)> =
        std::collections::BTreeMap::new();
    for line in lines {
        if let Some((index, part)) = line.part {
            short.entry(index).or_insert((part, Quantity::ZERO)).1 += line.quantity;
        }
    }
    let wanted: Vec<_> = short
        .into_iter()
        .filter(|(index, (_, quantity))| room.on_hand(*index) < *quantity)
        .map(|(index, (part, quantity))| (index, part, quantity.max(part.max_stock)))
        .collect();
    room.receive(tables, times.arrived.plus_minutes(1), &wanted);
    let slip = number.replace("RO", "LL");
    tables.slips.add(row![
        order,
        slip.as_str(),
        order,
        "issue",
        1_i64,
        technician.0,
        times.issued,
        desk.clerk.0
    ]);
    let mut costs = Vec::with_capacity(lines.len());
    for (line_id, line) in (first_line..).zip(lines) {
        let Some((index, part)) = line.part else {
            costs.push(Money::ZERO);
            continue;
        };
        ids.slip_line += 1;
        let cost = room.issue(tables, index, part.id, times.issued, line.quantity, ids.slip_line, &slip);
        tables.slip_lines.add(row![ids.slip_line, order, line_id, part.id, line.quantity, cost]);
        costs.push(cost);
    }
    costs
}

#[expect(clippy::too_many_arguments, reason = "one visit's hands and papers")]
fn work(
    rng: &mut Rng,
    tables: &mut Tables,
    ids: &mut Ids,
    desk: &Desk,
    lines: &[Line],
    first_line: i64,
    times: &Times,
    order: i64,
    technician: StaffId,
) {
    let jobs: Vec<i64> =
        (first_line..).zip(lines).filter(|(_, line)| line.operation.is_some()).map(|(id, _)| id).collect();
    let total = times.finished.minutes_since(times.started);
    let each = total / id_at(jobs.len()).saturating_sub(1).max(1);
    let bay = rng.between(1, 4);
    let dispatcher = first_of(&desk.inspectors);
    for (turn, line) in (0_i64..).zip(jobs) {
        ids.assignment += 1;
        let started = times.started.plus_minutes(turn * each);
        let ended = started.plus_minutes(each.max(1));
        tables.assignments.add(row![
            ids.assignment,
            order,
            line,
            technician.0,
            Rate::ONE,
            bay,
            started,
            ended,
            "finished",
            times.agreed,
            dispatcher.0,
            ended
        ]);
        tables.work_spans.add(row![ids.assignment, technician.0, started, ended]);
    }
}

/// Passes the final inspection; the weightiest class of the job.
fn inspect(
    rng: &mut Rng,
    tables: &mut Tables,
    desk: &Desk,
    lines: &[Line],
    times: &Times,
    number: &str,
    order: i64,
) -> operations::JobClass {
    let inspector = *rng.pick(&desk.inspectors);
    let class = lines
        .iter()
        .filter_map(|line| line.operation.map(|(_, operation)| operation.class))
        .max_by_key(|class| period(*class))
        .unwrap_or(operations::JobClass::MinorRepair);
    let (days, km) = period(class);
    tables.inspections.add(row![
        order,
        number.replace("RO", "ZJ"),
        order,
        1_i64,
        "final",
        true,
        inspector.0,
        times.passed
    ]);
    tables.certificates.add(row![
        number.replace("RO", "HG"),
        order,
        order,
        class.code(),
        days,
        km,
        days,
        km,
        times.passed,
        inspector.0
    ]);
    class
}
