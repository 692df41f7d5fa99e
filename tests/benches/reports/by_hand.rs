//! The rows of each report as somebody would ask for them who needs nothing else.

pub struct Floor {
    pub report: &'static str,
    pub month: &'static str,
    pub year: &'static str,
    /// Of moments from ?1 to ?2 and days from ?3 to ?4.
    pub statements: &'static [&'static str],
}

macro_rules! floors {
    ($($report:literal, [$($sql:expr),* $(,)?];)*) => {
        pub const FLOORS: &[Floor] = &[$(Floor {
            report: $report,
            month: concat!("report ", $report, ", a month"),
            year: concat!("report ", $report, ", a year"),
            statements: &[$($sql),*],
        }),*];
    };
}

/// Net and visits.
pub const TAKINGS: &str = "SELECT sum(s.net), count(DISTINCT CASE WHEN s.reverses IS NULL AND NOT EXISTS (
        SELECT 1 FROM settlements r WHERE r.reverses = s.id AND r.settled_at < ?2) THEN o.visit_id END)
    FROM settlements s CROSS JOIN repair_orders o ON o.id = s.order_id
    WHERE s.settled_at >= ?1 AND s.settled_at < ?2 AND ?3 <= ?4";

pub const TODAY: &[&str] = &[
    "SELECT o.id, o.number, v.plate, f.name, o.state, o.hold, o.hold_since, o.promised_at FROM repair_orders o
     CROSS JOIN vehicles v ON v.id = o.vehicle_id CROSS JOIN staff f ON f.id = o.advisor_id
     WHERE o.state NOT IN ('delivered', 'cancelled') AND ?1 < ?2 AND ?3 <= ?4 ORDER BY o.promised_at",
    "SELECT s.id, s.name, (SELECT count(*) FROM assignments a WHERE a.technician_id = s.id
            AND a.state IN ('assigned', 'working', 'paused')) FROM staff s
     WHERE s.active = 1 AND ?1 < ?2 AND ?3 <= ?4
       AND EXISTS (SELECT 1 FROM staff_roles r WHERE r.staff_id = s.id AND r.role = 'technician')",
    "SELECT id, name, kind FROM bays WHERE active = 1 AND ?1 < ?2 AND ?3 <= ?4",
    "SELECT a.id, a.technician_id, a.bay_id, a.planned_start, a.planned_finish FROM assignments a
     WHERE a.state IN ('assigned', 'working', 'paused') AND a.planned_finish > ?1 AND a.planned_start < ?2 AND ?3 <= ?4",
    "SELECT w.technician_id, w.started_at, w.ended_at FROM work_spans w
     WHERE w.started_at >= ?1 - 604800000 AND w.started_at < ?2 AND ?3 <= ?4",
    "SELECT q.order_id, q.reason, q.discount, f.name, q.asked_at FROM discount_requests q
     JOIN staff f ON f.id = q.asked_by WHERE q.state = 'open' AND ?1 < ?2 AND ?3 <= ?4",
    "SELECT w.id, w.number, w.note, w.asked_at FROM write_offs w WHERE w.state = 'asked' AND ?1 < ?2 AND ?3 <= ?4",
];

const PAYERS: &str = "SELECT s.payer, count(*), sum(s.net), sum(s.tax), sum(s.gross), sum(s.cost), sum(x.labour), sum(x.parts)
    FROM settlements s CROSS JOIN (SELECT 1) JOIN (
        SELECT t.id, sum(CASE l.kind WHEN 'labour' THEN l.net END) AS labour, sum(CASE l.kind WHEN 'part' THEN l.net END) AS parts
        FROM settlements t CROSS JOIN settlement_lines l ON l.settlement_id = t.id
        WHERE t.settled_at >= ?1 AND t.settled_at < ?2 GROUP BY t.settled_at, t.id) x ON x.id = s.id
    WHERE s.settled_at >= ?1 AND s.settled_at < ?2 AND ?3 <= ?4 GROUP BY s.payer";
