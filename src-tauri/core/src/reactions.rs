//! What follows from what. A handler calls `reactions::…` once, and everything that
//! the house does by itself because of it stands on this page.

use crate::appointments;
use crate::customer_files;
use crate::customers::CustomerId;
use crate::enquiries;
use crate::kernel::{Moment, Quantity, Result, Write};
use crate::parts::ReceiptLineId;
use crate::parts::reservations::{Filled, Lost};
use crate::purchasing;
use crate::reception::{self, VisitId};
use crate::repair_orders::limit;
use crate::repair_orders::part_needs;
use crate::repair_orders::{OrderId, OrderLineId};
use crate::sales;
use crate::settlement;
use crate::vehicles;
use crate::vehicles::VehicleId;
use crate::workshop;

/// A repair order was opened on a visit.
pub async fn order_opened(_cx: &mut Write, _order: OrderId) -> Result<()> {
    Ok(())
}

/// A car was taken in.
pub async fn visit_opened(cx: &mut Write, visit: VisitId) -> Result<()> {
    customer_files::track::visit_opened(cx, visit).await
}

/// Somebody on file asked the house something.
pub async fn customer_asked(cx: &mut Write, customer: CustomerId, at: Moment) -> Result<()> {
    customer_files::track::asked(cx, customer, at).await
}

/// What is known of a customer changed.
pub async fn customer_changed(cx: &mut Write, customer: CustomerId) -> Result<()> {
    customer_files::track::look(cx, customer).await
}

/// What is known of a car changed, or whose it is.
pub async fn vehicle_changed(cx: &mut Write, vehicle: VehicleId) -> Result<()> {
    customer_files::track::look_at_car(cx, vehicle).await
}

/// The customer said yes to these lines: from now on they are worked on and picked.
pub async fn lines_consented(cx: &mut Write, order: OrderId, _lines: &[OrderLineId]) -> Result<()> {
    part_needs::refresh(cx, order).await
}

/// What was promised with a car changed, or when it was accepted: its orders in work follow.
pub async fn plans_changed(cx: &mut Write, vehicle: VehicleId) -> Result<()> {
    limit::refresh(cx, vehicle).await
}

/// Two files became one: cars, bookings, visits and questions follow.
pub async fn customers_merged(cx: &mut Write, kept: CustomerId, gone: CustomerId) -> Result<()> {
    appointments::merged::hand_on(cx, gone, kept).await?;
    // Visits first: they are found by the cars the customer had to do with.
    reception::merged::hand_on(cx, gone, kept).await?;
    enquiries::hand_on::customers(cx, gone, kept).await?;
    vehicles::people::hand_on(cx, gone, kept).await?;
    customer_files::merged::hand_on(cx, gone, kept).await
}

/// A line's quantity or price changed.
pub async fn line_changed(cx: &mut Write, order: OrderId, _line: OrderLineId) -> Result<()> {
    part_needs::refresh(cx, order).await
}

/// Lines will not be done after all: what was promised or planned for them is free again.
pub async fn lines_cancelled(cx: &mut Write, order: OrderId, lines: &[OrderLineId]) -> Result<()> {
    workshop::withdraw::of_lines(cx, lines).await?;
    part_needs::refresh(cx, order).await
}

/// Goods of a delivery were found bad: whoever ordered them still waits.
pub async fn goods_rejected(cx: &mut Write, line: ReceiptLineId, quantity: Quantity) -> Result<()> {
    purchasing::deliveries::rejected(cx, line, quantity).await
}

/// Stock became free and went to those who waited for it: whoever waits with the car is told.
pub async fn parts_freed(cx: &mut Write, filled: &[Filled]) -> Result<()> {
    appointments::hold::arrived(cx, filled).await?;
    for came in part_needs::arrived(cx, filled).await? {
        workshop::waiting::told_of_arrival(cx, &came).await?;
    }
    sales::waiting::told_of_arrival(cx, filled).await
}

/// Stock that was promised is not there; whoever counted on it is told.
pub async fn parts_lost(cx: &mut Write, lost: &[Lost]) -> Result<()> {
    appointments::hold::lost(cx, lost).await?;
    for gone in part_needs::lost(cx, lost).await? {
        workshop::waiting::told_of_loss(cx, &gone).await?;
    }
    sales::waiting::told_of_loss(cx, lost).await
}

/// An internal rework is good: the house pays it to itself, and it goes out with the order
/// that caused it.
pub async fn rework_passed(cx: &mut Write, rework: OrderId) -> Result<()> {
    settlement::internal::settle_rework(cx, rework).await
}
