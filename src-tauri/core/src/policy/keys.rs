//! The parameters the program asks for, by name and type. Their first values stand in
//! `migrations/0007_first_parameters.sql`.

use super::Key;
use crate::kernel::{Money, Rate};

/// Minutes without a call after which a session locks.
pub const IDLE_LOCK_MINUTES: Key<i64> = Key::new("access.idle_lock_minutes");
/// Wrong passwords or PINs in a row before the door stays shut a while.
pub const WRONG_TRIES: Key<i64> = Key::new("access.wrong_tries");
/// How long it stays shut, in minutes.
pub const LOCK_OUT_MINUTES: Key<i64> = Key::new("access.lock_out_minutes");
/// VAT on repair services and parts.
pub const TAX_REPAIR: Key<Rate> = Key::new("tax.repair");
/// Price of one labour hour, tax included.
pub const LABOUR_RATE: Key<Money> = Key::new("labour.rate");
/// How much off the list price each may give alone.
pub const DISCOUNT_ADVISOR: Key<Rate> = Key::new("discount.authority.advisor");
pub const DISCOUNT_CASHIER: Key<Rate> = Key::new("discount.authority.cashier");
pub const DISCOUNT_MANAGER: Key<Rate> = Key::new("discount.authority.manager");
/// Days within which the same fault again is a possible comeback.
pub const COMEBACK_WINDOW_DAYS: Key<i64> = Key::new("comeback.window_days");
pub const SERVICE_INTERVAL_KM: Key<i64> = Key::new("service.interval_km");
pub const SERVICE_INTERVAL_MONTHS: Key<u32> = Key::new("service.interval_months");
/// Farther than a car drives between coming in and leaving.
pub const MOST_KM_IN_SHOP: Key<i64> = Key::new("handover.most_km_in_shop");
/// Factor on the legal guarantee that the house promises.
pub const GUARANTEE_FACTOR: Key<i64> = Key::new("guarantee.promised_factor");
/// Version of the privacy notice printed on the contract.
pub const NOTICE_VERSION: Key<String> = Key::new("privacy.notice_version");
/// Whether somebody may finally inspect their own work: `never`, `manager`, `always` (QIN-01).
pub const INSPECT_OWN_WORK: Key<String> = Key::new("inspection.own_work");
/// From this class of job on the technician's own check comes first; `none` for no class.
pub const SELF_CHECK_FROM: Key<String> = Key::new("inspection.self_check_from");
/// The workshop's day, in minutes after midnight.
pub const WORKSHOP_OPENS: Key<i64> = Key::new("workshop.opens_minutes");
pub const WORKSHOP_CLOSES: Key<i64> = Key::new("workshop.closes_minutes");
/// Minutes of a technician's day that are not for work.
pub const WORKSHOP_BREAK: Key<i64> = Key::new("workshop.break_minutes");
/// How long before a due day, and how far before due kilometres, the car's page says so.
pub const DUE_SOON_DAYS: Key<i64> = Key::new("vehicles.due_soon_days");
pub const DUE_SOON_KM: Key<i64> = Key::new("vehicles.due_soon_km");
/// How far back the demand is counted from which a purchase is suggested.
pub const DEMAND_DAYS: Key<i64> = Key::new("purchasing.demand_days");
/// Without a visit for longer a car is no longer active, and its customer lost.
pub const ACTIVE_DAYS: Key<i64> = Key::new("customers.active_days");
/// Years behind the wheel up to which somebody is a beginner, and from which experienced (CUS-11).
pub const BEGINNER_YEARS: Key<i64> = Key::new("customers.beginner_years");
pub const EXPERIENCED_YEARS: Key<i64> = Key::new("customers.experienced_years");
/// How far a line of a supplier's invoice may be off its receipt without somebody's yes.
pub const INVOICE_TOLERANCE: Key<Rate> = Key::new("purchasing.invoice_tolerance");
/// What counts how much in a supplier's score (PRT-09).
pub const SCORE_QUALITY: Key<i64> = Key::new("suppliers.weight.quality");
pub const SCORE_TIMELINESS: Key<i64> = Key::new("suppliers.weight.timeliness");
pub const SCORE_PRICE: Key<i64> = Key::new("suppliers.weight.price");
pub const SCORE_INVOICES: Key<i64> = Key::new("suppliers.weight.invoices");
/// How far back a supplier's score looks.
pub const SCORE_DAYS: Key<i64> = Key::new("suppliers.score_days");
/// Stock is idle (呆滞件) without a movement for so long.
pub const IDLE_MONTHS: Key<u32> = Key::new("parts.idle_months");
/// What after-sales costs the house in a month; zero: not told.
pub const OPERATING_COST: Key<Money> = Key::new("house.operating_cost");
/// A promise due within so many minutes is told as due soon.
pub const SOON_MINUTES: Key<i64> = Key::new("workshop.soon_minutes");

