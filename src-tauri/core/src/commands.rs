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

    // ---- policy: every number of the house, dated and approved
    read policy.list(Nothing) -> Vec<ParameterView>; from policy::read; needs SignedIn; shows [Policy];
    write policy.set(SetParameter) -> Nothing; from policy::set; needs SetPolicy; changes [Policy];

    // ---- audit: what was done
    read audit.trail(AuditQuery) -> AuditPage; from audit::read; needs ViewAudit; shows [Audit];

    // ---- documents, checklists, attachments

    // ---- customers and vehicles

    // ---- search

    // ---- catalogue: labour operations and packages of work

    // ---- parts and stock

    // ---- reception

    // ---- repair orders

    // ---- workshop

    // ---- settlement
    read settlement.of_order(OrderMoneyOf) -> OrderMoney; from settlement::read; needs ViewMoney; shows [Orders, Settlements];
    read settlement.preview(SettlementPreview) -> PreviewedSettlement; from settlement::preview; needs ViewMoney; shows [Orders, Settlements];
    read settlement.statement(StatementOf) -> Statement; from settlement::read; needs ViewMoney; shows [Settlements];
    read settlement.queue(Nothing) -> Vec<CashierRow>; from settlement::list; needs ViewMoney; shows [Orders, Settlements];
    read settlement.settled(SettledBetween) -> SettledPage; from settlement::list; needs ViewMoney; shows [Settlements];
    read settlement.discount_requests(Nothing) -> Vec<DiscountRequestRow>; from settlement::approval; needs ViewMoney; shows [Settlements];
    write settlement.ask_discount(AskDiscount) -> Nothing; from settlement::approval; needs Settle; changes [Settlements];
    write settlement.decide_discount(DecideDiscount) -> Nothing; from settlement::approval; needs ApproveDiscount; changes [Settlements];
    write settlement.settle(Settle) -> Settled; from settlement::settle; needs Settle; changes [Orders, Settlements];
    write settlement.pay(Pay) -> Balance; from settlement::pay; needs TakePayment; changes [Settlements];
    write settlement.pay_account(PayAccount) -> Balance; from settlement::pay; needs TakePayment; changes [Settlements];
    write settlement.reverse(Reverse) -> Reversed; from settlement::reverse; needs ReverseSettlement; changes [Orders, Settlements];
    write settlement.record_invoice(RecordInvoice) -> Nothing; from settlement::invoice; needs Settle; changes [Settlements];
    write settlement.change_invoice_state(ChangeInvoiceState) -> Nothing; from settlement::invoice; needs Settle; changes [Settlements];

    // ---- handover

    // ---- sample dealership
}
