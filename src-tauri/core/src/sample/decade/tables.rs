//! The tables a visit writes, each collecting its rows.

use crate::kernel::{Result, Write};
use crate::sample::bulk::Bulk;

macro_rules! tables {
    ($($name:ident: [$($column:literal),* $(,)?];)*) => {
        pub struct Tables { $(pub $name: Bulk),* }

        impl Tables {
            pub const fn new() -> Self {
                Self { $($name: Bulk::new(stringify!($name), &[$($column),*])),* }
            }

            /// Writes everything once one table has enough to be worth it. All at once and
            /// parents first: a child that comes before its parent makes SQLite search
            /// whole tables for it later.
            pub async fn settle(&mut self, cx: &mut Write) -> Result<()> {
                if [$(self.$name.is_worth_writing()),*].contains(&true) { self.flush(cx).await } else { Ok(()) }
            }

            pub async fn flush(&mut self, cx: &mut Write) -> Result<()> {
                $(self.$name.flush(cx).await?;)*
                Ok(())
            }
        }
    };
}

tables! {
    visits: ["id", "number", "vehicle_id", "owner_id", "sender_id", "advisor_id", "arrived_at", "greeted_at", "channel",
             "mileage", "fuel_eighths", "customer_words", "acceptance", "walk_around_at", "walk_around_by", "state", "left_at"];
    vehicle_mileages: ["vehicle_id", "km", "at", "source"];
    repair_orders: ["id", "number", "visit_id", "vehicle_id", "advisor_id", "state", "kind", "fault", "diagnosis",
                    "insurer", "opened_at", "agreed_at", "promised_at", "finished_at", "passed_at", "settled_at",
                    "delivered_at"];
    order_consents: ["id", "order_id", "round", "given_by", "how", "amount", "promised_at", "at", "by_staff"];
    order_lines: ["id", "order_id", "position", "kind", "operation_id", "part_id", "code", "name", "unit", "job_class",
                  "payer", "quantity", "unit_price", "list_amount", "discount", "amount", "tax_rate", "price_rule",
                  "state", "consent_id", "work", "added_at", "added_by"];
    first_fills: ["origin_kind", "origin_id", "part_id", "warehouse_id", "wanted", "held", "at"];
    purchase_orders: ["id", "number", "supplier_id", "warehouse_id", "state", "ordered_at", "ordered_by", "closed_at"];
    purchase_lines: ["id", "order_id", "part_id", "quantity", "unit_cost", "promised_day", "expected_day", "received",
                     "completed_day"];
    receipts: ["id", "number", "supplier_id", "warehouse_id", "delivery_note", "inspected", "inspected_by", "inspected_at",
               "received_at", "received_by"];
    receipt_lines: ["id", "receipt_id", "part_id", "quantity", "unit_cost"];
    part_promises: ["id", "origin_kind", "origin_id", "part_id", "day", "short", "opening", "at", "by_staff"];
    part_arrivals: ["origin_kind", "origin_id", "part_id", "quantity", "short", "receipt_line_id", "ends", "day", "at"];
    purchase_deliveries: ["purchase_line_id", "receipt_line_id", "quantity", "at"];
    slips: ["id", "number", "order_id", "kind", "warehouse_id", "taken_by", "mileage", "at", "by_staff"];
    slip_lines: ["id", "slip_id", "order_line_id", "part_id", "quantity", "cost", "warranty_months", "warranty_km"];
    stock_moves: ["id", "part_id", "warehouse_id", "at", "kind", "quantity", "value", "on_hand_after", "value_after",
                  "origin_kind", "origin_id", "origin_label", "by_staff"];
    stock: ["part_id", "warehouse_id", "on_hand", "reserved", "value", "last_move_at"];
    assignments: ["id", "order_id", "order_line_id", "technician_id", "share", "bay_id", "planned_start",
                  "planned_finish", "state", "assigned_at", "assigned_by", "finished_at"];
    work_spans: ["assignment_id", "technician_id", "started_at", "ended_at"];
    inspections: ["id", "number", "order_id", "round", "level", "passed", "inspector_id", "at"];
    certificates: ["number", "order_id", "inspection_id", "job_class", "legal_days", "legal_km", "promised_days",
                   "promised_km", "issued_at", "issued_by"];
    guarantees: ["order_line_id", "vehicle_id", "order_id", "from_day", "from_km", "until_day", "until_km"];
    settlements: ["id", "number", "order_id", "payer", "payer_name", "labour", "material", "other", "discount", "gross",
                  "net", "tax", "cost", "settled_at", "settled_by"];
    settlement_lines: ["settlement_id", "order_line_id", "position", "kind", "code", "name", "unit", "quantity",
                       "unit_price", "list_amount", "discount", "gross", "tax_rate", "net", "tax", "cost"];
    handovers: ["visit_id", "pass_number", "mileage_out", "items_explained", "cleaned", "keys_returned",
                "documents_returned", "settings_restored", "old_parts", "result", "appearance", "receiver", "next_service_day",
                "next_service_km", "at", "by_staff"];
}
