//! An order that stems from a kept appointment: its lines are proposed, and the parts that were kept
//! back for them pass over to them without a moment in which another could take the last one (APT-03).

use super::new_line::{self, NewLine, NewLineKind, Ready};
use super::{OrderId, OrderLineId, Payer, part_needs};
use crate::appointments::AppointmentId;
use crate::appointments::take_over::{self, Booked};
use crate::appointments::wanted::WantedPart;
use crate::kernel::text::Text;
use crate::kernel::{Checks, Read, Result, Write};
use crate::parts::Origin;
use crate::parts::prices::PriceLevel;
use crate::reception::VisitId;

/// What was booked, made ready, with the part that each line takes over.
pub(super) struct TakenOver {
    pub appointment: AppointmentId,
    pub lines: Vec<Ready>,
    /// Which of the lines takes which of the parts kept back.
    parts: Vec<(usize, WantedPart)>,
    /// By name: what the catalogue no longer offers.
    gone: Vec<String>,
}

/// The appointment of a visit that no order has taken over yet, with its lines at today's prices.
pub(super) async fn of_visit(
    cx: &mut Read,
    visit: VisitId,
    payer: Payer,
    buyer: PriceLevel,
) -> Result<Option<TakenOver>> {
    let appointment: Option<AppointmentId> = sqlx::query_scalar(
        "SELECT v.appointment_id FROM visits v
         WHERE v.id = ? AND v.appointment_id IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM repair_orders o
                           WHERE o.appointment_id IS NOT NULL AND o.appointment_id = v.appointment_id)",
    )
    .bind(visit)
    .fetch_optional(cx.db())
    .await?;
    let Some(appointment) = appointment else { return Ok(None) };
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
    let kind = match (&booked.line.operation_id, &booked.line.package_id) {
        (Some(_), _) => NewLineKind::Labour,
        (None, Some(_)) => NewLineKind::Package,
        (None, None) => NewLineKind::Part,
    };
    NewLine {
        kind,
        operation_id: booked.line.operation_id,
        package_id: booked.line.package_id,
        part_id: booked.line.part_id,
        name: Text::default(),
        quantity: booked.line.quantity,
        payer,
        unit_price: None,
        price_reason: Text::default(),
        customer_supplied: false,
        sublet_supplier: Text::default(),
        sublet_cost: None,
        fault_code: Text::default(),
        job_class: None,
        tariff: None,
    }
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
    crate::appointments::hold::free(cx, over.appointment).await?;
    if !over.gone.is_empty() {
        note(cx, order, &over.gone.join("、")).await?;
    }
    cx.about("appointment", over.appointment.0);
    part_needs::refresh(cx, order).await
}

async fn note(cx: &mut Write, order: OrderId, what: &str) -> Result<()> {
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "INSERT INTO order_notes (order_id, stage, code, text, at, by_staff)
         VALUES (?, 'before', 'booked_not_offered', ?, ?, ?)",
    )
    .bind(order)
    .bind(what)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;
    Ok(())
}
