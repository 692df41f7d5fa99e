// Generated from the core's command list by `cargo xtask types`. Do not edit.

export type Acceptance = "customer_pay" | "warranty" | "goodwill" | "insurance" | "refused";

export type AddAlternative = { part_id: number, other_id: number, 
/**
 * What to mind when it is taken instead.
 */
note?: string | null, };

export type AddAttachment = { subject_kind: AttachedTo, subject_id: number, 
/**
 * What it shows: `left_front`, `right_front`, `left_rear`, `right_rear`, `dashboard`, `damage`, `other` …
 */
label: string, 
/**
 * The file's own name.
 */
name: string, 
/**
 * As the sender believes; must agree with the bytes.
 */
mime: string, base64: string, };

export type AddBay = { name: string, kind: BayKind, };

export type AddBin = { warehouse_id: number, code: string, 
/**
 * After the last one if not said.
 */
walk_order?: number | null, };

export type AddFinding = { order_id: number, 
/**
 * What was found and what the technician advises.
 */
text: string, 
/**
 * Work and parts it would need, if the technician knows.
 */
lines: Array<NewLine>, };

export type AddLines = { order_id: number, lines: Array<NewLine>, };

export type AddModel = { model: ModelForm, };

export type AddNote = { order_id: number, stage: NoteStage, text: string, 
/**
 * How the customer was informed of it, if they were.
 */
informed: ToldHow | null, };

export type AddOperation = { code: string, name: string, category: WorkCategory, job_class: JobClass, hours: string, };

export type AddPackage = { code: string, name: string, 
/**
 * Tax included; none: the sum of its lines.
 */
fixed_price: string | null, note: string, lines: Array<PackageLine>, };

export type AddPart = { part: PartForm, };

export type AddSupplier = { supplier: SupplierForm, };

export type AddedFinding = { 
/**
 * Proposed, not yet consented to.
 */
lines: Array<number>, };

export type Adjust = { part_id: number, 
/**
 * The main warehouse if not said.
 */
warehouse_id?: number | null, 
/**
 * What the book says now; somebody else's move in between is refused (`parts.moved_since`).
 */
on_hand: string, 
/**
 * What lies there.
 */
counted: string, 
/**
 * Net of VAT, of what was found in addition; its average cost if not said.
 */
unit_cost?: string | null, reason: string, };

export type Adjusted = { on_hand: string, 
/**
 * Signed: what the correction is worth, net of VAT.
 */
value: string, };

export type AdvanceCallout = { visit_id: number, version: number, step: CalloutStep, 
/**
 * None: now. Who is on the road tells it by telephone afterwards.
 */
at?: string | null, 
/**
 * How it ended; with the last step only.
 */
result?: CalloutResult | null, note?: string | null, };

export type AfterWarranty = { 
/**
 * Of the order's car, on the day it came in.
 */
warranty: Warranty, rows: Array<TariffRow>, };

export type AllowedAction = { action: OrderAction, 
/**
 * Why not now; nothing when it may be done.
 */
why_not: Refusal | null, };

export type AnswerEnquiry = { id: number, version: number, answer: string, how: EnquiryChannel, };

export type AnswerKind = "ok_or_defect" | "present" | "value";

export type AnswerResult = "ok" | "defect" | "present" | "absent" | "value" | "not_applicable";

export type AnswerView = { item_id: number, section: string, text: string, result: AnswerResult, value: string | null, unit: string | null, note: string | null, };

export type AnsweredFor = "visit" | "inspection";

export type AnswersOf = { subject_kind: AnsweredFor, subject_id: number, };

export type AppendImport = { id: number, 
/**
 * Where the piece belongs: the bytes that came before.
 */
offset: number, base64: string, };

export type AppointmentCard = { appointment: AppointmentRow, lines: Array<AppointmentLineView>, parts: Array<AppointmentPartView>, moves: Array<AppointmentMove>, };

export type AppointmentDay = { day: string, opens_at: string, closes_at: string, slot_minutes: number, technicians: Array<BookablePerson>, bays: Array<BookableBay>, 
/**
 * By time; those that were cancelled last.
 */
rows: Array<AppointmentRow>, 
/**
 * What the workshop has planned on that day.
 */
jobs: Array<PlannedJob>, 
/**
 * Monday to Sunday.
 */
week: Array<WeekDay>, 
/**
 * Of any day: waiting for the customer to be told, and those of them that are late.
 */
unconfirmed: number, late: number, };

export type AppointmentKind = "maintenance" | "repair" | "body" | "check" | "wash";

export type AppointmentLineView = { operation_id: number | null, package_id: number | null, part_id: number | null, code: string, name: string, unit: string, 
/**
 * Standard hours of an operation.
 */
hours: string | null, 
/**
 * Pieces of a part.
 */
quantity: string | null, };

export type AppointmentMove = { from_at: string, to_at: string, reason: string | null, at: string, by: string | null, };

export type AppointmentPage = { rows: Array<AppointmentRow>, 
/**
 * To skip for the next page; nothing where this was the last.
 */
next: number | null, };

export type AppointmentPartView = { part_id: number, number: string, name: string, unit: string, quantity: string, 
/**
 * Kept back on the shelf; nothing once the car is here or will not come.
 */
held: string | null, reservation_id: number | null, expected_day: string | null, };

export type AppointmentRef = { id: number, number: string, state: AppointmentState, version: number, };

export type AppointmentRow = { id: number, number: string, state: AppointmentState, kind: AppointmentKind, channel: BookingChannel, starts_at: string, ends_at: string, minutes: number, customer_id: number, 
/**
 * Masked for who may not see customers.
 */
customer: string, 
/**
 * Masked.
 */
phone: string | null, vehicle_id: number, 
/**
 * With the dot.
 */
plate: string | null, plate_colour: string | null, model: string | null, technician_id: number | null, technician: string | null, bay_id: number | null, bay: string | null, advisor_id: number, advisor: string, words: string, 
/**
 * Operations, packages and parts, by name.
 */
wanted: string | null, booked_at: string, booked_by: string | null, confirm_by: string, confirmed_at: string | null, confirmed_by: string | null, confirmed_how: ConfirmedHow | null, 
/**
 * Not confirmed within the time (APT-10), or only after it.
 */
late: boolean, arrived_at: string | null, closed_at: string | null, cancel_reason: string | null, 
/**
 * How often another time was agreed.
 */
moves: number, 
/**
 * Parts it needs, and those of them that are not all there.
 */
parts: number, short: number, 
/**
 * When the last of what is missing is promised to come; nothing where some of it is not.
 */
expected_day: string | null, 
/**
 * Of the visit and the order that took it over.
 */
visit_id: number | null, order_id: number | null, order_number: string | null, version: number, };

export type AppointmentShow = "all" | "awaited" | "unconfirmed" | "late" | "short" | "arrived" | "missed" | "cancelled";

export type AppointmentState = "booked" | "confirmed" | "arrived" | "cancelled" | "missed";

export type AppointmentsOfCar = { vehicle_id: number, };

export type AppointmentsOn = { 
/**
 * Today unless told otherwise.
 */
day?: string | null, };

export type AppointmentsToday = { 
/**
 * Cars of today that are awaited or there, by time.
 */
today: Array<AppointmentRow>, 
/**
 * Of any day, not confirmed with the customer; by the time until which they are to be.
 */
unconfirmed: Array<AppointmentRow>, 
/**
 * Of today and the next days, with parts missing.
 */
short: Array<AppointmentRow>, };

export type ArrivalChannel = "walk_in" | "appointment" | "phone" | "online" | "rescue" | "home";

export type ArriveAppointment = { id: number, version: number, };

export type AskDiscount = { order_id: number, payer: Payer, 
/**
 * All discounts of the settlement together, lines' own included.
 */
discount: string, reason: string, };

export type AskWriteOff = { 
/**
 * The main warehouse if not said.
 */
warehouse_id?: number | null, reason: WriteOffReason, note?: string | null, lines: Array<WriteOffLineForm>, };

export type AssignEnquiry = { id: number, version: number, specialist_id: number, 
/**
 * What they should know.
 */
note?: string | null, };

export type AssignmentView = { id: number, line_id: number, technician_id: number, technician: string, share: string, bay: string | null, planned_start: string | null, planned_finish: string | null, state: string, };

export type AttachedTo = "visit" | "order" | "vehicle" | "customer" | "inspection" | "part_defect" | "part" | "settlement";

export type AttachmentContent = { name: string, mime: string, base64: string, };

export type AttachmentRef = { id: number, };

export type AttachmentView = { id: number, label: string, name: string, mime: string, 
/**
 * Bytes.
 */
size: number, added_at: string, added_by: string | null, };

export type AttachmentsOf = { subject_kind: AttachedTo, subject_id: number, };

export type Attention = { 
/**
 * Write-offs, counts and suppliers' invoices that wait for a yes.
 */
write_offs: number, counts: number, supplier_invoices: number, 
/**
 * All three together.
 */
approvals: number, 
/**
 * Lines that wait for parts, and of these whose promised day has passed or was never named.
 */
waiting: number, overdue: number, unpromised: number, 
/**
 * Deliveries to be inspected.
 */
uninspected: number, 
/**
 * Lines of orders to suppliers whose day has passed.
 */
late_purchases: number, 
/**
 * Sales over the counter that nobody has paid yet.
 */
unpaid_sales: number, 
/**
 * Records of bad parts without a decision.
 */
defects: number, 
/**
 * Parts nobody touched for so many months, and what they are worth; only for those who see costs.
 */
idle_months: number, idle_parts: number, idle_value: string | null, };

export type AuditPage = { rows: Array<AuditRow>, more: boolean, };

export type AuditQuery = { 
/**
 * Only rows before this id (the last one seen).
 */
before: number | null, staff_id: number | null, 
/**
 * Only what concerns one record, such as kind `order`.
 */
subject_kind: string | null, subject_id: number | null, };

export type AuditRow = { id: number, at: string, staff_id: number, staff_name: string | null, command: string, 
/**
 * What was entered, as JSON.
 */
input: string, };

export type Availability = { part_id: number, on_hand: string, reserved: string, free: string, 
/**
 * Wanted by those who wait and not there.
 */
short: string, 
/**
 * Ordered from suppliers and still to come.
 */
ordered: string, 
/**
 * When the next of it is expected.
 */
expected_day: string | null, };

export type AvailabilityOf = { part_ids: Array<number>, 
/**
 * The main warehouse if not said.
 */
warehouse_id?: number | null, };

export type Balance = { gross: string, 
/**
 * What is on account included.
 */
paid: string, 
/**
 * Of that, promised and not yet received.
 */
on_account: string, 
/**
 * `gross − paid`.
 */
due: string, };

export type BatchQuery = { receipt_line_id: number, };

export type BatchTrace = { part_id: number, number: string, name: string, unit: string, receipt_id: number, receipt: string, supplier: string, delivery_note: string | null, received_at: string, 
/**
 * Came, and was refused at the door.
 */
came: string, rejected: string, 
/**
 * Waits for its inspection: no stock yet (PRT-07).
 */
uninspected: string, 
/**
 * Still lies in the house.
 */
left: string, 
/**
 * Went back to the supplier out of stock.
 */
sent_back: string, 
/**
 * Written off, lost, or found.
 */
otherwise: string, uses: Array<BatchUse>, };

export type BatchUse = { order_id: number | null, sale_id: number | null, number: string, vehicle_id: number | null, plate: string | null, 
/**
 * Who bought it over the counter; the customer of a car stands on the car's page.
 */
buyer: string | null, 
/**
 * Masked.
 */
phone: string | null, at: string, quantity: string, line: number, };

export type BayKind = "mechanical" | "body" | "paint" | "wash" | "alignment";

export type BayLoad = { id: number, name: string, kind: BayKind, planned: Array<Stretch>, planned_minutes: number, 
/**
 * The car in it whose job runs right now.
 */
running: string | null, };

export type BayNow = { id: number, name: string, 
/**
 * The car in it whose job runs right now.
 */
running: string | null, planned_minutes: number, };

export type BayRef = { id: number, version: number, };

export type BayRow = { id: number, name: string, kind: BayKind, position: number, active: boolean, version: number, };

export type Became = "visit" | "appointment";

export type BeginImport = { 
/**
 * The file's own name.
 */
name: string, 
/**
 * Bytes.
 */
size: number, };

export type BehindFigure = { report: Report, period: Period, 
/**
 * The row's key; the total of all rows without.
 */
row?: string | null, column: string, 
/**
 * How many records of each part were told before.
 */
skip: number, };

export type BinRef = { id: number, };

export type BinRow = { id: number, warehouse_id: number, code: string, walk_order: number, 
/**
 * How many parts have it as one of theirs.
 */
parts: number, };

export type BinsOf = { warehouse_id: number, };

export type Board = { cars: Array<BoardCar>, 
/**
 * Cars in the house that have no order yet.
 */
arrivals: Array<BoardArrival>, };

export type BoardArrival = { visit_id: number, number: string, plate: string | null, model: string | null, advisor: string, arrived_at: string, waiting: boolean, };

export type BoardCar = { order_id: number, visit_id: number, number: string, kind: OrderKind, state: OrderState, stage: Stage, plate: string | null, model: string | null, 
/**
 * Masked.
 */
customer: string, advisor: string, arrived_at: string, 
/**
 * Whether it is in the house, or worked on where it stands.
 */
whereabouts: Whereabouts, 
/**
 * The customer sits in the lounge.
 */
waiting: boolean, promised_at: string | null, 
/**
 * Minutes to the promised time; below zero it is late.
 */
minutes_left: number | null, 
/**
 * By when the three-year promise wants it good; none once it is (WSH-08).
 */
repair_limit_at: string | null, hold: Hold | null, hold_since: string | null, 
/**
 * An internal rework of it is not good yet.
 */
rework_open: boolean, 
/**
 * Days it waits for parts so far, the first day counted.
 */
waiting_for_parts_days: number | null, technicians: Array<BoardTechnician>, bays: Array<string>, lines_done: number, lines_total: number, 
/**
 * Labour lines of which a share is given to nobody.
 */
undispatched: number, 
/**
 * Lines the customer has not answered yet.
 */
proposed: number, 
/**
 * The customer wants it washed.
 */
wash: boolean, 
/**
 * Since it was washed last, and by whom (WSH-06).
 */
washed_at: string | null, washed_by: string | null, };

export type BoardTechnician = { name: string, 
/**
 * On this car right now.
 */
working: boolean, };

export type BookAppointment = { customer_id: number, vehicle_id: number, channel: BookingChannel, kind: AppointmentKind, time: WantedTime, 
/**
 * In the customer's own words; not needed where lines say what is wanted.
 */
words: string, 
/**
 * Operations, packages and parts; their parts are kept back at once.
 */
lines: Array<WantedLine>, 
/**
 * Who looks after it; whoever books.
 */
advisor_id?: number | null, 
/**
 * Time and contents were agreed with the customer there and then, and how (APT-10).
 */
confirmed_how?: ConfirmedHow | null, 
/**
 * The question that led to it.
 */
enquiry_id?: number | null, };

export type BookableBay = { id: number, name: string, kind: BayKind, };

export type BookablePerson = { id: number, name: string, };

export type BookingChannel = "phone" | "online" | "counter" | "social";

export type BrokenPack = { part_id: number, number: string, unit: string, pack: string, 
/**
 * Nothing where it is less than one pack.
 */
less: string, more: string, };

export type BroughtBack = { line_id: number, quantity: string, };

export type CalloutRef = { visit_id: number, version: number, };

export type CalloutResult = "done_there" | "brought_in" | "in_vain";

export type CalloutStep = "departed" | "there" | "finished";

export type CalloutView = { visit_id: number, visit_number: string, visit_state: VisitState, 
/**
 * Rescue or home service.
 */
channel: ArrivalChannel, vehicle_id: number, 
/**
 * With the dot.
 */
plate: string | null, model: string | null, 
/**
 * In the customer's own words.
 */
customer_words: string, asked_at: string, 
/**
 * None: nothing is planned yet.
 */
place: string | null, 
/**
 * Who waits there: as named, else the sender; masked for who may not see customers.
 */
contact: string, 
/**
 * Masked.
 */
phone: string | null, technician_id: number | null, technician: string | null, departed_at: string | null, there_at: string | null, finished_at: string | null, result: CalloutResult | null, note: string | null, 
/**
 * From the call until somebody was there, or so far.
 */
minutes: number, 
/**
 * None: nothing is planned yet.
 */
version: number | null, };

export type CancelAppointment = { id: number, version: number, reason: string, };

export type CancelCount = { id: number, version: number, reason: string, };

export type CancelLine = { line_id: number, 
/**
 * Of the line.
 */
version: number, reason: string, 
/**
 * Whether the customer changed their mind: it is then offered again next visit.
 */
offer_again: boolean, };

export type CancelOrder = { order_id: number, version: number, reason: string, 
/**
 * The customer said no to the work: it is kept and offered again next visit.
 */
customer_declined: boolean, };

export type CancelRest = { order_id: number, version: number, 
/**
 * All open lines if not said.
 */
line_id?: number | null, };

export type CancelSale = { id: number, version: number, };

export type CancelVisit = { id: number, version: number, reason: string, };

export type CarAppointments = { 
/**
 * The one a visit may take over: of today, the car awaited.
 */
today: AppointmentRow | null, 
/**
 * The next one after today.
 */
next: AppointmentRow | null, 
/**
 * All of them, the latest first.
 */
all: Array<AppointmentRow>, 
/**
 * Nobody came, so often.
 */
missed: number, };

export type CarFacts = { id: number, version: number, vin: string | null, vin_exception: string | null, 
/**
 * With the dot.
 */
plate: string | null, plate_colour: PlateColour | null, model_id: number | null, model_text: string | null, 
/**
 * Brand, series and name, or what was told.
 */
model: string | null, colour: string | null, engine_number: string | null, fuel: Fuel | null, household_use: boolean | null, bought_here: boolean | null, purchase_store: string | null, purchase_invoice: string | null, purchase_invoice_day: string | null, purchase_invoice_seen: boolean, delivery_day: string | null, production_day: string | null, registration_day: string | null, inspection_due: string | null, insurer: string | null, insurance_due: string | null, scrapped: boolean, mileage: number, next_service_day: string | null, next_service_km: number | null, note: string | null, created_at: string, };

export type CarForm = { vin?: string | null, 
/**
 * Why a VIN that does not follow the standard is taken all the same (imported cars).
 */
vin_exception?: string | null, model_id?: number | null, 
/**
 * As told, where the catalogue has no such model.
 */
model_text?: string | null, colour?: string | null, engine_number?: string | null, fuel?: Fuel | null, 
/**
 * Decides whether the three guarantees for family cars apply.
 */
household_use?: boolean | null, 
/**
 * Bought from this store (CUS-08).
 */
bought_here?: boolean | null, purchase_store?: string | null, purchase_invoice?: string | null, purchase_invoice_day?: string | null, 
/**
 * Somebody here has seen the invoice (CUS-14).
 */
purchase_invoice_seen?: boolean | null, delivery_day?: string | null, production_day?: string | null, registration_day?: string | null, 
/**
 * Periodic inspection by the authority is due (年审).
 */
inspection_due?: string | null, insurer?: string | null, insurance_due?: string | null, note?: string | null, };

export type CarOrder = { id: number, number: string, visit_id: number, 
/**
 * The word as stored: the states themselves belong to a slice above.
 */
state: OrderState, kind: OrderKind, opened_at: string, promised_at: string | null, delivered_at: string | null, mileage: number, fault: string | null, advice: string | null, advisor: string | null, 
/**
 * Work agreed to, in the words of its lines.
 */
work: string, 
/**
 * Lines agreed to, all payers; only for those who may see money.
 */
amount: string | null, };

export type CarPage = { car: CarFacts, 
/**
 * The owner now; telephones masked.
 */
owner: CarPerson | null, 
/**
 * Who brings it, the last one first.
 */
senders: Array<CarPerson>, 
/**
 * Who owned it before.
 */
former_owners: Array<CarPerson>, warnings: Array<CarWarning>, 
/**
 * Orders not yet delivered or cancelled, then the past ones, newest first.
 */
open_orders: Array<CarOrder>, past_orders: Array<CarOrder>, declined: Array<DeclinedWork>, guarantees: Array<GuaranteeOfCar>, part_warranties: Array<PartUnderWarranty>, 
/**
 * What was promised with it: running and past.
 */
plans: Array<CarPlan>, 
/**
 * As of today, at the last reading.
 */
warranty: Warranty, plates: Array<PlateSpell>, mileages: Array<MileageReading>, };

export type CarPerson = { customer_id: number, name: string, 
/**
 * Masked.
 */
phone: string | null, from_at: string, until_at: string | null, };

export type CarPlan = { id: number, kind: PlanKind, from_day: string, until_day: string, until_km: number | null, paper: string | null, recorded_at: string, recorded_by: string | null, 
/**
 * Ended early.
 */
ended_at: string | null, ended_by: string | null, end_reason: string | null, };

export type CarPlanRef = { id: number, };

export type CarRole = "owner" | "sender";

export type CarSchedule = { model_id: number | null, 
/**
 * The booklet it stands in; none: no schedule is set up for the car's model.
 */
source: string | null, mileage: number, 
/**
 * Since when the months count, where nothing is on record.
 */
new_since: string | null, 
/**
 * The most urgent first.
 */
items: Array<DueItem>, };

export type CarView = "left" | "right" | "front" | "rear" | "top";

export type CarWarning = "scrapped" | "no_owner" | "no_vin" | "odd_vin" | "insurance_over" | "insurance_soon" | "inspection_over" | "inspection_soon" | "service_over" | "service_soon" | "no_marketing_consent";

export type CareKind = "place" | "drink" | "reading" | "asked_for" | "other";

export type CareView = { kind: CareKind, text: string, at: string, by: string, };

export type CaresOf = { visit_id: number, };

export type CashDesk = { 
/**
 * The earliest day with money that is in no close; today where there is none.
 */
day: string, 
/**
 * Today is closed already: what comes in now belongs to the next business day.
 */
is_closed: boolean, opening_float: string, ways: Array<WayRecorded>, 
/**
 * Days after `day` that wait as well.
 */
waiting: Array<string>, };

export type CashierRow = { order_id: number, number: string, plate: string | null, model: string | null, customer: string, advisor: string, 
/**
 * Not settled yet, tax included.
 */
unsettled: string, 
/**
 * Settled and not paid.
 */
unpaid: string, passed_at: string | null, promised_at: string | null, };

export type CertificateView = { id: number, number: string, job_class: JobClass, legal_days: number, legal_km: number, promised_days: number, promised_km: number, issued_at: string, issued_by: string, };

export type ChainLink = { part_id: number, number: string, name: string, active: boolean, 
/**
 * Free in the main warehouse.
 */
free: string, 
/**
 * What becomes of it, since when; nothing for the newest.
 */
way: SupersessionWay | null, since: string | null, note: string | null, 
/**
 * The number that replaces it.
 */
successor: number | null, };

export type ChangeAppointment = { id: number, version: number, channel: BookingChannel, kind: AppointmentKind, words: string, 
/**
 * All that is wanted from now on.
 */
lines: Array<WantedLine>, advisor_id: number, };

export type ChangeBay = { id: number, version: number, name: string, kind: BayKind, 
/**
 * Its place in lists.
 */
position: number, active: boolean, };

export type ChangeCase = { order_id: number, version: number, fault: string, insurer: string, insurance_case: string, referral_code: boolean | null, };

export type ChangeCustomer = { id: number, version: number, card: CustomerForm, };

export type ChangeDealership = { version: number, name: string, address: string, phone: string, hotline: string | null, filing_number: string | null, credit_code: string | null, };

export type ChangeInvoiceState = { id: number, version: number, state: InvoiceState, note: string, };

export type ChangeLine = { line_id: number, 
/**
 * Of the line.
 */
version: number, 
/**
 * Hours or pieces; unchanged when missing.
 */
quantity: string | null, 
/**
 * By hand, tax included; unchanged when missing.
 */
unit_price: string | null, 
/**
 * Against a catalogue price.
 */
price_reason: string, 
/**
 * Unchanged when missing.
 */
fault_code: string | null, };

export type ChangeModel = { id: number, model: ModelForm, 
/**
 * Offered for new cars.
 */
active: boolean, };

export type ChangeOperation = { id: number, version: number, code: string, name: string, category: WorkCategory, job_class: JobClass, hours: string, 
/**
 * No longer offered when false; orders and packages keep it.
 */
active: boolean, };

export type ChangeOwnPassword = { old: string, password: string, pin: string | null, };

export type ChangePackage = { id: number, version: number, code: string, name: string, fixed_price: string | null, note: string, 
/**
 * All its lines, in their order; they replace those it had.
 */
lines: Array<PackageLine>, active: boolean, };

export type ChangePart = { id: number, version: number, part: PartForm, 
/**
 * A part no longer sold keeps its history; one that lies in stock or is promised stays.
 */
active: boolean, };

export type ChangePrices = { selection: PriceSelection, rule: RepricingForm, 
/**
 * Why, such as the maker's price list.
 */
reason: string, 
/**
 * Of the preview that was agreed to.
 */
fingerprint: string, };

export type ChangePromise = { order_id: number, version: number, promised_at: string, reason: string, 
/**
 * How the customer was told; none: not yet.
 */
informed: ToldHow | null, };

export type ChangeStaff = { id: number, version: number, name: string, employee_number: string | null, phone: string | null, roles: Array<Role>, active: boolean, 
/**
 * A new PIN; nothing keeps the old one.
 */
pin: string | null, };

export type ChangeSupplier = { id: number, version: number, supplier: SupplierForm, };

export type ChangeTemplate = { id: number, version: number, name: string, active: boolean, 
/**
 * In their order; questions not named are no longer asked.
 */
items: Array<ChangedItem>, };

export type ChangeVehicle = { id: number, version: number, car: CarForm, };

export type ChangeVisit = { id: number, version: number, intake: Intake, };

export type Changed = { tags: Array<Tag>, };

export type ChangedItem = { 
/**
 * None for a new question.
 */
id: number | null, section: string, text: string, answer: AnswerKind, unit: string | null, required: boolean, };

export type Channel = "any" | "phone" | "sms" | "wechat" | "email" | "post";

export type Chart = { shape: ChartShape, 
/**
 * The column that names each group of bars.
 */
names: string, 
/**
 * One to three columns of one kind.
 */
figures: Array<string>, };

export type ChartShape = "columns" | "bars";

export type CheckIdentifiers = { vin?: string | null, plate?: string | null, phone?: string | null, credit_code?: string | null, id_card?: string | null, };

export type CheckPacks = { lines: Array<PackLine>, };

export type Checklist = { sections: Array<ChecklistSection>, };

