//! Every form on every paper, with little, much and nothing on it.

use super::samples::{Size, all, marks};
use super::*;
use crate::documents::paper::proof;

#[test]
fn every_form_is_in_order_on_every_paper_and_tells_all_its_data() {
    for size in Size::ALL {
        for data in all(size) {
            for paper in data.form().papers() {
                let document = lay_out(&data, *paper, &marks());
                keep(&document, &data, size);
                proof::prove(&document);
                proof::tells(&document, &serde_json::to_value(&data).expect("data"), unsaid(data.form()));
            }
        }
    }
}

/// Fields a form does not print; the plate stands there with its dot.
const fn unsaid(form: Form) -> &'static [&'static str] {
    match form {
        Form::WalkAround => &["plate", "engine_number", "panel"],
        Form::Booking | Form::Quotation | Form::EnquiryQuote | Form::Entrustment | Form::AddOn => {
            &["plate", "colour", "engine_number"]
        }
        Form::JobSheet => &["plate", "scan", "engine_number"],
        Form::PickList | Form::IssueSlip | Form::ReturnSlip => &["plate", "colour", "engine_number", "vin"],
        Form::CountSheet | Form::PickRound | Form::PartLabel | Form::BinLabel | Form::OldPartTag => &[],
        Form::PurchaseOrder | Form::GoodsIn | Form::SupplierReturn | Form::WriteOff | Form::Transfer => {
            &["facts"]
        }
        Form::ExitPass => &["plate", "engine_number"],
        Form::Inspection | Form::Handover => &["plate", "engine_number", "colour"],
        _ => &["plate", "colour"],
    }
}

/// Writes the paper where somebody wants to look at it.
fn keep(document: &Document, data: &FormData, size: Size) {
    if let Some(folder) = std::env::var_os("SERVICELANE_PAPERS") {
        let name = format!("{:?}-{size:?}-{:?}.pdf", data.form(), document.paper);
        std::fs::write(std::path::Path::new(&folder).join(name), pdf::write(document, Offsets::default()))
            .expect("written");
    }
}

#[test]
fn every_page_has_its_number_and_who_printed_it() {
    let labels = [Form::PartLabel, Form::BinLabel, Form::OldPartTag];
    for data in all(Size::Long).into_iter().filter(|data| !labels.contains(&data.form())) {
        for paper in data.form().papers() {
            let document = lay_out(&data, *paper, &marks());
            for (n, page) in document.pages.iter().enumerate() {
                let text = page.text();
                assert!(text.contains(&format!("第 {} 页 / 共 {} 页", n + 1, document.pages.len())));
                assert!(text.contains("打印：王芳　2026-01-08 17:32"));
            }
        }
    }
}

#[test]
fn copies_follow_each_other_each_with_its_name_and_own_page_numbers() {
    let data = &all(Size::Usual)[1];
    let marks = PrintMarks { copies: data.form().copies().to_vec(), reprint: 2, ..marks() };
    let document = lay_out(data, Paper::A4, &marks);
    let text: Vec<String> = document.pages.iter().map(|page| page.text()).collect();
    for name in ["客户联", "维修联", "财务联"] {
        assert!(text.iter().any(|page| page.contains(name)), "{name}");
    }
    assert!(text.iter().all(|page| page.contains("重打 2")));
    assert_eq!(document.pages.len() % 3, 0);
}

#[test]
fn multipart_paper_names_its_parts_in_the_foot_and_is_printed_once() {
    let data = &all(Size::Usual)[1];
    let marks = PrintMarks { copies: data.form().copies().to_vec(), ..marks() };
    let document = lay_out(data, Paper::Continuous, &marks);
    assert!(document.pages.iter().all(|page| page.text().contains("一式三联：客户联、维修联、财务联")));
    let once = lay_out(data, Paper::Continuous, &PrintMarks { copies: vec![], ..marks });
    assert_eq!(document.pages.len(), once.pages.len());
}

#[test]
fn a_paper_a_form_is_not_made_for_is_replaced() {
    let certificate =
        all(Size::Usual).into_iter().find(|data| data.form() == Form::Certificate).expect("one");
    assert_eq!(lay_out(&certificate, Paper::Continuous, &marks()).paper, Paper::A4Landscape);
}

#[test]
fn the_amount_stands_in_capitals_on_the_settlement() {
    let data = samples::settlement(Size::Usual);
    let words = format!("人民币{}", crate::documents::capitals::in_capitals(data.gross));
    let document = lay_out(&FormData::Settlement(Box::new(data)), Paper::A4, &marks());
    assert!(document.pages.iter().any(|page| page.text().contains(&words)));
}

/// PRT-14: what is promised of the parts stands where the customer reads what he paid for them.
#[test]
fn the_settlement_tells_each_warranty_of_parts_once() {
    let mut data = samples::settlement(Size::Usual);
    data.parts[1].warranty_months = None;
    data.parts[1].warranty_km = None;
    let promised = format!("12 个月或 20,000 km：{}", data.parts[0].name);
    let text = |data: settlement::Settlement| -> String {
        let document = lay_out(&FormData::Settlement(Box::new(data)), Paper::A4, &marks());
        document.pages.iter().map(|page| page.text()).collect()
    };
    let told = text(data.clone());
    assert!(told.contains("配件质保") && told.contains(&promised), "{told}");
    assert_eq!(told.matches("12 个月或 20,000 km：").count(), 1);
    for part in &mut data.parts {
        part.warranty_months = None;
        part.warranty_km = None;
    }
    assert!(!text(data).contains("配件质保"));
}

#[test]
fn kept_data_gives_the_same_paper_again() {
    for data in all(Size::Usual) {
        let kept = serde_json::to_string(&data).expect("kept");
        let again = FormData::kept(&kept).expect("read back");
        let paper = data.form().papers()[0];
        assert_eq!(
            render(&data, paper, &marks(), Offsets::default()),
            render(&again, paper, &marks(), Offsets::default())
        );
    }
}

/// Printed for the curious (`--nocapture`); the benchmark proper is `cargo xtask bench`. Both are
/// timed in turn, so that a busy machine slows both.
#[test]
fn a_settlement_costs_little_more_than_its_glyphs() {
    use std::time::{Duration, Instant};
    let data = FormData::Settlement(Box::new(samples::settlement(Size::Usual)));
    let floor = pdf::Floor::of(&lay_out(&data, Paper::A4, &marks()));
    let timed = |work: &dyn Fn() -> Vec<u8>| {
        let start = Instant::now();
        assert!(work().len() > 1000);
        start.elapsed()
    };
    let (mut forms, mut floors): (Vec<Duration>, Vec<Duration>) = (0..11)
        .map(|_| {
            let form = timed(&|| render(&data, Paper::A4, &marks(), Offsets::default()));
            (form, timed(&|| floor.draw()))
        })
        .unzip();
    forms.sort();
    floors.sort();
    let (form, floor) = (forms[5], floors[5]);
    println!("settlement {form:?}, its glyph runs alone {floor:?}");
    assert!(form < floor * 4, "settlement {form:?}, its glyph runs alone {floor:?}");
}
