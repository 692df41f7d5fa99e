//! What is done to a car: what its fault needs, filled up with what such a visit also brings.

use super::desk::Desk;
use crate::catalogue::JobClass;
use crate::kernel::{Money, Quantity};
use crate::repair_orders::LineKind;
use crate::sample::faults::Fault;
use crate::sample::ground::{Ground, GroundPart, id_at};
use crate::sample::operations::{OPERATIONS, Operation};
use crate::sample::{Rng, parts};

/// Lines of one order that is for measuring, labour first.
const LINES: usize = 5;
/// Of a part's look-alikes, how many of a hundred demands go to the original number.
const ORIGINAL_PERCENT: u64 = 35;

#[derive(Clone, Copy)]
pub enum Item<'a> {
    /// With its id.
    Labour(i64, &'static Operation),
    /// With its place in the part room.
    Part(usize, &'a GroundPart),
}

/// A line before it has an id.
pub struct Line<'a> {
    pub item: Item<'a>,
    /// Hours or pieces.
    pub quantity: Quantity,
    pub unit_price: Money,
}

impl<'a> Line<'a> {
    pub fn kind(&self) -> LineKind {
        if self.part().is_some() { LineKind::Part } else { LineKind::Labour }
    }

    pub fn kind_word(&self) -> &'static str {
        if self.part().is_some() { "part" } else { "labour" }
    }

    pub fn part(&self) -> Option<(usize, &'a GroundPart)> {
        if let Item::Part(place, part) = self.item { Some((place, part)) } else { None }
    }

    pub fn operation(&self) -> Option<(i64, &'static Operation)> {
        if let Item::Labour(id, operation) = self.item { Some((id, operation)) } else { None }
    }

    pub fn job_class(&self) -> Option<JobClass> {
        self.operation().map(|(_, operation)| operation.class)
    }

    /// Code, name and unit as the papers say them.
    pub fn words(&self) -> (&'a str, &'a str, &'a str) {
        match self.item {
            Item::Part(_, part) => (&part.number, &part.name, part.unit),
            Item::Labour(_, operation) => (operation.code, operation.name, "工时"),
        }
    }
}

/// `lifelike`: only what the fault needs; otherwise as many lines for every order.
pub fn draw<'a>(
    rng: &mut Rng,
    fault: &Fault,
    desk: &Desk,
    ground: &'a Ground,
    lifelike: bool,
) -> Vec<Line<'a>> {
    let most = if lifelike { usize::MAX } else { LINES };
    let mut lines = Vec::with_capacity(LINES);
    lines.extend(fault.operations.iter().take(most - 1).filter_map(|code| labour(code, desk.labour_rate)));
    if lines.is_empty() {
        lines.extend(labour(OPERATIONS[0].code, desk.labour_rate));
    }
    for (number, quantity) in fault.parts {
        if lines.len() < most
            && let Some(at) = parts::PARTS.iter().position(|part| part.number == *number)
        {
            lines.push(part(rng, at, *quantity, ground));
        }
    }
    while !lifelike && lines.len() < LINES {
        let at = usize::try_from(rng.below(parts::PARTS.len() as u64)).unwrap_or(0);
        lines.push(part(rng, at, 1, ground));
    }
    lines
}

fn labour(code: &str, rate: Money) -> Option<Line<'static>> {
    let at = OPERATIONS.iter().position(|operation| operation.code == code)?;
    let operation = &OPERATIONS[at];
    let hours = Quantity::from_units(operation.hours_thousandths.max(100));
    Some(Line { item: Item::Labour(id_at(at), operation), quantity: hours, unit_price: rate })
}

fn part<'a>(rng: &mut Rng, original: usize, quantity: i64, ground: &'a Ground) -> Line<'a> {
    let alike = (ground.parts.len() / parts::PARTS.len()).max(1) as u64;
    let step = if rng.chance(ORIGINAL_PERCENT) { 0 } else { usize::try_from(rng.below(alike)).unwrap_or(0) };
    let place = original + step * parts::PARTS.len();
    let part = &ground.parts[place];
    Line { item: Item::Part(place, part), quantity: Quantity::whole(quantity), unit_price: part.price }
}