export type ChecklistItem = { id: number, text: string, answer: AnswerKind, unit: string | null, required: boolean, };

export type ChecklistKind = "walk_around" | "inspection";

export type ChecklistSection = { name: string, items: Array<ChecklistItem>, };

export type Clean = { visit_id: number, kinds: Array<CleaningKind>, 
/**
 * None: whoever says so.
 */
cleaned_by?: number | null, 
/**
 * None: now.
 */
at?: string | null, };

export type CleaningKind = "wash" | "interior";

export type CleaningView = { id: number, kind: CleaningKind, by: string, at: string, };

export type CleaningsOf = { visit_id: number, };

export type ClockView = { now: string, 
/**
 * When the latest change was made.
 */
latest: string, 
/**
 * So far behind it that nothing can be changed.
 */
behind: boolean, };

export type CloseCount = { id: number, version: number, };

export type CloseDay = { day: string, counted: Array<CountedWay>, 
/**
 * Of the cash: to the safe or the bank. The rest stays in the drawer (备用金).
 */
handed_in: string, 
/**
 * Needed where counted and recorded differ.
 */
explanation: string | null, signature: Signature, };

export type CloseIntention = { id: number, version: number, state: IntentionState, 
/**
 * What was bought, where, or why not.
 */
result: string, };

export type CloseMonth = { month: string, 
/**
 * What is still undone was seen, and the month is closed all the same.
 */
knowing: boolean, note: string | null, };

export type ClosedFigure = { cell: { value: string | null, of: string | null, by: string | null, kind: ColumnKind | null }, agrees: boolean, };

export type ClosedMonth = { month: string, closed_at: string, closed_by: string | null, };

export type CodeChecked = { normal: string | null, display: string | null, problem: Refusal | null, };

export type Colleagues = { 
/**
 * Only people of this role.
 */
role: Role | null, };

export type Column = { code: string, kind: ColumnKind, 
/**
 * The columns it is computed from; a ratio divides the first by the second. None: it is
 * added up from records, which [`super::behind`] names.
 */
made_of: Array<string>, };

export type ColumnKind = "text" | "word" | "day" | "count" | "money" | "hours" | "quantity" | "share" | "per_piece" | "average" | "mixed";

export type Coming = { order_id: number, number: string, supplier: string, quantity: string, expected_day: string, 
/**
 * Later than the first promise, or the promise has passed.
 */
late: boolean, };

export type ComingOf = { part_id: number, };

export type CompareDay = { day: string, 
/**
 * As far as it is counted.
 */
counted: Array<CountedWay>, handed_in: string | null, };

export type ComparePrices = { lines: Array<PriceToCompare>, };

export type ComparedPrice = { part_id: number, 
/**
 * The last time, from whom and when; nothing if it was never bought.
 */
last: LastPrice | null, 
/**
 * The lowest of the last twenty, net of VAT.
 */
lowest: string | null, verdict: PriceVerdict, 
/**
 * Beyond the last price, as a share of it; nothing where that was nothing.
 */
by: string | null, };

export type ConfirmAppointment = { id: number, version: number, how: ConfirmedHow, };

export type ConfirmedHow = "phone" | "sms" | "social" | "counter";

export type ConsentEntry = { purpose: Purpose, channel: Channel, granted: boolean, how: ConsentWay, 
/**
 * Which text the customer was shown.
 */
notice_version: string, at: string, by: string | null, };

export type ConsentHow = "signature" | "phone" | "wechat" | "sms" | "spoken";

export type ConsentPreview = { order_id: number, 
/**
 * Some of the proposed lines.
 */
lines: Array<number>, };

export type ConsentView = { id: number, round: number, number: string | null, given_by: string, how: ConsentHow, signature_id: number | null, amount: string, promised_at: string | null, reason: string | null, note: string | null, at: string, by: string | null, };

export type ConsentWay = "signature" | "spoken" | "message" | "form";

export type Consented = { id: number, round: number, 
/**
 * Number of the add-on sheet (增项单号); the contract has the order's own.
 */
number: string | null, state: OrderState, version: number, };

export type CopyName = "customer" | "workshop" | "accounts" | "warehouse" | "gate" | "stub";

export type CountCard = { count: CountHead, counters: Array<Counter>, strays: Array<Stray>, };

export type CountEntryForm = { part_id: number, 
/**
 * Where it lay.
 */
bin_id?: number | null, 
/**
 * What lay there; zero says that nothing did.
 */
quantity: string, 
/**
 * If not just now: the telephone was out of reach of the house.
 */
counted_at?: string | null, 
/**
 * The entry that was a slip.
 */
replaces?: number | null, };

export type CountHead = { id: number, number: string, warehouse_id: number, warehouse: string, scope: CountScope, scope_detail: string, state: CountState, round: number, opened_at: string, opened_by: string | null, closed_at: string | null, closed_by: string | null, decided_at: string | null, decided_by: string | null, reason: string | null, version: number, 
/**
 * Lines asked for in this round, and how many of them somebody counted.
 */
asked: number, counted: number, 
/**
 * The rest of them.
 */
uncounted: number, };

export type CountPage = { rows: Array<CountRow>, more: boolean, };

export type CountQuery = { id: number, };

export type CountRef = { id: number, version: number, state: CountState, };

export type CountReview = { rows: Array<ReviewRow>, 
/**
 * What the next page skips; none where this was the last.
 */
next: number | null, lines: number, counted: number, uncounted: number, differing: number, doubtful: number, 
/**
 * What was found and what is missing, and both together, net of VAT.
 */
found: string, missing: string, net: string, strays_open: number, };

export type CountRow = { id: number, number: string, warehouse: string, scope: CountScope, scope_detail: string, state: CountState, round: number, opened_at: string, opened_by: string | null, lines: number, decided_at: string | null, decided_by: string | null, };

export type CountScope = "full" | "bins" | "class" | "category" | "fast_moving" | "moved" | "longest";

export type CountState = "counting" | "review" | "posted" | "cancelled";

export type CountWhat = { "kind": "full" } | { "kind": "bins", bins: Array<number>, } | { "kind": "class", class: PartClass, } | { "kind": "category", category: string, } | { "kind": "fast_moving" } | { "kind": "moved", since: string, } | { "kind": "longest", most: number, };

export type CountedWay = { way: PayWay, amount: string, };

export type Counter = { name: string, entries: number, last_at: string, };

export type CountsQuery = { 
/**
 * The last count of the page before.
 */
before: number | null, };

export type CustomerCar = { vehicle_id: number, role: CarRole, 
/**
 * With the dot.
 */
plate: string | null, vin: string | null, model: string | null, from_at: string, 
/**
 * Not theirs any more since then.
 */
until_at: string | null, };

export type CustomerCard = { id: number, version: number, kind: CustomerKind, name: string, contact_person: string | null, phones: Array<MaskedPhone>, credit_code: string | null, id_card: string | null, address: string | null, email: string | null, has_birthday: boolean, driving_since: number | null, experience: Experience | null, source: string | null, note: string | null, advisor_id: number | null, advisor: string | null, created_at: string, created_by: string | null, 
/**
 * New customers are followed up, returning ones are kept (CUS-07).
 */
returning: boolean, consents: Array<ConsentEntry>, consent_log: Array<ConsentEntry>, 
/**
 * The notice in force: a consent to an older text may have to be asked for again.
 */
notice_version: string, tags: Array<TagView>, cars: Array<CustomerCar>, visits: Array<CustomerVisit>, 
/**
 * Who changed or looked at the card, newest first (CUS-06).
 */
log: Array<CustomerLogEntry>, };

export type CustomerExport = { made_at: string, customer: unknown, phones: unknown, consents: unknown, tags: unknown, cars: unknown, visits: unknown, enquiries: unknown, intentions: unknown, learned: unknown, cares: unknown, settlements: unknown, 
/**
 * Who handled the card, and when.
 */
handled: unknown, };

export type CustomerForm = { kind: CustomerKind, name: string, 
/**
 * Organisations: whom to ask for.
 */
contact_person?: string | null, 
/**
 * The first is the first to ring.
 */
phones: Array<PhoneForm>, credit_code?: string | null, 
/**
 * Only where a law asks for it.
 */
id_card?: string | null, address?: string | null, email?: string | null, birthday?: string | null, 
/**
 * Year of the first driving licence (CUS-11).
 */
driving_since?: number | null, 
/**
 * How they came to us.
 */
source?: string | null, note?: string | null, advisor_id?: number | null, };

export type CustomerKind = "person" | "organisation";

export type CustomerLikeness = "same_phone" | "same_credit_code" | "same_name_and_address" | "same_name_and_plate";

export type CustomerLogEntry = { at: string, who: string | null, command: string, };

export type CustomerPage = { rows: Array<CustomerRow>, more: boolean, };

export type CustomerRef = { id: number, version: number, };

export type CustomerRow = { id: number, kind: CustomerKind, name: string, 
/**
 * The first to ring, masked.
 */
phone: string | null, plates: Array<string>, tags: Array<CustomerTag>, advisor: string | null, visits: number, last_visit_at: string | null, created_at: string, };

export type CustomerTag = "vip" | "quality" | "poor" | "complains_now" | "complained_before" | "decides_this_repair" | "decides_next_repair" | "asks_for_discount" | "asks_for_gift" | "member" | "trade";

export type CustomerVerdict = "accepted" | "objected";

export type CustomerVisit = { visit_id: number, number: string, arrived_at: string, state: string, mileage: number, vehicle_id: number, plate: string | null, customer_words: string, advisor: string | null, 
/**
 * What was settled for it; only for those who may see money.
 */
amount: string | null, };

export type DamageKind = "scratch" | "dent" | "crack" | "missing" | "paint";

export type DayCloseCard = { head: DayCloseRow, opening_float: string, ways: Array<DayCloseWay>, };

export type DayClosePage = { rows: Array<DayCloseRow>, more: boolean, };

export type DayCloseRef = { id: number, number: string, 
/**
 * Counted less recorded.
 */
difference: string, };

export type DayCloseRow = { id: number, number: string, day: string, 
/**
 * Everything received, promises left out.
 */
received: string, cash: string, handed_in: string, closing_float: string, difference: string, explanation: string | null, closed_at: string, closed_by: string | null, taken_back_at: string | null, taken_back_by: string | null, taken_back_reason: string | null, };

export type DayCloseWay = { way: PayWay, entries: number, paid: string, account_received: string, refunded: string, recorded: string, counted: string | null, };

export type DayClosesQuery = { 
/**
 * Only before this one (the last one seen).
 */
before: number | null, };

export type DayCompared = { ways: Array<WayCompared>, 
/**
 * Of all that is counted.
 */
difference: string, closing_float: string | null, };

export type DealershipCard = { name: string, address: string, phone: string, hotline: string | null, filing_number: string | null, credit_code: string | null, tax_status: TaxStatus, sample: boolean, version: number, };

export type DecideComeback = { order_id: number, version: number, 
/**
 * Whether the earlier repair failed. If not, say by which evidence: without it
 * within three days the repair is free (domain facts 1.4).
 */
comeback: boolean, reason: string, };

export type DecideDiscount = { id: number, approve: boolean, note: string | null, };

export type DecidePartDefect = { id: number, version: number, decision: DefectDecision, note?: string | null, };

export type DecideSupplierInvoice = { id: number, version: number, approve: boolean, decision?: string | null, };

export type DecideWriteOff = { id: number, version: number, approve: boolean, decision?: string | null, };

export type Decision = { 
/**
 * `discount`, `write_off`, `count`, `supplier_invoice`
 */
kind: string, 
/**
 * Of the order, write-off or count.
 */
id: number, number: string, about: string, amount: string | null, asked_by: string, asked_at: string, };

export type DeclareMissing = { id: number, version: number, 
/**
 * Of those nobody counted.
 */
lines: Array<number>, };

export type DeclineLines = { order_id: number, lines: Array<number>, 
/**
 * In the customer's words: too dear, next time, elsewhere …
 */
reason: string, };

export type DeclinedLine = { id: number, order_id: number, order_number: string, offered_at: string, kind: LineKind, code: string, name: string, quantity: string, 
/**
 * What it would have cost then.
 */
amount: string, reason: string | null, };

export type DeclinedOf = { vehicle_id: number, };

export type DeclinedWork = { line_id: number, order_id: number, number: string, name: string, reason: string | null, declined_on: string, amount: string | null, };

export type DefectDecision = "return_to_supplier" | "replaced_free" | "claim" | "scrap" | "no_defect";

export type DefectFound = "in_store" | "fitting" | "in_use";

export type DefectState = "open" | "decided";

export type Deliver = { visit_id: number, mileage_out: number, items_explained: boolean, keys_returned: boolean, documents_returned: boolean, settings_restored: boolean, old_parts: ReplacedParts, result: CustomerVerdict, appearance: CustomerVerdict, 
/**
 * To the one, the other or both.
 */
objection: string | null, 
/**
 * What was done about it at once; else it stays open (DEL-12).
 */
remedy: string | null, receiver: string, receiver_phone: string | null, signature: Signature | null, next_service_day: string | null, next_service_km: number | null, };

export type Delivered = { pass_number: string, };

export type DeliveredLine = { part_id: number, quantity: string, 
/**
 * Net of VAT, by the supplier's paper; as ordered if not said.
 */
unit_cost?: string | null, };

export type DeliveryOf = { receipt_line_id: number, receipt_id: number, receipt: string, supplier: string, delivery_note: string | null, received_at: string, };

export type Diagnose = { order_id: number, version: number, diagnosis: string, advice: string, };

export type DiscountLine = { line_id: number, 
/**
 * Of the line.
 */
version: number, 
/**
 * Off the list amount, tax included; zero takes the discount back.
 */
discount: string, reason: string, };

export type DiscountRequestRow = { id: number, order_id: number, order_number: string, plate: string | null, payer: Payer, discount: string, list_amount: string, reason: string, asked_by: string, asked_at: string, };

export type Dispatch = { order_id: number, lines: Array<DispatchLine>, };

export type DispatchLine = { line_id: number, technicians: Array<DispatchShare>, bay_id: number | null, planned_start: string, planned_finish: string, 
/**
 * The line's open and finished jobs as the dispatcher saw them. Others there now mean
 * that somebody else dispatched meanwhile.
 */
seen: Array<number>, };

export type DispatchShare = { technician_id: number, 
/**
 * Of the line; all of a line's shares together are exactly 1.
 */
share: string, };

export type Dispatched = { assignments: Array<number>, };

export type DoneElsewhere = { vehicle_id: number, work: ScheduledWork, km: number, day: string, 
/**
 * Where it was done, and by which proof we know.
 */
evidence: string, };

export type DropAlternative = { part_id: number, other_id: number, };

export type DueCar = { order_id: number, number: string, plate: string | null, advisor: string, state: OrderState, hold: Hold | null, hold_since: string | null, promised_at: string | null, 
/**
 * By when the three-year promise wants it good; none once it is (WSH-08).
 */
repair_limit_at: string | null, };

export type DueItem = { item: ScheduleItemView, state: DueState, due_km: number | null, due_day: string | null, last_km: number | null, last_day: string | null, 
/**
 * It stands on an order that is not settled yet.
 */
on_order: boolean, };

export type DueOf = { vehicle_id: number, 
/**
 * As the dashboard says; else the last reading.
 */
mileage?: number | null, };

export type DueState = "overdue" | "due" | "later" | "not_due";

export type EarlierRepair = { order_id: number, number: string, 
/**
 * The work done then.
 */
line: string, left_at: string, 
/**
 * The guarantee running for it, if one is.
 */
until_day: string | null, until_km: number | null, };

export type EndPlan = { id: number, reason: string, };

export type EnquiriesQuery = { 
/**
 * Only those before this one (the last one seen).
 */
before?: number | null, which?: WhichEnquiries | null, topic?: EnquiryTopic | null, specialist_id?: number | null, 
/**
 * Of this customer, or else of this car.
 */
customer_id?: number | null, vehicle_id?: number | null, };

export type EnquiryCard = { enquiry: EnquiryRow, lines: Array<EnquiryLine>, 
/**
 * What happened to it, in order.
 */
steps: Array<EnquiryStep>, 
/**
 * Number of the visit or appointment it led to, while that stands.
 */
led_to: string | null, 
/**
 * The last day on which what was quoted stands.
 */
valid_until: string | null, 
/**
 * The order that has its lines.
 */
order: EnquiryOrder | null, 
/**
 * Orders of its car, or of its visit, that may take its lines up.
 */
may_go_onto: Array<EnquiryOrder>, };

export type EnquiryChannel = "phone" | "wechat" | "online" | "email" | "counter";

export type EnquiryLine = { id: number, kind: QuoteKind, operation_id: number | null, part_id: number | null, package_id: number | null, code: string, name: string, unit: string, quantity: string, 
/**
 * Tax included.
 */
unit_price: string, amount: string, };

export type EnquiryOrder = { id: number, number: string, };

export type EnquiryPage = { rows: Array<EnquiryRow>, more: boolean, 
/**
 * Of the whole house.
 */
open: number, overdue: number, };

export type EnquiryQuery = { id: number, };

export type EnquiryRef = { id: number, number: string, version: number, };

export type EnquiryRow = { id: number, number: string, channel: EnquiryChannel, topic: EnquiryTopic, question: string, customer_id: number | null, 
/**
 * In full for those who see customers.
 */
asker: string, 
/**
 * Masked.
 */
contact: string | null, vehicle_id: number | null, 
/**
 * With the dot.
 */
plate: string | null, model: string | null, received_at: string, recorded_by: string, specialist_id: number | null, specialist: string | null, answer_by: string, state: EnquiryState, answered_at: string | null, answered_by: string | null, answered_how: EnquiryChannel | null, answer: string | null, 
/**
 * Until it was answered, or so far.
 */
minutes: number, late: boolean, 
/**
 * Sum of the quote, tax included.
 */
quoted: string | null, quoted_at: string | null, price_level: PriceLevel | null, became_kind: Became | null, became_id: number | null, version: number, };

export type EnquiryState = "open" | "answered" | "withdrawn";

export type EnquiryStep = { 
/**
 * `assigned`, `not_reached`, `quoted`, `answered`, `withdrawn`, `became` or `ordered`
 */
kind: string, 
/**
 * To whom it went.
 */
staff: string | null, amount: string | null, text: string | null, at: string, by: string | null, };

export type EnquiryTopic = "price" | "repair" | "warranty" | "care" | "insurance" | "other";

export type EnterCounts = { count_id: number, entries: Array<CountEntryForm>, };

export type EnteredCount = { id: number, 
/**
 * Everybody's entries of the part together, this one among them.
 */
total: string, 
/**
 * The part was not on the list and is now.
 */
unexpected: boolean, };

export type ErrandRef<T> = { errand: number, 
/**
 * Never in the answer: it stands in `ErrandView` once the work is done.
 */
result?: T, };

export type ErrandState = "running" | "done" | "refused" | "failed" | "cancelled";

export type ErrandView = { id: number, 
/**
 * The command that began it.
 */
command: string, state: ErrandState, 
/**
 * A word for the part of the work that is being done.
 */
phase: string | null, 
/**
 * Pieces done …
 */
done: number, 
/**
 * … of so many, where that is known.
 */
of: number | null, 
/**
 * Thousandths of the way, where that is known.
 */
permille: number | null, began_at: string, ended_at: string | null, 
/**
 * What came of it, as its command says.
 */
result: unknown, refusals: Array<Refusal>, 
/**
 * The number under which the log has the details.
 */
failure: string | null, 
/**
 * Name of the file that waits at the door.
 */
file: string | null, };

export type ExpectParts = { reservation_id: number, 
/**
 * None takes the promise back.
 */
expected_day?: string | null, };

export type Experience = "beginner" | "middle" | "experienced";

export type ExportColumn = { title: string, 
/**
 * Where the values stand in a row, such as `plate` or `lines.name`; several are joined.
 */
paths: Array<string>, kind: ExportKind, 
/**
 * Between several values.
 */
joined: string, words: Array<ExportWord>, };

export type ExportCustomer = { id: number, 
/**
 * Who asked for it and why.
 */
reason: string, };

export type ExportEverything = { 
/**
 * On the computer that keeps the dealership's file.
 */
folder: string, };

export type ExportKind = "plain" | "moment" | "amount";

export type ExportList = { 
/**
 * What the file is called, without its ending.
 */
name: string, columns: Array<ExportColumn>, 
/**
 * The command that shows the list page by page …
 */
command: string | null, 
/**
 * … and its input: the filter as it stands on the screen.
 */
input: Record<string, unknown> | null, 
/**
 * Or, where the screen has every row already, its cells in the columns' order.
 */
rows: SentRows | null, 
/**
 * What the file is; on paper ([`super::print`]) it says nothing.
 */
format: ListFormat, };

export type ExportMonth = { month: string, 
/**
 * On the computer that keeps the dealership's file.
 */
folder: string, };

export type ExportRun = { month: string, folder: string, at: string, 
/**
 * Why it could not be done; none: it is done.
 */
refusals: Array<Refusal>, };

export type ExportSchedule = { 
/**
 * Nothing: not by itself.
 */
day: number | null, folder: string, version: number, 
/**
 * What became of the last months, the newest first.
 */
runs: Array<ExportRun>, };

export type ExportWord = { code: string, text: string, };

export type Face = { id: number, name: string, };

export type FaultCount = { code: string, count: number, };

export type FaultPage = { rows: Array<ImportFault>, 
/**
 * What `after` takes for the next page; nothing after the last.
 */
next: number | null, };

export type FaultsOf = { id: number, 
/**
 * Faults shown already.
 */
after?: number, };

export type FigureBehind = { parts: Array<FigurePart>, };

export type FigurePart = { column: string, kind: ColumnKind, 
/**
 * All of them together, as they are today.
 */
total: { value: string | null, of: string | null, by: string | null, kind: ColumnKind | null }, 
/**
 * Of a closed month: what was closed.
 */
closed: ClosedFigure | null, 
/**
 * How many there are.
 */
count: number, records: Array<FigureRecord>, };

export type FigureRecord = { 
/**
 * What it is, and so which page opens it; nothing opens a day.
 */
kind: string, id: number, number: string, day: string | null, 
/**
 * Plate, line of work, name: what one recognises it by.
 */
about: string | null, amount: { value: string | null, of: string | null, by: string | null, kind: ColumnKind | null }, };

export type FileGap = "phone" | "address" | "contact_person" | "credit_code" | "consent" | "car_vin" | "car_model" | "car_days";

export type FileKind = "delimited" | "workbook" | "old_workbook";

export type FileOf = { customer_id: number, };

export type FileState = { gaps: Array<FileGap>, due_at: string | null, complete_at: string | null, overdue: boolean, };

export type FillRate = { all: FilledOf, 
/**
 * Fast movers, and the others.
 */
classes: Array<FilledClass>, };

export type FillSample = { size: SampleSize, 
/**
 * Of the demo: no day and no month of its past is closed.
 */
unclosed?: boolean | null, };

export type FilledClass = { class: PartClass, fast_moving: boolean, of: FilledOf, };

export type FilledOf = { lines: number, 
/**
 * Given wholly, at once.
 */
filled: number, 
/**
 * Nothing where nothing was asked for.
 */
rate: string | null, };

export type FillsBetween = { from: string, until: string, 
/**
 * The main warehouse if not said.
 */
warehouse_id?: number | null, };

export type Find = { text: string, 
/**
 * Only these kinds; all without it.
 */
kinds?: Array<HitKind> | null, 
/**
 * Hits per kind, 1 to 20.
 */
limit?: number | null, };

export type FindParts = { text: string, 
/**
 * At most 50; 20 if not said.
 */
limit: number | null, };

export type FindSimilarCustomers = { name?: string | null, 
/**
 * As typed; what is no telephone yet is passed over.
 */
phones?: Array<string> | null, address?: string | null, plate?: string | null, credit_code?: string | null, 
/**
 * The card being changed itself.
 */
except?: number | null, };

export type FindSimilarVehicles = { vin?: string | null, plate?: string | null, 
/**
 * The car being changed itself.
 */
except?: number | null, };

export type FinishJob = { assignment_id: number, };

export type FinishOrder = { order_id: number, version: number, };

export type FinishedJob = { 
/**
 * Whether the order waits for inspection now.
 */
order_done: boolean, };

export type FirstManager = { login: string, name: string, password: string, pin: string | null, };

export type FitmentForm = { brand: string, 
/**
 * Every series of the brand if not said.
 */
series?: string | null, 
/**
 * One model of the catalogue; its brand and series count then.
 */
model_id?: number | null, 
/**
 * Years of production, both included.
 */
from_year?: number | null, to_year?: number | null, };

export type FitmentView = { id: number, brand: string, series: string | null, model_id: number | null, model: string | null, from_year: number | null, to_year: number | null, };

export type Form = "walk_around" | "booking" | "quotation" | "enquiry_quote" | "entrustment" | "add_on" | "job_sheet" | "pick_list" | "issue_slip" | "return_slip" | "inspection" | "certificate" | "settlement" | "counter_sale" | "handover" | "exit_pass" | "count_sheet" | "purchase_order" | "goods_in" | "supplier_return" | "write_off" | "transfer" | "pick_round" | "part_label" | "bin_label" | "day_close" | "old_part_tag";

export type Found = { answers: Array<GivenAnswer>, marks: Array<Mark>, };

export type FreeSlots = { day: string, minutes: number, 
/**
 * All that can do this kind of visit, and where.
 */
technicians: Array<BookablePerson>, bays: Array<BookableBay>, slots: Array<Slot>, };

export type FreeSlotsOf = { day: string, kind: AppointmentKind, 
/**
 * What the kind usually takes if not said.
 */
minutes?: number | null, 
/**
 * The appointment that is to be moved: its own time is free for it.
 */
except?: number | null, };

export type Fuel = "petrol" | "diesel" | "electric" | "hybrid" | "plug_in_hybrid" | "other";

export type GiveConsent = { order_id: number, 
/**
 * As the customer was shown it: nobody consents to what was added meanwhile.
 */
version: number, 
/**
 * The person who said yes.
 */
given_by: string, how: ConsentHow, 
/**
 * Drawn on screen; a signature on paper has none.
 */
signature: Signature | null, 
/**
 * What the customer was told to pay for these lines, tax included. Refused when it
 * is not what they cost (`orders.amount_differs`).
 */
amount: string, 
/**
 * The promised time as agreed now.
 */
promised_at: string | null, 
/**
 * Why work was added; needed from the second round on.
 */
reason: string, note: string, 
/**
 * These lines only; all that are proposed when missing.
 */
lines: Array<number> | null, };

export type GiveDataConsent = { customer_id: number, purpose: Purpose, channel: Channel, how: ConsentWay, };

