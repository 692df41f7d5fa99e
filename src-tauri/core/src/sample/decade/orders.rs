//! A hundred and fifty thousand visits, each from the gate to the gate.

use std::collections::BTreeMap;

use super::Size;
use super::calendar;
use super::cars_and_people::{Car, write_terms};
use super::desk::Desk;
use super::stockroom::Stockroom;
use super::tables::Tables;
use super::till::Till;
use super::visit::Visit;
use crate::documents::numbers::Series;
use crate::kernel::text::terms::terms_of_number;
use crate::kernel::{Day, Moment, Quantity, Result, Write};
use crate::parts;
use crate::sample::Rng;
use crate::sample::bulk::{Bulk, row};
use crate::sample::ground::Ground;
use crate::search::index::Kind;
use crate::vehicles::{self, VehicleId};

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
/// For measuring: deliveries before the first car comes, one piece of every part in each, so
/// that there is a ledger of some length behind every part.
const OPENING_LOTS: i64 = 8;
/// For measuring: days between the great deliveries that come later.
const STOCKING_DAYS: i64 = 300;

/// The house while the years go by: what stands on its shelves, what is still to be
/// written, and the last id of every table that others point to.
pub struct House<'a> {
    pub desk: Desk,
    pub ground: &'a Ground,
    pub room: Stockroom,
    pub tables: Tables,
    pub till: Till,
    pub order: i64,
    pub line: i64,
    pub slip_line: i64,
    pub assignment: i64,
    pub promise: i64,
    pub lifelike: bool,
}

pub async fn write(
    cx: &mut Write,
    rng: &mut Rng,
    size: Size,
    first: Day,
    ground: &Ground,
    fleet: &[Car],
) -> Result<()> {
    let per_day = size.orders.div_ceil(usize::try_from(size.days).unwrap_or(1));
    let opening = first.plus_days(-1).start().plus_minutes(600);
    let desk = Desk::staffed(cx, per_day, ground, opening).await?;
    let room = Stockroom::new(ground.parts.len(), desk.clerk, ground.supplier);
    let (tables, till) = (Tables::new(), Till::until(first.plus_days(size.days - 1)));
    let lifelike = size.lifelike;
    let (order, line, slip_line, assignment, promise) = (0, 0, 0, 0, 0);
    let mut house =
        House { desk, ground, room, tables, till, order, line, slip_line, assignment, promise, lifelike };
    if lifelike {
        let all = house.room.low(&ground.parts, |part| part.max_stock);
        house.room.receive(&mut house.tables, opening, &all);
    } else {
        for lot in 0..OPENING_LOTS {
            stock_up(cx, &mut house, opening.plus_minutes(lot * 30)).await?;
        }
    }
    let mut terms = Vec::new();
    let mut due = BTreeMap::new();
    let mut drawn = Bulk::new("number_series", &["series", "period", "last"]);
    for turn in 0..size.days {
        let day = first.plus_days(turn);
        // The days share the orders evenly, to the very last.
        let so_far = |days: i64| size.orders as i64 * days / size.days;
        let today = so_far(turn + 1) - so_far(turn);
        if !lifelike && turn > 0 && turn % STOCKING_DAYS == 0 {
            stock_up(cx, &mut house, day.start().plus_minutes(480)).await?;
        }
        for (of_day, arrived) in (1..).zip(calendar::arrivals(rng, day, today)) {
            house.order += 1;
            let number = format!("RO{}-{of_day:04}", day.compact());
            terms.extend(terms_of_number(&number).into_iter().map(|term| (term, house.order)));
            let car = rng.pick(fleet);
            let visit = Visit::plan(rng, &mut house, car, number, arrived);
            visit.write(rng, &mut house);
            house.tables.settle(cx).await?;
            due.insert(car.id, visit.next_service(&house.desk));
        }
        for series in VISIT_SERIES {
            drawn.add(row![series.letters(), day.compact(), today]);
        }
        if lifelike {
            let evening = day.start().plus_minutes(EVENING_DELIVERY);
            let low = house.room.low(&ground.parts, |part| part.min_stock);
            house.room.receive_ordered(&mut house.tables, evening, &low);
        }
    }
    house.room.close(&mut house.tables, &ground.parts);
    house.tables.flush(cx).await?;
    house.till.flush(cx).await?;
    parts::openings::keep_all(cx).await?;
    house.room.numbers_drawn(&mut drawn);
    drawn.flush(cx).await?;
    if lifelike {
        for (car, (day, km)) in due {
            vehicles::due::set_next(cx, VehicleId(car), Some(day), Some(km)).await?;
        }
    }
    write_terms(cx, Kind::Order, terms).await
}

/// One piece of every part comes in.
async fn stock_up(cx: &mut Write, house: &mut House<'_>, at: Moment) -> Result<()> {
    for chunk in house.ground.parts.chunks(200) {
        let lines: Vec<_> = chunk.iter().map(|part| (part.index(), part, Quantity::ONE)).collect();
        house.room.receive(&mut house.tables, at, &lines);
        house.tables.settle(cx).await?;
    }
    Ok(())
}
