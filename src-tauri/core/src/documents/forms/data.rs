//! The data of every form, and which layout it goes through: a line per form.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{
    Form, PrintMarks, addon, booking, certificate, count_sheet, counter_sale, day_close, entrustment,
    exit_pass, goods, handover, inspection, job_sheet, labels, old_part_tag, pick_list, pick_round,
    quotation, return_slip, settlement, walk_around,
};
use crate::documents::paper::{Document, Paper};
use crate::kernel::{Result, input};

macro_rules! forms {
    ($($form:ident($data:ty) = |$it:ident, $paper:ident, $marks:ident| $lay_out:expr;)*) => {
        /// The data of any form, as it is kept with an issued paper.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
        #[serde(tag = "form", content = "data", rename_all = "snake_case")]
        pub enum FormData {
            $($form(Box<$data>),)*
        }

        impl FormData {
            /// Which form the data is for.
            pub const fn form(&self) -> Form {
                match self {
                    $(Self::$form(_) => Form::$form,)*
                }
            }

            /// As it was kept, however long ago. By hand, because a derived reader of tagged data
            /// holds every form several times over: a good part of a megabyte of program.
            pub fn kept(text: &str) -> Result<Self> {
                let Kept { form, data } = serde_json::from_str(text)?;
                match form {
                    $(Form::$form => Ok(Self::$form(input::kept(data)?)),)*
                }
            }

            pub(super) fn one_copy(&self, paper_given: Paper, marks_given: &PrintMarks) -> Document {
                match self {
                    $(Self::$form($it) => {
                        let ($paper, $marks) = (paper_given, marks_given);
                        $lay_out
                    })*
                }
            }
        }
    };
}

#[derive(Deserialize)]
struct Kept {
    form: Form,
    data: Value,
}

forms! {
    WalkAround(walk_around::WalkAround) = |data, paper, marks| walk_around::lay_out(data, paper, marks);
    Booking(booking::Booking) = |data, paper, marks| booking::lay_out(data, paper, marks);
    Quotation(quotation::Quotation) = |data, paper, marks| quotation::lay_out(data, Form::Quotation, paper, marks);
    EnquiryQuote(quotation::Quotation) = |data, paper, marks| quotation::lay_out(data, Form::EnquiryQuote, paper, marks);
    Entrustment(entrustment::Entrustment) = |data, paper, marks| entrustment::lay_out(data, paper, marks);
    AddOn(addon::AddOn) = |data, paper, marks| addon::lay_out(data, paper, marks);
    JobSheet(job_sheet::JobSheet) = |data, paper, marks| job_sheet::lay_out(data, paper, marks);
    PickList(pick_list::PickList) = |data, paper, marks| pick_list::lay_out(data, Form::PickList, paper, marks);
    IssueSlip(pick_list::PickList) = |data, paper, marks| pick_list::lay_out(data, Form::IssueSlip, paper, marks);
    ReturnSlip(return_slip::ReturnSlip) = |data, paper, marks| return_slip::lay_out(data, paper, marks);
    Inspection(inspection::Inspection) = |data, paper, marks| inspection::lay_out(data, paper, marks);
    Certificate(certificate::Certificate) = |data, paper, marks| certificate::lay_out(data, paper, marks);
    Settlement(settlement::Settlement) = |data, paper, marks| settlement::lay_out(data, paper, marks);
    CounterSale(counter_sale::CounterSale) = |data, paper, marks| counter_sale::lay_out(data, paper, marks);
    Handover(handover::Handover) = |data, paper, marks| handover::lay_out(data, paper, marks);
    ExitPass(exit_pass::ExitPass) = |data, paper, marks| exit_pass::lay_out(data, paper, marks);
    CountSheet(count_sheet::CountSheet) = |data, paper, marks| count_sheet::lay_out(data, paper, marks);
    PurchaseOrder(goods::GoodsPaper) = |data, paper, marks| goods::lay_out(data, Form::PurchaseOrder, paper, marks);
    GoodsIn(goods::GoodsPaper) = |data, paper, marks| goods::lay_out(data, Form::GoodsIn, paper, marks);
    SupplierReturn(goods::GoodsPaper) = |data, paper, marks| goods::lay_out(data, Form::SupplierReturn, paper, marks);
    WriteOff(goods::GoodsPaper) = |data, paper, marks| goods::lay_out(data, Form::WriteOff, paper, marks);
    Transfer(goods::GoodsPaper) = |data, paper, marks| goods::lay_out(data, Form::Transfer, paper, marks);
    PickRound(pick_round::RoundSheet) = |data, paper, marks| pick_round::lay_out(data, paper, marks);
    PartLabel(labels::PartLabels) = |data, paper, _marks| labels::part_labels(data, paper);
    BinLabel(labels::BinLabels) = |data, paper, _marks| labels::bin_labels(data, paper);
    DayClose(day_close::DayClose) = |data, paper, marks| day_close::lay_out(data, paper, marks);
    OldPartTag(old_part_tag::OldPartTag) = |data, paper, _marks| old_part_tag::lay_out(data, paper);
}