export type GivenAnswer = { item_id: number, result: AnswerResult, 
/**
 * Needed where the question is measured.
 */
value: string | null, note: string | null, };

export type GuaranteeOfCar = { line_id: number, order_id: number, number: string, name: string, from_day: string, until_day: string, until_km: number, };

export type GuaranteesOf = { vehicle_id: number, 
/**
 * The odometer now; the car's last reading when missing.
 */
km: number | null, };

export type HandOverCustomers = { from: number, to: number, 
/**
 * Only these; without it the whole portfolio.
 */
customers?: Array<number> | null, reason: string, };

export type HandedOver = { count: number, };

export type HandoverOf = { visit_id: number, };

export type HandoverOrder = { id: number, number: string, state: OrderState, amount: string, };

export type HandoverPage = { visit_id: number, visit_number: string, plate: string | null, model: string | null, sender: string, mileage_in: number, 
/**
 * The customer wants the old parts taken along.
 */
wants_old_parts: boolean, wash: boolean, orders: Array<HandoverOrder>, 
/**
 * Why the car cannot leave; empty when it can.
 */
obstacles: Array<Refusal>, 
/**
 * Proposed from the model's interval when this visit held a maintenance.
 */
next_service_day: string | null, next_service_km: number | null, 
/**
 * By the maker's schedule: what is due then, and what is due already and was not done.
 */
then_due: Array<string>, left_due: Array<string>, cleanings: Array<CleaningView>, told_at: string | null, told_how: Told | null, 
/**
 * Once it has left.
 */
handover: HandoverRecord | null, };

export type HandoverRecord = { id: number, pass_number: string, mileage_out: number, old_parts: ReplacedParts, result: CustomerVerdict, appearance: CustomerVerdict, objection: string | null, 
/**
 * What was done about it.
 */
remedy: string | null, remedied_at: string | null, remedied_by: string | null, receiver: string, at: string, by: string, };

export type Hire = { login: string, name: string, employee_number: string | null, phone: string | null, roles: Array<Role>, password: string, pin: string | null, };

export type HitKind = "vehicle" | "customer" | "order" | "part" | "appointment";

export type Hold = "parts" | "customer" | "bay" | "sublet";

export type HouseName = { name: string, sample: boolean, };

export type IdentifiersChecked = { vin: VinChecked | null, plate: PlateChecked | null, phone: CodeChecked | null, credit_code: CodeChecked | null, id_card: CodeChecked | null, };

export type IdleQuery = { 
/**
 * The main warehouse if not said.
 */
warehouse_id?: number | null, 
/**
 * No movement for so many months.
 */
months: number, };

export type IdleRow = { part_id: number, number: string, name: string, unit: string, bin: string | null, on_hand: string, 
/**
 * Net of VAT.
 */
value: string, last_move_at: string | null, };

export type IdleStock = { 
/**
 * The dearest first.
 */
rows: Array<IdleRow>, parts: number, 
/**
 * What all idle stock is worth, and what the whole warehouse is.
 */
value: string, of: string, };

export type ImportColumn = "number" | "name" | "unit" | "class" | "category" | "fits" | "barcode" | "price" | "member_price" | "trade_price" | "warranty_price" | "min_stock" | "max_stock" | "pack" | "warranty_months" | "warranty_km" | "bins" | "successor";

export type ImportDone = { added: number, changed: number, 
/**
 * Known, and nothing new about them.
 */
skipped: number, bad: number, };

export type ImportFault = { 
/**
 * As a spreadsheet counts.
 */
row: number, column: ImportColumn | null, 
/**
 * What stands there.
 */
value: string, code: string, params: Record<string, string | number | boolean | null>, };

export type ImportLook = { kind: FileKind, 
/**
 * Of a workbook.
 */
sheets: Array<string>, sheet: number, heading_row: number, headings: Array<string>, columns: Array<ImportColumn | null>, 
/**
 * The mapping is the one used for the same headings before.
 */
remembered: boolean, 
/**
 * The first rows after the headings, as they are seen.
 */
rows: Array<Array<string>>, };

export type ImportOf = { id: number, };

export type ImportPlan = { 
/**
 * Which sheet of a workbook, from 0.
 */
sheet: number, 
/**
 * Row of the headings, as a spreadsheet counts.
 */
heading_row: number, 
/**
 * What each column of the file means, in the order of the file.
 */
columns: Array<ImportColumn | null>, known: KnownParts, 
/**
 * Bins the list names and the store does not have are put up.
 */
create_bins: boolean, 
/**
 * Where the list does not say.
 */
class: PartClass, unit: string, };

export type ImportRef = { id: number, 
/**
 * Bytes of a piece at most.
 */
piece: number, };

export type ImportRow = { id: number, name: string, 
/**
 * `coming`, `ready`, `done`, `dropped`.
 */
state: string, added: number, changed: number, skipped: number, bad: number, begun_at: string, begun_by: string | null, done_at: string | null, };

export type ImportTrial = { rows: number, new: number, 
/**
 * Known parts the list says something of.
 */
known: number, 
/**
 * Known parts left as they are.
 */
kept: number, bad: number, 
/**
 * What is wrong how often, the most frequent first.
 */
counts: Array<FaultCount>, 
/**
 * The first of them; the rest page by page.
 */
faults: Array<ImportFault>, more: boolean, };

export type InShopRow = { id: number, number: string, vehicle_id: number, plate: string | null, model: string | null, 
/**
 * Masked.
 */
customer: string, advisor_id: number, advisor: string, state: OrderState, kind: OrderKind, hold: Hold | null, hold_since: string | null, arrived_at: string, agreed_at: string | null, 
/**
 * The screen counts down to it.
 */
promised_at: string | null, 
/**
 * By when the three-year promise wants it good; none once it is.
 */
repair_limit_at: string | null, 
/**
 * The customer waits in the house.
 */
waiting: boolean, 
/**
 * Lines that wait for the customer's yes.
 */
proposed: number, 
/**
 * When the customer last heard or said anything: a word on record, a consent, the arrival.
 */
told_at: string, 
/**
 * Longer ago than the house lets its customers wait for a word.
 */
to_tell: boolean, };

export type InformationKind = "family" | "use" | "wish" | "competitor" | "referral" | "other";

export type InformationView = { id: number, kind: InformationKind, 
/**
 * Empty once it is struck.
 */
text: string, visit_id: number | null, visit_number: string | null, at: string, by: string, struck_at: string | null, struck_by: string | null, struck_reason: string | null, };

export type Inspect = { order_id: number, level: InspectionLevel, passed: boolean, 
/**
 * To the questions of `workshop.inspection_sheet`; all that are required where the car is let go.
 */
answers: Array<GivenAnswer>, 
/**
 * What is not good; needed when it fails.
 */
defects: string | null, 
/**
 * Finally failed: the labour lines to be done again.
 */
bad_lines: Array<number>, road_test_km: number | null, 
/**
 * Why somebody inspects what they worked on themselves, where the house allows it.
 */
own_work_reason: string | null, 
/**
 * The inspector's, drawn on screen.
 */
signature: Signature | null, };

export type InspectReceipt = { id: number, inspected_by: number, 
/**
 * What was found bad; everything else is good.
 */
rejected: Array<RejectedLine>, };

export type Inspected = { id: number, number: string, 
/**
 * Finally passed: the completion certificate.
 */
certificate: string | null, 
/**
 * Finally failed: the internal rework.
 */
rework_order_id: number | null, rework_number: string | null, };

export type InspectionLevel = "self" | "group" | "final";

export type InspectionOf = { 
/**
 * A job class such as `assembly_repair`; the general list counts for every class.
 */
job_class: string | null, };

export type InspectionRecord = { id: number, number: string, level: InspectionLevel, round: number, passed: boolean, defects: string | null, road_test_km: number | null, rework_order_id: number | null, rework_number: string | null, inspector: string, own_work_reason: string | null, at: string, };

export type InspectionSheet = { number: string, state: OrderState, kind: OrderKind, 
/**
 * The heaviest job of the order; decides the questions and the certificate.
 */
job_class: JobClass, checklist: Checklist, 
/**
 * The technician's own check must pass before the final one, and has not.
 */
self_check_missing: boolean, 
/**
 * Number of an internal rework that is not good yet.
 */
open_rework: string | null, own_work: OwnWork, };

export type InspectionSheetOf = { order_id: number, };

export type InspectionView = { id: number, number: string, round: number, 
/**
 * `self`, `group` or `final`.
 */
level: string, passed: boolean, defects: string | null, rework_order_id: number | null, rework_number: string | null, certificate: string | null, inspector: string, at: string, };

export type InspectionsOf = { order_id: number, };

export type Intake = { 
/**
 * Who brings the car; none: its owner.
 */
sender_id: number | null, 
/**
 * None: whoever takes it in.
 */
advisor_id: number | null, 
/**
 * None: now (REC-01).
 */
arrived_at: string | null, greeted_at: string | null, channel: ArrivalChannel, 
/**
 * Kilometres on the clock.
 */
mileage: number, 
/**
 * Why it is lower than last time.
 */
mileage_exception: string | null, 
/**
 * 0 (empty) to 8 (full).
 */
fuel_eighths: number | null, battery_percent: number | null, 
/**
 * The fault or wish as the customer tells it.
 */
customer_words: string, acceptance: Acceptance, 
/**
 * Needed for goodwill and refusal (REC-07).
 */
acceptance_reason: string | null, 
/**
 * Whether the guarantee applies, and why, was explained (REC-09).
 */
warranty_explained: boolean, 
/**
 * Other things left in the car.
 */
belongings: string | null, valuables_reminded: boolean, old_parts: OldParts, wash: boolean, waiting: boolean, test_drive: boolean, 
/**
 * Whom to ask, and how, when more work is found.
 */
contact_for_add_ons: string | null, };

export type IntentionPage = { rows: Array<IntentionRow>, more: boolean, };

export type IntentionQuery = { customer_id?: number | null, 
/**
 * Closed ones as well.
 */
closed: boolean, 
/**
 * Recorded by.
 */
staff_id?: number | null, 
/**
 * Only before this one (the last one seen).
 */
before?: number | null, };

export type IntentionRef = { id: number, version: number, };

export type IntentionRow = { id: number, customer_id: number, customer: string, 
/**
 * The first to ring, masked.
 */
phone: string | null, model: string, wanted_by: string | null, source: IntentionSource, note: string | null, state: IntentionState, recorded_at: string, recorded_by: string, closed_at: string | null, closed_by: string | null, result: string | null, version: number, };

export type IntentionSource = "visit" | "phone" | "referral" | "event" | "online" | "other";

export type IntentionState = "open" | "bought_here" | "bought_elsewhere" | "given_up";

export type InvoiceRow = { id: number, number: string, type: InvoiceType, buyer: string, tax_number: string | null, amount: string, issued_on: string, state: InvoiceState, note: string | null, version: number, };

export type InvoiceState = "issued" | "awaiting_other_side" | "red_part" | "red_full" | "reissued";

export type InvoiceType = "special" | "ordinary";

export type InvoicedLine = { receipt_line_id: number, quantity: string, 
/**
 * Of the line, net of VAT, as printed.
 */
net: string, tax_rate: string, };

export type InvoicedTax = { rate: string, net: string, tax: string, };

export type IssueParts = { order_id: number, 
/**
 * The technician who fetches them.
 */
taken_by: number, lines: Array<SlipLineForm>, };

export type IssuePickRound = { round_id: number, 
/**
 * Who fetches the parts.
 */
taken_by: number, 
/**
 * Lines of the round's orders.
 */
lines: Array<SlipLineForm>, };

export type JobClass = "first_maintenance" | "minor_repair" | "special_repair" | "second_maintenance" | "assembly_repair" | "whole_vehicle";

export type JobState = "assigned" | "working" | "paused" | "finished" | "refused" | "withdrawn";

export type JobView = { id: number, technician_id: number, technician: string, share: string, bay_id: number | null, bay: string | null, planned_start: string | null, planned_finish: string | null, state: JobState, refusal_reason: string | null, assigned_by: string | null, assigned_at: string, finished_at: string | null, standard_hours: string, worked_hours: string, spans: Array<SpanView>, };

export type JobsOf = { 
/**
 * Somebody else's list, for dispatchers.
 */
technician_id: number | null, };

export type JobsOfOrder = { order_id: number, };

export type KeptFile = { name: string, base64: string, sha256: string, };

export type KeptOldPart = { id: number, order_id: number, order_number: string, plate: string | null, name: string, unit: string, quantity: string, fate: OldPartFate, place: string | null, note: string | null, recorded_at: string, recorded_by: string | null, 
/**
 * The car has left and its customer's parts still lie here.
 */
left_behind: boolean, };

export type KeptPart = "workbook" | "pdf" | "ledgers";

export type KnownParts = "update" | "keep" | "refuse";

export type LabelsOf = { parts: Array<PartLabelsOf>, 
/**
 * One for each piece that came.
 */
receipt_id?: number | null, bins: Array<number>, };

export type LastPrice = { 
/**
 * Net of VAT.
 */
unit_cost: string, supplier: string, received_at: string, };

export type Learn = { customer_id: number, 
/**
 * On this visit; the customer brought the car or owns it.
 */
visit_id?: number | null, kind: InformationKind, text: string, };

export type LearnedOf = { customer_id: number, };

export type LedgerPage = { rows: Array<LedgerRow>, more: boolean, };

export type LedgerQuery = { part_id: number, warehouse_id: number, 
/**
 * The last move of the page before.
 */
before: number | null, };

export type LedgerRow = { id: number, at: string, kind: MoveKind, 
/**
 * Signed.
 */
quantity: string, on_hand_after: string, 
/**
 * Signed, net of VAT; only for those who may see costs.
 */
value: string | null, value_after: string | null, origin_kind: string, origin_id: number, origin_label: string, by_name: string | null, };

export type LetOldPartsGo = { ids: Array<number>, 
/**
 * Scrapped, else given to whom they belong.
 */
scrap: boolean, 
/**
 * To whom or why; needed for what goes otherwise than it was meant to.
 */
note?: string | null, };

export type LevelPrices = { member: string | null, trade: string | null, warranty: string | null, };

export type LineGuarantee = { order_line_id: number, order_id: number, number: string, kind: LineKind, code: string, name: string, operation_id: number | null, part_id: number | null, from_day: string, from_km: number, until_day: string, until_km: number, };

export type LineJobs = { line_id: number, code: string, name: string, state: LineState, work: LineWork, standard_hours: string, worked_hours: string, jobs: Array<JobView>, };

export type LineKind = "labour" | "part" | "sublet" | "fee";

export type LineRef = { id: number, version: number, };

export type LineState = "proposed" | "consented" | "declined" | "cancelled";

export type LineWork = "none" | "assigned" | "working" | "paused" | "finished";

export type LinkComeback = { order_id: number, version: number, 
/**
 * The job that failed.
 */
caused_by: number, };

export type ListAppointments = { 
/**
 * Of these days.
 */
from: string, until: string, show: AppointmentShow, 
/**
 * Rows of the pages before.
 */
skip?: number | null, };

export type ListCustomers = { 
/**
 * Only cards before this one (the last one seen).
 */
before?: number | null, 
/**
 * Name, pinyin or part of a telephone number.
 */
text?: string | null, kind?: CustomerKind | null, tag?: CustomerTag | null, advisor_id?: number | null, };

export type ListFormat = "csv" | "xlsx";

export type ListOut = { name: string, rows: number, };

export type ListPaper = { base64: string, rows: number, };

export type ListParts = { text: string, 
/**
 * The main warehouse if not said.
 */
warehouse_id: number | null, stock: StockFilter, class: PartClass | null, 
/**
 * What fits this model, and what fits any car (PRT-03).
 */
model_id: number | null, 
/**
 * Also parts no longer sold.
 */
with_retired: boolean, 
/**
 * The last number of the page before.
 */
after: string | null, };

export type ListVehicles = { 
/**
 * Only cars before this one (the last one seen).
 */
before?: number | null, 
/**
 * Part of a plate or VIN.
 */
text?: string | null, owner_id?: number | null, model_id?: number | null, fuel?: Fuel | null, 
/**
 * Next service due within so many days.
 */
due_within_days?: number | null, 
/**
 * Bought in this house, or elsewhere (CUS-08); of whom nobody knows it is in neither.
 */
bought_here?: boolean | null, };

export type LoadOf = { 
/**
 * Today unless told otherwise.
 */
day: string | null, };

export type LookImport = { id: number, 
/**
 * The first sheet if not said.
 */
sheet?: number | null, 
/**
 * Where the headings stand; found if not said.
 */
heading_row?: number | null, };

export type Margins = { 
/**
 * The most profit first.
 */
parts: Array<PartMargin>, sellers: Array<SellerMargin>, net: string, cost: string, profit: string, };

export type MarginsBetween = { from: string, until: string, 
/**
 * Accessories (附件/精品) only, else every part.
 */
accessories_only: boolean, };

export type Mark = { view: CarView, 
/**
 * In the units of the drawing.
 */
x: number, y: number, kind: DamageKind, panel: string | null, note: string | null, };

export type MarkView = { view: CarView, x: number, y: number, kind: DamageKind, panel: string | null, note: string | null, };

export type MaskedPhone = { id: number, number: string, label: string | null, };

export type Me = { id: number, name: string, roles: Array<Role>, permissions: Array<Permission>, };

export type MergeCustomers = { 
/**
 * The file that stays; what it says counts.
 */
keep_id: number, keep_version: number, 
/**
 * The file that goes; it fills what the other leaves empty.
 */
gone_id: number, gone_version: number, reason: string, };

export type MileageReading = { km: number, at: string, source: string, 
/**
 * Why it is lower than the one before.
 */
exception: string | null, };

export type MissAppointment = { id: number, version: number, };

export type ModelForm = { brand: string, series: string, name: string, fuel: Fuel, 
/**
 * Engine oil of one change, litres.
 */
oil_litres?: string | null, 
/**
 * Maintenance interval, whichever comes first (WSH-15).
 */
service_km?: number | null, service_months?: number | null, };

export type ModelRef = { id: number, };

export type ModelView = { id: number, brand: string, series: string, name: string, fuel: Fuel, oil_litres: string | null, service_km: number | null, service_months: number | null, active: boolean, 
/**
 * Cars of it on file.
 */
cars: number, };

export type MonthCloseRef = { id: number, seal: string, };

export type MonthClosing = { id: number, month: string, closed_at: string, closed_by: string | null, note: string | null, 
/**
 * SHA-256 over everything that is kept of it.
 */
seal: string, reopened_at: string | null, reopened_by: string | null, reopen_reason: string | null, };

export type MonthOut = { folder: string, files: Array<string>, };

export type MonthPage = { month: string, state: MonthState, 
/**
 * What is left to do; of a closed month what was left undone knowingly.
 */
undone: Array<Undone>, 
/**
 * Every closing there ever was of it, the newest first.
 */
closings: Array<MonthClosing>, 
/**
 * Reports that differ between the newest closing and the one before it.
 */
changed: Array<string>, };

export type MonthPaper = { name: string, base64: string, };

export type MonthRow = { month: string, state: MonthState, closed_at: string | null, closed_by: string | null, };

export type MonthState = "running" | "open" | "closed" | "reopened";

export type MoveKind = "receipt" | "issue" | "return" | "adjust" | "transfer_in" | "transfer_out" | "write_off" | "supplier_return";

export type MovePromise = { line_id: number, expected_day: string, };

export type MoverClass = "a" | "b" | "c";

export type MoverMeasure = "value" | "issues";

export type MoverView = { class: MoverClass, rank: number, issues: number, quantity: string, 
/**
 * Net of VAT.
 */
value: string, 
/**
 * Of everything that moved, by this part and all faster ones.
 */
share: string, from_day: string, to_day: string, measured_by: MoverMeasure, };

export type MoversRanked = { a: number, b: number, c: number, from_day: string, to_day: string, measured_by: MoverMeasure, };

export type MyJob = { id: number, order_id: number, line_id: number, number: string, kind: OrderKind, order_state: OrderState, hold: Hold | null, plate: string | null, model: string | null, advisor: string, 
/**
 * The fault as the customer told it.
 */
fault: string | null, code: string, line: string, state: JobState, 
/**
 * `cancelled` when the advisor took the line back: nothing to do any more.
 */
line_state: LineState, share: string, bay: string | null, planned_start: string | null, planned_finish: string | null, promised_at: string | null, 
/**
 * Standard hours of the line times the share.
 */
standard_hours: string, 
/**
 * On the clock so far, the running span up to now included.
 */
worked_hours: string, running_since: string | null, 
/**
 * Why it was paused last.
 */
pause_reason: PauseReason | null, finished_at: string | null, };

export type NewLine = { kind: NewLineKind, operation_id: number | null, package_id: number | null, part_id: number | null, name: string, 
/**
 * Hours or pieces; the operation's standard hours, else one.
 */
quantity: string | null, payer: Payer, 
/**
 * By hand, tax included. Needs `EditOrders` and, against a catalogue price, a reason.
 */
unit_price: string | null, price_reason: string, 
/**
 * The customer brings the part.
 */
customer_supplied: boolean, sublet_supplier: string, sublet_cost: string | null, 
/**
 * What a comeback is recognised by, besides the operation.
 */
fault_code: string, 
/**
 * Of labour outside the catalogue.
 */
job_class: JobClass | null, 
/**
 * A row of the price list for after the warranty; fees only.
 */
tariff?: Tariff | null, };

export type NewLineKind = "labour" | "part" | "package" | "sublet" | "fee";

export type NewPlate = { id: number, version: number, 
/**
 * None (无牌): the car carries no plate now.
 */
plate: PlateForm, 
/**
 * The plate on file was never right: it is replaced in the history as well.
 */
correction?: boolean | null, reason?: string | null, };

export type NewPrice = { part_id: number, number: string, name: string, 
/**
 * None where there was no price of that level.
 */
before: string | null, after: string, };

export type NotInvoiced = { receipt_line_id: number, receipt_id: number, receipt: string, delivery_note: string | null, supplier_id: number, supplier: string, received_at: string, part_id: number, number: string, name: string, unit: string, 
/**
 * Taken in good.
 */
quantity: string, 
/**
 * Net of VAT.
 */
unit_cost: string, net: string, };

export type NotReached = { id: number, version: number, note: string, };

export type NoteStage = "before" | "during" | "after";

export type NoteView = { id: number, stage: NoteStage, 
/**
 * Written by the house: which sentence; `text` then names what.
 */
code: string | null, text: string, informed: ToldHow | null, at: string, by: string | null, };

export type Nothing = Record<symbol, never>;

export type NoticeAbout = "order" | "enquiry" | "appointment" | "visit" | "sale";

export type NoticeCode = "parts_complete" | "parts_some" | "parts_missing" | "enquiry_given" | "booked_parts_complete" | "booked_parts_missing" | "callout_given";

export type NoticeView = { id: number, code: NoticeCode, about_kind: NoticeAbout, about_id: number, label: string, text: string, at: string, };

export type NotifyReady = { visit_id: number, how: Told, };

export type Off = { quantity: string, 
/**
 * For the quantity charged, net of VAT.
 */
price: string, 
/**
 * Quantity right and price within the tolerance.
 */
within: boolean, };

export type Offer = { kind: OfferKind, operation_id: number | null, package_id: number | null, part_id: number | null, code: string, name: string, unit: string, 
/**
 * Hours of the operation; 1 of anything else.
 */
quantity: string, 
/**
 * Of the whole quantity, tax included.
 */
price: string, job_class: JobClass | null, 
/**
 * Free pieces in the main warehouse; parts only.
 */
available: string | null, class: PartClass | null, 
/**
 * Whether the part fits the car; nothing where that is not known.
 */
fits: boolean | null, 
/**
 * The number that was looked for, where this one is offered in its place.
 */
instead_of: string | null, 
/**
 * What it is to that number.
 */
relation: StandInRelation | null, };

export type OfferAgain = { order_id: number, 
/**
 * Declined lines of the same car.
 */
lines: Array<number>, };

export type OfferKind = "package" | "labour" | "part";

export type OfferQuery = { text: string, 
/**
 * The car it is for: parts say whether they fit it.
 */
vehicle_id?: number | null, 
/**
 * At whose price parts are offered; the retail price if not said.
 */
buyer?: PriceLevel | null, };

export type OldPartFate = "customer" | "claim" | "scrap";

export type OldPartForm = { line_id: number, quantity: string, fate: OldPartFate, 
/**
 * Where it lies; of a claimed one its shelf in the claims warehouse.
 */
place?: string | null, note?: string | null, };

export type OldPartState = "kept" | "returned" | "scrapped";

export type OldParts = "take" | "leave";

export type OldPartsOfOrder = { order_id: number, };

export type OldPartsQuery = { fate: OldPartFate | null, };

export type OpenCount = { 
/**
 * The main warehouse if not said.
 */
warehouse_id?: number | null, what: CountWhat, };

export type OpenFile = { customer_id: number, kind: CustomerKind, name: string, 
/**
 * The first to ring, masked.
 */
phone: string | null, advisor: string | null, 
/**
 * `visit` or `enquiry`.
 */
because: string, began_at: string, due_at: string, overdue: boolean, gaps: Array<FileGap>, };

export type OpenFiles = { 
/**
 * The most urgent first.
 */
rows: Array<OpenFile>, 
/**
 * Of all, however many are shown.
 */
open: number, overdue: number, };

export type OpenFilesQuery = { 
/**
 * Only those that should be complete by now.
 */
overdue: boolean, 
/**
 * Of the customers this advisor looks after, or took in.
 */
advisor_id?: number | null, };

export type OpenObjection = { visit_id: number, plate: string | null, model: string | null, 
/**
 * Masked.
 */
customer: string, advisor: string, objection: string, at: string, };

export type OpenOrder = { visit_id: number, 
/**
 * Normal, accident or comeback; an internal rework follows from an inspection.
 */
kind: OrderKind, 
/**
 * The job that failed; comebacks only.
 */
caused_by: number | null, 
/**
 * The customer's words this order answers; the visit's own when empty.
 */
fault: string, insurer: string, insurance_case: string, 
/**
 * Whether the order carries the insurer's referral code of this shop (PRO-12).
 */
referral_code: boolean | null, promised_at: string | null, 
/**
 * First lines; may come later.
 */
lines: Array<NewLine>, };

export type OpenPickRound = { orders: Array<number>, };

export type OpenSale = { 
/**
 * As the paper names the buyer.
 */
buyer: string, 
/**
 * To tell the buyer of a defective batch; and whoever is on file by it buys at their own price.
 */
phone?: string | null, note?: string | null, 
/**
 * Of the car it is for, as the buyer tells it: from where the parts' warranty runs (PRT-14).
 */
mileage?: number | null, 
/**
 * What is not there is ordered for the buyer and promised for this day (PRT-08); without, it is refused.
 */
promised_day?: string | null, lines: Array<SaleLineForm>, };