/// Names that begin so share one whole: they are set together and add up to one (KPI-12).
pub const WHOLES: &[&str] = &["kpi.weight."];
/// How far back and by what the movers are worked out: `value` or `issues`.
pub const MOVER_DAYS: Key<i64> = Key::new("parts.mover_days");
pub const MOVER_MEASURE: Key<String> = Key::new("parts.mover_measure");
/// Up to this share of everything that moved a part is of class A, up to the other of class B.
pub const MOVER_A: Key<Rate> = Key::new("parts.mover_a_share");
pub const MOVER_B: Key<Rate> = Key::new("parts.mover_b_share");
/// The same code sooner than this is one scan, not two; milliseconds.
pub const SCAN_BOUNCE_MILLIS: Key<i64> = Key::new("parts.scan_bounce_millis");
/// Without a word for so long the customer of a car in work is to be told how it stands (WSH-05).
pub const TELL_HOURS: Key<i64> = Key::new("workshop.tell_hours");
/// Within so many minutes an enquiry is to be answered (EST-09).
pub const ANSWER_MINUTES: Key<i64> = Key::new("enquiries.answer_minutes");
/// For how many days a quoted price stands (EST-05).
pub const QUOTE_VALID_DAYS: Key<i64> = Key::new("quotes.valid_days");
/// Working days within which a booking is confirmed with the customer (APT-10), and which days of
/// the week those are: their digits, 1 is Monday.
pub const CONFIRM_DAYS: Key<i64> = Key::new("appointments.confirm_days");
pub const WORKING_WEEKDAYS: Key<String> = Key::new("appointments.working_weekdays");
/// In which steps of the day one books, and how far ahead.
pub const SLOT_MINUTES: Key<i64> = Key::new("appointments.slot_minutes");
pub const BOOK_AHEAD_DAYS: Key<i64> = Key::new("appointments.ahead_days");
/// What a customer is asked to bring along, as the 预约单 says it.
pub const BRING_ALONG: Key<String> = Key::new("appointments.bring");
/// For how many days ahead the front desk sees whose parts are missing.
pub const SHORT_AHEAD_DAYS: Key<i64> = Key::new("appointments.short_ahead_days");
/// How long the three-year quality promise runs, and within how many hours a car under it is repaired
/// (PLN-07, WSH-08).
pub const THREE_YEAR_MONTHS: Key<u32> = Key::new("plans.three_year_months");
pub const REPAIR_HOURS: Key<i64> = Key::new("plans.repair_hours");
/// The repair period the law gives household cars, whichever comes first (三包规定 art. 18).
pub const LEGAL_WARRANTY_MONTHS: Key<u32> = Key::new("warranty.legal_months");
pub const LEGAL_WARRANTY_KM: Key<i64> = Key::new("warranty.legal_km");
/// Days within which the file of a customer is to be complete, from the first check-in or consultation (CUS-05).
pub const FILE_DAYS: Key<i64> = Key::new("customers.file_days");

/// Amounts that may be empty: not set up yet (EST-06).
pub const MAY_BE_BLANK: &[&str] = &["tariffs.remote", "tariffs.on_site", "tariffs.parts_freight"];
