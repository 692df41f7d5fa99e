//! An order that stems from a kept appointment: its lines are proposed, and the parts that were kept
//! back for them pass over to them without a moment in which another could take the last one (APT-03).

use super::new_line::{self, Listed, NewLine, Ready};
use super::{NoteStage, OrderId, OrderLineId, Payer, note, part_needs};
use crate::appointments::take_over::{self, Booked};
use crate::appointments::wanted::WantedPart;
use crate::appointments::{AppointmentId, hold};
use crate::kernel::{Checks, Read, Result, Write};
use crate::parts::Origin;
use crate::parts::prices::PriceLevel;

/// What was booked, made ready, with the part that each line takes over.
pub(super) struct TakenOver {
    pub appointment: AppointmentId,
    pub lines: Vec<Ready>,
    /// Which of the lines takes which of the parts kept back.
    parts: Vec<(usize, WantedPart)>,
    /// By name: what the catalogue no longer offers.
    gone: Vec<String>,
}

/// An appointment that no order has taken over yet, with its lines at today's prices.
pub(super) async fn over(
    cx: &mut Read,
    appointment: AppointmentId,
    payer: Payer,
    buyer: PriceLevel,
) -> Result<Option<TakenOver>> {
    let taken: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM repair_orders WHERE appointment_id IS NOT NULL AND appointment_id = ?)",
    )
    .bind(appointment)
    .fetch_one(cx.db())
    .await?;
    if taken {
        return Ok(None);
    }
    let mut over = TakenOver { appointment, lines: Vec::new(), parts: Vec::new(), gone: Vec::new() };
    for (group, booked) in take_over::lines(cx, appointment).await?.into_iter().enumerate() {
        over.add(cx, group, &booked, payer, buyer).await?;
    }
    Ok(Some(over))
}

impl TakenOver {
    async fn add(
        &mut self,
        cx: &mut Read,
        group: usize,
        booked: &Booked,
        payer: Payer,
        buyer: PriceLevel,
    ) -> Result<()> {
        let mut checks = Checks::new();
        let asked = [as_asked(booked, payer)];
        let ready = new_line::ready(cx, &mut checks, &asked, buyer).await?;
        if !booked.offered || !checks.is_clean() || ready.is_empty() {
            self.gone.push(booked.name.clone());
            return Ok(());
        }
        let first = self.lines.len();
        self.lines.extend(ready.into_iter().map(|line| Ready { group: line.group.map(|_| group), ..line }));
        let mut taken = Vec::new();
        for part in &booked.parts {
            let mut own = self.lines.iter().enumerate().skip(first);
            let line = own.find(|(at, line)| line.part == Some(part.part_id) && !taken.contains(at));
            if let Some((at, _)) = line {
                taken.push(at);
                self.parts.push((at, *part));
            }
        }
        Ok(())
    }
}

fn as_asked(booked: &Booked, payer: Payer) -> NewLine {
    let line = &booked.line;
    let listed = match (line.operation_id, line.package_id) {
        (Some(operation), _) => Listed::Labour(Some(operation)),
        (None, Some(package)) => Listed::Package(Some(package)),
        (None, None) => Listed::Part(line.part_id),
    };
    NewLine::listed(listed, line.quantity, payer)
}

/// The lines have been written, those of the appointment first: what was kept back is theirs now, and
/// what no line needs is free.
pub(super) async fn hand_over(
    cx: &mut Write,
    order: OrderId,
    number: &str,
    over: &TakenOver,
    lines: &[OrderLineId],
) -> Result<()> {
    for (at, part) in &over.parts {
        let Some(line) = lines.get(*at) else { continue };
        let origin = Origin::of(part_needs::ORDER_LINE, line.0).called(number);
        take_over::hand_over(cx, part, origin).await?;
        sqlx::query("UPDATE order_lines SET booked = 1 WHERE id = ?").bind(line).execute(cx.db()).await?;
    }
    hold::free(cx, over.appointment).await?;
    if !over.gone.is_empty() {
        note::by_the_house(cx, order, NoteStage::Before, "booked_not_offered", &over.gone.join("、")).await?;
    }
    cx.about("appointment", over.appointment.0);
    part_needs::refresh(cx, order).await
}
