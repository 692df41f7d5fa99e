//! Everything that can be printed, on one page: which slice fills which form, and for
//! what record. A paper that says what was settled, certified or handed over is kept as
//! first issued; the others follow their record. Every print is counted (重打).

pub mod labels;
pub mod origin;
pub mod preview;
pub mod print;

use crate::appointments::AppointmentId;
use crate::closing::DayCloseId;
use crate::documents::forms::{Form, FormData};
use crate::enquiries::EnquiryId;
use crate::kernel::{Permission, Read, Refusal, Result};
use crate::old_parts::OldPartId;
use crate::parts::{BinId, PartId, ReceiptId};
use crate::purchasing::{PurchaseId, SupplierReturnId};
use crate::reception::VisitId;
use crate::repair_orders::{ConsentId, OrderId, PickRoundId, SlipId};
use crate::settlement::SettlementId;
use crate::stocktake::CountId;
use crate::transfers::TransferId;
use crate::workshop::InspectionId;
use crate::write_offs::WriteOffId;
use crate::{
    appointments, closing, enquiries, handover, old_parts, part_quality, parts, parts_catalogue, purchasing,
    reception, repair_orders, settlement, stocktake, transfers, workshop, write_offs,
};

/// Fills a form from its record: the id is the visit's, appointment's, enquiry's, order's, consent's, slip's,
/// inspection's, settlement's, count's, purchase's, receipt's or supplier return's, as the form demands.
async fn fill(cx: &mut Read, form: Form, id: i64) -> Result<FormData> {
    Ok(match form {
        Form::Settlement => {
            FormData::Settlement(Box::new(settlement::paper::statement(cx, SettlementId(id)).await?))
        }
        Form::CounterSale => {
            FormData::CounterSale(Box::new(settlement::sale_paper::sale(cx, SettlementId(id)).await?))
        }
        Form::Handover => FormData::Handover(Box::new(handover::paper::sheet(cx, VisitId(id)).await?)),
        Form::ExitPass => FormData::ExitPass(Box::new(handover::paper::exit_pass(cx, VisitId(id)).await?)),
        Form::WalkAround => FormData::WalkAround(Box::new(reception::paper::data(cx, VisitId(id)).await?)),
        Form::Booking => {
            FormData::Booking(Box::new(appointments::paper::booking(cx, AppointmentId(id)).await?))
        }
        Form::Quotation => {
            FormData::Quotation(Box::new(repair_orders::quote_paper::quotation(cx, OrderId(id)).await?))
        }
        Form::EnquiryQuote => {
            FormData::EnquiryQuote(Box::new(enquiries::paper::quotation(cx, EnquiryId(id)).await?))
        }
        Form::Entrustment => {
            FormData::Entrustment(Box::new(repair_orders::paper::entrustment(cx, OrderId(id)).await?))
        }
        Form::AddOn => FormData::AddOn(Box::new(repair_orders::paper::addon(cx, ConsentId(id)).await?)),
        Form::JobSheet => FormData::JobSheet(Box::new(workshop::paper::job_sheet(cx, OrderId(id)).await?)),
        Form::PickList => {
            FormData::PickList(Box::new(repair_orders::slip_paper::pick_list(cx, OrderId(id)).await?))
        }
        Form::IssueSlip => {
            let mut slip = repair_orders::slip_paper::issue_slip(cx, SlipId(id)).await?;
            let batches = part_quality::slip::batches(cx, SlipId(id)).await?;
            for (line, source) in slip.lines.iter_mut().zip(batches) {
                line.source = source;
            }
            FormData::IssueSlip(Box::new(slip))
        }
        Form::ReturnSlip => {
            FormData::ReturnSlip(Box::new(repair_orders::slip_paper::return_slip(cx, SlipId(id)).await?))
        }
        Form::Inspection => {
            FormData::Inspection(Box::new(workshop::paper::inspection(cx, InspectionId(id)).await?))
        }
        Form::PurchaseOrder => {
            FormData::PurchaseOrder(Box::new(purchasing::paper::purchase_order(cx, PurchaseId(id)).await?))
        }
        Form::GoodsIn => FormData::GoodsIn(Box::new(parts::paper::goods_in(cx, ReceiptId(id)).await?)),
        Form::SupplierReturn => FormData::SupplierReturn(Box::new(
            purchasing::paper::supplier_return(cx, SupplierReturnId(id)).await?,
        )),
        Form::WriteOff => {
            FormData::WriteOff(Box::new(write_offs::paper::write_off(cx, WriteOffId(id)).await?))
        }
        Form::Transfer => FormData::Transfer(Box::new(transfers::paper::transfer(cx, TransferId(id)).await?)),
        Form::DayClose => FormData::DayClose(Box::new(closing::paper::day_close(cx, DayCloseId(id)).await?)),
        Form::OldPartTag => FormData::OldPartTag(Box::new(old_parts::paper::tag(cx, OldPartId(id)).await?)),
        Form::CountSheet => {
            FormData::CountSheet(Box::new(stocktake::paper::count_sheet(cx, CountId(id)).await?))
        }
        Form::PickRound => {
            FormData::PickRound(Box::new(repair_orders::slip_paper::pick_round(cx, PickRoundId(id)).await?))
        }
        Form::PartLabel => {
            FormData::PartLabel(Box::new(parts_catalogue::labels::of_parts(cx, &[(PartId(id), 1)]).await?))
        }
        Form::BinLabel => {
            FormData::BinLabel(Box::new(parts_catalogue::labels::of_bins(cx, &[BinId(id)]).await?))
        }
        Form::Certificate => {
            FormData::Certificate(Box::new(workshop::paper::certificate(cx, OrderId(id)).await?))
        }
    })
}