const LINES: &str = "SELECT l.kind, count(*), sum(l.net), sum(l.cost), sum(l.tax), sum(l.gross)
    FROM settlements s CROSS JOIN settlement_lines l ON l.settlement_id = s.id
    WHERE s.settled_at >= ?1 AND s.settled_at < ?2 AND ?3 <= ?4 GROUP BY l.kind";
const ADVISORS: &str = "SELECT t.advisor_id, count(DISTINCT t.id), count(DISTINCT o.id), sum(s.net), sum(s.discount), sum(s.cost),
           sum((SELECT sum(l.quantity) FROM settlement_lines l WHERE l.settlement_id = s.id AND l.kind = 'labour'))
    FROM settlements s CROSS JOIN repair_orders o ON o.id = s.order_id CROSS JOIN visits t ON t.id = o.visit_id
    LEFT JOIN settlements r ON r.reverses = s.id AND r.settled_at < ?2
    WHERE s.settled_at >= ?1 AND s.settled_at < ?2 AND ?3 <= ?4 GROUP BY t.advisor_id";
const TECHNICIANS: [&str; 2] = [
    "SELECT technician_id, count(DISTINCT started_at / 86400000), sum(ended_at - started_at) FROM work_spans
     WHERE started_at >= ?1 AND started_at < ?2 AND ?3 <= ?4 GROUP BY technician_id",
    "SELECT a.technician_id, sum(l.quantity * a.share / 10000) FROM assignments a CROSS JOIN order_lines l ON l.id = a.order_line_id
     WHERE a.finished_at >= ?1 AND a.finished_at < ?2 AND ?3 <= ?4 GROUP BY a.technician_id",
];
const DELIVERY: &str = "SELECT o.advisor_id, count(*), count(o.promised_at), sum(o.delivered_at <= o.promised_at), sum(o.delivered_at - t.arrived_at)
    FROM repair_orders o CROSS JOIN visits t ON t.id = o.visit_id
    WHERE o.delivered_at >= ?1 AND o.delivered_at < ?2 AND o.kind <> 'internal_rework' AND ?3 <= ?4 GROUP BY o.advisor_id";
const QUALITY: [&str; 3] = [
    "SELECT count(*), sum(EXISTS (SELECT 1 FROM assignments a JOIN work_spans w ON w.assignment_id = a.id
            WHERE a.order_id = o.id AND w.pause_reason = 'parts')) FROM repair_orders o
     WHERE o.delivered_at >= ?1 AND o.delivered_at < ?2 AND o.kind <> 'internal_rework' AND ?3 <= ?4",
    "SELECT sum(kind = 'comeback' OR comeback_decided = 1), sum(kind = 'internal_rework') FROM repair_orders
     WHERE opened_at >= ?1 AND opened_at < ?2 AND state <> 'cancelled' AND ?3 <= ?4",
    "SELECT count(*), sum(NOT passed) FROM inspections WHERE at >= ?1 AND at < ?2 AND level = 'final' AND ?3 <= ?4",
];
const RECEPTION: &str = "SELECT advisor_id, count(*), count(greeted_at), sum(greeted_at - arrived_at), count(agreed), sum(agreed - arrived_at)
    FROM (SELECT t.advisor_id, t.greeted_at, t.arrived_at, (SELECT min(o.agreed_at) FROM repair_orders o WHERE o.visit_id = t.id) AS agreed
          FROM visits t WHERE t.arrived_at >= ?1 AND t.arrived_at < ?2 AND t.state <> 'cancelled' AND ?3 <= ?4) GROUP BY advisor_id";