export type OpenVisit = { vehicle_id: number, intake: Intake, 
/**
 * Of this car, for today: the visit takes it over.
 */
appointment_id?: number | null, 
/**
 * None: the car was not walked around yet.
 */
found: Found | null, 
/**
 * Of the customer, for the walk-around.
 */
signature: Signature | null, };

export type OperationPage = { rows: Array<OperationRow>, 
/**
 * Hand back as `after` for the next page.
 */
next: string | null, };

export type OperationQuery = { 
/**
 * Code, name, pinyin or initials; empty for all.
 */
text: string, category: WorkCategory | null, 
/**
 * Also those no longer offered.
 */
inactive: boolean, 
/**
 * The last code of the page before.
 */
after: string | null, };

export type OperationRef = { id: number, version: number, };

export type OperationRow = { id: number, code: string, name: string, category: WorkCategory, job_class: JobClass, hours: string, 
/**
 * Hours × the house's labour rate, tax included.
 */
price: string, active: boolean, version: number, };

export type OrderAction = "add_lines" | "consent" | "issue_parts" | "dispatch" | "finish" | "inspect" | "settle" | "deliver" | "cancel";

export type OrderBatch = { line_id: number, part_id: number, number: string, name: string, unit: string, quantity: string, 
/**
 * Nothing where the part was there before the first delivery, or found by a count.
 */
delivery: DeliveryOf | null, };

export type OrderBatchesOf = { order_id: number, };

export type OrderCursor = { opened_at: string, id: number, };

export type OrderHead = { id: number, number: string, state: OrderState, hold: Hold | null, hold_since: string | null, kind: OrderKind, caused_by_order: number | null, caused_by_number: string | null, 
/**
 * The earlier order this may be a comeback of.
 */
comeback_of: number | null, comeback_number: string | null, 
/**
 * What a person decided; nothing while open.
 */
comeback_decided: boolean | null, comeback_reason: string | null, fault: string | null, diagnosis: string | null, advice: string | null, insurer: string | null, insurance_case: string | null, referral_code: boolean | null, opened_at: string, agreed_at: string | null, promised_at: string | null, 
/**
 * By when the three-year promise wants it good; waiting does not move it (WSH-08).
 */
repair_limit_at: string | null, finished_at: string | null, passed_at: string | null, settled_at: string | null, delivered_at: string | null, cancelled_at: string | null, cancel_reason: string | null, 
/**
 * It stems from a kept appointment (APT-02).
 */
appointment_id: number | null, appointment_number: string | null, version: number, advisor_id: number, advisor: string, vehicle_id: number, plate: string | null, plate_colour: string | null, vin: string | null, model: string | null, visit_id: number, visit_number: string, arrived_at: string, mileage: number, customer_words: string, walked_around: boolean, 
/**
 * The customer waits in the house.
 */
waiting: boolean, wash: boolean, 
/**
 * The customer wants the replaced parts.
 */
takes_old_parts: boolean, contact_for_add_ons: string | null, owner_id: number | null, owner: string | null, sender_id: number, sender: string, 
/**
 * Masked; shown in full by its own, logged command.
 */
sender_phone: string | null, 
/**
 * Photos and files of the order and its visit.
 */
attachments: number, 
/**
 * Other orders of the same visit.
 */
siblings: number, };

export type OrderInspections = { 
/**
 * The latest first.
 */
inspections: Array<InspectionRecord>, 
/**
 * The certificate that stands.
 */
certificate: CertificateView | null, };

export type OrderKind = "normal" | "accident" | "internal_rework" | "comeback";

export type OrderLineView = { id: number, kind: LineKind, operation_id: number | null, part_id: number | null, code: string, name: string, unit: string, job_class: JobClass | null, fault_code: string | null, package_id: number | null, package: string | null, package_group: number | null, payer: Payer, customer_supplied: boolean, 
/**
 * Hours or pieces.
 */
quantity: string, unit_price: string, list_amount: string, discount: string, discount_reason: string | null, 
/**
 * list_amount − discount, tax included.
 */
amount: string, tax_rate: string, net: string, tax: string, price_rule: PriceRule, price_reason: string | null, sublet_supplier: string | null, sublet_cost: string | null, state: LineState, consent_id: number | null, 
/**
 * The consent it came with: 0 the contract, later ones add-on sheets.
 */
round: number | null, decline_reason: string | null, offered_again_on: number | null, 
/**
 * The order that took up a declined line.
 */
offered_again_order: number | null, work: LineWork, 
/**
 * Parts out and not brought back.
 */
issued: string, returned: string, 
/**
 * Held back on the shelf for this line.
 */
reserved: string, 
/**
 * When the missing rest is expected.
 */
expected_day: string | null, 
/**
 * The day the customer was told for what was missing, and the day it came (PRT-10).
 */
promised: PromisedPart | null, 
/**
 * Free in the main warehouse for whoever comes first; parts only.
 */
free: string | null, 
/**
 * The part is not made for this car.
 */
misfit: boolean, 
/**
 * Where it is short or was replaced: what may be taken instead.
 */
stand_ins: Array<StandIn>, added_at: string, added_by: string | null, version: number, };

export type OrderList = { rows: Array<OrderRow>, next: OrderCursor | null, };

export type OrderMoney = { number: string, state: OrderState, payers: Array<PayerMoney>, 
/**
 * Everything ever settled and reversed, oldest first.
 */
history: Array<SettlementSummary>, };

export type OrderMoneyOf = { order_id: number, };

export type OrderPage = { order: OrderHead, lines: Array<OrderLineView>, 
/**
 * At whose price the customer buys parts.
 */
buyer: PriceLevel, 
/**
 * Per payer, those that have lines.
 */
payers: Array<PayerTotals>, 
/**
 * Everything consented.
 */
consented: OrderTotals, to_consent: ToConsent, assignments: Array<AssignmentView>, consents: Array<ConsentView>, notes: Array<NoteView>, slips: Array<SlipView>, inspections: Array<InspectionView>, settlements: Array<SettlementView>, 
/**
 * Earlier repairs of the same fault, while the comeback is open or confirmed.
 */
earlier: Array<EarlierRepair>, 
/**
 * Twice repaired and back again: the customer may go elsewhere at our cost.
 */
repeated: boolean, actions: Array<AllowedAction>, };

export type OrderPageOf = { order_id: number, };

export type OrderQuery = { 
/**
 * Any of these; all when empty.
 */
states: Array<OrderState>, advisor_id: number | null, 
/**
 * Opened from this day on.
 */
from: string | null, 
/**
 * Opened up to this day, included.
 */
to: string | null, hold: Hold | null, kind: OrderKind | null, 
/**
 * Only with a comeback nobody has decided yet.
 */
undecided_comeback: boolean, 
/**
 * `next` of the page before.
 */
after: OrderCursor | null, };

export type OrderRef = { id: number, number: string, version: number, 
/**
 * The lines this call added; those that were booked come first.
 */
lines: Array<number>, };

export type OrderRow = { id: number, number: string, plate: string | null, model: string | null, 
/**
 * Masked.
 */
customer: string, advisor: string, state: OrderState, hold: Hold | null, kind: OrderKind, opened_at: string, promised_at: string | null, delivered_at: string | null, 
/**
 * Proposed and consented lines, tax included.
 */
amount: string, comeback_open: boolean, };

export type OrderState = "estimate" | "agreed" | "in_work" | "done" | "passed" | "settled" | "delivered" | "cancelled";

export type OrderTotals = { 
/**
 * List amounts, tax included.
 */
labour: string, material: string, 
/**
 * Sublet work and fees.
 */
other: string, discount: string, 
/**
 * labour + material + other − discount.
 */
gross: string, net: string, tax: string, by_rate: Array<RateTotal>, };

export type OriginOf = { 
/**
 * As a stock move names its origin: `slip_line`, `receipt_line`, `count_line` …
 */
kind: string, id: number, };

export type OwedTo = { supplier_id: number, supplier: string, lines: number, 
/**
 * Net of VAT.
 */
net: string, oldest: string, };

export type OwnEntriesOf = { count_id: number, };

export type OwnEntry = { id: number, part_id: number, number: string, name: string, unit: string, bin_id: number | null, bin: string | null, quantity: string, counted_at: string, };

export type OwnWork = "no" | "with_reason" | "barred";

export type PackLine = { part_id: number, quantity: string, };

export type PackageLine = { operation_id: number | null, part_id: number | null, quantity: string | null, };

export type PackageLineView = { operation_id: number | null, part_id: number | null, code: string, name: string, unit: string, 
/**
 * Hours or pieces.
 */
quantity: string, unit_price: string, amount: string, 
/**
 * Of a part, tax included.
 */
cost: string | null, };

export type PackageQuery = { 
/**
 * Code, name, pinyin or initials; empty for all.
 */
text: string, inactive: boolean, };

export type PackageRef = { id: number, version: number, };

export type PackageView = { id: number, code: string, name: string, 
/**
 * Nothing: the package costs the sum of its lines.
 */
fixed_price: string | null, 
/**
 * What it costs today, tax included.
 */
price: string, 
/**
 * What its lines would cost one by one.
 */
list_price: string, 
/**
 * What its parts cost the house, tax included, and what is left of the price for the work (PRT-16); where
 * every part's cost is known, and for those who may see costs.
 */
parts_cost: string | null, margin: string | null, note: string | null, active: boolean, lines: Array<PackageLineView>, version: number, };

export type PaidPrice = { receipt_id: number, number: string, supplier_id: number, supplier: string, received_at: string, quantity: string, 
/**
 * Net of VAT.
 */
unit_cost: string, };

export type Paper = "a4" | "a4_landscape" | "continuous" | "label40x30" | "label60x80";

export type PaperOf = { form: Form, 
/**
 * Id of the visit, order, consent, slip, inspection or settlement, as the form demands.
 */
subject_id: number, paper: Paper, 
/**
 * Copies to print, each with its name; none for one unmarked copy.
 */
copies: Array<CopyName>, };

export type PaperOffset = { form: Form, paper: Paper, 
/**
 * To the right, in tenths of a millimetre.
 */
x: number, 
/**
 * Downwards.
 */
y: number, };

export type PaperRef = { form: Form, subject_id: number, };

export type ParameterView = { key: string, value: string, unit: string, source: string, valid_from: string, 
/**
 * Whether this is the row that counts today.
 */
current: boolean, set_by: string | null, set_at: string, 
/**
 * Left empty it is not set up.
 */
may_be_blank: boolean, };

export type PartBin = { bin_id: number, warehouse_id: number, code: string, };

export type PartCard = { part: PartFacts, 
/**
 * Prices besides the retail price.
 */
levels: LevelPrices, stock: Array<WarehouseStock>, bins: Array<PartBin>, reservations: Array<ReservationRow>, 
/**
 * Of the main warehouse.
 */
last_moves: Array<LedgerRow>, };

export type PartClass = "original" | "equivalent" | "aftermarket" | "refurbished";

export type PartComplaint = { part_id: number, order_id?: number | null, sale_id?: number | null, 
/**
 * What the car shows now; of an order's car the last reading where it is not said.
 */
mileage?: number | null, };

export type PartDefectPage = { rows: Array<PartDefectRow>, more: boolean, };

export type PartDefectQuery = { id: number, };

export type PartDefectRef = { id: number, number: string, version: number, };

export type PartDefectRow = { id: number, number: string, part_id: number, part: string, name: string, unit: string, quantity: string, found: DefectFound, description: string, 
/**
 * Brought back: what the car showed, and whether the part's warranty still ran (PRT-14).
 */
mileage: number | null, warranty: PartWarrantyState | null, warranty_until_day: string | null, warranty_until_km: number | null, receipt_line_id: number | null, receipt_id: number | null, receipt: string | null, supplier_id: number | null, supplier: string | null, order_id: number | null, order_number: string | null, vehicle_id: number | null, plate: string | null, sale_id: number | null, sale_number: string | null, photos: number, state: DefectState, decision: DefectDecision | null, decision_note: string | null, recorded_at: string, recorded_by: string | null, decided_at: string | null, decided_by: string | null, version: number, };

export type PartDefectsQuery = { open_only: boolean, supplier_id: number | null, 
/**
 * The last one of the page before.
 */
before: number | null, };

export type PartFacts = { id: number, number: string, name: string, unit: string, class: PartClass, category: string | null, fits: string | null, barcode: string | null, 
/**
 * Retail, tax included.
 */
price: string, min_stock: string, max_stock: string, fast_moving: boolean, warranty_months: number | null, warranty_km: number | null, 
/**
 * Sold beside repairs; its gross profit is told apart.
 */
accessory: boolean, 
/**
 * Pieces of the supplier's pack; nothing for any number.
 */
pack: string, active: boolean, version: number, };

export type PartForm = { 
/**
 * As printed on the box, leading zeros kept.
 */
number: string, name: string, unit: string, class: PartClass, category?: string | null, 
/**
 * Models it fits, in words.
 */
fits?: string | null, barcode?: string | null, 
/**
 * Retail, tax included.
 */
price: string, min_stock: string, max_stock: string, fast_moving: boolean, warranty_months?: number | null, 
/**
 * Whichever ends first.
 */
warranty_km?: number | null, 
/**
 * Pieces of the supplier's pack; nothing for any number.
 */
pack?: string, 
/**
 * Tax included; the retail price where there is none.
 */
member_price?: string | null, trade_price?: string | null, 
/**
 * What the maker pays for it.
 */
warranty_price?: string | null, };

export type PartHit = { id: number, number: string, name: string, unit: string, class: PartClass, barcode: string | null, 
/**
 * Retail, tax included.
 */
price: string, on_hand: string, free: string, 
/**
 * Where to look first.
 */
bin: string | null, };

export type PartKin = { 
/**
 * Of more than one number; empty for a part alone.
 */
chain: Array<ChainLink>, alternatives: Array<StandIn>, fitments: Array<FitmentView>, mover: MoverView | null, };

export type PartLabelsOf = { part_id: number, 
/**
 * How many of them.
 */
count: number, };

export type PartMargin = { part_id: number, number: string, name: string, unit: string, accessory: boolean, quantity: string, 
/**
 * Net of VAT, as `cost` and `profit` are.
 */
net: string, cost: string, profit: string, };

export type PartPage = { rows: Array<PartRow>, more: boolean, };

export type PartQuery = { id: number, };

export type PartRef = { id: number, version: number, };

export type PartRow = { id: number, number: string, name: string, unit: string, class: PartClass, category: string | null, price: string, on_hand: string, reserved: string, free: string, min_stock: string, 
/**
 * Fewer are free than there should be.
 */
below_min: boolean, 
/**
 * Ordered from suppliers and still to come; who knows the orders fills it in.
 */
ordered: string, fast_moving: boolean, bin: string | null, active: boolean, };

export type PartUnderWarranty = { line_id: number, order_id: number, number: string, name: string, from_day: string, from_km: number | null, 
/**
 * Whichever comes first; nothing where it does not end by that.
 */
until_day: string | null, until_km: number | null, };

export type PartWarrantyState = "none" | "inside" | "over_day" | "over_km" | "mileage_unknown";

export type PartWarrantyView = { state: PartWarrantyState, from_day: string | null, from_km: number | null, until_day: string | null, until_km: number | null, 
/**
 * By which it was judged.
 */
mileage: number | null, };

export type PauseJob = { assignment_id: number, reason: PauseReason, note: string | null, };

export type PauseReason = "parts" | "customer" | "bay" | "sublet" | "break";

export type Pay = { settlement_id: number, payments: Array<Payment>, };

export type PayAccount = { settlement_id: number, payment: Payment, };

export type PayWay = "cash" | "card" | "wechat" | "alipay" | "transfer" | "on_account";

export type Payer = "customer" | "warranty" | "insurance" | "internal";

export type PayerMoney = { payer: Payer, 
/**
 * Consented lines and what they come to now, before a discount on the total.
 */
lines: number, due: string, settlement: SettlementSummary | null, };

export type PayerPreview = { order_id: number, lines: Array<number>, payer: Payer, };

export type PayerSet = { 
/**
 * Parts that cost the new payer something else.
 */
repriced: Array<RepricedLine>, };

export type PayerTotals = { payer: Payer, 
/**
 * Lines the customer said yes to.
 */
consented: OrderTotals, 
/**
 * Lines that wait for a yes.
 */
proposed: OrderTotals, };

export type Payment = { way: PayWay, amount: string, 
/**
 * Voucher or transaction number.
 */
reference: string | null, };

export type PaymentRow = { way: PayWay, amount: string, 
/**
 * `payment`, `account_receipt` or `refund`.
 */
kind: string, reference: string | null, at: string, by: string, };

export type Pdf = { base64: string, 
/**
 * Prints so far, this one included; 0 for a preview.
 */
print_number: number, 
/**
 * Other papers this form is made for, the usual one first.
 */
papers: Array<Paper>, 
/**
 * The parts of the form on multipart paper.
 */
copies: Array<CopyName>, };

export type Period = { from: string, 
/**
 * The last day, included.
 */
until: string, };

export type PeriodClosing = { 
/**
 * Nothing where the period is no whole month, or the month is open: its figures are those of now.
 */
closed: ClosedMonth | null, };

export type Permission = "anyone" | "signed_in" | "manage_staff" | "manage_dealership" | "set_policy" | "view_audit" | "view_customers" | "edit_customers" | "reveal_personal_data" | "view_catalogue" | "edit_catalogue" | "view_parts" | "edit_parts" | "receive_parts" | "issue_parts" | "count_stock" | "approve_stock" | "view_orders" | "book" | "receive" | "edit_orders" | "dispatch" | "work_on_jobs" | "inspect" | "view_money" | "settle" | "take_payment" | "approve_discount" | "reverse_settlement" | "deliver" | "view_reports" | "close_books";

export type PhoneForm = { number: string, 
/**
 * Whose it is: 本人, 家人, 司机 …
 */
label?: string | null, };

export type PickHead = { order_id: number, number: string, state: OrderState, plate: string | null, model: string | null, advisor: string, promised_at: string | null, hold: Hold | null, hold_since: string | null, 
/**
 * Part lines the customer has not said yes to: they stay in the store.
 */
unconsented: number, 
/**
 * Part lines for which the customer brings the part.
 */
customer_supplied: number, 
/**
 * Who fetched parts for the order last.
 */
last_taken_by: number | null, };

export type PickLine = { line_id: number, 
/**
 * Of the line.
 */
version: number, part_id: number, number: string, barcode: string | null, name: string, unit: string, 
/**
 * One scan takes all that is wanted of it.
 */
measured: boolean, class: PartClass, payer: Payer, bin: string | null, 
/**
 * Up to three bins, the first looked into first.
 */
bins: string | null, wanted: string, issued: string, remaining: string, on_hand: string, 
/**
 * What could go out to this line now: held for it, or free.
 */
available: string, 
/**
 * Less could go out than is wanted.
 */
short: boolean, 
/**
 * Nothing is left to go out.
 */
complete: boolean, reservation_id: number | null, expected_day: string | null, 
/**
 * Where it is short: what is there and may be taken instead.
 */
stand_ins: Array<StandIn>, };

export type PickList = { order: PickHead, lines: Array<PickLine>, };

export type PickListQuery = { order_id?: number | null, number?: string | null, };

export type PickRound = { id: number, number: string, at: string, by_name: string | null, orders: Array<PickHead>, 
/**
 * Still to go out, in walking order.
 */
lines: Array<RoundLine>, };

export type PickRoundQuery = { id?: number | null, number?: string | null, };

export type PickRoundRef = { id: number, number: string, };

export type PlacePurchase = { supplier_id: number, 
/**
 * The main warehouse if not said.
 */
warehouse_id?: number | null, 
/**
 * When the supplier promises to deliver.
 */
promised_day: string, note?: string | null, lines: Array<PurchaseLineForm>, };

export type PlanCallout = { visit_id: number, 
/**
 * As it was seen; none where nothing is planned yet.
 */
version?: number | null, 
/**
 * Street, number, landmark; where on the road.
 */
place: string, 
/**
 * Who waits there; the sender where empty.
 */
contact?: string | null, 
/**
 * The sender's own where empty.
 */
phone?: string | null, 
/**
 * Who goes; none: not settled yet.
 */
technician_id?: number | null, };

export type PlanKind = "maker_warranty" | "three_year_quality";

export type PlannedJob = { order_id: number, plate: string | null, line: string, technician_id: number, bay_id: number | null, from: string, until: string, };

export type PlateChecked = { 
/**
 * As it will be stored; empty for a car without plate.
 */
normal: string | null, 
/**
 * With the dot.
 */
display: string | null, problem: Refusal | null, 
/**
 * The colours this form occurs in, the usual one first.
 */
colours: Array<PlateColour>, new_energy: boolean, no_plate: boolean, };

export type PlateColour = "blue" | "yellow" | "green" | "yellow_green" | "white" | "black";

export type PlateForm = { text?: string | null, 
/**
 * Without it the usual colour of the plate's form.
 */
colour?: PlateColour | null, 
/**
 * The plate is on file with another car that carries it no longer.
 */
take_over?: boolean | null, };

export type PlateSpell = { plate: string, from_at: string, until_at: string | null, };

export type PostCount = { id: number, version: number, 
/**
 * The net difference that was approved; another one by now is refused.
 */
net: string, 
/**
 * Lines nobody counted stay as they are in the book.
 */
leave_uncounted: boolean, 
/**
 * Lines whose counting is doubtful are posted as counted.
 */
accept_doubtful: boolean, note?: string | null, };

export type PrepareAppointment = { kind: AppointmentKind, lines: Array<WantedLine>, 
/**
 * The appointment that is to be changed: what is kept back for it is there for it.
 */
except?: number | null, };

export type PreparedAppointment = { 
/**
 * Of the lines' labour, in whole steps; at least what the kind usually takes.
 */
minutes: number, hours: string, parts: Array<PreparedPart>, 
/**
 * Of those, how many are not all there.
 */
short: number, };

export type PreparedPart = { part_id: number, number: string, name: string, unit: string, quantity: string, 
/**
 * What can be kept back at once.
 */
there: string, short: string, 
/**
 * When more of it is expected.
 */
expected_day: string | null, };

export type PreviewPrices = { selection: PriceSelection, rule: RepricingForm, 
/**
 * The last number of the page before.
 */
after?: string | null, };

export type PreviewedPayer = { lines: Array<RepricedLine>, 
/**
 * What falls to the customer and has to be agreed to; nothing where nothing does.
 */
falls_to_customer: string, };

export type PreviewedSale = { totals: Totals, 
/**
 * What is left to pay after those payments; negative is too much.
 */
rest: string, 
/**
 * The largest discount the person asking may give alone.
 */
authority: string, 
/**
 * Why it cannot be settled now; empty when it can.
 */
obstacles: Array<Refusal>, };

export type PreviewedSettlement = { totals: Totals, 
/**
 * What is left to pay after those payments; negative is too much.
 */
rest: string, 
/**
 * The largest discount the person asking may give alone.
 */
authority: string, 
/**
 * The discount needs somebody else's yes, and there is none yet.
 */
needs_approval: boolean, 
/**
 * Why it cannot be settled now; empty when it can.
 */
obstacles: Array<Refusal>, };

export type PriceHistoryOf = { part_id: number, };

export type PriceLevel = "retail" | "member" | "trade" | "warranty";

export type PricePreview = { rows: Array<NewPrice>, more: boolean, 
/**
 * Parts chosen, and how many of them become dearer and cheaper.
 */
chosen: number, dearer: number, cheaper: number, 
/**
 * Parts left as they are: no price to begin with, or the same after.
 */
same: number, 
/**
 * Stands for exactly these changes; the change must name it.
 */
fingerprint: string, };

export type PriceQuote = { customer_id?: number | null, lines: Array<QuoteLineForm>, };

export type PriceRule = "catalogue" | "labour_rate" | "package" | "by_hand" | "customer_supplied" | "sublet" | "fee" | "member_price" | "trade_price" | "warranty_price" | "tariff";

export type PriceSelection = { class: PartClass | null, category: string | null, 
/**
 * Who ever delivered them.
 */
supplier_id: number | null, text: string, 
/**
 * These alone; all if none are named.
 */
parts: Array<number>, };

export type PriceSource = "by_hand" | "bulk" | "import";

export type PriceStep = { level: PriceLevel, 
/**
 * None where there was no price of that level.
 */
before: string | null, after: string | null, source: PriceSource, 
/**
 * Why, if it was changed together with others.
 */
reason: string | null, at: string, by_staff: number, by_name: string | null, };

export type PriceToCompare = { part_id: number, 
/**
 * Net of VAT; none while nothing is typed.
 */
unit_cost?: string | null, };

export type PriceVerdict = "unknown" | "cheaper" | "same" | "dearer";

export type PricedQuote = { 
/**
 * Whose price the parts have.
 */
level: PriceLevel, lines: Array<PricedQuoteLine>, 
/**
 * Tax included.
 */
total: string, };

export type PricedQuoteLine = { kind: QuoteKind, operation_id: number | null, package_id: number | null, part_id: number | null, code: string, name: string, unit: string, quantity: string, 
/**
 * Tax included; of a package the whole.
 */
unit_price: string, amount: string, 
/**
 * Of the amount; the rest is parts.
 */
labour: string, 
/**
 * What is in a package, by name.
 */
contents: string | null, };

export type PricesChanged = { id: number, parts: number, };

export type PricesOf = { part_id: number, };

export type PromisedKind = "order" | "appointment" | "sale" | "write_off";

export type PromisedPart = { 
/**
 * The first day told: what the promise is measured by.
 */
day: string, 
/**
 * When the last missing piece came; nothing while it has not.
 */
came_on: string | null, 
/**
 * It came after the day, or the day has passed.
 */
late: boolean, 
/**
 * Every day that was told, oldest first.
 */
told: Array<ToldDay>, };

export type PromisedTo = { reservation_id: number, kind: PromisedKind, 
/**
 * Of the order, the appointment, the sale or the write-off.
 */
id: number, };

export type PromisesOfPart = { part_id: number, };

export type PurchaseHead = { id: number, number: string, supplier_id: number, supplier: string, supplier_phone: string | null, warehouse_id: number, warehouse: string, state: PurchaseState, note: string | null, ordered_at: string, ordered_by: string | null, version: number, };

export type PurchaseLineForm = { part_id: number, quantity: string, 
/**
 * Net of VAT.
 */
unit_cost: string, 
/**
 * The order's own day if not said.
 */
promised_day?: string | null, };

export type PurchaseLineRow = { id: number, part_id: number, number: string, name: string, unit: string, class: PartClass, barcode: string | null, quantity: string, 
/**
 * Net of VAT.
 */
unit_cost: string, received: string, rejected: string, cancelled: string, outstanding: string, promised_day: string, expected_day: string, completed_day: string | null, 
/**
 * Still to come, though its first promise has passed.
 */
late: boolean, };

