//! Everything that can be asked of the dealership, on one page.
//!
//! A line reads: kind, `slice.verb(Input) -> Output`, the module whose function of
//! that verb answers it, the permission it needs, and the records it changes (or,
//! for a read, the records whose change makes its answer stale).
//! Doors, generated types and tests all read this list; there is no second one.

mod registry;
mod typescript;

pub use registry::{Command, Kind, Run};
pub use typescript::{type_names, typescript};

use registry::commands;

use crate::kernel::Nothing;

commands! {
    // ---- access: who works here, who is signed in
    write access.sign_in(SignIn) -> SignedIn; from access::sign_in; needs Anyone; changes [];
    write access.sign_in_by_pin(SignInByPin) -> SignedIn; from access::sign_in; needs Anyone; changes [];
    write access.unlock(Unlock) -> Nothing; from access::sign_in; needs Anyone; changes [];
    write access.lock(Nothing) -> Nothing; from access::sign_out; needs SignedIn; changes [];
    write access.sign_out(Nothing) -> Nothing; from access::sign_out; needs Anyone; changes [];
    read access.who(Nothing) -> SessionView; from access::read; needs Anyone; shows [Staff, Dealership];
    read access.faces(Nothing) -> Vec<Face>; from access::read; needs Anyone; shows [Staff];
    read access.staff(Nothing) -> Vec<StaffRow>; from access::read; needs ManageStaff; shows [Staff];
    read access.colleagues(Colleagues) -> Vec<Face>; from access::read; needs SignedIn; shows [Staff];
    write access.hire(Hire) -> StaffRef; from access::hire; needs ManageStaff; changes [Staff];
    write access.change_staff(ChangeStaff) -> StaffRef; from access::change_staff; needs ManageStaff; changes [Staff];
    write access.reset_password(ResetPassword) -> Nothing; from access::reset_password; needs ManageStaff; changes [Staff];
    write access.change_own_password(ChangeOwnPassword) -> Nothing; from access::reset_password; needs SignedIn; changes [Staff];

    // ---- dealership: the house itself
    write dealership.set_up(SetUp) -> SignedIn; from dealership::set_up; needs Anyone; changes [Dealership, Staff];
    read dealership.card(Nothing) -> DealershipCard; from dealership::read; needs SignedIn; shows [Dealership];
    write dealership.change(ChangeDealership) -> Nothing; from dealership::change; needs ManageDealership; changes [Dealership];
    read dealership.clock(Nothing) -> ClockView; from dealership::clock; needs SignedIn; shows [Dealership];
    write dealership.confirm_clock(Nothing) -> Nothing; from dealership::clock; needs ManageDealership; changes [Dealership];

    // ---- policy: every number of the house, dated and approved
    read policy.list(Nothing) -> Vec<ParameterView>; from policy::read; needs SignedIn; shows [Policy];
    write policy.set(SetParameter) -> Nothing; from policy::set; needs SetPolicy; changes [Policy];
    write policy.set_weights(SetWeights) -> Nothing; from policy::set_weights; needs SetPolicy; changes [Policy];

    // ---- audit: what was done
    read audit.trail(AuditQuery) -> AuditPage; from audit::read; needs ViewAudit; shows [Audit];

    // ---- documents, checklists, attachments
    read checklists.for_walk_around(Nothing) -> Checklist; from checklists::read; needs ViewOrders; shows [Catalogue];
    read checklists.for_inspection(InspectionOf) -> Checklist; from checklists::read; needs ViewOrders; shows [Catalogue];
    read checklists.templates(Nothing) -> Vec<TemplateView>; from checklists::read; needs SignedIn; shows [Catalogue];
    read checklists.answers(AnswersOf) -> Vec<AnswerView>; from checklists::answers; needs ViewOrders; shows [Receptions, Workshop];
    write checklists.change_template(ChangeTemplate) -> TemplateRef; from checklists::change_template; needs ManageDealership; changes [Catalogue];
    write attachments.add(AddAttachment) -> AttachmentRef; from attachments::add; needs ViewOrders; changes [Receptions, Orders, Parts, Settlements];
    read attachments.list(AttachmentsOf) -> Vec<AttachmentView>; from attachments::read; needs ViewOrders; shows [Receptions, Orders, Parts, Settlements];
    read attachments.read(WhichAttachment) -> AttachmentContent; from attachments::read; needs ViewOrders; shows [];
    write attachments.remove(RemoveAttachment) -> Nothing; from attachments::remove; needs ViewOrders; changes [Receptions, Orders, Parts, Settlements];

    // ---- notices: what one is told behind the bell
    read notices.mine(Nothing) -> Vec<NoticeView>; from notices::read; needs SignedIn; shows [Orders, Notices];
    write notices.see(SeeNotices) -> Nothing; from notices::see; needs SignedIn; changes [Notices];

    // ---- customers and vehicles
    read customers.list(ListCustomers) -> CustomerPage; from customers::list; needs ViewCustomers; shows [Customers, Vehicles, Receptions];
    read customers.card(ShowCustomer) -> CustomerCard; from customers::card; needs ViewCustomers; shows [Customers, Vehicles, Receptions, Settlements];
    read customers.find_similar(FindSimilarCustomers) -> Vec<SimilarCustomer>; from customers::similar; needs ViewCustomers; shows [Customers, Vehicles];
    write customers.register(RegisterCustomer) -> CustomerRef; from customers::register; needs EditCustomers; changes [Customers];
    write customers.change(ChangeCustomer) -> CustomerRef; from customers::change; needs EditCustomers; changes [Customers];
    write customers.reveal(RevealCustomer) -> RevealedCustomer; from customers::reveal; needs RevealPersonalData; changes [Audit];
    write customers.give_consent(GiveDataConsent) -> CustomerRef; from customers::consent; needs EditCustomers; changes [Customers];
    write customers.withdraw_consent(WithdrawDataConsent) -> CustomerRef; from customers::consent; needs EditCustomers; changes [Customers];
    write customers.tag(TagCustomer) -> CustomerRef; from customers::tags; needs EditCustomers; changes [Customers];
    write customers.untag(UntagCustomer) -> CustomerRef; from customers::tags; needs EditCustomers; changes [Customers];
    write customers.hand_over(HandOverCustomers) -> HandedOver; from customers::hand_over; needs ManageStaff; changes [Customers];
    write customers.export_one(ExportCustomer) -> CustomerExport; from customers::export_one; needs RevealPersonalData; changes [Audit];
    read customers.intentions(IntentionQuery) -> IntentionPage; from customers::intentions; needs ViewCustomers; shows [Customers];
    write customers.record_intention(RecordIntention) -> IntentionRef; from customers::intentions; needs EditCustomers; changes [Customers];
    write customers.close_intention(CloseIntention) -> IntentionRef; from customers::intentions; needs EditCustomers; changes [Customers];
    write customers.merge(MergeCustomers) -> CustomerRef; from customers::merge; needs EditCustomers; changes [Customers, Vehicles, Receptions, Orders, Appointments];
    read vehicles.list(ListVehicles) -> VehiclePage; from vehicles::list; needs ViewOrders; shows [Vehicles, Customers, Receptions];
    read vehicles.page(ShowVehicle) -> CarPage; from vehicles::page; needs ViewOrders; shows [Vehicles, Customers, Receptions, Orders, Handovers];
    read vehicles.find_similar(FindSimilarVehicles) -> Vec<SimilarVehicle>; from vehicles::similar; needs ViewOrders; shows [Vehicles];
    read vehicles.check_identifiers(CheckIdentifiers) -> IdentifiersChecked; from vehicles::identifiers; needs SignedIn; shows [];
    write vehicles.register(RegisterVehicle) -> VehicleRegistered; from vehicles::register; needs EditCustomers; changes [Vehicles, Customers];
    write vehicles.change(ChangeVehicle) -> VehicleRef; from vehicles::change; needs EditCustomers; changes [Vehicles];
    write vehicles.transfer(TransferVehicle) -> VehicleRef; from vehicles::transfer; needs EditCustomers; changes [Vehicles, Customers];
    write vehicles.new_plate(NewPlate) -> VehicleRef; from vehicles::plates; needs EditCustomers; changes [Vehicles];
    write vehicles.record_plan(RecordPlan) -> CarPlanRef; from vehicles::record_plan; needs EditCustomers; changes [Vehicles, Orders];
    write vehicles.end_plan(EndPlan) -> Nothing; from vehicles::end_plan; needs EditCustomers; changes [Vehicles, Orders];
    write vehicles.set_scrapped(SetScrapped) -> VehicleRef; from vehicles::scrap; needs EditCustomers; changes [Vehicles];
    read vehicles.models(Nothing) -> Vec<ModelView>; from vehicles::models; needs SignedIn; shows [Vehicles];
    write vehicles.add_model(AddModel) -> ModelRef; from vehicles::models; needs EditCatalogue; changes [Vehicles];
    write vehicles.change_model(ChangeModel) -> ModelRef; from vehicles::models; needs EditCatalogue; changes [Vehicles];

    // ---- search
    read search.find(Find) -> Vec<SearchHit>; from search::find; needs SignedIn; shows [Vehicles, Customers, Orders, Parts, Appointments];

    // ---- catalogue: labour operations and packages of work
    read catalogue.operations(OperationQuery) -> OperationPage; from catalogue::operations; needs ViewCatalogue; shows [Catalogue, Policy];
    write catalogue.add_operation(AddOperation) -> OperationRef; from catalogue::add_operation; needs EditCatalogue; changes [Catalogue];
    write catalogue.adopt_usual(Nothing) -> UsualAdopted; from catalogue::adopt_usual; needs EditCatalogue; changes [Catalogue];
    write catalogue.change_operation(ChangeOperation) -> OperationRef; from catalogue::change_operation; needs EditCatalogue; changes [Catalogue];
    read catalogue.packages(PackageQuery) -> Vec<PackageView>; from catalogue::packages; needs ViewCatalogue; shows [Catalogue, Parts, Stock, Policy];
    write catalogue.add_package(AddPackage) -> PackageRef; from catalogue::add_package; needs EditCatalogue; changes [Catalogue];
    write catalogue.change_package(ChangePackage) -> PackageRef; from catalogue::change_package; needs EditCatalogue; changes [Catalogue];
    read catalogue.offer(OfferQuery) -> Vec<Offer>; from catalogue::offer; needs ViewCatalogue; shows [Catalogue, Parts, Stock, Policy];

    // ---- parts and stock
    read parts.find(FindParts) -> Vec<PartHit>; from parts::find; needs ViewParts; shows [Parts, Stock];
    read parts.scan(ScanPart) -> PartHit; from parts::scan; needs ViewParts; shows [Parts, Stock];
    read parts.list(ListParts) -> PartPage; from purchasing::stock_list; needs ViewParts; shows [Parts, Stock, Purchases];
    read parts.card(PartQuery) -> PartCard; from parts::card; needs ViewParts; shows [Parts, Stock];
    read parts.ledger(LedgerQuery) -> LedgerPage; from parts::ledger; needs ViewParts; shows [Stock];
    write parts.add(AddPart) -> PartRef; from parts::add; needs EditParts; changes [Parts];
    write parts.change(ChangePart) -> PartRef; from parts::change; needs EditParts; changes [Parts];
    read parts.warehouses(Nothing) -> Vec<WarehouseRow>; from parts::bins; needs ViewParts; shows [Parts];
    read parts.bins(BinsOf) -> Vec<BinRow>; from parts::bins; needs ViewParts; shows [Parts];
    write parts.add_bin(AddBin) -> BinRef; from parts::bins; needs EditParts; changes [Parts];
    write parts.set_bins(SetBins) -> PartRef; from parts::set_bins; needs EditParts; changes [Parts];
    write parts.receive(Receive) -> Received; from parts::receive; needs ReceiveParts; changes [Stock, Orders];
    write parts.inspect_receipt(InspectReceipt) -> Received; from parts::inspect_receipt; needs ReceiveParts; changes [Stock, Orders, Purchases];
    read parts.receipts(ReceiptsQuery) -> ReceiptPage; from parts::receipts; needs ViewParts; shows [Stock];
    read parts.receipt(ReceiptQuery) -> ReceiptCard; from parts::receipts; needs ViewParts; shows [Stock];
    read parts.suppliers(Nothing) -> Vec<SupplierRow>; from parts::suppliers; needs ViewParts; shows [Parts];
    write parts.add_supplier(AddSupplier) -> SupplierRef; from parts::suppliers; needs EditParts; changes [Parts];
    write parts.change_supplier(ChangeSupplier) -> SupplierRef; from parts::suppliers; needs EditParts; changes [Parts];
    read parts.worth(WorthAt) -> Vec<WarehouseWorth>; from parts::worth; needs ReceiveParts; shows [Stock];
    read parts.idle(IdleQuery) -> IdleStock; from parts::idle; needs ReceiveParts; shows [Stock, Parts];
    write parts.adjust(Adjust) -> Adjusted; from parts::adjust; needs EditParts; changes [Stock, Orders];
    write parts.set_accessory(SetAccessory) -> PartRef; from parts::set_accessory; needs EditParts; changes [Parts];
    read parts.turns(TurnsBetween) -> Turns; from parts::turns; needs ReceiveParts; shows [Stock];
    read parts.fill_rate(FillsBetween) -> FillRate; from parts::fills; needs ViewParts; shows [Stock, Orders];
    read parts.waiting(WaitingQuery) -> WaitingParts; from parts::waiting; needs ViewParts; shows [Stock, Orders];
    read parts.price_history(PriceHistoryOf) -> Vec<PriceStep>; from parts::prices; needs ViewParts; shows [Parts];
    read parts.preview_prices(PreviewPrices) -> PricePreview; from parts::reprice; needs EditParts; shows [Parts];
    write parts.change_prices(ChangePrices) -> PricesChanged; from parts::reprice; needs EditParts; changes [Parts];
    write parts.expect(ExpectParts) -> Nothing; from parts::expect; needs ReceiveParts; changes [Stock, Orders];

    // ---- parts among each other: chains, alternatives, cars they fit, fast movers
    read parts_catalogue.kin(PartQuery) -> PartKin; from parts_catalogue::chain; needs ViewParts; shows [Parts, Stock, Vehicles];
    read parts_catalogue.stand_ins(StandInsOf) -> Vec<StandIn>; from parts_catalogue::stand_ins; needs ViewParts; shows [Parts, Stock, Vehicles];
    read parts_catalogue.check_packs(CheckPacks) -> Vec<BrokenPack>; from parts_catalogue::packs; needs ViewParts; shows [Parts];
    write parts_catalogue.supersede(Supersede) -> Nothing; from parts_catalogue::supersede; needs EditParts; changes [Parts];
    write parts_catalogue.undo_supersession(UndoSupersession) -> Nothing; from parts_catalogue::supersede; needs EditParts; changes [Parts];
    write parts_catalogue.add_alternative(AddAlternative) -> Nothing; from parts_catalogue::alternatives; needs EditParts; changes [Parts];
    write parts_catalogue.drop_alternative(DropAlternative) -> Nothing; from parts_catalogue::alternatives; needs EditParts; changes [Parts];
    write parts_catalogue.set_fitments(SetFitments) -> Nothing; from parts_catalogue::fitment; needs EditParts; changes [Parts];
    write parts_catalogue.rank_movers(RankMovers) -> MoversRanked; from parts_catalogue::movers; needs EditParts; changes [Parts];

    // ---- lists of parts from outside
    read parts_import.list(Nothing) -> Vec<ImportRow>; from parts_import::read; needs EditParts; shows [Parts];
    read parts_import.look(LookImport) -> ImportLook; from parts_import::look; needs EditParts; shows [];
    read parts_import.faults(FaultsOf) -> FaultPage; from parts_import::faults; needs EditParts; shows [];
    write parts_import.begin(BeginImport) -> ImportRef; from parts_import::upload; needs EditParts; changes [];
    write parts_import.append(AppendImport) -> Nothing; from parts_import::upload; needs EditParts; changes [];
    write parts_import.drop(ImportOf) -> Nothing; from parts_import::upload; needs EditParts; changes [Parts];
    write parts_import.try_out(TryImport) -> ErrandRef<ImportTrial>; from parts_import::try_out; needs EditParts; changes [];
    write parts_import.take_in(TakeIn) -> ErrandRef<ImportDone>; from parts_import::take_in; needs EditParts; changes [Parts];

    // ---- buying
    read purchasing.list(PurchasesQuery) -> PurchasePage; from purchasing::list; needs ReceiveParts; shows [Purchases];
    read purchasing.page(PurchaseQuery) -> PurchaseView; from purchasing::page; needs ReceiveParts; shows [Purchases, Stock];
    read purchasing.suggest(SuggestQuery) -> Vec<Suggestion>; from purchasing::suggest; needs ReceiveParts; shows [Purchases, Stock, Parts];
    read purchasing.prices(PricesOf) -> Vec<PaidPrice>; from purchasing::prices; needs ReceiveParts; shows [Stock];
    read purchasing.coming(ComingOf) -> Vec<Coming>; from purchasing::coming; needs ViewParts; shows [Purchases];
    read purchasing.compare(ComparePrices) -> Vec<ComparedPrice>; from purchasing::compare; needs ReceiveParts; shows [Stock];
    read purchasing.availability(AvailabilityOf) -> Vec<Availability>; from purchasing::availability; needs ViewParts; shows [Stock, Purchases];
    read purchasing.to_send_back(Nothing) -> Vec<ToSendBack>; from purchasing::returns; needs ReceiveParts; shows [Purchases, Stock];
    read purchasing.returns(ReturnsQuery) -> Vec<SupplierReturnRow>; from purchasing::returns; needs ReceiveParts; shows [Purchases];
    write purchasing.place(PlacePurchase) -> PurchaseRef; from purchasing::place; needs ReceiveParts; changes [Purchases, Orders, Stock];
    write purchasing.promise(MovePromise) -> Nothing; from purchasing::promise; needs ReceiveParts; changes [Purchases];
    write purchasing.cancel_rest(CancelRest) -> Nothing; from purchasing::cancel_rest; needs ReceiveParts; changes [Purchases];
    write purchasing.receive(ReceiveOrdered) -> Received; from purchasing::receive; needs ReceiveParts; changes [Purchases, Stock, Orders];
    write purchasing.send_back(SendBack) -> SentBack; from purchasing::send_back; needs ReceiveParts; changes [Purchases, Stock];

    // ---- what suppliers charge, beside what came
    read supplier_invoices.to_match(ToMatchQuery) -> ToMatch; from supplier_invoices::to_match; needs ReceiveParts; shows [Stock, Purchases];
    read supplier_invoices.list(SupplierInvoicesQuery) -> SupplierInvoicePage; from supplier_invoices::read; needs ReceiveParts; shows [Purchases];
    read supplier_invoices.card(SupplierInvoiceQuery) -> SupplierInvoiceCard; from supplier_invoices::read; needs ReceiveParts; shows [Purchases];
    write supplier_invoices.record(RecordSupplierInvoice) -> SupplierInvoiceRef; from supplier_invoices::record; needs ReceiveParts; changes [Purchases];
    write supplier_invoices.decide(DecideSupplierInvoice) -> SupplierInvoiceRef; from supplier_invoices::decide; needs ApproveStock; changes [Purchases];
    write supplier_invoices.void(VoidSupplierInvoice) -> SupplierInvoiceRef; from supplier_invoices::decide; needs ReceiveParts; changes [Purchases];

    // ---- parts that were bad, and where their batch went
    read part_quality.list(PartDefectsQuery) -> PartDefectPage; from part_quality::read; needs ViewParts; shows [Parts, Purchases];
    read part_quality.card(PartDefectQuery) -> PartDefectRow; from part_quality::read; needs ViewParts; shows [Parts, Purchases];
    read part_quality.batch(BatchQuery) -> BatchTrace; from part_quality::trace; needs ViewParts; shows [Stock];
    read part_quality.of_order(OrderBatchesOf) -> Vec<OrderBatch>; from part_quality::trace; needs ViewParts; shows [Stock, Orders];
    read part_quality.of_slip(SlipBatchesOf) -> Vec<SlipBatch>; from part_quality::slip; needs ViewParts; shows [Stock, Orders];
    read part_quality.scores(Nothing) -> SupplierScores; from part_quality::scores; needs ViewParts; shows [Purchases, Parts, Stock, Policy];
    read part_quality.warranty(PartComplaint) -> PartWarrantyView; from part_quality::warranty; needs ViewOrders; shows [Parts, Orders];
    write part_quality.record(RecordPartDefect) -> PartDefectRef; from part_quality::record; needs ViewOrders; changes [Parts, Purchases];
    write part_quality.decide(DecidePartDefect) -> PartDefectRef; from part_quality::decide; needs EditParts; changes [Parts, Purchases];

    // ---- replaced parts: whose they are, where they lie
    read old_parts.of_order(OldPartsOfOrder) -> ReplacedOnOrder; from old_parts::read; needs ViewOrders; shows [Orders];
    read old_parts.kept(OldPartsQuery) -> Vec<KeptOldPart>; from old_parts::read; needs ViewParts; shows [Orders];
    write old_parts.record(RecordOldParts) -> Nothing; from old_parts::record; needs ViewOrders; changes [Orders];
    write old_parts.let_go(LetOldPartsGo) -> Nothing; from old_parts::leave; needs IssueParts; changes [Orders];

    // ---- sales over the counter
    read sales.list(SalesQuery) -> SalePage; from sales::read; needs ViewParts; shows [Stock, Settlements];
    read sales.card(SaleQuery) -> SaleCard; from sales::read; needs ViewParts; shows [Stock, Settlements];
    read sales.prices(SalePricesOf) -> SalePrices; from sales::price; needs IssueParts; shows [Parts, Customers];
    write sales.open(OpenSale) -> SaleRef; from sales::open; needs IssueParts; changes [Stock];
    write sales.cancel(CancelSale) -> SaleRef; from sales::open; needs IssueParts; changes [Stock, Orders];

    // ---- what there is to see to in the store
    read storeroom.attention(Nothing) -> Attention; from storeroom::attention; needs ViewParts; shows [Stock, Purchases, Counts, Orders, Parts];
    read storeroom.promised_to(PromisesOfPart) -> Vec<PromisedTo>; from storeroom::promised_to; needs ViewParts; shows [Stock, Orders, Appointments];

    // ---- other ways out: written off, moved to another warehouse
    read write_offs.list(WriteOffsQuery) -> WriteOffPage; from write_offs::read; needs ReceiveParts; shows [Stock];
    read write_offs.card(WriteOffQuery) -> WriteOffCard; from write_offs::read; needs ReceiveParts; shows [Stock];
    write write_offs.ask(AskWriteOff) -> WriteOffRef; from write_offs::ask; needs EditParts; changes [Stock];
    write write_offs.decide(DecideWriteOff) -> WriteOffRef; from write_offs::decide; needs ApproveStock; changes [Stock, Orders];
    read transfers.list(TransfersQuery) -> TransferPage; from transfers::read; needs ReceiveParts; shows [Stock];
    write transfers.transfer(TransferParts) -> TransferRef; from transfers::transfer; needs EditParts; changes [Stock, Orders];

    // ---- stock-taking
    read stocktake.list(CountsQuery) -> CountPage; from stocktake::list; needs ViewParts; shows [Counts];
    read stocktake.card(CountQuery) -> CountCard; from stocktake::card; needs ViewParts; shows [Counts];
    read stocktake.sheet(SheetQuery) -> SheetPage; from stocktake::sheet; needs CountStock; shows [Counts, Parts];
    read stocktake.own_entries(OwnEntriesOf) -> Vec<OwnEntry>; from stocktake::sheet; needs CountStock; shows [Counts];
    read stocktake.review(ReviewQuery) -> CountReview; from stocktake::review; needs EditParts; shows [Counts, Stock];
    write stocktake.open(OpenCount) -> CountRef; from stocktake::open; needs EditParts; changes [Counts];
    write stocktake.enter(EnterCounts) -> Vec<EnteredCount>; from stocktake::enter; needs CountStock; changes [Counts];
    write stocktake.report_stray(ReportStray) -> Nothing; from stocktake::strays; needs CountStock; changes [Counts];
    write stocktake.settle_stray(SettleStray) -> Nothing; from stocktake::strays; needs EditParts; changes [Counts];
    write stocktake.close(CloseCount) -> CountRef; from stocktake::close; needs EditParts; changes [Counts];
    write stocktake.recount(RecountLines) -> CountRef; from stocktake::recount; needs EditParts; changes [Counts];
    write stocktake.declare_missing(DeclareMissing) -> CountRef; from stocktake::recount; needs EditParts; changes [Counts];
    write stocktake.post(PostCount) -> CountRef; from stocktake::post; needs ApproveStock; changes [Counts, Stock, Orders];
    write stocktake.cancel(CancelCount) -> CountRef; from stocktake::close; needs EditParts; changes [Counts];

    // ---- appointments: who comes when, for what, with whom and where
    read appointments.day(AppointmentsOn) -> AppointmentDay; from appointments::day; needs ViewOrders; shows [Appointments, Workshop, Orders, Stock, Policy];
    read appointments.slots(FreeSlotsOf) -> FreeSlots; from appointments::slots; needs ViewOrders; shows [Appointments, Workshop, Orders, Policy];
    read appointments.prepare(PrepareAppointment) -> PreparedAppointment; from appointments::prepare; needs ViewOrders; shows [Catalogue, Stock, Purchases, Policy];
    read appointments.list(ListAppointments) -> AppointmentPage; from appointments::list; needs ViewOrders; shows [Appointments, Stock];
    read appointments.card(WhichAppointment) -> AppointmentCard; from appointments::read; needs ViewOrders; shows [Appointments, Stock, Orders, Receptions];
    read appointments.of_vehicle(AppointmentsOfCar) -> CarAppointments; from appointments::of_vehicle; needs ViewOrders; shows [Appointments, Stock];
    read appointments.today(Nothing) -> AppointmentsToday; from appointments::today; needs ViewOrders; shows [Appointments, Stock];
    write appointments.book(BookAppointment) -> AppointmentRef; from appointments::book; needs Book; changes [Appointments, Stock, Enquiries, Notices];
    write appointments.change(ChangeAppointment) -> AppointmentRef; from appointments::change; needs Book; changes [Appointments, Stock, Orders];
    write appointments.reschedule(RescheduleAppointment) -> AppointmentRef; from appointments::reschedule; needs Book; changes [Appointments, Stock, Orders];
    write appointments.confirm(ConfirmAppointment) -> AppointmentRef; from appointments::confirm; needs Book; changes [Appointments];
    write appointments.cancel(CancelAppointment) -> AppointmentRef; from appointments::cancel; needs Book; changes [Appointments, Stock, Orders];
    write appointments.miss(MissAppointment) -> AppointmentRef; from appointments::miss; needs Book; changes [Appointments, Stock, Orders];
    write appointments.arrive(ArriveAppointment) -> AppointmentRef; from appointments::arrive; needs Book; changes [Appointments, Stock, Orders];

    // ---- reception
    write reception.open_visit(OpenVisit) -> VisitRef; from reception::open_visit; needs Receive; changes [Receptions, Vehicles, Appointments, Stock];
    write reception.walk_around(WalkAround) -> VisitRef; from reception::walk_around; needs Receive; changes [Receptions];
    write reception.sign(SignVisit) -> VisitRef; from reception::sign; needs Receive; changes [Receptions];
    write reception.change_visit(ChangeVisit) -> VisitRef; from reception::change_visit; needs Receive; changes [Receptions, Vehicles, Appointments, Stock];
    write reception.cancel_visit(CancelVisit) -> VisitRef; from reception::cancel_visit; needs Receive; changes [Receptions, Appointments];
    read reception.visit(WhichVisit) -> VisitPage; from reception::read; needs ViewOrders; shows [Receptions, Orders, Vehicles, Customers];
    read reception.today(Nothing) -> Vec<VisitRow>; from reception::today; needs ViewOrders; shows [Receptions, Orders];
    read reception.callout(WhichVisit) -> Option<CalloutView>; from reception::callouts::read; needs ViewOrders; shows [Receptions, Customers, Vehicles];
    read reception.callouts_under_way(Nothing) -> Vec<CalloutView>; from reception::callouts::read; needs ViewOrders; shows [Receptions, Customers, Vehicles];
    write reception.plan_callout(PlanCallout) -> CalloutRef; from reception::callouts::plan; needs Receive; changes [Receptions, Notices];
    write reception.advance_callout(AdvanceCallout) -> CalloutRef; from reception::callouts::advance; needs ViewOrders; changes [Receptions, Notices];
    write reception.reveal_callout(WhichVisit) -> RevealedCallout; from reception::callouts::reveal; needs ViewOrders; changes [Audit];
    read reception.scripts(Nothing) -> Vec<Script>; from reception::scripts; needs SignedIn; shows [Policy];
    read reception.cares(CaresOf) -> Vec<CareView>; from reception::care; needs ViewOrders; shows [Receptions];
    write reception.care(RecordCare) -> Nothing; from reception::care; needs ViewOrders; changes [Receptions];
    read reception.learned(LearnedOf) -> Vec<InformationView>; from reception::learn; needs ViewCustomers; shows [Customers];
    write reception.learn(Learn) -> Nothing; from reception::learn; needs EditCustomers; changes [Customers];
    write reception.strike_information(StrikeInformation) -> Nothing; from reception::learn; needs EditCustomers; changes [Customers];

    // ---- customer_files: whose file is to be built, and by when
    read customer_files.open(OpenFilesQuery) -> OpenFiles; from customer_files::read; needs EditCustomers; shows [Customers, Vehicles, Receptions, Enquiries];
    read customer_files.of_customer(FileOf) -> FileState; from customer_files::read; needs ViewCustomers; shows [Customers, Vehicles, Receptions, Enquiries];

    // ---- enquiries: what somebody asks, and what was said
    read enquiries.list(EnquiriesQuery) -> EnquiryPage; from enquiries::read; needs ViewCustomers; shows [Enquiries, Customers, Vehicles];
    read enquiries.waiting(Nothing) -> WaitingEnquiries; from enquiries::waiting; needs SignedIn; shows [Enquiries];
    read enquiries.card(EnquiryQuery) -> EnquiryCard; from enquiries::card; needs SignedIn; shows [Enquiries, Customers, Vehicles, Orders, Receptions, Appointments, Policy];
    read enquiries.price(PriceQuote) -> PricedQuote; from enquiries::price; needs SignedIn; shows [Catalogue, Parts, Policy, Customers];
    write enquiries.record(RecordEnquiry) -> EnquiryRef; from enquiries::record; needs EditCustomers; changes [Enquiries, Notices];
    write enquiries.assign(AssignEnquiry) -> EnquiryRef; from enquiries::assign; needs EditCustomers; changes [Enquiries, Notices];
    write enquiries.quote(QuoteEnquiry) -> EnquiryRef; from enquiries::quote; needs SignedIn; changes [Enquiries];
    write enquiries.answer(AnswerEnquiry) -> EnquiryRef; from enquiries::answer; needs SignedIn; changes [Enquiries, Notices];
    write enquiries.not_reached(NotReached) -> EnquiryRef; from enquiries::not_reached; needs SignedIn; changes [Enquiries];
    write enquiries.withdraw(WithdrawEnquiry) -> EnquiryRef; from enquiries::withdraw; needs SignedIn; changes [Enquiries, Notices];
    write enquiries.take_up(TakeUpEnquiry) -> EnquiryRef; from enquiries::take_up; needs Receive; changes [Enquiries, Receptions];
    read enquiries.of_order(QuotesOfOrder) -> Vec<QuoteBefore>; from enquiries::of_order; needs ViewOrders; shows [Enquiries, Orders];
    write enquiries.put_on_order(PutOnOrder) -> OrderRef; from enquiries::put_on_order; needs Receive; changes [Enquiries, Orders, Notices];
    write enquiries.reveal(RevealEnquiry) -> RevealedContact; from enquiries::reveal; needs SignedIn; changes [Audit];

    // ---- repair orders
    read orders.page(OrderPageOf) -> OrderPage; from repair_orders::page; needs ViewOrders; shows [Orders, Workshop, Stock, Settlements, Vehicles, Customers, Receptions];
    read orders.consent_preview(ConsentPreview) -> ToConsent; from repair_orders::page; needs ViewOrders; shows [Orders];
    read orders.payer_preview(PayerPreview) -> PreviewedPayer; from repair_orders::repriced; needs EditOrders; shows [Orders, Parts];
    read orders.tariffs(TariffsOf) -> AfterWarranty; from repair_orders::tariffs; needs ViewOrders; shows [Policy, Vehicles, Orders, Receptions];
    read orders.list(OrderQuery) -> OrderList; from repair_orders::list; needs ViewOrders; shows [Orders];
    read orders.in_shop(Nothing) -> Vec<InShopRow>; from repair_orders::in_shop; needs ViewOrders; shows [Orders, Workshop];
    write orders.open(OpenOrder) -> OrderRef; from repair_orders::open; needs Receive; changes [Orders, Receptions, Vehicles, Appointments, Stock];
    write orders.add_lines(AddLines) -> OrderRef; from repair_orders::add_lines; needs Receive; changes [Orders];
    write orders.change_line(ChangeLine) -> LineRef; from repair_orders::change_line; needs EditOrders; changes [Orders, Stock];
    write orders.remove_line(RemoveLine) -> Nothing; from repair_orders::remove_line; needs Receive; changes [Orders, Stock];
    write orders.cancel_line(CancelLine) -> Nothing; from repair_orders::cancel_line; needs EditOrders; changes [Orders, Workshop, Stock];
    write orders.set_payer(SetPayer) -> PayerSet; from repair_orders::set_payer; needs EditOrders; changes [Orders];
    write orders.discount_line(DiscountLine) -> LineRef; from repair_orders::discount_line; needs EditOrders; changes [Orders];
    write orders.consent(GiveConsent) -> Consented; from repair_orders::consent; needs Receive; changes [Orders, Workshop, Stock];
    write orders.decline(DeclineLines) -> Nothing; from repair_orders::decline; needs Receive; changes [Orders, Stock];
    read orders.declined_of_vehicle(DeclinedOf) -> Vec<DeclinedLine>; from repair_orders::offer_again; needs ViewOrders; shows [Orders];
    write orders.offer_again(OfferAgain) -> OrderRef; from repair_orders::offer_again; needs Receive; changes [Orders];
    write orders.note(AddNote) -> Nothing; from repair_orders::note; needs ViewOrders; changes [Orders];
    write orders.promise(ChangePromise) -> Nothing; from repair_orders::promise; needs EditOrders; changes [Orders, Workshop];
    write orders.diagnose(Diagnose) -> Nothing; from repair_orders::diagnose; needs ViewOrders; changes [Orders];
    write orders.change_case(ChangeCase) -> Nothing; from repair_orders::diagnose; needs EditOrders; changes [Orders];
    write orders.link_comeback(LinkComeback) -> Nothing; from repair_orders::comeback; needs EditOrders; changes [Orders];
    write orders.decide_comeback(DecideComeback) -> Nothing; from repair_orders::comeback; needs EditOrders; changes [Orders];
    write orders.finish(FinishOrder) -> Nothing; from repair_orders::finish; needs EditOrders; changes [Orders, Workshop];
    write orders.cancel(CancelOrder) -> Nothing; from repair_orders::cancel; needs EditOrders; changes [Orders, Workshop, Stock];
    // what the store has to hand out, parts out and back
    read orders.parts_queue(Nothing) -> Vec<QueueOrder>; from repair_orders::pick_list; needs ViewParts; shows [Orders, Stock, Parts];
    read orders.pick_list(PickListQuery) -> PickList; from repair_orders::pick_list; needs ViewParts; shows [Orders, Stock, Parts];
    write orders.issue_parts(IssueParts) -> SlipRef; from repair_orders::issue_parts; needs IssueParts; changes [Stock, Orders];
    write orders.return_parts(ReturnParts) -> SlipRef; from repair_orders::return_parts; needs IssueParts; changes [Stock, Orders];
    write orders.replace_part(ReplacePart) -> LineRef; from repair_orders::replace_part; needs ViewOrders; changes [Orders, Stock];
    write orders.open_pick_round(OpenPickRound) -> PickRoundRef; from repair_orders::pick_rounds; needs IssueParts; changes [Orders];
    read orders.round(PickRoundQuery) -> PickRound; from repair_orders::pick_rounds; needs ViewParts; shows [Orders, Stock, Parts];
    write orders.issue_pick_round(IssuePickRound) -> Vec<SlipRef>; from repair_orders::pick_rounds; needs IssueParts; changes [Stock, Orders];
    read orders.slip(SlipQuery) -> SlipCard; from repair_orders::slips; needs ViewParts; shows [Orders];
    read orders.slips(SlipsOf) -> Vec<SlipRow>; from repair_orders::slips; needs ViewParts; shows [Orders];

    // ---- workshop
    read workshop.board(Nothing) -> Board; from workshop::board; needs ViewOrders; shows [Orders, Workshop, Receptions];
    read workshop.bays(Nothing) -> Vec<BayRow>; from workshop::bays; needs ViewOrders; shows [Workshop];
    write workshop.add_bay(AddBay) -> BayRef; from workshop::add_bay; needs Dispatch; changes [Workshop];
    write workshop.change_bay(ChangeBay) -> BayRef; from workshop::change_bay; needs Dispatch; changes [Workshop];
    read workshop.load(LoadOf) -> WorkshopLoad; from workshop::load; needs ViewOrders; shows [Orders, Workshop, Staff];
    read workshop.jobs_of_order(JobsOfOrder) -> Vec<LineJobs>; from workshop::jobs_of_order; needs ViewOrders; shows [Orders, Workshop];
    read workshop.my_jobs(JobsOf) -> Vec<MyJob>; from workshop::my_jobs; needs WorkOnJobs; shows [Orders, Workshop];
    write workshop.dispatch(Dispatch) -> Dispatched; from workshop::dispatch; needs Dispatch; changes [Orders, Workshop];
    write workshop.refuse_job(RefuseJob) -> Nothing; from workshop::refuse_job; needs WorkOnJobs; changes [Orders, Workshop];
    read workshop.refused_jobs(RefusedBetween) -> Vec<RefusedJob>; from workshop::refuse_job; needs Dispatch; shows [Workshop];
    write workshop.start(StartJob) -> Nothing; from workshop::start; needs WorkOnJobs; changes [Orders, Workshop];
    write workshop.pause(PauseJob) -> Nothing; from workshop::pause; needs WorkOnJobs; changes [Orders, Workshop];
    write workshop.resume(ResumeJob) -> Nothing; from workshop::resume; needs WorkOnJobs; changes [Orders, Workshop];
    write workshop.finish(FinishJob) -> FinishedJob; from workshop::finish; needs WorkOnJobs; changes [Orders, Workshop];
    write workshop.add_finding(AddFinding) -> AddedFinding; from workshop::add_finding; needs WorkOnJobs; changes [Orders, Workshop];
    read workshop.inspection_sheet(InspectionSheetOf) -> InspectionSheet; from workshop::inspection_sheet; needs ViewOrders; shows [Orders, Workshop, Policy];
    read workshop.inspections(InspectionsOf) -> OrderInspections; from workshop::inspections; needs ViewOrders; shows [Orders, Workshop];
    write workshop.inspect(Inspect) -> Inspected; from workshop::inspect; needs ViewOrders; changes [Orders, Workshop, Settlements];
    read workshop.guarantees(GuaranteesOf) -> Vec<LineGuarantee>; from workshop::guarantee; needs ViewOrders; shows [Orders, Workshop, Vehicles];
    read workshop.cleanings(CleaningsOf) -> Vec<CleaningView>; from workshop::clean; needs ViewOrders; shows [Workshop, Receptions];
    write workshop.clean(Clean) -> Nothing; from workshop::clean; needs ViewOrders; changes [Workshop, Handovers];
    write workshop.withdraw_cleaning(WithdrawCleaning) -> Nothing; from workshop::clean; needs ViewOrders; changes [Workshop, Handovers];

    // ---- schedules: what the maker wants done, and when
    read schedules.list(Nothing) -> Vec<ScheduleRow>; from schedules::read; needs ViewCatalogue; shows [Vehicles, Catalogue];
    read schedules.show(ScheduleOf) -> ScheduleView; from schedules::read; needs ViewCatalogue; shows [Vehicles, Catalogue, Parts];
    write schedules.set(SetSchedule) -> ScheduleRef; from schedules::set; needs EditCatalogue; changes [Catalogue];
    read schedules.due(DueOf) -> CarSchedule; from schedules::due; needs ViewOrders; shows [Vehicles, Catalogue, Parts, Orders, Settlements, Policy];
    write schedules.put(PutScheduled) -> OrderRef; from schedules::put; needs Receive; changes [Orders];
    write schedules.done_elsewhere(DoneElsewhere) -> Nothing; from schedules::elsewhere; needs EditCustomers; changes [Vehicles];

    // ---- settlement
    read settlement.of_order(OrderMoneyOf) -> OrderMoney; from settlement::read; needs ViewMoney; shows [Orders, Settlements];
    read settlement.preview(SettlementPreview) -> PreviewedSettlement; from settlement::preview; needs ViewMoney; shows [Orders, Settlements];
    read settlement.statement(StatementOf) -> Statement; from settlement::read; needs ViewMoney; shows [Settlements];
    read settlement.queue(Nothing) -> Vec<CashierRow>; from settlement::list; needs ViewMoney; shows [Orders, Settlements];
    read settlement.settled(SettledBetween) -> SettledPage; from settlement::list; needs ViewMoney; shows [Settlements];
    read settlement.discount_requests(Nothing) -> Vec<DiscountRequestRow>; from settlement::approval; needs ViewMoney; shows [Settlements];
    write settlement.ask_discount(AskDiscount) -> Nothing; from settlement::approval; needs Settle; changes [Settlements];
    write settlement.decide_discount(DecideDiscount) -> Nothing; from settlement::approval; needs ApproveDiscount; changes [Settlements];
    write settlement.settle(Settle) -> Settled; from settlement::settle; needs Settle; changes [Orders, Settlements, Stock];
    write settlement.pay(Pay) -> Balance; from settlement::pay; needs TakePayment; changes [Settlements];
    write settlement.sign(SignStatement) -> Nothing; from settlement::sign; needs ViewMoney; changes [Settlements];
    write settlement.pay_account(PayAccount) -> Balance; from settlement::pay; needs TakePayment; changes [Settlements];
    read settlement.of_sale(SaleMoneyOf) -> Vec<SettlementSummary>; from settlement::read; needs ViewParts; shows [Settlements];
    read settlement.preview_sale(SalePreview) -> PreviewedSale; from settlement::settle_sale; needs Settle; shows [Stock, Settlements];
    read settlement.margins(MarginsBetween) -> Margins; from settlement::margins; needs ReceiveParts; shows [Settlements, Parts];
    write settlement.settle_sale(SettleSale) -> SaleSettled; from settlement::settle_sale; needs Settle; changes [Settlements, Stock];
    write settlement.take_back(TakeBack) -> TakenBack; from settlement::take_back; needs ReverseSettlement; changes [Settlements, Stock, Orders];
    write settlement.reverse(Reverse) -> Reversed; from settlement::reverse; needs ReverseSettlement; changes [Orders, Settlements];
    write settlement.record_invoice(RecordInvoice) -> Nothing; from settlement::invoice; needs Settle; changes [Settlements];
    write settlement.change_invoice_state(ChangeInvoiceState) -> Nothing; from settlement::invoice; needs Settle; changes [Settlements];

    // ---- handover
    read handover.ready(Nothing) -> Vec<ReadyCar>; from handover::read; needs ViewOrders; shows [Orders, Settlements, Handovers];
    read handover.page(HandoverOf) -> HandoverPage; from handover::read; needs ViewOrders; shows [Orders, Settlements, Handovers];
    read handover.objections(Nothing) -> Vec<OpenObjection>; from handover::objections; needs ViewOrders; shows [Handovers];
    write handover.notify(NotifyReady) -> Nothing; from handover::notify; needs Deliver; changes [Handovers];
    write handover.deliver(Deliver) -> Delivered; from handover::deliver; needs Deliver; changes [Orders, Receptions, Vehicles, Handovers, Appointments, Stock];
    write handover.remedy(Remedy) -> Nothing; from handover::remedy; needs Deliver; changes [Handovers];

    // ---- papers
    read papers.preview(PaperOf) -> Pdf; from papers::preview; needs SignedIn; shows [Orders, Receptions, Settlements, Handovers, Workshop];
    read papers.origin(OriginOf) -> PaperRef; from papers::origin; needs ViewParts; shows [Stock];
    read papers.labels(LabelsOf) -> Pdf; from papers::labels; needs ViewParts; shows [Parts];
    write papers.print(PaperOf) -> Pdf; from papers::print; needs SignedIn; changes [Papers];
    read papers.offsets(Nothing) -> Vec<PaperOffset>; from papers::print; needs ManageDealership; shows [Papers];
    write papers.set_offset(SetOffset) -> Nothing; from papers::print; needs ManageDealership; changes [Papers];

    // ---- reports: what happened in a period
    read reports.today(Nothing) -> ShopToday; from reports::today; needs ViewReports; shows [Orders, Receptions, Workshop, Settlements, Stock, Counts, Staff, Policy];
    read reports.list(Nothing) -> Vec<ReportView>; from reports::list; needs ViewReports; shows [];
    read reports.show(ShowReport) -> ShownTable; from reports::show; needs ViewReports; shows [Orders, Receptions, Workshop, Settlements, Stock, Purchases, Policy, Closings];
    read reports.behind(BehindFigure) -> FigureBehind; from reports::behind; needs ViewReports; shows [Orders, Receptions, Workshop, Settlements, Stock, Purchases, Policy, Closings];
    read reports.closing(Period) -> PeriodClosing; from reports::closing; needs ViewReports; shows [Closings];
    read reports.workbook(Period) -> WorkbookFile; from reports::workbook; needs ViewReports; shows [];
    read reports.paper(Period) -> MonthPaper; from reports::paper; needs ViewReports; shows [];

    // ---- closing the cashier's day and the manager's month
    read closing.cash_desk(Nothing) -> CashDesk; from closing::figures; needs TakePayment; shows [Settlements, Closings];
    read closing.compare(CompareDay) -> DayCompared; from closing::compare; needs TakePayment; shows [Settlements, Closings];
    read closing.day_closes(DayClosesQuery) -> DayClosePage; from closing::days; needs ViewMoney; shows [Closings];
    read closing.day_close(WhichDayClose) -> DayCloseCard; from closing::days; needs ViewMoney; shows [Closings];
    write closing.close_day(CloseDay) -> DayCloseRef; from closing::close_day; needs TakePayment; changes [Closings];
    write closing.take_back_day(TakeBackDay) -> Nothing; from closing::close_day; needs CloseBooks; changes [Closings];
    read closing.months(Nothing) -> Vec<MonthRow>; from closing::months; needs ViewReports; shows [Closings];
    read closing.month(WhichMonth) -> MonthPage; from closing::months; needs ViewReports; shows [Closings, Orders, Settlements, Stock, Counts, Policy];
    read closing.kept(WhichKept) -> KeptFile; from closing::kept; needs ViewReports; shows [];
    write closing.close_month(CloseMonth) -> MonthCloseRef; from closing::close_month; needs CloseBooks; changes [Closings];
    write closing.reopen_month(ReopenMonth) -> Nothing; from closing::close_month; needs CloseBooks; changes [Closings];

    // ---- what leaves the house as files
    write exports.list(ExportList) -> ErrandRef<ListOut>; from exports::list; needs SignedIn; changes [];
    read exports.paper(ExportList) -> ListPaper; from exports::print; needs SignedIn; shows [];
    write exports.month(ExportMonth) -> ErrandRef<MonthOut>; from exports::month; needs ViewReports; changes [];
    write exports.everything(ExportEverything) -> ErrandRef<TakenAlong>; from exports::everything; needs ManageDealership; changes [];
    read exports.schedule(Nothing) -> ExportSchedule; from exports::schedule; needs ViewReports; shows [Exports];
    write exports.set_schedule(SetExportSchedule) -> Nothing; from exports::schedule; needs ManageDealership; changes [Exports];

    // ---- long work: what a command began and runs beside the calls
    read errands.show(WhichErrand) -> ErrandView; from errands::follow; needs SignedIn; shows [Errands];
    read errands.list(Nothing) -> Vec<ErrandView>; from errands::follow; needs SignedIn; shows [Errands];
    // changes nothing in the file, and must not wait for who writes to it
    read errands.cancel(WhichErrand) -> Nothing; from errands::follow; needs SignedIn; shows [];

    // ---- sample dealership
    write sample.fill(FillSample) -> Nothing; from sample::fill; needs Anyone; changes [Dealership, Staff, Policy, Customers, Vehicles, Catalogue, Parts, Stock, Appointments, Receptions, Orders, Workshop, Settlements, Handovers];
}