const CUSTOMERS: &str = "SELECT count(CASE WHEN last >= ?1 THEN 1 END), count(CASE WHEN last >= ?2 - 31536000000 THEN 1 END),
           count(CASE WHEN before IS NOT NULL THEN 1 END), count(CASE WHEN before IS NOT NULL AND last >= ?2 - 31536000000 THEN 1 END),
           sum(last >= ?1 AND first >= ?1 AND NOT EXISTS (SELECT 1 FROM visits e WHERE e.vehicle_id = x.vehicle_id AND e.arrived_at < ?2 - 63072000000))
    FROM (SELECT vehicle_id, min(arrived_at) AS first, max(arrived_at) AS last,
                 max(CASE WHEN arrived_at < ?2 - 31536000000 THEN arrived_at END) AS before
          FROM visits WHERE arrived_at >= ?2 - 63072000000 AND arrived_at < ?2 AND state <> 'cancelled' AND ?3 <= ?4
          GROUP BY vehicle_id) x";
const SUPPLIERS: [&str; 2] = [
    "SELECT o.supplier_id, count(*), sum(l.completed_day <= l.promised_day) FROM purchase_lines l
     CROSS JOIN purchase_orders o ON o.id = l.order_id WHERE l.promised_day BETWEEN ?3 AND ?4 AND ?1 < ?2 GROUP BY o.supplier_id",
    "SELECT o.supplier_id, sum(d.quantity), sum(d.rejected) FROM purchase_deliveries d
     CROSS JOIN purchase_lines l ON l.id = d.purchase_line_id CROSS JOIN purchase_orders o ON o.id = l.order_id
     WHERE d.at >= ?1 AND d.at < ?2 AND ?3 <= ?4 GROUP BY o.supplier_id",
];
/// What lay there when the period ended: the beginning of the next month, as the program keeps it.
const HELD: &str = "SELECT warehouse_id, sum(value), sum(CASE WHEN last_move_at < ?2 - 15724800000 THEN value ELSE 0 END)
    FROM stock_openings WHERE starts = (SELECT max(starts) FROM stock_months WHERE starts <= ?2) AND ?1 < ?2 AND ?3 <= ?4
    GROUP BY warehouse_id";
const AGES: &str = "SELECT CASE WHEN last_move_at >= ?2 - 7862400000 THEN 1 WHEN last_move_at >= ?2 - 15724800000 THEN 2
                WHEN last_move_at >= ?2 - 31536000000 THEN 3 ELSE 4 END AS age, count(*), sum(value)
    FROM stock_openings WHERE starts = (SELECT max(starts) FROM stock_months WHERE starts <= ?2) AND on_hand > 0
      AND ?1 < ?2 AND ?3 <= ?4 GROUP BY age";
const RETURNED: [&str; 2] = [
    "SELECT technician_id, count(*) FROM assignments WHERE finished_at >= ?1 AND finished_at < ?2 AND state = 'finished' AND ?3 <= ?4
     GROUP BY technician_id",
    "SELECT a.technician_id, count(DISTINCT o.id) FROM repair_orders o CROSS JOIN assignments a ON a.order_id = coalesce(o.caused_by_order, o.comeback_of)
     WHERE o.opened_at >= ?1 AND o.opened_at < ?2 AND o.state <> 'cancelled' AND ?3 <= ?4 GROUP BY a.technician_id",
];
/// The same of the year before.
const PAYERS_BEFORE: &str = "SELECT s.payer, count(*), sum(s.net), sum(s.tax), sum(s.gross), sum(s.cost), sum(x.labour), sum(x.parts)
    FROM settlements s CROSS JOIN (SELECT 1) JOIN (
        SELECT t.id, sum(CASE l.kind WHEN 'labour' THEN l.net END) AS labour, sum(CASE l.kind WHEN 'part' THEN l.net END) AS parts
        FROM settlements t CROSS JOIN settlement_lines l ON l.settlement_id = t.id
        WHERE t.settled_at >= ?1 - 31536000000 AND t.settled_at < ?2 - 31536000000 GROUP BY t.settled_at, t.id) x ON x.id = s.id
    WHERE s.settled_at >= ?1 - 31536000000 AND s.settled_at < ?2 - 31536000000 AND ?3 <= ?4 GROUP BY s.payer";