export type PurchasePage = { rows: Array<PurchaseRow>, more: boolean, };

export type PurchaseQuery = { id: number, };

export type PurchaseReceipt = { id: number, number: string, received_at: string, inspected: boolean, };

export type PurchaseRef = { id: number, number: string, version: number, };

export type PurchaseRow = { id: number, number: string, supplier_id: number, supplier: string, state: PurchaseState, ordered_at: string, ordered_by: string | null, lines: number, open_lines: number, 
/**
 * The next day something of it is expected.
 */
expected_day: string | null, 
/**
 * Open lines whose first promise has passed.
 */
late_lines: number, };

export type PurchaseState = "open" | "closed";

export type PurchaseView = { order: PurchaseHead, lines: Array<PurchaseLineRow>, receipts: Array<PurchaseReceipt>, 
/**
 * Of everything ordered, net of VAT.
 */
total: string, };

export type PurchasesQuery = { supplier_id: number | null, open_only: boolean, 
/**
 * The last order of the page before.
 */
before: number | null, };

export type Purpose = "marketing" | "survey" | "photos" | "to_maker" | "to_insurer";

export type PutOnOrder = { id: number, version: number, 
/**
 * An order of the car that was asked about, or of the visit it led to.
 */
order_id: number, };

export type PutScheduled = { order_id: number, items: Array<number>, };

export type QueueLine = { line_id: number, part_id: number, number: string, name: string, unit: string, 
/**
 * Still to go out.
 */
remaining: string, 
/**
 * What could go out now: held for the line, or free.
 */
available: string, reservation_id: number | null, 
/**
 * When the missing rest is promised.
 */
expected_day: string | null, 
/**
 * Where it is short: what is there and may be taken instead.
 */
stand_ins: Array<StandIn>, };

export type QueueOrder = { order_id: number, number: string, state: OrderState, plate: string | null, model: string | null, advisor: string, promised_at: string | null, hold: Hold | null, hold_since: string | null, readiness: Readiness, lines: Array<QueueLine>, };

export type QuoteBefore = { id: number, number: string, question: string, quoted: string, quoted_at: string, 
/**
 * The last day on which the price stands.
 */
valid_until: string | null, 
/**
 * Its lines are on this order.
 */
on_order: boolean, 
/**
 * It led to this order's visit.
 */
of_visit: boolean, version: number, };

export type QuoteEnquiry = { id: number, version: number, 
/**
 * None: nothing is quoted any more.
 */
lines: Array<QuoteLineForm>, };

export type QuoteKind = "labour" | "part" | "package";

export type QuoteLineForm = { kind: QuoteKind, operation_id?: number | null, package_id?: number | null, part_id?: number | null, 
/**
 * Hours or pieces; the standard hours, else one. A package is one.
 */
quantity?: string | null, };

export type QuotesOfOrder = { order_id: number, };

export type RankMovers = { 
/**
 * The mark of a fast mover follows the class: on for A, off for all others.
 */
mark: boolean, };

export type RateTotal = { rate: string, net: string, tax: string, gross: string, };

export type Readiness = "ready" | "partly" | "short";

export type ReadyCar = { visit_id: number, plate: string | null, model: string | null, 
/**
 * Masked.
 */
customer: string, advisor: string, promised_at: string | null, settled_at: string | null, told_at: string | null, };

export type ReceiptCard = { receipt: ReceiptRow, lines: Array<ReceiptLineRow>, 
/**
 * Of what was not rejected, net of VAT; only for those who may see costs.
 */
total: string | null, };

export type ReceiptLineRow = { id: number, part_id: number, number: string, name: string, unit: string, quantity: string, 
/**
 * Net of VAT; only for those who may see costs.
 */
unit_cost: string | null, 
/**
 * What of it was found bad, and why.
 */
rejected: string, reject_reason: string | null, };

export type ReceiptPage = { rows: Array<ReceiptRow>, more: boolean, };

export type ReceiptQuery = { id?: number | null, 
/**
 * Or by one of its lines, as a stock move names its origin.
 */
line_id?: number | null, };

export type ReceiptRow = { id: number, number: string, supplier: string, delivery_note: string | null, warehouse: string, received_at: string, received_by: string | null, inspected: boolean, inspected_by: string | null, inspected_at: string | null, lines: number, };

export type ReceiptsQuery = { supplier_id: number | null, 
/**
 * Only batches still to be inspected.
 */
uninspected: boolean, 
/**
 * The last receipt of the page before.
 */
before: number | null, };

export type Receive = { supplier_id: number, 
/**
 * The main warehouse if not said.
 */
warehouse_id?: number | null, 
/**
 * Number of the supplier's paper (PRT-22).
 */
delivery_note?: string | null, 
/**
 * Who looked at the batch and found it good; without, the goods wait for inspection.
 */
inspected_by?: number | null, 
/**
 * The same delivery note once more, on purpose: a second part of the delivery.
 */
note_again: boolean, lines: Array<ReceiveLine>, };

export type ReceiveLine = { part_id: number, quantity: string, 
/**
 * Net of VAT.
 */
unit_cost: string, };

export type ReceiveOrdered = { supplier_id: number, 
/**
 * Answered before the supplier's other open orders.
 */
order_id?: number | null, warehouse_id?: number | null, delivery_note?: string | null, 
/**
 * Who looked at the batch and found it good; without, the goods wait for inspection.
 */
inspected_by?: number | null, note_again: boolean, 
/**
 * More than was ordered, or what was not ordered at all, is taken in too.
 */
accept_extra: boolean, lines: Array<DeliveredLine>, };

export type Received = { id: number, number: string, 
/**
 * How many who waited were served.
 */
served: number, };

export type RecordCare = { visit_id: number, kind: CareKind, text: string, };

export type RecordEnquiry = { channel: EnquiryChannel, topic: EnquiryTopic, 
/**
 * In the asker's own words.
 */
question: string, customer_id?: number | null, 
/**
 * Its owner is the customer where none is named.
 */
vehicle_id?: number | null, 
/**
 * Needed of somebody who is not on file.
 */
asker?: string | null, 
/**
 * Telephone or account to answer to, where it is not the one on file.
 */
contact?: string | null, 
/**
 * None: now. A message of the night is written up in the morning.
 */
received_at?: string | null, 
/**
 * Who shall answer; none: whoever has time.
 */
specialist_id?: number | null, 
/**
 * What was said at once.
 */
answer?: string | null, };

export type RecordIntention = { customer_id: number, 
/**
 * In words: it need not be a model we service.
 */
model: string, wanted_by?: string | null, source: IntentionSource, note: string, };

export type RecordInvoice = { settlement_id: number, 
/**
 * Twenty digits for a fully digital invoice; older forms are shorter.
 */
number: string, type: InvoiceType, buyer: string, tax_number: string | null, amount: string, issued_on: string, };

export type RecordOldParts = { order_id: number, 
/**
 * Recorded before, a line is changed as long as its old part lies in the house.
 */
lines: Array<OldPartForm>, };

export type RecordPartDefect = { part_id: number, quantity: string, found: DefectFound, description: string, 
/**
 * The delivery it came by. Where it is not said and the order's parts all came by one, that one.
 */
receipt_line_id?: number | null, 
/**
 * The order it was fitted on, or should have been.
 */
order_id?: number | null, 
/**
 * The sale it was bought by, where its buyer complains (PRT-14, PRT-15).
 */
sale_id?: number | null, 
/**
 * What the car showed when the part was brought back; of an order's car the last reading where it is not said.
 */
mileage?: number | null, };

export type RecordPlan = { vehicle_id: number, kind: PlanKind, from_day: string, 
/**
 * Its last day. None: as long as the house promises (three years).
 */
until_day?: string | null, 
/**
 * It ends with these kilometres if they come first.
 */
until_km?: number | null, 
/**
 * Number of the booklet or contract.
 */
paper?: string | null, };

export type RecordSupplierInvoice = { supplier_id: number, number: string, type: SupplierInvoiceType, issued_on: string, 
/**
 * As the paper sums up; must agree with the lines to the fen.
 */
net: string, tax: string, note?: string | null, lines: Array<InvoicedLine>, };

export type RecountLines = { id: number, version: number, 
/**
 * These lines, and with them all that nobody counted.
 */
lines: Array<number>, };

export type Refusal = { code: string, 
/**
 * Path of the input field it is about, such as `lines[2].hours`.
 */
field: string | null, params: Record<string, string | number | boolean | null>, };

export type RefuseJob = { assignment_id: number, reason: string, };

export type RefusedBetween = { from: string | null, until: string | null, };

export type RefusedJob = { id: number, order_id: number, number: string, line: string, technician: string, reason: string, refused_at: string, };

export type RegisterCustomer = { card: CustomerForm, 
/**
 * Somebody of the same name and telephone is on file, and it is somebody else.
 */
although_similar?: boolean | null, };

export type RegisterVehicle = { car: CarForm, plate?: PlateForm | null, 
/**
 * Who owns it: on file already, or new with this form. Neither: not known yet.
 */
owner_id?: number | null, new_owner?: CustomerForm | null, 
/**
 * A new owner of this name and telephone is on file, and it is somebody else.
 */
although_similar?: boolean | null, 
/**
 * What the clock shows or the customer told.
 */
mileage?: number | null, };

export type RejectedLine = { line_id: number, 
/**
 * Of what came, what is not good.
 */
quantity: string, reason: string, };

export type Remedy = { visit_id: number, remedy: string, };

export type RemoveAttachment = { id: number, };

export type RemoveLine = { line_id: number, 
/**
 * Of the line.
 */
version: number, 
/**
 * With all lines of the same package; needed where the package has a fixed price.
 */
whole_package: boolean, };

export type ReopenMonth = { month: string, reason: string, };

export type ReplacePart = { line_id: number, 
/**
 * Of the line.
 */
version: number, 
/**
 * One of the part's successors, old numbers to be used up, or alternatives.
 */
part_id: number, };

export type ReplacedOnOrder = { 
/**
 * The customer wants the old parts back.
 */
customer_takes: boolean, rows: Array<ReplacedPart>, };

export type ReplacedPart = { line_id: number, code: string, name: string, unit: string, quantity: string, payer: Payer, id: number | null, kept: string | null, fate: OldPartFate | null, state: OldPartState | null, place: string | null, note: string | null, gone_at: string | null, };

export type ReplacedParts = "returned" | "shown_and_left" | "kept_for_claim" | "none";

export type Report = "months" | "score" | "results" | "kinds" | "payers" | "advisors" | "models" | "discounts" | "discount_reasons" | "reversals" | "payments" | "receivables" | "tax" | "job_classes" | "technicians" | "delivery" | "quality" | "returned" | "reception" | "appointments" | "walk_arounds" | "added_work" | "customers" | "stock" | "fill_rate" | "promised_parts" | "stock_age" | "suppliers";

export type ReportGroup = "house" | "money" | "workshop" | "customers" | "parts";

export type ReportStray = { count_id: number, 
/**
 * As scanned, or in words.
 */
code: string, bin_id?: number | null, };

export type ReportView = { report: Report, group: ReportGroup, };

export type RepricedLine = { line_id: number, unit_price_before: string, unit_price: string, amount_before: string, 
/**
 * Less the line's discount, which never exceeds what the line costs.
 */
amount: string, price_rule: PriceRule, };

export type RepricingForm = { 
/**
 * Which price changes.
 */
level: PriceLevel, 
/**
 * Reckoned from the retail price instead of from itself: how a level gets its first prices.
 */
from_retail: boolean, 
/**
 * "0.05" makes it 5 % dearer, "-0.05" cheaper. This or an amount.
 */
percent?: string | null, amount?: string | null, rounded_to: RoundedTo, rounded_where: RoundedWhere, };

export type RescheduleAppointment = { id: number, version: number, time: WantedTime, reason: string, 
/**
 * Agreed with the customer there and then, and how; another time that was not is to be
 * confirmed again.
 */
confirmed_how?: ConfirmedHow | null, };

export type ReservationRow = { id: number, warehouse_id: number, origin_kind: string, origin_id: number, origin_label: string, wanted: string, held: string, expected_day: string | null, created_at: string, };

export type ResetPassword = { id: number, password: string, };

export type ResumeJob = { assignment_id: number, 
/**
 * Why the technician leaves the job they are on, if any.
 */
other_pauses_for: PauseReason | null, };

export type ReturnParts = { order_id: number, 
/**
 * Who brings them back.
 */
brought_by: number, reason: ReturnReason, note?: string | null, lines: Array<SlipLineForm>, };

export type ReturnReason = "not_needed" | "wrong_part" | "wrong_order" | "defective";

export type ReturnsQuery = { before: number | null, };

export type RevealCustomer = { id: number, reason?: string | null, };

export type RevealEnquiry = { id: number, };

export type RevealedCallout = { contact: string, 
/**
 * As read aloud: 138 0013 8000.
 */
phone: string | null, };

export type RevealedContact = { 
/**
 * As read aloud: 138 0013 8000. What the enquiry names, else the first telephone on file.
 */
contact: string | null, };

export type RevealedCustomer = { id: number, version: number, phones: Array<RevealedPhone>, id_card: string | null, address: string | null, email: string | null, birthday: string | null, };

export type RevealedPhone = { id: number, 
/**
 * As stored.
 */
number: string, 
/**
 * As read aloud: 138 0013 8000.
 */
spoken: string, label: string | null, };

export type Reverse = { settlement_id: number, reason: string, };

export type Reversed = { id: number, number: string, };

export type ReviewFilter = "differing" | "not_counted" | "doubtful" | "all";

export type ReviewQuery = { count_id: number, show: ReviewFilter, 
/**
 * Rows of the pages before.
 */
skip: number, };

export type ReviewRow = { line_id: number, part_id: number, number: string, name: string, unit: string, bin: string | null, round: number, 
/**
 * Nothing where nobody counted.
 */
counted: string | null, book: string, 
/**
 * Signed.
 */
difference: string, 
/**
 * Signed, net of VAT.
 */
value: string, unexpected: boolean, moved_between: boolean, partly: boolean, below_nothing: boolean, };

export type Rhythm = { 
/**
 * Where it is not one interval after the delivery.
 */
first_km?: number | null, first_months?: number | null, 
/**
 * Neither: once only.
 */
every_km?: number | null, every_months?: number | null, };

export type Role = "manager" | "service_advisor" | "receptionist" | "group_leader" | "technician" | "inspector" | "parts_clerk" | "cashier" | "claims_clerk" | "follow_up_clerk" | "business_supervisor" | "quality_supervisor" | "customer_care" | "auditor";

export type RoundLine = { part_id: number, number: string, barcode: string | null, name: string, unit: string, 
/**
 * One scan takes all that is wanted of it.
 */
measured: boolean, class: PartClass, bin: string | null, bins: string | null, remaining: string, available: string, 
/**
 * Less could go out than is wanted.
 */
short: boolean, 
/**
 * In the order of the round.
 */
shares: Array<RoundPart>, };

export type RoundPart = { line_id: number, order_id: number, remaining: string, 
/**
 * What could go out to it now.
 */
available: string, };

export type RoundedTo = "fen" | "jiao" | "yuan" | "ten_yuan";

export type RoundedWhere = "nearest" | "up" | "down";

export type SaleCard = { sale: SaleRow, lines: Array<SaleLine>, };

export type SaleLine = { id: number, part_id: number, code: string, name: string, unit: string, class: PartClass, quantity: string, returned: string, 
/**
 * What the buyer still has of it.
 */
kept: string, 
/**
 * Tax included.
 */
unit_price: string, list_amount: string, tax_rate: string, price_reason: string | null, 
/**
 * Whose price it is; nothing where it was made by hand.
 */
price_level: PriceLevel | null, warranty_months: number | null, warranty_km: number | null, 
/**
 * What the buyer has of it cost, net of VAT; once handed out, and for those who may see costs.
 */
cost: string | null, 
/**
 * Where to look first.
 */
bin: string | null, 
/**
 * What lies aside for the buyer, and when the rest is to come; while the sale is open.
 */
held: string | null, expected_day: string | null, 
/**
 * The day the buyer was told for what was missing, and the day it came (PRT-10).
 */
promised: PromisedPart | null, };

export type SaleLineForm = { part_id: number, quantity: string, 
/**
 * Tax included; what the part costs this buyer if not said.
 */
unit_price?: string | null, 
/**
 * Needed where the price is another one.
 */
price_reason?: string | null, };

export type SaleMoneyOf = { sale_id: number, };

export type SalePage = { rows: Array<SaleRow>, more: boolean, };

export type SalePreview = { sale_id: number, discount: string, 
/**
 * What the buyer puts on the counter so far.
 */
payments: Array<string>, };

export type SalePrice = { part_id: number, price: string, level: PriceLevel, };

export type SalePrices = { level: PriceLevel, prices: Array<SalePrice>, };

export type SalePricesOf = { 
/**
 * As it is being typed; what is no telephone yet is nobody's.
 */
phone?: string | null, parts: Array<number>, };

export type SaleQuery = { id: number, };

export type SaleRef = { id: number, number: string, version: number, };

export type SaleRow = { id: number, number: string, state: SaleState, buyer: string, phone: string | null, note: string | null, lines: number, 
/**
 * Tax included, before a discount on the total, less what was brought back.
 */
amount: string, 
/**
 * Something of it was brought back.
 */
returned: boolean, 
/**
 * Lines that wait for goods ordered for the buyer, and the day they are promised for.
 */
waiting: number, promised_day: string | null, 
/**
 * Of the car it is for, as the buyer told it.
 */
mileage: number | null, opened_at: string, opened_by: string | null, closed_at: string | null, closed_by: string | null, version: number, };

export type SaleSettled = { id: number, number: string, gross: string, };

export type SaleState = "open" | "sold" | "cancelled";

export type SalesQuery = { 
/**
 * Only those to be paid.
 */
open_only: boolean, 
/**
 * The last one of the page before.
 */
before: number | null, };

export type SampleSize = "demo" | "decade";

export type ScanBefore = { code: string, millis: number, };

export type ScanPart = { 
/**
 * As the scanner typed it: a part number or a barcode, leading zeros and all.
 */
code: string, 
/**
 * What it read before, and how many milliseconds ago: the same bars read twice in one go are one scan.
 */
before?: ScanBefore | null, };

export type ScheduleItem = { work: ScheduledWork, 
/**
 * Hours or pieces; none: as usual.
 */
quantity?: string | null, rhythm: Rhythm, note: string, };

export type ScheduleItemView = { id: number, work: ScheduledWork, code: string, name: string, 
/**
 * Hours or pieces; none: as usual.
 */
quantity: string | null, rhythm: Rhythm, note: string | null, 
/**
 * The catalogue still offers it.
 */
offered: boolean, };

export type ScheduleOf = { model_id: number, };

export type ScheduleRef = { model_id: number, version: number, };

export type ScheduleRow = { model_id: number, model: string, active: boolean, items: number, source: string | null, changed_at: string | null, changed_by: string | null, 
/**
 * Cars of it on file.
 */
cars: number, };

export type ScheduleView = { model_id: number, model: string, 
/**
 * Empty where nothing was set up yet; the version is 0 then.
 */
source: string, version: number, items: Array<ScheduleItemView>, };

export type ScheduledWork = { operation_id?: number | null, part_id?: number | null, package_id?: number | null, };

export type ScoreRates = { quality: string | null, timeliness: string | null, price: string | null, invoices: string | null, };

export type ScoreWeights = { quality: number, timeliness: number, price: number, invoices: number, };

export type Script = { 
/**
 * `telephone`, `arrival`, `handover` or `farewell`.
 */
step: string, text: string, };

export type SearchHit = { kind: HitKind, id: number, 
/**
 * Plate (or VIN), name, number of the order, part or appointment.
 */
title: string, 
/**
 * What tells it from others; personal data masked.
 */
detail: string, 
/**
 * Vehicles: `scrapped` or the state of the open order; orders and appointments: their state; parts:
 * `in_stock`, `out_of_stock`, `inactive`; customers: `person`, `organisation`.
 */
state: string | null, 
/**
 * The typed word is the whole of what is stored, not its beginning.
 */
exact: boolean, };

export type SeeNotices = { ids: Array<number>, };

export type SellerMargin = { 
/**
 * Advisor of the order, or who wrote the counter sale.
 */
name: string, net: string, cost: string, profit: string, };

export type SendBack = { note?: string | null, 
/**
 * Where it lies, such as the claims warehouse; the one it came to if not said.
 */
warehouse_id?: number | null, 
/**
 * All from one supplier and warehouse.
 */
lines: Array<SendBackLine>, };

export type SendBackLine = { 
/**
 * The delivery's line it came by.
 */
receipt_line_id: number, quantity: string, 
/**
 * Out of stock; else it was rejected at the door and never was stock.
 */
from_stock: boolean, reason: string, };

export type SentBack = { id: number, number: string, };

export type SentRows = Array<Array<string>>;

export type SessionView = { 
/**
 * Nothing before set-up.
 */
dealership: HouseName | null, me: Me | null, 
/**
 * Signed in, but the screen is locked until PIN or password.
 */
locked: boolean, };

export type SetAccessory = { id: number, version: number, accessory: boolean, };

export type SetBins = { id: number, version: number, 
/**
 * Exactly these, in this order.
 */
bins: Array<number>, };

export type SetExportSchedule = { 
/**
 * 1 to 31, the last day of shorter months included; none: not by itself.
 */
day: number | null, 
/**
 * On the computer that keeps the dealership's file.
 */
folder: string, version: number, };

export type SetFitments = { part_id: number, 
/**
 * Exactly these; none if it fits any car.
 */
fitments: Array<FitmentForm>, };

export type SetOffset = { form: Form, paper: Paper, 
/**
 * To the right, in tenths of a millimetre.
 */
x: number, 
/**
 * Downwards.
 */
y: number, };

export type SetParameter = { key: string, value: string, 
/**
 * Why or by which paper.
 */
source: string, valid_from: string, };

export type SetPayer = { order_id: number, 
/**
 * Of the order.
 */
version: number, lines: Array<number>, payer: Payer, 
/**
 * Who agreed to pay, where consented lines fall to the customer.
 */
given_by: string, how: ConsentHow | null, 
/**
 * Why: claim rejected, goodwill …
 */
reason: string, 
/**
 * What the customer was told to pay for what falls to them; refused when it is not what it
 * costs (`orders.amount_differs`).
 */
amount?: string | null, };

export type SetSchedule = { model_id: number, 
/**
 * 0 the first time.
 */
version: number, 
/**
 * The maker's booklet and its edition.
 */
source: string, items: Array<ScheduleItem>, };

export type SetScrapped = { id: number, version: number, scrapped: boolean, reason: string, };

export type SetUp = { name: string, address: string, phone: string, tax_status: TaxStatus, 
/**
 * VAT on repair and parts that goes with the status: 0.13, or 0.01 / 0.03.
 */
tax_rate: string, manager: FirstManager, };

export type SetWeights = { 
/**
 * What all their names begin with: `kpi.weight.`
 */
whole: string, 
/**
 * Every one of them.
 */
weights: Array<Weight>, 
/**
 * Why or by which paper.
 */
source: string, valid_from: string, };

export type Settle = { order_id: number, payer: Payer, 
/**
 * Who is billed where it is not the customer: insurer, maker, department.
 */
payer_name: string | null, 
/**
 * One more discount on the total, tax included.
 */
discount: string, 
/**
 * Taken at once; may be empty and paid later, before the car leaves.
 */
payments: Array<Payment>, };

export type SettleSale = { sale_id: number, 
/**
 * On the total, tax included.
 */
discount: string, 
/**
 * All of it: nothing leaves unpaid. On account is a way of paying.
 */
payments: Array<Payment>, };

export type SettleStray = { id: number, 
/**
 * What it was: added to the catalogue and counted, thrown away, a customer's.
 */
note: string, };

export type Settled = { id: number, number: string, gross: string, 
/**
 * Whether every payer of the order has settled now.
 */
order_settled: boolean, };

export type SettledBetween = { from: string | null, until: string | null, payer: Payer | null, 
/**
 * Only those that stand and that their customer has not signed (DEL-03).
 */
unsigned: boolean, 
/**
 * Only before this settlement (the last one seen).
 */
before: number | null, };

export type SettledPage = { rows: Array<SettledRow>, more: boolean, };

export type SettledRow = { id: number, number: string, 
/**
 * Of an order, or of a sale over the counter.
 */
order_id: number | null, sale_id: number | null, order_number: string, plate: string | null, payer: Payer, payer_name: string, gross: string, discount: string, settled_at: string, settled_by: string, reverses: number | null, signed_at: string | null, };

export type SettlementPreview = { order_id: number, payer: Payer, 
/**
 * One more discount on the total, tax included.
 */
discount: string, 
/**
 * What the customer puts on the counter so far.
 */
payments: Array<string>, };

export type SettlementSummary = { id: number, number: string, 
/**
 * Of an order, or of a sale over the counter.
 */
order_id: number | null, sale_id: number | null, order_number: string, plate: string | null, payer: Payer, payer_name: string, gross: string, paid: string, on_account: string, settled_at: string, settled_by: string, 
/**
 * A red settlement: the one it reverses.
 */
reverses: number | null, reversed_by: number | null, };

export type SettlementView = { id: number, number: string, payer: Payer, payer_name: string, gross: string, 
/**
 * It is itself a reversal.
 */
reversal: boolean, 
/**
 * It was reversed later.
 */
reversed: boolean, settled_at: string, by: string | null, };

export type SheetLine = { line_id: number, position: number, part_id: number, number: string, name: string, unit: string, 
/**
 * All bins it may lie in.
 */
bins: string | null, 
/**
 * Everybody's entries of this round together; nothing while nobody counted.
 */
counted: string | null, };

export type SheetPage = { rows: Array<SheetLine>, more: boolean, };

export type SheetQuery = { count_id: number, 
/**
 * Only parts of this bin.
 */
bin_id?: number | null, 
/**
 * Only what nobody counted yet.
 */
open_only: boolean, 
/**
 * Position of the last line of the page before.
 */
after?: number | null, };

export type ShopToday = { states: Array<StateCount>, 
/**
 * Past their promise, the longest first; of so many.
 */
late: Array<DueCar>, late_count: number, 
/**
 * To be promised within the next hour or so (a parameter), the first first.
 */
soon: Array<DueCar>, soon_count: number, 
/**
 * Cars that wait for parts, the longest first.
 */
waiting_for_parts: Array<DueCar>, waiting_count: number, bays: Array<BayNow>, technicians: Array<TechnicianNow>, so_far: SoFar, decisions: Array<Decision>, };