/// Whether the paper is kept as issued from now on; a settlement once nothing is owed.
fn is_final(data: &FormData) -> bool {
    match data {
        FormData::Certificate(_) | FormData::Handover(_) | FormData::ExitPass(_) => true,
        FormData::Settlement(settlement) => settlement.owed.is_zero(),
        FormData::CounterSale(sale) => sale.owed.is_zero(),
        _ => false,
    }
}

/// Papers with money on them need the right to see money; the workshop's do not.
const fn needs(form: Form) -> Permission {
    match form {
        Form::Settlement | Form::DayClose => Permission::ViewMoney,
        // The clerk hands the goods out by it.
        Form::CounterSale => Permission::ViewParts,
        Form::WalkAround
        | Form::Booking
        | Form::Quotation
        | Form::EnquiryQuote
        | Form::Entrustment
        | Form::AddOn
        | Form::Handover
        | Form::ExitPass => Permission::ViewCustomers,
        Form::JobSheet
        | Form::PickList
        | Form::IssueSlip
        | Form::ReturnSlip
        | Form::Inspection
        | Form::Certificate
        | Form::OldPartTag => Permission::ViewOrders,
        Form::PickRound | Form::PartLabel | Form::BinLabel => Permission::ViewParts,
        Form::CountSheet => Permission::EditParts,
        Form::PurchaseOrder | Form::GoodsIn | Form::SupplierReturn | Form::WriteOff | Form::Transfer => {
            Permission::ReceiveParts
        }
    }
}

fn admit(cx: &Read, form: Form) -> Result<()> {
    let needed = needs(form);
    if cx.who.may(needed) {
        return Ok(());
    }
    Err(Refusal::new("access.forbidden").with("permission", needed).into())
}

/// What was issued before, if anything: the row and its data.
async fn issued(cx: &mut Read, form: Form, id: i64) -> Result<Option<(i64, FormData, bool)>> {
    let found: Option<(i64, String, bool)> =
        sqlx::query_as("SELECT id, data, final FROM papers WHERE form = ? AND subject_id = ?")
            .bind(name(form)?)
            .bind(id)
            .fetch_optional(cx.db())
            .await?;
    found.map(|(row, data, kept)| Ok((row, FormData::kept(&data)?, kept))).transpose()
}

fn name(form: Form) -> Result<String> {
    Ok(serde_json::to_value(form)?.as_str().unwrap_or_default().to_owned())
}

/// The data to draw: as issued where it is kept so, else as the record is now.
async fn current(cx: &mut Read, form: Form, id: i64) -> Result<FormData> {
    match issued(cx, form, id).await? {
        Some((_, data, true)) => Ok(data),
        _ => fill(cx, form, id).await,
    }
}
