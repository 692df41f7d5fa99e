//! The bytes, as other programs read them.

use std::process::{Command, Stdio};

use super::*;
use crate::documents::paper::{
    Align, Cell, Code, Column, Fact, Furniture, Paper, Row, Sheet, SignBox, Signature, Table, proof,
};

fn furniture() -> Furniture {
    Furniture {
        house: "深圳市南山区星途汽车销售服务有限公司".to_owned(),
        house_lines: vec!["地址：南山区科苑路 15 号".to_owned(), "电话：0755-26001234".to_owned()],
        title: "试印单".to_owned(),
        number: "编号：RO20260108-0031".to_owned(),
        date: "日期：2026-01-08".to_owned(),
        code: Some(Code::Barcode("RO20260108-0031".to_owned())),
        stamps: vec!["客户联".to_owned(), "重打 2".to_owned()],
        printed: "打印：王芳 2026-01-08 10:22".to_owned(),
        page_of: |n, all| format!("第 {n} 页 / 共 {all} 页"),
        continued: "（续）",
    }
}

fn table(rows: usize) -> Table {
    Table {
        caption: Some("配件".to_owned()),
        columns: vec![
            Column::fixed("序号", 90, Align::Centre),
            Column::share("名称", 2, Align::Left),
            Column::share("编号", 1, Align::Left),
            Column::fixed("金额", 240, Align::Right),
        ],
        rows: (1..=rows)
            .map(|n| {
                Row::new([
                    n.to_string(),
                    "机油 5W-30 全合成，4 升装".repeat(n % 3 + 1),
                    "06A115561B".repeat(n % 4 + 1),
                    "1234.50".to_owned(),
                ])
            })
            .chain([Row::total([Cell::new("合计").span(3).right(), Cell::new("98765.00").bold()])])
            .collect(),
        headless: false,
    }
}

fn sample(paper: Paper) -> Document {
    let mut sheet = Sheet::new(paper, furniture());
    sheet.facts(
        3,
        &[
            Fact::new("车主", "㛃䶮𬭎喆（\u{1f697}）"),
            Fact::new("车牌", "粤B·12345 • 蓝牌").bold(),
            Fact::new("旧件", "☑ 带走  ☐ 不带走"),
            Fact::new("说明", "客户反映：低速转向有异响。".repeat(6)).span(3),
        ],
    );
    sheet.gap();
    sheet.table(&table(60));
    sheet.gap();
    sheet.clauses(&["增项须经托修方同意。".repeat(9), "贵重物品请自行保管。".to_owned()]);
    sheet.together(|sheet| {
        let signature =
            Signature { width: 300, height: 100, strokes: vec![vec![[0, 50], [150, 0], [300, 99]]] };
        sheet.sign(&[
            SignBox {
                label: "客户签字：".to_owned(),
                signature: Some(signature),
                name: String::new(),
                date: "2026-01-08 10:20".to_owned(),
            },
            SignBox {
                label: "服务顾问：".to_owned(),
                signature: None,
                name: "王芳".to_owned(),
                date: "　　年　　月　　日".to_owned(),
            },
        ]);
    });
    sheet.finish()
}

/// Runs a program on the PDF from a file, returning its output; `None` where it is not installed.
fn ask(program: &str, arguments: &[&str], pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, pdf).expect("written");
    let output = Command::new(program)
        .args(arguments.iter().map(|a| if *a == "FILE" { file.to_str().unwrap_or_default() } else { a }))
        .stderr(Stdio::inherit())
        .output()
        .ok()?;
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stdout));
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn pages_are_in_order_on_every_paper() {
    for paper in [Paper::A4, Paper::A4Landscape, Paper::Continuous] {
        let document = sample(paper);
        proof::prove(&document);
        proof::tells(
            &document,
            &serde_json::json!(["㛃䶮𬭎喆（\u{1f697}）", "06A115561B".repeat(4), "王芳"]),
            &[],
        );
        assert!(document.pages.len() > 1);
        for page in &document.pages {
            assert!(page.text().contains("名称\n编号\n金额") || !page.text().contains("06A"));
        }
        if let Some(folder) = std::env::var_os("SERVICELANE_PAPERS") {
            let file = std::path::Path::new(&folder).join(format!("engine-{paper:?}.pdf"));
            std::fs::write(file, write(&document, Offsets::default())).expect("written");
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = sample(Paper::A4);
    assert_eq!(write(&document, Offsets::default()), write(&sample(Paper::A4), Offsets::default()));
    let moved = Offsets { x: Length::tenths(15), y: Length::tenths(-5) };
    assert_ne!(write(&document, Offsets::default()), write(&document, moved));
}

#[test]
fn other_programs_read_the_text() {
    let bytes = write(&sample(Paper::A4), Offsets::default());
    assert!(bytes.len() < 200_000, "{} bytes: fonts are cut down", bytes.len());
    if let Some(text) = ask("pdftotext", &["-layout", "FILE", "-"], &bytes) {
        let text: String = text.split_whitespace().collect();
        for words in ["㛃䶮𬭎喆", "粤B·12345•蓝牌", "第2页/共", "客户联", "1F6", "合计"] {
            assert!(text.contains(words), "{words} in {text}");
        }
    }
    ask("qpdf", &["--check", "FILE"], &bytes);
    if let Some(fonts) = ask("pdffonts", &["FILE"], &bytes) {
        assert!(fonts.contains("NOTORA+NotoSansSC-Regular") && !fonts.contains(" no  no "), "{fonts}");
    }
}