export type ShowCustomer = { id: number, };

export type ShowReport = { report: Report, period: Period, };

export type ShowVehicle = { id: number, };

export type SignIn = { login: string, password: string, };

export type SignInByPin = { staff_id: number, pin: string, };

export type SignStatement = { settlement_id: number, signer: string, 
/**
 * None: on paper.
 */
signature?: Signature | null, 
/**
 * Who saw it signed; none: whoever is at the desk.
 */
witness_id?: number | null, 
/**
 * None: now.
 */
at?: string | null, };

export type SignVisit = { visit_id: number, version: number, signature: Signature, };

export type Signature = { signer: string, 
/**
 * Of the pad, in its own units.
 */
width: number, height: number, 
/**
 * Each point is x, y from the pad's upper left corner, and milliseconds since the first.
 */
strokes: Array<Array<[number, number, number]>>, };

export type SignatureView = { signer: string, width: number, height: number, strokes: Array<Array<[number, number, number]>>, signed_at: string, 
/**
 * Who held the pad.
 */
witness: string | null, };

export type SignedIn = { 
/**
 * To be sent with every further call.
 */
session: string, };

export type SigningWay = "drawn" | "paper";

export type SimilarCustomer = { id: number, kind: CustomerKind, name: string, 
/**
 * Masked.
 */
phone: string | null, 
/**
 * Masked.
 */
address: string | null, plates: Array<string>, why: Array<CustomerLikeness>, };

export type SimilarVehicle = { id: number, 
/**
 * With the dot.
 */
plate: string | null, vin: string | null, model: string | null, colour: string | null, owner_id: number | null, owner: string | null, last_visit_at: string | null, why: VehicleLikeness, };

export type SlipBatch = { 
/**
 * Of the slip.
 */
line_id: number, quantity: string, delivery: DeliveryOf, };

export type SlipBatchesOf = { slip_id: number, };

export type SlipCard = { slip: SlipHead, lines: Array<SlipLineRow>, };

export type SlipHead = { id: number, number: string, kind: SlipKind, order_id: number, order_number: string, plate: string | null, model: string | null, warehouse: string, taken_by: string | null, reason: ReturnReason | null, note: string | null, at: string, by_name: string | null, };

export type SlipKind = "issue" | "return";

export type SlipLineForm = { 
/**
 * Line of the order.
 */
line_id: number, quantity: string, };

export type SlipLineRow = { id: number, order_line_id: number, part_id: number, number: string, name: string, unit: string, class: PartClass, 
/**
 * Who delivered the latest there was when it went out, and on which receipt (PRT-05); the shares of all
 * its deliveries are derived (`part_quality.of_slip`).
 */
supplier: string | null, batch: string | null, bin: string | null, payer: Payer, 
/**
 * On the order in all.
 */
wanted: string, quantity: string, };

export type SlipQuery = { id?: number | null, 
/**
 * Or by one of its lines, as a stock move names its origin.
 */
line_id?: number | null, };

export type SlipRef = { id: number, number: string, };

export type SlipRow = { id: number, number: string, kind: SlipKind, taken_by: string | null, reason: ReturnReason | null, at: string, by_name: string | null, lines: number, };

export type SlipView = { id: number, number: string, 
/**
 * `issue` or `return`.
 */
kind: string, taken_by: string | null, lines: number, at: string, by: string | null, };

export type SlipsOf = { order_id: number, };

export type Slot = { starts_at: string, ends_at: string, past: boolean, 
/**
 * Nobody or no bay is left.
 */
full: boolean, technicians: Array<number>, bays: Array<number>, };

export type SoFar = { today: Takings, today_last_month: Takings, today_last_year: Takings, month: Takings, last_month: Takings, last_year: Takings, };

export type SpanView = { started_at: string, ended_at: string | null, pause_reason: PauseReason | null, note: string | null, };

export type StaffRef = { id: number, version: number, };

export type StaffRow = { id: number, login: string, name: string, employee_number: string | null, phone: string | null, roles: Array<Role>, active: boolean, has_pin: boolean, version: number, };

export type Stage = "estimate" | "to_dispatch" | "dispatched" | "working" | "resting" | "to_inspect" | "to_settle" | "to_deliver";

export type StandIn = { 
/**
 * Instead of which.
 */
of_part: number, relation: StandInRelation, 
/**
 * How many numbers away in the chain; 0 for alternatives.
 */
depth: number, part_id: number, number: string, name: string, unit: string, class: PartClass, 
/**
 * Retail, tax included.
 */
price: string, 
/**
 * Free in the main warehouse.
 */
free: string, 
/**
 * What to mind.
 */
note: string | null, 
/**
 * Whether it fits the car; nothing where that is not known.
 */
fits: boolean | null, };

export type StandInRelation = "successor" | "predecessor" | "alternative";

export type StandInsOf = { part_id: number, 
/**
 * The car it is for.
 */
vehicle_id?: number | null, };

export type StartJob = { assignment_id: number, 
/**
 * Why the technician leaves the job they are on, if any.
 */
other_pauses_for: PauseReason | null, };

export type StateCount = { state: OrderState, orders: number, late: number, soon: number, };

export type Statement = { summary: SettlementSummary, reversal_reason: string | null, labour: string, material: string, other: string, discount: string, net: string, tax: string, lines: Array<StatementLine>, payments: Array<PaymentRow>, invoices: Array<InvoiceRow>, 
/**
 * The customer signed it (DEL-03).
 */
signature: StatementSignature | null, 
/**
 * Money is missing; what is on account is not.
 */
open: boolean, 
/**
 * Some of it is on account, and has not been received.
 */
owed: boolean, 
/**
 * Nothing for a reversal or a reversed settlement.
 */
balance: Balance | null, };

export type StatementLine = { position: number, kind: LineKind, code: string, name: string, unit: string, quantity: string, unit_price: string, list_amount: string, discount: string, gross: string, tax_rate: string, net: string, tax: string, };

export type StatementOf = { settlement_id: number, };

export type StatementSignature = { way: SigningWay, signer: string, at: string, witness: string, drawn: SignatureView | null, };

export type StockFilter = "all" | "on_hand" | "below_min" | "waiting";

export type Stray = { id: number, code: string, bin: string | null, at: string, by_name: string | null, settled_note: string | null, };

export type Stretch = { assignment_id: number, order_id: number, plate: string | null, line: string, state: JobState, from: string, until: string, };

export type StrikeInformation = { id: number, reason: string, };

export type SuggestQuery = { 
/**
 * The main warehouse if not said.
 */
warehouse_id: number | null, };

export type Suggestion = { part_id: number, number: string, name: string, unit: string, class: PartClass, fast_moving: boolean, free: string, 
/**
 * Promised to somebody and not there.
 */
short: string, 
/**
 * The first day for which something of that is needed, where no car waits for it already.
 */
needed_day: string | null, 
/**
 * Ordered and still to come.
 */
ordered: string, min_stock: string, max_stock: string, 
/**
 * Pieces of the supplier's pack; nothing for any number.
 */
pack: string, 
/**
 * Went out in the last 90 days, less what came back.
 */
used: string, suggested: string, last_supplier_id: number | null, last_supplier: string | null, 
/**
 * Net of VAT.
 */
last_cost: string | null, };

export type Supersede = { old_part: number, new_part: number, way: SupersessionWay, note?: string | null, };

export type SupersessionWay = "use_up" | "at_once";

export type SupplierForm = { name: string, phone?: string | null, credit_code?: string | null, status: SupplierStatus, };

export type SupplierInvoiceCard = { invoice: SupplierInvoiceRow, tolerance: string, lines: Array<SupplierInvoiceLine>, taxes: Array<InvoicedTax>, };

export type SupplierInvoiceLine = { id: number, receipt_id: number, receipt: string, part_id: number, number: string, name: string, unit: string, quantity: string, net: string, tax_rate: string, tax: string, 
/**
 * What was taken in good, and for how much.
 */
came: string, came_net: string, 
/**
 * What is off, as it was judged.
 */
off: Off, };

export type SupplierInvoicePage = { rows: Array<SupplierInvoiceRow>, more: boolean, };

export type SupplierInvoiceQuery = { id: number, };

export type SupplierInvoiceRef = { id: number, state: SupplierInvoiceState, version: number, };

export type SupplierInvoiceRow = { id: number, number: string, type: SupplierInvoiceType, supplier_id: number, supplier: string, issued_on: string, state: SupplierInvoiceState, net: string, tax: string, gross: string, 
/**
 * What is charged beyond what came, net of VAT; negative is less.
 */
difference: string, note: string | null, recorded_at: string, recorded_by: string | null, decided_by: string | null, decision: string | null, version: number, };

export type SupplierInvoiceState = "agreed" | "asked" | "approved" | "refused" | "void";

export type SupplierInvoiceType = "special" | "ordinary";

export type SupplierInvoicesQuery = { 
/**
 * Only those that wait for a yes.
 */
asked_only: boolean, supplier_id: number | null, 
/**
 * The last one of the page before.
 */
before: number | null, };

export type SupplierRef = { id: number, version: number, };

export type SupplierReturnRow = { id: number, number: string, supplier: string, warehouse: string, note: string | null, at: string, by_name: string | null, lines: number, };

export type SupplierRow = { id: number, name: string, phone: string | null, credit_code: string | null, status: SupplierStatus, version: number, };

export type SupplierScore = { supplier_id: number, name: string, status: SupplierStatus, 
/**
 * Came in the period, ordered or not.
 */
received: string, 
/**
 * Of that, refused at the door or found bad later.
 */
bad: string, 
/**
 * The rest of it.
 */
good: string, 
/**
 * Lines of orders promised for a day in the period and up to today.
 */
due_lines: number, 
/**
 * Of these, complete by the first promised day.
 */
on_time: number, 
/**
 * Open lines whose first promise has passed.
 */
late_now: number, 
/**
 * Deliveries' lines of parts that had been bought before.
 */
compared: number, 
/**
 * Of these, not dearer than the time before.
 */
not_dearer: number, 
/**
 * Lines of invoices matched, and of these the right ones.
 */
invoiced: number, invoiced_right: number, rates: ScoreRates, 
/**
 * Of a hundred; nothing where there is no data at all.
 */
score: string | null, };

export type SupplierScores = { days: number, weights: ScoreWeights, 
/**
 * The best first; those without data last.
 */
rows: Array<SupplierScore>, };

export type SupplierStatus = "approved" | "suspended";

export type Table = { columns: Array<Column>, rows: Array<Array<{ value: string | null, of: string | null, by: string | null, kind: ColumnKind | null }>>, 
/**
 * By what each row is asked for when one wants to see what is behind its figures.
 */
keys: Array<string>, 
/**
 * All rows together, where that means something.
 */
total: Array<{ value: string | null, of: string | null, by: string | null, kind: ColumnKind | null }> | null, chart: Chart | null, };

export type Tag = "dealership" | "staff" | "policy" | "audit" | "customers" | "vehicles" | "catalogue" | "parts" | "stock" | "counts" | "purchases" | "appointments" | "receptions" | "orders" | "workshop" | "settlements" | "handovers" | "papers" | "errands" | "closings" | "exports" | "notices" | "enquiries";

export type TagCustomer = { customer_id: number, tag: CustomerTag, reason: string, };

export type TagView = { tag: CustomerTag, reason: string, set_at: string, set_by: string | null, removed_at: string | null, removed_by: string | null, removed_reason: string | null, };

export type TakeBack = { sale_id: number, reason: string, 
/**
 * Not to be sold again: it lies in the claims warehouse.
 */
defective: boolean, lines: Array<BroughtBack>, };

export type TakeBackDay = { id: number, reason: string, };

export type TakeIn = { id: number, plan: ImportPlan, 
/**
 * Bad rows are left out; without, one bad row refuses the list.
 */
only_good: boolean, };

export type TakeUpEnquiry = { id: number, version: number, 
/**
 * The car that came because of it.
 */
visit_id: number, };

export type TakenAlong = { folder: string, tables: number, rows: number, papers: number, attachments: number, bytes: number, };

export type TakenBack = { reversal_id: number, 
/**
 * Of what the buyer keeps, if anything.
 */
settlement_id: number | null, 
/**
 * Given back to the buyer, what was only on account included.
 */
refunded: string, };

export type Takings = { net: string, visits: number, };

export type Tariff = "remote" | "on_site" | "parts_freight";

export type TariffRow = { tariff: Tariff, name: string, 
/**
 * Tax included, per time; none: not set up yet.
 */
price: string | null, 
/**
 * Since when, and by which decision.
 */
valid_from: string | null, source: string | null, };

export type TariffsOf = { order_id: number, };

export type TaxStatus = "general" | "small_scale";

export type TaxSum = { rate: string, net: string, tax: string, gross: string, };

export type TechnicianLoad = { id: number, name: string, planned: Array<Stretch>, worked: Array<Stretch>, 
/**
 * Of the day's working minutes: planned (overlaps once), on the clock, left.
 */
planned_minutes: number, worked_minutes: number, free_minutes: number, 
/**
 * Jobs not finished, of any day.
 */
open_jobs: number, 
/**
 * What runs right now.
 */
running: string | null, };

export type TechnicianNow = { name: string, running: string | null, worked_minutes: number, free_minutes: number, open_jobs: number, };

export type TemplateItem = { id: number, section: string, text: string, answer: AnswerKind, unit: string | null, required: boolean, };

export type TemplateRef = { id: number, version: number, };

export type TemplateView = { id: number, kind: ChecklistKind, name: string, job_class: string | null, active: boolean, version: number, items: Array<TemplateItem>, };

export type ToConsent = { lines: number, 
/**
 * What the customer would pay for them; the amount a consent must name.
 */
customer_amount: string, 
/**
 * Of all payers.
 */
totals: OrderTotals, 
/**
 * When the car could be ready by its standard hours; a person decides.
 */
suggested_promise: string, };

export type ToMatch = { 
/**
 * Oldest first.
 */
rows: Array<NotInvoiced>, suppliers: Array<OwedTo>, 
/**
 * There are more lines than shown.
 */
more: boolean, 
/**
 * What goods are usually taxed at.
 */
usual_rate: string, };

export type ToMatchQuery = { supplier_id: number | null, };

export type ToSendBack = { receipt_line_id: number, receipt_id: number, receipt: string, supplier_id: number, supplier: string, part_id: number, number: string, name: string, unit: string, quantity: string, 
/**
 * Net of VAT.
 */
unit_cost: string, reason: string | null, received_at: string, };

export type Told = "phone" | "wechat" | "sms" | "spoken";

export type ToldDay = { 
/**
 * Nothing where the promise was taken back.
 */
day: string | null, at: string, by: string | null, };

export type ToldHow = "phone" | "wechat" | "sms" | "spoken";

export type Totals = { labour: string, material: string, other: string, discount: string, gross: string, net: string, tax: string, by_rate: Array<TaxSum>, };

export type TransferLineForm = { part_id: number, quantity: string, };

export type TransferPage = { rows: Array<TransferRow>, more: boolean, };

export type TransferParts = { from_warehouse: number, to_warehouse: number, note?: string | null, lines: Array<TransferLineForm>, };

export type TransferRef = { id: number, number: string, };

export type TransferRow = { id: number, number: string, from_name: string, to_name: string, note: string | null, at: string, by_name: string | null, lines: number, };

export type TransferVehicle = { id: number, version: number, 
/**
 * The new owner: on file already, or new with this form.
 */
owner_id?: number | null, new_owner?: CustomerForm | null, although_similar?: boolean | null, 
/**
 * From this day; not in the future and not before the owner so far.
 */
from: string, };

export type TransfersQuery = { 
/**
 * The last one of the page before.
 */
before: number | null, };

export type TryImport = { id: number, plan: ImportPlan, };

export type Turns = { 
/**
 * Cost of what went out to orders and sales less what came back, net of VAT.
 */
cost: string, 
/**
 * Worth on the evening before, and on the last evening.
 */
start: string, end: string, average: string, days: number, 
/**
 * A year, to a thousandth; nothing where there was no stock.
 */
turns: string | null, 
/**
 * For how many days the stock lasts at this rate; nothing where nothing was sold.
 */
lasts_days: number | null, };

export type TurnsBetween = { from: string, until: string, 
/**
 * The main warehouse if not said.
 */
warehouse_id?: number | null, };

export type UndoSupersession = { old_part: number, };

export type Undone = { kind: UndoneKind, weight: UndoneWeight, count: number, 
/**
 * Numbers or days of the first of them.
 */
named: Array<string>, };

export type UndoneKind = "days_open" | "orders_unsettled" | "settlements_unpaid" | "discounts_waiting" | "write_offs_waiting" | "counts_open" | "receipts_unchecked" | "comebacks_undecided";

export type UndoneWeight = "forbid" | "warn" | "off";

export type Unlock = { secret: string, };

export type UntagCustomer = { customer_id: number, tag: CustomerTag, reason: string, };

export type UsualAdopted = { added: number, };

export type VehicleLikeness = "same_vin" | "same_plate" | "former_plate";

export type VehiclePage = { rows: Array<VehicleRow>, more: boolean, };

export type VehicleRef = { id: number, version: number, };

export type VehicleRegistered = { id: number, version: number, owner_id: number | null, };

export type VehicleRow = { id: number, 
/**
 * With the dot.
 */
plate: string | null, plate_colour: PlateColour | null, 
/**
 * Masked but for the last six.
 */
vin: string | null, model: string | null, colour: string | null, owner_id: number | null, owner: string | null, 
/**
 * Masked.
 */
owner_phone: string | null, mileage: number, last_visit_at: string | null, next_service_day: string | null, next_service_km: number | null, warnings: Array<CarWarning>, };

export type VinChecked = { 
/**
 * As it will be stored; nothing while there is a problem.
 */
normal: string | null, problem: Refusal | null, 
/**
 * What may be true all the same, with a reason.
 */
warnings: Array<Refusal>, 
/**
 * The number most likely meant.
 */
suggestion: string | null, model_year: number | null, };

export type VisitOrder = { id: number, number: string, state: OrderState, hold: Hold | null, promised_at: string | null, };

export type VisitPage = { visit: VisitView, answers: Array<AnswerView>, marks: Array<MarkView>, signature: SignatureView | null, orders: Array<VisitOrder>, };

export type VisitRef = { id: number, number: string, version: number, };

export type VisitRow = { id: number, number: string, state: VisitState, vehicle_id: number, 
/**
 * With the dot.
 */
plate: string | null, plate_colour: string | null, model: string | null, sender: string, advisor: string, channel: ArrivalChannel, acceptance: Acceptance, customer_words: string, arrived_at: string, greeted_at: string | null, 
/**
 * Whether the car is in the house.
 */
whereabouts: Whereabouts, 
/**
 * Minutes since it came in, or since somebody asked for help while it is out; until it left.
 */
minutes_here: number, 
/**
 * The customer sits in the lounge.
 */
waiting: boolean, walked_around: boolean, signed: boolean, orders: Array<VisitOrder>, };

export type VisitState = "open" | "left" | "cancelled";

export type VisitView = { id: number, number: string, state: VisitState, version: number, vehicle_id: number, 
/**
 * With the dot.
 */
plate: string | null, plate_colour: string | null, vin: string | null, model: string | null, colour: string | null, 
/**
 * What the car runs on; decides whether a tank or a battery is asked for.
 */
fuel: string | null, owner_id: number | null, owner: string | null, sender_id: number, sender: string, 
/**
 * Masked.
 */
sender_phone: string | null, advisor_id: number, advisor: string, arrived_at: string, greeted_at: string | null, left_at: string | null, channel: ArrivalChannel, mileage: number, fuel_eighths: number | null, battery_percent: number | null, customer_words: string, acceptance: Acceptance, acceptance_reason: string | null, warranty_explained: boolean, belongings: string | null, valuables_reminded: boolean, old_parts: OldParts, wash: boolean, waiting: boolean, test_drive: boolean, contact_for_add_ons: string | null, walk_around_at: string | null, walk_around_by: string | null, cancel_reason: string | null, 
/**
 * The visit stands for a kept appointment.
 */
appointment_id: number | null, appointment_number: string | null, signature_id: number | null, 
/**
 * Whether the car is in the house.
 */
whereabouts: Whereabouts, };

export type VoidSupplierInvoice = { id: number, version: number, reason: string, };

export type WaitingAge = { from_days: number, 
/**
 * Nothing for the oldest.
 */
to_days: number | null, lines: number, };

export type WaitingEnquiries = { rows: Array<EnquiryRow>, late: number, };

export type WaitingParts = { 
/**
 * Oldest first.
 */
rows: Array<WaitingRow>, ages: Array<WaitingAge>, 
/**
 * Lines whose promised day has passed.
 */
overdue: number, 
/**
 * Lines nobody has promised a day for.
 */
unpromised: number, };

export type WaitingQuery = { 
/**
 * The main warehouse if not said.
 */
warehouse_id: number | null, };

export type WaitingRow = { id: number, part_id: number, number: string, name: string, unit: string, 
/**
 * Still missing.
 */
short: string, origin_kind: string, origin_id: number, 
/**
 * Number of the order or the appointment.
 */
origin_label: string, since: string, expected_day: string | null, 
/**
 * The day for which it is needed; nothing where the car is here.
 */
needed_day: string | null, days: number, 
/**
 * The promised day has passed.
 */
overdue: boolean, };

export type WalkAround = { visit_id: number, version: number, found: Found, };

export type WantedLine = { operation_id?: number | null, package_id?: number | null, part_id?: number | null, 
/**
 * Pieces of a part; one if not said.
 */
quantity?: string | null, };

export type WantedTime = { starts_at: string, minutes: number, 
/**
 * Nobody yet: somebody who is free then is kept free.
 */
technician_id?: number | null, bay_id?: number | null, };

export type WarehouseKind = "sale" | "claims";

export type WarehouseRow = { id: number, name: string, kind: WarehouseKind, };

export type WarehouseStock = { warehouse_id: number, name: string, on_hand: string, reserved: string, free: string, 
/**
 * Wanted by those who wait and not there.
 */
short: string, 
/**
 * Cost of what is there, net of VAT; only for those who may see costs.
 */
value: string | null, last_move_at: string | null, };

export type WarehouseWorth = { warehouse_id: number, name: string, 
/**
 * Net of VAT, when the day ended.
 */
value: string, 
/**
 * What came in by deliveries in the year up to that day; nothing where claimed parts are laid apart.
 */
came: string | null, 
/**
 * What left in the year up to that day, at cost: with the stock it gives the turns.
 */
used: string | null, };

export type Warranty = { state: WarrantyState, 
/**
 * Of the promise it follows from.
 */
kind: PlanKind | null, until_day: string | null, until_km: number | null, 
/**
 * Nothing is recorded; it follows from the invoice and the law (三包规定 art. 18).
 */
by_law: boolean, };

export type WarrantyState = "running" | "over" | "unknown";

export type WayCompared = { way: PayWay, 
/**
 * What should lie there, for cash with the float.
 */
expected: string, 
/**
 * Counted less expected; none: not counted yet.
 */
difference: string | null, };

export type WayRecorded = { way: PayWay, entries: number, paid: string, account_received: string, 
/**
 * Negative.
 */
refunded: string, recorded: string, };

export type WeekDay = { day: string, 
/**
 * Cars awaited or there.
 */
cars: number, unconfirmed: number, 
/**
 * Cars for which a part is missing.
 */
short: number, missed: number, };

export type Weight = { key: string, value: string, };

export type Whereabouts = "here" | "out" | "stayed";

export type WhichAppointment = { id: number, };

export type WhichAttachment = { id: number, };

export type WhichDayClose = { id: number, };

export type WhichEnquiries = "all" | "open" | "overdue" | "answered";

export type WhichErrand = { id: number, };

export type WhichKept = { id: number, part: KeptPart, };

export type WhichMonth = { month: string, };

export type WhichVisit = { id: number, };

export type WithdrawCleaning = { id: number, reason: string, };

export type WithdrawDataConsent = { customer_id: number, purpose: Purpose, 
/**
 * `any` takes back every channel at once.
 */
channel: Channel, how: ConsentWay, };

export type WithdrawEnquiry = { id: number, version: number, reason: string, };

export type WorkCategory = "maintenance" | "repair" | "electrical" | "body" | "paint" | "tyre" | "cleaning" | "diagnosis";

export type WorkbookFile = { name: string, base64: string, };

export type WorkshopLoad = { day: string, opens_at: string, closes_at: string, technicians: Array<TechnicianLoad>, bays: Array<BayLoad>, };

export type WorthAt = { day: string, };

export type WriteOffCard = { write_off: WriteOffRow, lines: Array<WriteOffLine>, };

export type WriteOffLine = { part_id: number, number: string, name: string, unit: string, quantity: string, 
/**
 * Net of VAT, once written off.
 */
cost: string | null, };

export type WriteOffLineForm = { part_id: number, quantity: string, };

export type WriteOffPage = { rows: Array<WriteOffRow>, more: boolean, };

export type WriteOffQuery = { id: number, };

export type WriteOffReason = "damaged" | "expired" | "lost" | "obsolete" | "other";

export type WriteOffRef = { id: number, number: string, version: number, };

export type WriteOffRow = { id: number, number: string, warehouse: string, state: WriteOffState, reason: WriteOffReason, note: string | null, asked_at: string, asked_by: string | null, decided_at: string | null, decided_by: string | null, decision: string | null, version: number, 
/**
 * At today's average while it is asked for, as it left once it is written off; net of VAT.
 */
value: string, };

export type WriteOffState = "asked" | "written_off" | "refused";

export type WriteOffsQuery = { 
/**
 * The last one of the page before.
 */
before: number | null, };