const ADVISORS_BEFORE: &str = "SELECT t.advisor_id, count(DISTINCT t.id), count(DISTINCT o.id), sum(s.net), sum(s.discount), sum(s.cost)
    FROM settlements s CROSS JOIN repair_orders o ON o.id = s.order_id CROSS JOIN visits t ON t.id = o.visit_id
    LEFT JOIN settlements r ON r.reverses = s.id AND r.settled_at < ?2 - 31536000000
    WHERE s.settled_at >= ?1 - 31536000000 AND s.settled_at < ?2 - 31536000000 AND ?3 <= ?4 GROUP BY t.advisor_id";
const CUSTOMERS_BEFORE: &str = "SELECT count(*), sum(last), sum(first) FROM (SELECT vehicle_id, min(arrived_at) AS first, max(arrived_at) AS last
    FROM visits WHERE arrived_at >= ?2 - 94608000000 AND arrived_at < ?2 - 31536000000 AND state <> 'cancelled' AND ?1 < ?2 AND ?3 <= ?4
    GROUP BY vehicle_id)";

floors! {
    "months", ["SELECT strftime('%Y-%m', (s.settled_at + 28800000) / 1000, 'unixepoch') AS month, sum(s.net), sum(s.cost), count(DISTINCT o.visit_id)
        FROM settlements s CROSS JOIN repair_orders o ON o.id = s.order_id LEFT JOIN settlements r ON r.reverses = s.id
        WHERE s.settled_at >= ?2 - 63072000000 AND s.settled_at < ?2 AND ?1 < ?2 AND ?3 <= ?4 GROUP BY month"];
    "score", [DELIVERY, QUALITY[0], QUALITY[1], QUALITY[2], SUPPLIERS[0], SUPPLIERS[1], TECHNICIANS[0], TECHNICIANS[1], RECEPTION, PAYERS, PAYERS_BEFORE];
    "results", [CUSTOMERS, CUSTOMERS_BEFORE, ADVISORS, ADVISORS_BEFORE, PAYERS, PAYERS_BEFORE];
    "kinds", [LINES];
    "payers", [PAYERS];
    "advisors", [ADVISORS];
    "models", ["SELECT v.model_id, count(DISTINCT o.visit_id), count(DISTINCT o.id), sum(s.net), sum(s.discount), sum(s.cost),
               sum((SELECT sum(l.quantity) FROM settlement_lines l WHERE l.settlement_id = s.id AND l.kind = 'labour'))
        FROM settlements s CROSS JOIN repair_orders o ON o.id = s.order_id CROSS JOIN vehicles v ON v.id = o.vehicle_id
        LEFT JOIN settlements r ON r.reverses = s.id AND r.settled_at < ?2
        WHERE s.settled_at >= ?1 AND s.settled_at < ?2 AND ?3 <= ?4 GROUP BY v.model_id"];
    "discounts", ["SELECT settled_by, count(*), sum(discount > 0), sum(labour + material + other), sum(discount) FROM settlements
        WHERE settled_at >= ?1 AND settled_at < ?2 AND ?3 <= ?4 GROUP BY settled_by"];
    "discount_reasons", ["SELECT o.discount_reason, count(*), sum(l.list_amount), sum(l.discount)
        FROM settlements s CROSS JOIN settlement_lines l ON l.settlement_id = s.id CROSS JOIN order_lines o ON o.id = l.order_line_id
        WHERE s.settled_at >= ?1 AND s.settled_at < ?2 AND l.discount <> 0 AND ?3 <= ?4 GROUP BY o.discount_reason"];
    "reversals", ["SELECT r.settled_at, r.number, s.number, r.payer, r.gross, r.reversal_reason FROM settlements r
        JOIN settlements s ON s.id = r.reverses WHERE r.settled_at >= ?1 AND r.settled_at < ?2 AND ?3 <= ?4"];
    "payments", ["SELECT way, kind, count(*), sum(amount) FROM payments WHERE at >= ?1 AND at < ?2 AND ?3 <= ?4 GROUP BY way, kind"];
    "receivables", ["SELECT s.payer, s.payer_name, count(*), sum((SELECT sum(CASE WHEN p.way = 'on_account' THEN p.amount ELSE -p.amount END)
            FROM payments p WHERE p.settlement_id = s.id AND p.at < ?2 AND (p.way = 'on_account' OR p.kind = 'account_receipt')))
        FROM receivables r CROSS JOIN settlements s ON s.id = r.settlement_id WHERE r.open_until >= ?2 AND r.since < ?2 AND ?1 < ?2 AND ?3 <= ?4
        GROUP BY s.payer, s.payer_name"];
    "tax", ["SELECT l.tax_rate, sum(l.net), sum(l.tax), sum(l.gross)
        FROM settlements s CROSS JOIN settlement_lines l ON l.settlement_id = s.id
        WHERE s.settled_at >= ?1 AND s.settled_at < ?2 AND ?3 <= ?4 GROUP BY l.tax_rate"];
    "job_classes", ["SELECT o.job_class, count(*), sum(l.quantity), sum(l.net)
        FROM settlements s CROSS JOIN settlement_lines l ON l.settlement_id = s.id AND l.kind = 'labour'
        CROSS JOIN order_lines o ON o.id = l.order_line_id
        WHERE s.settled_at >= ?1 AND s.settled_at < ?2 AND ?3 <= ?4 GROUP BY o.job_class"];
    "technicians", [TECHNICIANS[0], TECHNICIANS[1]];
    "delivery", [DELIVERY];
    "quality", [QUALITY[0], QUALITY[1], QUALITY[2]];
    "returned", [RETURNED[0], RETURNED[1]];
    "reception", [RECEPTION];
    "appointments", ["SELECT advisor_id, count(*), count(appointment_id) FROM visits
        WHERE arrived_at >= ?1 AND arrived_at < ?2 AND state <> 'cancelled' AND ?3 <= ?4 GROUP BY advisor_id",
        "SELECT advisor_id, state, count(*) FROM appointments
        WHERE starts_at >= ?1 AND starts_at < ?2 AND ?3 <= ?4 GROUP BY advisor_id, state"];
    "walk_arounds", ["SELECT advisor_id, count(*), count(walk_around_at), count(signature_id) FROM visits
        WHERE arrived_at >= ?1 AND arrived_at < ?2 AND state <> 'cancelled' AND ?3 <= ?4 GROUP BY advisor_id"];
    "added_work", ["SELECT o.advisor_id, l.state, count(*), sum(l.amount)
        FROM repair_orders o CROSS JOIN order_lines l ON l.order_id = o.id AND l.added_at > o.agreed_at AND l.state <> 'cancelled'
        WHERE o.opened_at >= ?1 AND o.opened_at < ?2 AND ?3 <= ?4 GROUP BY o.advisor_id, l.state"];
    "customers", [CUSTOMERS];
    "fill_rate", ["SELECT warehouse_id, count(*), sum(held >= wanted), sum(wanted), sum(min(held, wanted)) FROM first_fills
        WHERE at >= ?1 AND at < ?2 AND ?3 <= ?4 GROUP BY warehouse_id"];
    "stock", [HELD, "SELECT warehouse_id, kind, sum(value) FROM stock_moves WHERE at >= ?1 AND at < ?2 AND ?3 <= ?4 GROUP BY +warehouse_id, kind"];
    "promised_parts", ["SELECT r.supplier_id, p.class, count(*), sum(a.day <= y.day), sum(a.day > y.day)
        FROM part_promises y CROSS JOIN parts p ON p.id = y.part_id
        LEFT JOIN part_arrivals a ON a.ends = y.id
        LEFT JOIN receipt_lines l ON l.id = a.receipt_line_id LEFT JOIN receipts r ON r.id = l.receipt_id
        WHERE y.opening = 1 AND y.day BETWEEN ?3 AND ?4 AND ?1 < ?2 GROUP BY r.supplier_id, p.class"];
    "stock_age", [AGES];
    "suppliers", [SUPPLIERS[0], SUPPLIERS[1]];
}
