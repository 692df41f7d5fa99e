//! The repair order: what is to be done, who pays, and where the car stands.
//!
//! ```text
//! estimate → agreed → in_work → done → passed → settled → delivered
//!     └────────┴→ cancelled        ↑ failed inspection leads back to in_work
//! ```
//! Lines wait (`proposed`) until the customer says yes; nothing is dispatched or picked
//! before (EST-01, EST-02). The moves stand in [`states`] and nowhere else.

pub mod add_lines;
pub mod asked;
mod booked;
pub mod buyer;
pub mod cancel;
pub mod cancel_line;
pub mod change_line;
pub mod comeback;
pub mod consent;
pub mod decline;
pub mod diagnose;
pub mod discount_line;
pub mod finish;
pub mod head;
pub mod in_shop;
pub mod issue_parts;
pub mod limit;
mod line_entries;
mod line_price;
pub mod lines;
pub mod list;
pub mod moves;
pub mod new_line;
pub mod note;
pub mod offer_again;
pub mod open;
pub mod page;
pub mod page_head;
pub mod page_lines;
pub mod page_trail;
pub mod paper;
pub mod part_lines;
pub mod part_needs;
pub mod pick_list;
pub mod pick_rounds;
pub mod pricing;
pub mod promise;
pub mod quote_paper;
pub mod remove_line;
pub mod replace_part;
pub mod repriced;
pub mod return_parts;
pub mod rework;
pub mod rules;
pub mod set_payer;
pub mod slip_check;
pub mod slip_paper;
pub mod slips;
pub mod states;
pub mod tariffs;
pub mod words;
pub mod work;
mod write_lines;

crate::id!(
    /// A repair order (工单).
    OrderId,
    OrderLineId,
    ConsentId,
    /// Parts out to an order or back (领料单, 退料单).
    SlipId,
    /// One walk through the store for several orders (合并备料单).
    PickRoundId
);

pub use words::*;