export interface Commands {
  "access.sign_in": { input: SignIn; output: SignedIn; kind: "write" };
  "access.sign_in_by_pin": { input: SignInByPin; output: SignedIn; kind: "write" };
  "access.unlock": { input: Unlock; output: Nothing; kind: "write" };
  "access.lock": { input: Nothing; output: Nothing; kind: "write" };
  "access.sign_out": { input: Nothing; output: Nothing; kind: "write" };
  "access.who": { input: Nothing; output: SessionView; kind: "read" };
  "access.faces": { input: Nothing; output: Array<Face>; kind: "read" };
  "access.staff": { input: Nothing; output: Array<StaffRow>; kind: "read" };
  "access.colleagues": { input: Colleagues; output: Array<Face>; kind: "read" };
  "access.hire": { input: Hire; output: StaffRef; kind: "write" };
  "access.change_staff": { input: ChangeStaff; output: StaffRef; kind: "write" };
  "access.reset_password": { input: ResetPassword; output: Nothing; kind: "write" };
  "access.change_own_password": { input: ChangeOwnPassword; output: Nothing; kind: "write" };
  "dealership.set_up": { input: SetUp; output: SignedIn; kind: "write" };
  "dealership.card": { input: Nothing; output: DealershipCard; kind: "read" };
  "dealership.change": { input: ChangeDealership; output: Nothing; kind: "write" };
  "dealership.clock": { input: Nothing; output: ClockView; kind: "read" };
  "dealership.confirm_clock": { input: Nothing; output: Nothing; kind: "write" };
  "policy.list": { input: Nothing; output: Array<ParameterView>; kind: "read" };
  "policy.set": { input: SetParameter; output: Nothing; kind: "write" };
  "policy.set_weights": { input: SetWeights; output: Nothing; kind: "write" };
  "audit.trail": { input: AuditQuery; output: AuditPage; kind: "read" };
  "checklists.for_walk_around": { input: Nothing; output: Checklist; kind: "read" };
  "checklists.for_inspection": { input: InspectionOf; output: Checklist; kind: "read" };
  "checklists.templates": { input: Nothing; output: Array<TemplateView>; kind: "read" };
  "checklists.answers": { input: AnswersOf; output: Array<AnswerView>; kind: "read" };
  "checklists.change_template": { input: ChangeTemplate; output: TemplateRef; kind: "write" };
  "attachments.add": { input: AddAttachment; output: AttachmentRef; kind: "write" };
  "attachments.list": { input: AttachmentsOf; output: Array<AttachmentView>; kind: "read" };
  "attachments.read": { input: WhichAttachment; output: AttachmentContent; kind: "read" };
  "attachments.remove": { input: RemoveAttachment; output: Nothing; kind: "write" };
  "notices.mine": { input: Nothing; output: Array<NoticeView>; kind: "read" };
  "notices.see": { input: SeeNotices; output: Nothing; kind: "write" };
  "customers.list": { input: ListCustomers; output: CustomerPage; kind: "read" };
  "customers.card": { input: ShowCustomer; output: CustomerCard; kind: "read" };
  "customers.find_similar": { input: FindSimilarCustomers; output: Array<SimilarCustomer>; kind: "read" };
  "customers.register": { input: RegisterCustomer; output: CustomerRef; kind: "write" };
  "customers.change": { input: ChangeCustomer; output: CustomerRef; kind: "write" };
  "customers.reveal": { input: RevealCustomer; output: RevealedCustomer; kind: "write" };
  "customers.give_consent": { input: GiveDataConsent; output: CustomerRef; kind: "write" };
  "customers.withdraw_consent": { input: WithdrawDataConsent; output: CustomerRef; kind: "write" };
  "customers.tag": { input: TagCustomer; output: CustomerRef; kind: "write" };
  "customers.untag": { input: UntagCustomer; output: CustomerRef; kind: "write" };
  "customers.hand_over": { input: HandOverCustomers; output: HandedOver; kind: "write" };
  "customers.export_one": { input: ExportCustomer; output: CustomerExport; kind: "write" };
  "customers.intentions": { input: IntentionQuery; output: IntentionPage; kind: "read" };
  "customers.record_intention": { input: RecordIntention; output: IntentionRef; kind: "write" };
  "customers.close_intention": { input: CloseIntention; output: IntentionRef; kind: "write" };
  "customers.merge": { input: MergeCustomers; output: CustomerRef; kind: "write" };
  "vehicles.list": { input: ListVehicles; output: VehiclePage; kind: "read" };
  "vehicles.page": { input: ShowVehicle; output: CarPage; kind: "read" };
  "vehicles.find_similar": { input: FindSimilarVehicles; output: Array<SimilarVehicle>; kind: "read" };
  "vehicles.check_identifiers": { input: CheckIdentifiers; output: IdentifiersChecked; kind: "read" };
  "vehicles.register": { input: RegisterVehicle; output: VehicleRegistered; kind: "write" };
  "vehicles.change": { input: ChangeVehicle; output: VehicleRef; kind: "write" };
  "vehicles.transfer": { input: TransferVehicle; output: VehicleRef; kind: "write" };
  "vehicles.new_plate": { input: NewPlate; output: VehicleRef; kind: "write" };
  "vehicles.record_plan": { input: RecordPlan; output: CarPlanRef; kind: "write" };
  "vehicles.end_plan": { input: EndPlan; output: Nothing; kind: "write" };
  "vehicles.set_scrapped": { input: SetScrapped; output: VehicleRef; kind: "write" };
  "vehicles.models": { input: Nothing; output: Array<ModelView>; kind: "read" };
  "vehicles.add_model": { input: AddModel; output: ModelRef; kind: "write" };
  "vehicles.change_model": { input: ChangeModel; output: ModelRef; kind: "write" };
  "search.find": { input: Find; output: Array<SearchHit>; kind: "read" };
  "catalogue.operations": { input: OperationQuery; output: OperationPage; kind: "read" };
  "catalogue.add_operation": { input: AddOperation; output: OperationRef; kind: "write" };
  "catalogue.adopt_usual": { input: Nothing; output: UsualAdopted; kind: "write" };
  "catalogue.change_operation": { input: ChangeOperation; output: OperationRef; kind: "write" };
  "catalogue.packages": { input: PackageQuery; output: Array<PackageView>; kind: "read" };
  "catalogue.add_package": { input: AddPackage; output: PackageRef; kind: "write" };
  "catalogue.change_package": { input: ChangePackage; output: PackageRef; kind: "write" };
  "catalogue.offer": { input: OfferQuery; output: Array<Offer>; kind: "read" };
  "parts.find": { input: FindParts; output: Array<PartHit>; kind: "read" };
  "parts.scan": { input: ScanPart; output: PartHit; kind: "read" };
  "parts.list": { input: ListParts; output: PartPage; kind: "read" };
  "parts.card": { input: PartQuery; output: PartCard; kind: "read" };
  "parts.ledger": { input: LedgerQuery; output: LedgerPage; kind: "read" };
  "parts.add": { input: AddPart; output: PartRef; kind: "write" };
  "parts.change": { input: ChangePart; output: PartRef; kind: "write" };
  "parts.warehouses": { input: Nothing; output: Array<WarehouseRow>; kind: "read" };
  "parts.bins": { input: BinsOf; output: Array<BinRow>; kind: "read" };
  "parts.add_bin": { input: AddBin; output: BinRef; kind: "write" };
  "parts.set_bins": { input: SetBins; output: PartRef; kind: "write" };
  "parts.receive": { input: Receive; output: Received; kind: "write" };
  "parts.inspect_receipt": { input: InspectReceipt; output: Received; kind: "write" };
  "parts.receipts": { input: ReceiptsQuery; output: ReceiptPage; kind: "read" };
  "parts.receipt": { input: ReceiptQuery; output: ReceiptCard; kind: "read" };
  "parts.suppliers": { input: Nothing; output: Array<SupplierRow>; kind: "read" };
  "parts.add_supplier": { input: AddSupplier; output: SupplierRef; kind: "write" };
  "parts.change_supplier": { input: ChangeSupplier; output: SupplierRef; kind: "write" };
  "parts.worth": { input: WorthAt; output: Array<WarehouseWorth>; kind: "read" };
  "parts.idle": { input: IdleQuery; output: IdleStock; kind: "read" };
  "parts.adjust": { input: Adjust; output: Adjusted; kind: "write" };
  "parts.set_accessory": { input: SetAccessory; output: PartRef; kind: "write" };
  "parts.turns": { input: TurnsBetween; output: Turns; kind: "read" };
  "parts.fill_rate": { input: FillsBetween; output: FillRate; kind: "read" };
  "parts.waiting": { input: WaitingQuery; output: WaitingParts; kind: "read" };
  "parts.price_history": { input: PriceHistoryOf; output: Array<PriceStep>; kind: "read" };
  "parts.preview_prices": { input: PreviewPrices; output: PricePreview; kind: "read" };
  "parts.change_prices": { input: ChangePrices; output: PricesChanged; kind: "write" };
  "parts.expect": { input: ExpectParts; output: Nothing; kind: "write" };
  "parts_catalogue.kin": { input: PartQuery; output: PartKin; kind: "read" };
  "parts_catalogue.stand_ins": { input: StandInsOf; output: Array<StandIn>; kind: "read" };
  "parts_catalogue.check_packs": { input: CheckPacks; output: Array<BrokenPack>; kind: "read" };
  "parts_catalogue.supersede": { input: Supersede; output: Nothing; kind: "write" };
  "parts_catalogue.undo_supersession": { input: UndoSupersession; output: Nothing; kind: "write" };
  "parts_catalogue.add_alternative": { input: AddAlternative; output: Nothing; kind: "write" };
  "parts_catalogue.drop_alternative": { input: DropAlternative; output: Nothing; kind: "write" };
  "parts_catalogue.set_fitments": { input: SetFitments; output: Nothing; kind: "write" };
  "parts_catalogue.rank_movers": { input: RankMovers; output: MoversRanked; kind: "write" };
  "parts_import.list": { input: Nothing; output: Array<ImportRow>; kind: "read" };
  "parts_import.look": { input: LookImport; output: ImportLook; kind: "read" };
  "parts_import.faults": { input: FaultsOf; output: FaultPage; kind: "read" };
  "parts_import.begin": { input: BeginImport; output: ImportRef; kind: "write" };
  "parts_import.append": { input: AppendImport; output: Nothing; kind: "write" };
  "parts_import.drop": { input: ImportOf; output: Nothing; kind: "write" };
  "parts_import.try_out": { input: TryImport; output: ErrandRef<ImportTrial>; kind: "write" };
  "parts_import.take_in": { input: TakeIn; output: ErrandRef<ImportDone>; kind: "write" };
  "purchasing.list": { input: PurchasesQuery; output: PurchasePage; kind: "read" };
  "purchasing.page": { input: PurchaseQuery; output: PurchaseView; kind: "read" };
  "purchasing.suggest": { input: SuggestQuery; output: Array<Suggestion>; kind: "read" };
  "purchasing.prices": { input: PricesOf; output: Array<PaidPrice>; kind: "read" };
  "purchasing.coming": { input: ComingOf; output: Array<Coming>; kind: "read" };
  "purchasing.compare": { input: ComparePrices; output: Array<ComparedPrice>; kind: "read" };
  "purchasing.availability": { input: AvailabilityOf; output: Array<Availability>; kind: "read" };
  "purchasing.to_send_back": { input: Nothing; output: Array<ToSendBack>; kind: "read" };
  "purchasing.returns": { input: ReturnsQuery; output: Array<SupplierReturnRow>; kind: "read" };
  "purchasing.place": { input: PlacePurchase; output: PurchaseRef; kind: "write" };
  "purchasing.promise": { input: MovePromise; output: Nothing; kind: "write" };
  "purchasing.cancel_rest": { input: CancelRest; output: Nothing; kind: "write" };
  "purchasing.receive": { input: ReceiveOrdered; output: Received; kind: "write" };
  "purchasing.send_back": { input: SendBack; output: SentBack; kind: "write" };
  "supplier_invoices.to_match": { input: ToMatchQuery; output: ToMatch; kind: "read" };
  "supplier_invoices.list": { input: SupplierInvoicesQuery; output: SupplierInvoicePage; kind: "read" };
  "supplier_invoices.card": { input: SupplierInvoiceQuery; output: SupplierInvoiceCard; kind: "read" };
  "supplier_invoices.record": { input: RecordSupplierInvoice; output: SupplierInvoiceRef; kind: "write" };
  "supplier_invoices.decide": { input: DecideSupplierInvoice; output: SupplierInvoiceRef; kind: "write" };
  "supplier_invoices.void": { input: VoidSupplierInvoice; output: SupplierInvoiceRef; kind: "write" };
  "part_quality.list": { input: PartDefectsQuery; output: PartDefectPage; kind: "read" };
  "part_quality.card": { input: PartDefectQuery; output: PartDefectRow; kind: "read" };
  "part_quality.batch": { input: BatchQuery; output: BatchTrace; kind: "read" };
  "part_quality.of_order": { input: OrderBatchesOf; output: Array<OrderBatch>; kind: "read" };
  "part_quality.of_slip": { input: SlipBatchesOf; output: Array<SlipBatch>; kind: "read" };
  "part_quality.scores": { input: Nothing; output: SupplierScores; kind: "read" };
  "part_quality.warranty": { input: PartComplaint; output: PartWarrantyView; kind: "read" };
  "part_quality.record": { input: RecordPartDefect; output: PartDefectRef; kind: "write" };
  "part_quality.decide": { input: DecidePartDefect; output: PartDefectRef; kind: "write" };
  "old_parts.of_order": { input: OldPartsOfOrder; output: ReplacedOnOrder; kind: "read" };
  "old_parts.kept": { input: OldPartsQuery; output: Array<KeptOldPart>; kind: "read" };
  "old_parts.record": { input: RecordOldParts; output: Nothing; kind: "write" };
  "old_parts.let_go": { input: LetOldPartsGo; output: Nothing; kind: "write" };
  "sales.list": { input: SalesQuery; output: SalePage; kind: "read" };
  "sales.card": { input: SaleQuery; output: SaleCard; kind: "read" };
  "sales.prices": { input: SalePricesOf; output: SalePrices; kind: "read" };
  "sales.open": { input: OpenSale; output: SaleRef; kind: "write" };
  "sales.cancel": { input: CancelSale; output: SaleRef; kind: "write" };
  "storeroom.attention": { input: Nothing; output: Attention; kind: "read" };
  "storeroom.promised_to": { input: PromisesOfPart; output: Array<PromisedTo>; kind: "read" };
  "write_offs.list": { input: WriteOffsQuery; output: WriteOffPage; kind: "read" };
  "write_offs.card": { input: WriteOffQuery; output: WriteOffCard; kind: "read" };
  "write_offs.ask": { input: AskWriteOff; output: WriteOffRef; kind: "write" };
  "write_offs.decide": { input: DecideWriteOff; output: WriteOffRef; kind: "write" };
  "transfers.list": { input: TransfersQuery; output: TransferPage; kind: "read" };
  "transfers.transfer": { input: TransferParts; output: TransferRef; kind: "write" };
  "stocktake.list": { input: CountsQuery; output: CountPage; kind: "read" };
  "stocktake.card": { input: CountQuery; output: CountCard; kind: "read" };
  "stocktake.sheet": { input: SheetQuery; output: SheetPage; kind: "read" };
  "stocktake.own_entries": { input: OwnEntriesOf; output: Array<OwnEntry>; kind: "read" };
  "stocktake.review": { input: ReviewQuery; output: CountReview; kind: "read" };
  "stocktake.open": { input: OpenCount; output: CountRef; kind: "write" };
  "stocktake.enter": { input: EnterCounts; output: Array<EnteredCount>; kind: "write" };
  "stocktake.report_stray": { input: ReportStray; output: Nothing; kind: "write" };
  "stocktake.settle_stray": { input: SettleStray; output: Nothing; kind: "write" };
  "stocktake.close": { input: CloseCount; output: CountRef; kind: "write" };
  "stocktake.recount": { input: RecountLines; output: CountRef; kind: "write" };
  "stocktake.declare_missing": { input: DeclareMissing; output: CountRef; kind: "write" };
  "stocktake.post": { input: PostCount; output: CountRef; kind: "write" };
  "stocktake.cancel": { input: CancelCount; output: CountRef; kind: "write" };
  "appointments.day": { input: AppointmentsOn; output: AppointmentDay; kind: "read" };
  "appointments.slots": { input: FreeSlotsOf; output: FreeSlots; kind: "read" };
  "appointments.prepare": { input: PrepareAppointment; output: PreparedAppointment; kind: "read" };
  "appointments.list": { input: ListAppointments; output: AppointmentPage; kind: "read" };
  "appointments.card": { input: WhichAppointment; output: AppointmentCard; kind: "read" };
  "appointments.of_vehicle": { input: AppointmentsOfCar; output: CarAppointments; kind: "read" };
  "appointments.today": { input: Nothing; output: AppointmentsToday; kind: "read" };
  "appointments.book": { input: BookAppointment; output: AppointmentRef; kind: "write" };
  "appointments.change": { input: ChangeAppointment; output: AppointmentRef; kind: "write" };
  "appointments.reschedule": { input: RescheduleAppointment; output: AppointmentRef; kind: "write" };
  "appointments.confirm": { input: ConfirmAppointment; output: AppointmentRef; kind: "write" };
  "appointments.cancel": { input: CancelAppointment; output: AppointmentRef; kind: "write" };
  "appointments.miss": { input: MissAppointment; output: AppointmentRef; kind: "write" };
  "appointments.arrive": { input: ArriveAppointment; output: AppointmentRef; kind: "write" };
  "reception.open_visit": { input: OpenVisit; output: VisitRef; kind: "write" };
  "reception.walk_around": { input: WalkAround; output: VisitRef; kind: "write" };
  "reception.sign": { input: SignVisit; output: VisitRef; kind: "write" };
  "reception.change_visit": { input: ChangeVisit; output: VisitRef; kind: "write" };
  "reception.cancel_visit": { input: CancelVisit; output: VisitRef; kind: "write" };
  "reception.visit": { input: WhichVisit; output: VisitPage; kind: "read" };
  "reception.today": { input: Nothing; output: Array<VisitRow>; kind: "read" };
  "reception.callout": { input: WhichVisit; output: CalloutView | null; kind: "read" };
  "reception.callouts_under_way": { input: Nothing; output: Array<CalloutView>; kind: "read" };
  "reception.plan_callout": { input: PlanCallout; output: CalloutRef; kind: "write" };
  "reception.advance_callout": { input: AdvanceCallout; output: CalloutRef; kind: "write" };
  "reception.reveal_callout": { input: WhichVisit; output: RevealedCallout; kind: "write" };
  "reception.scripts": { input: Nothing; output: Array<Script>; kind: "read" };
  "reception.cares": { input: CaresOf; output: Array<CareView>; kind: "read" };
  "reception.care": { input: RecordCare; output: Nothing; kind: "write" };
  "reception.learned": { input: LearnedOf; output: Array<InformationView>; kind: "read" };
  "reception.learn": { input: Learn; output: Nothing; kind: "write" };
  "reception.strike_information": { input: StrikeInformation; output: Nothing; kind: "write" };
  "customer_files.open": { input: OpenFilesQuery; output: OpenFiles; kind: "read" };
  "customer_files.of_customer": { input: FileOf; output: FileState; kind: "read" };
  "enquiries.list": { input: EnquiriesQuery; output: EnquiryPage; kind: "read" };
  "enquiries.waiting": { input: Nothing; output: WaitingEnquiries; kind: "read" };
  "enquiries.card": { input: EnquiryQuery; output: EnquiryCard; kind: "read" };
  "enquiries.price": { input: PriceQuote; output: PricedQuote; kind: "read" };
  "enquiries.record": { input: RecordEnquiry; output: EnquiryRef; kind: "write" };
  "enquiries.assign": { input: AssignEnquiry; output: EnquiryRef; kind: "write" };
  "enquiries.quote": { input: QuoteEnquiry; output: EnquiryRef; kind: "write" };
  "enquiries.answer": { input: AnswerEnquiry; output: EnquiryRef; kind: "write" };
  "enquiries.not_reached": { input: NotReached; output: EnquiryRef; kind: "write" };
  "enquiries.withdraw": { input: WithdrawEnquiry; output: EnquiryRef; kind: "write" };
  "enquiries.take_up": { input: TakeUpEnquiry; output: EnquiryRef; kind: "write" };
  "enquiries.of_order": { input: QuotesOfOrder; output: Array<QuoteBefore>; kind: "read" };
  "enquiries.put_on_order": { input: PutOnOrder; output: OrderRef; kind: "write" };
  "enquiries.reveal": { input: RevealEnquiry; output: RevealedContact; kind: "write" };
  "orders.page": { input: OrderPageOf; output: OrderPage; kind: "read" };
  "orders.consent_preview": { input: ConsentPreview; output: ToConsent; kind: "read" };
  "orders.payer_preview": { input: PayerPreview; output: PreviewedPayer; kind: "read" };
  "orders.tariffs": { input: TariffsOf; output: AfterWarranty; kind: "read" };
  "orders.list": { input: OrderQuery; output: OrderList; kind: "read" };
  "orders.in_shop": { input: Nothing; output: Array<InShopRow>; kind: "read" };
  "orders.open": { input: OpenOrder; output: OrderRef; kind: "write" };
  "orders.add_lines": { input: AddLines; output: OrderRef; kind: "write" };
  "orders.change_line": { input: ChangeLine; output: LineRef; kind: "write" };
  "orders.remove_line": { input: RemoveLine; output: Nothing; kind: "write" };
  "orders.cancel_line": { input: CancelLine; output: Nothing; kind: "write" };
  "orders.set_payer": { input: SetPayer; output: PayerSet; kind: "write" };
  "orders.discount_line": { input: DiscountLine; output: LineRef; kind: "write" };
  "orders.consent": { input: GiveConsent; output: Consented; kind: "write" };
  "orders.decline": { input: DeclineLines; output: Nothing; kind: "write" };
  "orders.declined_of_vehicle": { input: DeclinedOf; output: Array<DeclinedLine>; kind: "read" };
  "orders.offer_again": { input: OfferAgain; output: OrderRef; kind: "write" };
  "orders.note": { input: AddNote; output: Nothing; kind: "write" };
  "orders.promise": { input: ChangePromise; output: Nothing; kind: "write" };
  "orders.diagnose": { input: Diagnose; output: Nothing; kind: "write" };
  "orders.change_case": { input: ChangeCase; output: Nothing; kind: "write" };
  "orders.link_comeback": { input: LinkComeback; output: Nothing; kind: "write" };
  "orders.decide_comeback": { input: DecideComeback; output: Nothing; kind: "write" };
  "orders.finish": { input: FinishOrder; output: Nothing; kind: "write" };
  "orders.cancel": { input: CancelOrder; output: Nothing; kind: "write" };
  "orders.parts_queue": { input: Nothing; output: Array<QueueOrder>; kind: "read" };
  "orders.pick_list": { input: PickListQuery; output: PickList; kind: "read" };
  "orders.issue_parts": { input: IssueParts; output: SlipRef; kind: "write" };
  "orders.return_parts": { input: ReturnParts; output: SlipRef; kind: "write" };
  "orders.replace_part": { input: ReplacePart; output: LineRef; kind: "write" };
  "orders.open_pick_round": { input: OpenPickRound; output: PickRoundRef; kind: "write" };
  "orders.round": { input: PickRoundQuery; output: PickRound; kind: "read" };
  "orders.issue_pick_round": { input: IssuePickRound; output: Array<SlipRef>; kind: "write" };
  "orders.slip": { input: SlipQuery; output: SlipCard; kind: "read" };
  "orders.slips": { input: SlipsOf; output: Array<SlipRow>; kind: "read" };
  "workshop.board": { input: Nothing; output: Board; kind: "read" };
  "workshop.bays": { input: Nothing; output: Array<BayRow>; kind: "read" };
  "workshop.add_bay": { input: AddBay; output: BayRef; kind: "write" };
  "workshop.change_bay": { input: ChangeBay; output: BayRef; kind: "write" };
  "workshop.load": { input: LoadOf; output: WorkshopLoad; kind: "read" };
  "workshop.jobs_of_order": { input: JobsOfOrder; output: Array<LineJobs>; kind: "read" };
  "workshop.my_jobs": { input: JobsOf; output: Array<MyJob>; kind: "read" };
  "workshop.dispatch": { input: Dispatch; output: Dispatched; kind: "write" };
  "workshop.refuse_job": { input: RefuseJob; output: Nothing; kind: "write" };
  "workshop.refused_jobs": { input: RefusedBetween; output: Array<RefusedJob>; kind: "read" };
  "workshop.start": { input: StartJob; output: Nothing; kind: "write" };
  "workshop.pause": { input: PauseJob; output: Nothing; kind: "write" };
  "workshop.resume": { input: ResumeJob; output: Nothing; kind: "write" };
  "workshop.finish": { input: FinishJob; output: FinishedJob; kind: "write" };
  "workshop.add_finding": { input: AddFinding; output: AddedFinding; kind: "write" };
  "workshop.inspection_sheet": { input: InspectionSheetOf; output: InspectionSheet; kind: "read" };
  "workshop.inspections": { input: InspectionsOf; output: OrderInspections; kind: "read" };
  "workshop.inspect": { input: Inspect; output: Inspected; kind: "write" };
  "workshop.guarantees": { input: GuaranteesOf; output: Array<LineGuarantee>; kind: "read" };
  "workshop.cleanings": { input: CleaningsOf; output: Array<CleaningView>; kind: "read" };
  "workshop.clean": { input: Clean; output: Nothing; kind: "write" };
  "workshop.withdraw_cleaning": { input: WithdrawCleaning; output: Nothing; kind: "write" };
  "schedules.list": { input: Nothing; output: Array<ScheduleRow>; kind: "read" };
  "schedules.show": { input: ScheduleOf; output: ScheduleView; kind: "read" };
  "schedules.set": { input: SetSchedule; output: ScheduleRef; kind: "write" };
  "schedules.due": { input: DueOf; output: CarSchedule; kind: "read" };
  "schedules.put": { input: PutScheduled; output: OrderRef; kind: "write" };
  "schedules.done_elsewhere": { input: DoneElsewhere; output: Nothing; kind: "write" };
  "settlement.of_order": { input: OrderMoneyOf; output: OrderMoney; kind: "read" };
  "settlement.preview": { input: SettlementPreview; output: PreviewedSettlement; kind: "read" };
  "settlement.statement": { input: StatementOf; output: Statement; kind: "read" };
  "settlement.queue": { input: Nothing; output: Array<CashierRow>; kind: "read" };
  "settlement.settled": { input: SettledBetween; output: SettledPage; kind: "read" };
  "settlement.discount_requests": { input: Nothing; output: Array<DiscountRequestRow>; kind: "read" };
  "settlement.ask_discount": { input: AskDiscount; output: Nothing; kind: "write" };
  "settlement.decide_discount": { input: DecideDiscount; output: Nothing; kind: "write" };
  "settlement.settle": { input: Settle; output: Settled; kind: "write" };
  "settlement.pay": { input: Pay; output: Balance; kind: "write" };
  "settlement.sign": { input: SignStatement; output: Nothing; kind: "write" };
  "settlement.pay_account": { input: PayAccount; output: Balance; kind: "write" };
  "settlement.of_sale": { input: SaleMoneyOf; output: Array<SettlementSummary>; kind: "read" };
  "settlement.preview_sale": { input: SalePreview; output: PreviewedSale; kind: "read" };
  "settlement.margins": { input: MarginsBetween; output: Margins; kind: "read" };
  "settlement.settle_sale": { input: SettleSale; output: SaleSettled; kind: "write" };
  "settlement.take_back": { input: TakeBack; output: TakenBack; kind: "write" };
  "settlement.reverse": { input: Reverse; output: Reversed; kind: "write" };
  "settlement.record_invoice": { input: RecordInvoice; output: Nothing; kind: "write" };
  "settlement.change_invoice_state": { input: ChangeInvoiceState; output: Nothing; kind: "write" };
  "handover.ready": { input: Nothing; output: Array<ReadyCar>; kind: "read" };
  "handover.page": { input: HandoverOf; output: HandoverPage; kind: "read" };
  "handover.objections": { input: Nothing; output: Array<OpenObjection>; kind: "read" };
  "handover.notify": { input: NotifyReady; output: Nothing; kind: "write" };
  "handover.deliver": { input: Deliver; output: Delivered; kind: "write" };
  "handover.remedy": { input: Remedy; output: Nothing; kind: "write" };
  "papers.preview": { input: PaperOf; output: Pdf; kind: "read" };
  "papers.origin": { input: OriginOf; output: PaperRef; kind: "read" };
  "papers.labels": { input: LabelsOf; output: Pdf; kind: "read" };
  "papers.print": { input: PaperOf; output: Pdf; kind: "write" };
  "papers.offsets": { input: Nothing; output: Array<PaperOffset>; kind: "read" };
  "papers.set_offset": { input: SetOffset; output: Nothing; kind: "write" };
  "reports.today": { input: Nothing; output: ShopToday; kind: "read" };
  "reports.list": { input: Nothing; output: Array<ReportView>; kind: "read" };
  "reports.show": { input: ShowReport; output: Table; kind: "read" };
  "reports.behind": { input: BehindFigure; output: FigureBehind; kind: "read" };
  "reports.closing": { input: Period; output: PeriodClosing; kind: "read" };
  "reports.workbook": { input: Period; output: WorkbookFile; kind: "read" };
  "reports.paper": { input: Period; output: MonthPaper; kind: "read" };
  "closing.cash_desk": { input: Nothing; output: CashDesk; kind: "read" };
  "closing.compare": { input: CompareDay; output: DayCompared; kind: "read" };
  "closing.day_closes": { input: DayClosesQuery; output: DayClosePage; kind: "read" };
  "closing.day_close": { input: WhichDayClose; output: DayCloseCard; kind: "read" };
  "closing.close_day": { input: CloseDay; output: DayCloseRef; kind: "write" };
  "closing.take_back_day": { input: TakeBackDay; output: Nothing; kind: "write" };
  "closing.months": { input: Nothing; output: Array<MonthRow>; kind: "read" };
  "closing.month": { input: WhichMonth; output: MonthPage; kind: "read" };
  "closing.kept": { input: WhichKept; output: KeptFile; kind: "read" };
  "closing.close_month": { input: CloseMonth; output: MonthCloseRef; kind: "write" };
  "closing.reopen_month": { input: ReopenMonth; output: Nothing; kind: "write" };
  "exports.list": { input: ExportList; output: ErrandRef<ListOut>; kind: "write" };
  "exports.paper": { input: ExportList; output: ListPaper; kind: "read" };
  "exports.month": { input: ExportMonth; output: ErrandRef<MonthOut>; kind: "write" };
  "exports.everything": { input: ExportEverything; output: ErrandRef<TakenAlong>; kind: "write" };
  "exports.schedule": { input: Nothing; output: ExportSchedule; kind: "read" };
  "exports.set_schedule": { input: SetExportSchedule; output: Nothing; kind: "write" };
  "errands.show": { input: WhichErrand; output: ErrandView; kind: "read" };
  "errands.list": { input: Nothing; output: Array<ErrandView>; kind: "read" };
  "errands.cancel": { input: WhichErrand; output: Nothing; kind: "read" };
  "sample.fill": { input: FillSample; output: Nothing; kind: "write" };
}

/** Which changes make a read's answer stale. */
export const reads: Record<string, readonly Tag[]> = {
  "access.who": ["staff","dealership"],
  "access.faces": ["staff"],
  "access.staff": ["staff"],
  "access.colleagues": ["staff"],
  "dealership.card": ["dealership"],
  "dealership.clock": ["dealership"],
  "policy.list": ["policy"],
  "audit.trail": ["audit"],
  "checklists.for_walk_around": ["catalogue"],
  "checklists.for_inspection": ["catalogue"],
  "checklists.templates": ["catalogue"],
  "checklists.answers": ["receptions","workshop"],
  "attachments.list": ["receptions","orders","parts","settlements"],
  "attachments.read": [],
  "notices.mine": ["orders","notices"],
  "customers.list": ["customers","vehicles","receptions"],
  "customers.card": ["customers","vehicles","receptions","settlements"],
  "customers.find_similar": ["customers","vehicles"],
  "customers.intentions": ["customers"],
  "vehicles.list": ["vehicles","customers","receptions"],
  "vehicles.page": ["vehicles","customers","receptions","orders","handovers"],
  "vehicles.find_similar": ["vehicles"],
  "vehicles.check_identifiers": [],
  "vehicles.models": ["vehicles"],
  "search.find": ["vehicles","customers","orders","parts","appointments"],
  "catalogue.operations": ["catalogue","policy"],
  "catalogue.packages": ["catalogue","parts","stock","policy"],
  "catalogue.offer": ["catalogue","parts","stock","policy"],
  "parts.find": ["parts","stock"],
  "parts.scan": ["parts","stock"],
  "parts.list": ["parts","stock","purchases"],
  "parts.card": ["parts","stock"],
  "parts.ledger": ["stock"],
  "parts.warehouses": ["parts"],
  "parts.bins": ["parts"],
  "parts.receipts": ["stock"],
  "parts.receipt": ["stock"],
  "parts.suppliers": ["parts"],
  "parts.worth": ["stock"],
  "parts.idle": ["stock","parts"],
  "parts.turns": ["stock"],
  "parts.fill_rate": ["stock","orders"],
  "parts.waiting": ["stock","orders"],
  "parts.price_history": ["parts"],
  "parts.preview_prices": ["parts"],
  "parts_catalogue.kin": ["parts","stock","vehicles"],
  "parts_catalogue.stand_ins": ["parts","stock","vehicles"],
  "parts_catalogue.check_packs": ["parts"],
  "parts_import.list": ["parts"],
  "parts_import.look": [],
  "parts_import.faults": [],
  "purchasing.list": ["purchases"],
  "purchasing.page": ["purchases","stock"],
  "purchasing.suggest": ["purchases","stock","parts"],
  "purchasing.prices": ["stock"],
  "purchasing.coming": ["purchases"],
  "purchasing.compare": ["stock"],
  "purchasing.availability": ["stock","purchases"],
  "purchasing.to_send_back": ["purchases","stock"],
  "purchasing.returns": ["purchases"],
  "supplier_invoices.to_match": ["stock","purchases"],
  "supplier_invoices.list": ["purchases"],
  "supplier_invoices.card": ["purchases"],
  "part_quality.list": ["parts","purchases"],
  "part_quality.card": ["parts","purchases"],
  "part_quality.batch": ["stock"],
  "part_quality.of_order": ["stock","orders"],
  "part_quality.of_slip": ["stock","orders"],
  "part_quality.scores": ["purchases","parts","stock","policy"],
  "part_quality.warranty": ["parts","orders"],
  "old_parts.of_order": ["orders"],
  "old_parts.kept": ["orders"],
  "sales.list": ["stock","settlements"],
  "sales.card": ["stock","settlements"],
  "sales.prices": ["parts","customers"],
  "storeroom.attention": ["stock","purchases","counts","orders","parts"],
  "storeroom.promised_to": ["stock","orders","appointments"],
  "write_offs.list": ["stock"],
  "write_offs.card": ["stock"],
  "transfers.list": ["stock"],
  "stocktake.list": ["counts"],
  "stocktake.card": ["counts"],
  "stocktake.sheet": ["counts","parts"],
  "stocktake.own_entries": ["counts"],
  "stocktake.review": ["counts","stock"],
  "appointments.day": ["appointments","workshop","orders","stock","policy"],
  "appointments.slots": ["appointments","workshop","orders","policy"],
  "appointments.prepare": ["catalogue","stock","purchases","policy"],
  "appointments.list": ["appointments","stock"],
  "appointments.card": ["appointments","stock","orders","receptions"],
  "appointments.of_vehicle": ["appointments","stock"],
  "appointments.today": ["appointments","stock"],
  "reception.visit": ["receptions","orders","vehicles","customers"],
  "reception.today": ["receptions","orders"],
  "reception.callout": ["receptions","customers","vehicles"],
  "reception.callouts_under_way": ["receptions","customers","vehicles"],
  "reception.scripts": ["policy"],
  "reception.cares": ["receptions"],
  "reception.learned": ["customers"],
  "customer_files.open": ["customers","vehicles","receptions","enquiries"],
  "customer_files.of_customer": ["customers","vehicles","receptions","enquiries"],
  "enquiries.list": ["enquiries","customers","vehicles"],
  "enquiries.waiting": ["enquiries"],
  "enquiries.card": ["enquiries","customers","vehicles","orders","receptions","appointments","policy"],
  "enquiries.price": ["catalogue","parts","policy","customers"],
  "enquiries.of_order": ["enquiries","orders"],
  "orders.page": ["orders","workshop","stock","settlements","vehicles","customers","receptions"],
  "orders.consent_preview": ["orders"],
  "orders.payer_preview": ["orders","parts"],
  "orders.tariffs": ["policy","vehicles","orders","receptions"],
  "orders.list": ["orders"],
  "orders.in_shop": ["orders","workshop"],
  "orders.declined_of_vehicle": ["orders"],
  "orders.parts_queue": ["orders","stock","parts"],
  "orders.pick_list": ["orders","stock","parts"],
  "orders.round": ["orders","stock","parts"],
  "orders.slip": ["orders"],
  "orders.slips": ["orders"],
  "workshop.board": ["orders","workshop","receptions"],
  "workshop.bays": ["workshop"],
  "workshop.load": ["orders","workshop","staff"],
  "workshop.jobs_of_order": ["orders","workshop"],
  "workshop.my_jobs": ["orders","workshop"],
  "workshop.refused_jobs": ["workshop"],
  "workshop.inspection_sheet": ["orders","workshop","policy"],
  "workshop.inspections": ["orders","workshop"],
  "workshop.guarantees": ["orders","workshop","vehicles"],
  "workshop.cleanings": ["workshop","receptions"],
  "schedules.list": ["vehicles","catalogue"],
  "schedules.show": ["vehicles","catalogue","parts"],
  "schedules.due": ["vehicles","catalogue","parts","orders","settlements","policy"],
  "settlement.of_order": ["orders","settlements"],
  "settlement.preview": ["orders","settlements"],
  "settlement.statement": ["settlements"],
  "settlement.queue": ["orders","settlements"],
  "settlement.settled": ["settlements"],
  "settlement.discount_requests": ["settlements"],
  "settlement.of_sale": ["settlements"],
  "settlement.preview_sale": ["stock","settlements"],
  "settlement.margins": ["settlements","parts"],
  "handover.ready": ["orders","settlements","handovers"],
  "handover.page": ["orders","settlements","handovers"],
  "handover.objections": ["handovers"],
  "papers.preview": ["orders","receptions","settlements","handovers","workshop"],
  "papers.origin": ["stock"],
  "papers.labels": ["parts"],
  "papers.offsets": ["papers"],
  "reports.today": ["orders","receptions","workshop","settlements","stock","counts","staff","policy"],
  "reports.list": [],
  "reports.show": ["orders","receptions","workshop","settlements","stock","purchases","policy","closings"],
  "reports.behind": ["orders","receptions","workshop","settlements","stock","purchases","policy","closings"],
  "reports.closing": ["closings"],
  "reports.workbook": [],
  "reports.paper": [],
  "closing.cash_desk": ["settlements","closings"],
  "closing.compare": ["settlements","closings"],
  "closing.day_closes": ["closings"],
  "closing.day_close": ["closings"],
  "closing.months": ["closings"],
  "closing.month": ["closings","orders","settlements","stock","counts","policy"],
  "closing.kept": [],
  "exports.paper": [],
  "exports.schedule": ["exports"],
  "errands.show": ["errands"],
  "errands.list": ["errands"],
  "errands.cancel": [],
};

/** The permission each command needs. */
export const needs: Record<keyof Commands, Permission> = {
  "access.sign_in": "anyone",
  "access.sign_in_by_pin": "anyone",
  "access.unlock": "anyone",
  "access.lock": "signed_in",
  "access.sign_out": "anyone",
  "access.who": "anyone",
  "access.faces": "anyone",
  "access.staff": "manage_staff",
  "access.colleagues": "signed_in",
  "access.hire": "manage_staff",
  "access.change_staff": "manage_staff",
  "access.reset_password": "manage_staff",
  "access.change_own_password": "signed_in",
  "dealership.set_up": "anyone",
  "dealership.card": "signed_in",
  "dealership.change": "manage_dealership",
  "dealership.clock": "signed_in",
  "dealership.confirm_clock": "manage_dealership",
  "policy.list": "signed_in",
  "policy.set": "set_policy",
  "policy.set_weights": "set_policy",
  "audit.trail": "view_audit",
  "checklists.for_walk_around": "view_orders",
  "checklists.for_inspection": "view_orders",
  "checklists.templates": "signed_in",
  "checklists.answers": "view_orders",
  "checklists.change_template": "manage_dealership",
  "attachments.add": "view_orders",
  "attachments.list": "view_orders",
  "attachments.read": "view_orders",
  "attachments.remove": "view_orders",
  "notices.mine": "signed_in",
  "notices.see": "signed_in",
  "customers.list": "view_customers",
  "customers.card": "view_customers",
  "customers.find_similar": "view_customers",
  "customers.register": "edit_customers",
  "customers.change": "edit_customers",
  "customers.reveal": "reveal_personal_data",
  "customers.give_consent": "edit_customers",
  "customers.withdraw_consent": "edit_customers",
  "customers.tag": "edit_customers",
  "customers.untag": "edit_customers",
  "customers.hand_over": "manage_staff",
  "customers.export_one": "reveal_personal_data",
  "customers.intentions": "view_customers",
  "customers.record_intention": "edit_customers",
  "customers.close_intention": "edit_customers",
  "customers.merge": "edit_customers",
  "vehicles.list": "view_orders",
  "vehicles.page": "view_orders",
  "vehicles.find_similar": "view_orders",
  "vehicles.check_identifiers": "signed_in",
  "vehicles.register": "edit_customers",
  "vehicles.change": "edit_customers",
  "vehicles.transfer": "edit_customers",
  "vehicles.new_plate": "edit_customers",
  "vehicles.record_plan": "edit_customers",
  "vehicles.end_plan": "edit_customers",
  "vehicles.set_scrapped": "edit_customers",
  "vehicles.models": "signed_in",
  "vehicles.add_model": "edit_catalogue",
  "vehicles.change_model": "edit_catalogue",
  "search.find": "signed_in",
  "catalogue.operations": "view_catalogue",
  "catalogue.add_operation": "edit_catalogue",
  "catalogue.adopt_usual": "edit_catalogue",
  "catalogue.change_operation": "edit_catalogue",
  "catalogue.packages": "view_catalogue",
  "catalogue.add_package": "edit_catalogue",
  "catalogue.change_package": "edit_catalogue",
  "catalogue.offer": "view_catalogue",
  "parts.find": "view_parts",
  "parts.scan": "view_parts",
  "parts.list": "view_parts",
  "parts.card": "view_parts",
  "parts.ledger": "view_parts",
  "parts.add": "edit_parts",
  "parts.change": "edit_parts",
  "parts.warehouses": "view_parts",
  "parts.bins": "view_parts",
  "parts.add_bin": "edit_parts",
  "parts.set_bins": "edit_parts",
  "parts.receive": "receive_parts",
  "parts.inspect_receipt": "receive_parts",
  "parts.receipts": "view_parts",
  "parts.receipt": "view_parts",
  "parts.suppliers": "view_parts",
  "parts.add_supplier": "edit_parts",
  "parts.change_supplier": "edit_parts",
  "parts.worth": "receive_parts",
  "parts.idle": "receive_parts",
  "parts.adjust": "edit_parts",
  "parts.set_accessory": "edit_parts",
  "parts.turns": "receive_parts",
  "parts.fill_rate": "view_parts",
  "parts.waiting": "view_parts",
  "parts.price_history": "view_parts",
  "parts.preview_prices": "edit_parts",
  "parts.change_prices": "edit_parts",
  "parts.expect": "receive_parts",
  "parts_catalogue.kin": "view_parts",
  "parts_catalogue.stand_ins": "view_parts",
  "parts_catalogue.check_packs": "view_parts",
  "parts_catalogue.supersede": "edit_parts",
  "parts_catalogue.undo_supersession": "edit_parts",
  "parts_catalogue.add_alternative": "edit_parts",
  "parts_catalogue.drop_alternative": "edit_parts",
  "parts_catalogue.set_fitments": "edit_parts",
  "parts_catalogue.rank_movers": "edit_parts",
  "parts_import.list": "edit_parts",
  "parts_import.look": "edit_parts",
  "parts_import.faults": "edit_parts",
  "parts_import.begin": "edit_parts",
  "parts_import.append": "edit_parts",
  "parts_import.drop": "edit_parts",
  "parts_import.try_out": "edit_parts",
  "parts_import.take_in": "edit_parts",
  "purchasing.list": "receive_parts",
  "purchasing.page": "receive_parts",
  "purchasing.suggest": "receive_parts",
  "purchasing.prices": "receive_parts",
  "purchasing.coming": "view_parts",
  "purchasing.compare": "receive_parts",
  "purchasing.availability": "view_parts",
  "purchasing.to_send_back": "receive_parts",
  "purchasing.returns": "receive_parts",
  "purchasing.place": "receive_parts",
  "purchasing.promise": "receive_parts",
  "purchasing.cancel_rest": "receive_parts",
  "purchasing.receive": "receive_parts",
  "purchasing.send_back": "receive_parts",
  "supplier_invoices.to_match": "receive_parts",
  "supplier_invoices.list": "receive_parts",
  "supplier_invoices.card": "receive_parts",
  "supplier_invoices.record": "receive_parts",
  "supplier_invoices.decide": "approve_stock",
  "supplier_invoices.void": "receive_parts",
  "part_quality.list": "view_parts",
  "part_quality.card": "view_parts",
  "part_quality.batch": "view_parts",
  "part_quality.of_order": "view_parts",
  "part_quality.of_slip": "view_parts",
  "part_quality.scores": "view_parts",
  "part_quality.warranty": "view_orders",
  "part_quality.record": "view_orders",
  "part_quality.decide": "edit_parts",
  "old_parts.of_order": "view_orders",
  "old_parts.kept": "view_parts",
  "old_parts.record": "view_orders",
  "old_parts.let_go": "issue_parts",
  "sales.list": "view_parts",
  "sales.card": "view_parts",
  "sales.prices": "issue_parts",
  "sales.open": "issue_parts",
  "sales.cancel": "issue_parts",
  "storeroom.attention": "view_parts",
  "storeroom.promised_to": "view_parts",
  "write_offs.list": "receive_parts",
  "write_offs.card": "receive_parts",
  "write_offs.ask": "edit_parts",
  "write_offs.decide": "approve_stock",
  "transfers.list": "receive_parts",
  "transfers.transfer": "edit_parts",
  "stocktake.list": "view_parts",
  "stocktake.card": "view_parts",
  "stocktake.sheet": "count_stock",
  "stocktake.own_entries": "count_stock",
  "stocktake.review": "edit_parts",
  "stocktake.open": "edit_parts",
  "stocktake.enter": "count_stock",
  "stocktake.report_stray": "count_stock",
  "stocktake.settle_stray": "edit_parts",
  "stocktake.close": "edit_parts",
  "stocktake.recount": "edit_parts",
  "stocktake.declare_missing": "edit_parts",
  "stocktake.post": "approve_stock",
  "stocktake.cancel": "edit_parts",
  "appointments.day": "view_orders",
  "appointments.slots": "view_orders",
  "appointments.prepare": "view_orders",
  "appointments.list": "view_orders",
  "appointments.card": "view_orders",
  "appointments.of_vehicle": "view_orders",
  "appointments.today": "view_orders",
  "appointments.book": "book",
  "appointments.change": "book",
  "appointments.reschedule": "book",
  "appointments.confirm": "book",
  "appointments.cancel": "book",
  "appointments.miss": "book",
  "appointments.arrive": "book",
  "reception.open_visit": "receive",
  "reception.walk_around": "receive",
  "reception.sign": "receive",
  "reception.change_visit": "receive",
  "reception.cancel_visit": "receive",
  "reception.visit": "view_orders",
  "reception.today": "view_orders",
  "reception.callout": "view_orders",
  "reception.callouts_under_way": "view_orders",
  "reception.plan_callout": "receive",
  "reception.advance_callout": "view_orders",
  "reception.reveal_callout": "view_orders",
  "reception.scripts": "signed_in",
  "reception.cares": "view_orders",
  "reception.care": "view_orders",
  "reception.learned": "view_customers",
  "reception.learn": "edit_customers",
  "reception.strike_information": "edit_customers",
  "customer_files.open": "edit_customers",
  "customer_files.of_customer": "view_customers",
  "enquiries.list": "view_customers",
  "enquiries.waiting": "signed_in",
  "enquiries.card": "signed_in",
  "enquiries.price": "signed_in",
  "enquiries.record": "edit_customers",
  "enquiries.assign": "edit_customers",
  "enquiries.quote": "signed_in",
  "enquiries.answer": "signed_in",
  "enquiries.not_reached": "signed_in",
  "enquiries.withdraw": "signed_in",
  "enquiries.take_up": "receive",
  "enquiries.of_order": "view_orders",
  "enquiries.put_on_order": "receive",
  "enquiries.reveal": "signed_in",
  "orders.page": "view_orders",
  "orders.consent_preview": "view_orders",
  "orders.payer_preview": "edit_orders",
  "orders.tariffs": "view_orders",
  "orders.list": "view_orders",
  "orders.in_shop": "view_orders",
  "orders.open": "receive",
  "orders.add_lines": "receive",
  "orders.change_line": "edit_orders",
  "orders.remove_line": "receive",
  "orders.cancel_line": "edit_orders",
  "orders.set_payer": "edit_orders",
  "orders.discount_line": "edit_orders",
  "orders.consent": "receive",
  "orders.decline": "receive",
  "orders.declined_of_vehicle": "view_orders",
  "orders.offer_again": "receive",
  "orders.note": "view_orders",
  "orders.promise": "edit_orders",
  "orders.diagnose": "view_orders",
  "orders.change_case": "edit_orders",
  "orders.link_comeback": "edit_orders",
  "orders.decide_comeback": "edit_orders",
  "orders.finish": "edit_orders",
  "orders.cancel": "edit_orders",
  "orders.parts_queue": "view_parts",
  "orders.pick_list": "view_parts",
  "orders.issue_parts": "issue_parts",
  "orders.return_parts": "issue_parts",
  "orders.replace_part": "view_orders",
  "orders.open_pick_round": "issue_parts",
  "orders.round": "view_parts",
  "orders.issue_pick_round": "issue_parts",
  "orders.slip": "view_parts",
  "orders.slips": "view_parts",
  "workshop.board": "view_orders",
  "workshop.bays": "view_orders",
  "workshop.add_bay": "dispatch",
  "workshop.change_bay": "dispatch",
  "workshop.load": "view_orders",
  "workshop.jobs_of_order": "view_orders",
  "workshop.my_jobs": "work_on_jobs",
  "workshop.dispatch": "dispatch",
  "workshop.refuse_job": "work_on_jobs",
  "workshop.refused_jobs": "dispatch",
  "workshop.start": "work_on_jobs",
  "workshop.pause": "work_on_jobs",
  "workshop.resume": "work_on_jobs",
  "workshop.finish": "work_on_jobs",
  "workshop.add_finding": "work_on_jobs",
  "workshop.inspection_sheet": "view_orders",
  "workshop.inspections": "view_orders",
  "workshop.inspect": "view_orders",
  "workshop.guarantees": "view_orders",
  "workshop.cleanings": "view_orders",
  "workshop.clean": "view_orders",
  "workshop.withdraw_cleaning": "view_orders",
  "schedules.list": "view_catalogue",
  "schedules.show": "view_catalogue",
  "schedules.set": "edit_catalogue",
  "schedules.due": "view_orders",
  "schedules.put": "receive",
  "schedules.done_elsewhere": "edit_customers",
  "settlement.of_order": "view_money",
  "settlement.preview": "view_money",
  "settlement.statement": "view_money",
  "settlement.queue": "view_money",
  "settlement.settled": "view_money",
  "settlement.discount_requests": "view_money",
  "settlement.ask_discount": "settle",
  "settlement.decide_discount": "approve_discount",
  "settlement.settle": "settle",
  "settlement.pay": "take_payment",
  "settlement.sign": "view_money",
  "settlement.pay_account": "take_payment",
  "settlement.of_sale": "view_parts",
  "settlement.preview_sale": "settle",
  "settlement.margins": "receive_parts",
  "settlement.settle_sale": "settle",
  "settlement.take_back": "reverse_settlement",
  "settlement.reverse": "reverse_settlement",
  "settlement.record_invoice": "settle",
  "settlement.change_invoice_state": "settle",
  "handover.ready": "view_orders",
  "handover.page": "view_orders",
  "handover.objections": "view_orders",
  "handover.notify": "deliver",
  "handover.deliver": "deliver",
  "handover.remedy": "deliver",
  "papers.preview": "signed_in",
  "papers.origin": "view_parts",
  "papers.labels": "view_parts",
  "papers.print": "signed_in",
  "papers.offsets": "manage_dealership",
  "papers.set_offset": "manage_dealership",
  "reports.today": "view_reports",
  "reports.list": "view_reports",
  "reports.show": "view_reports",
  "reports.behind": "view_reports",
  "reports.closing": "view_reports",
  "reports.workbook": "view_reports",
  "reports.paper": "view_reports",
  "closing.cash_desk": "take_payment",
  "closing.compare": "take_payment",
  "closing.day_closes": "view_money",
  "closing.day_close": "view_money",
  "closing.close_day": "take_payment",
  "closing.take_back_day": "close_books",
  "closing.months": "view_reports",
  "closing.month": "view_reports",
  "closing.kept": "view_reports",
  "closing.close_month": "close_books",
  "closing.reopen_month": "close_books",
  "exports.list": "signed_in",
  "exports.paper": "signed_in",
  "exports.month": "view_reports",
  "exports.everything": "manage_dealership",
  "exports.schedule": "view_reports",
  "exports.set_schedule": "manage_dealership",
  "errands.show": "signed_in",
  "errands.list": "signed_in",
  "errands.cancel": "signed_in",
  "sample.fill": "anyone",
};
