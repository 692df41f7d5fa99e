//! Files as dealers have them: encodings, figures that are shown with zeros, sheets with a title.

use std::fs::File;
use std::io::Write;

use rust_xlsxwriter::{Format, Workbook};

use super::cell::{Cell, Row, Shown};
use super::rows::{self, FileKind, Trouble};

fn file(bytes: &[u8]) -> File {
    let mut file = tempfile::tempfile().expect("a file");
    file.write_all(bytes).expect("written");
    file
}

fn all(mut file: File, sheet: usize) -> Result<Vec<Row>, Trouble> {
    let mut found = Vec::new();
    rows::read(&mut file, sheet, &mut |row, done, all| {
        assert!(done <= all, "{done} of {all}");
        found.push(row);
        true
    })?;
    Ok(found)
}

fn texts(row: &Row) -> Vec<String> {
    row.cells.iter().map(Cell::seen).collect()
}

#[test]
fn text_in_any_encoding_is_the_same_list() {
    let list = "编号,名称,售价\r\n000123,\"机油格,大\",\"1,234.50\"\r\n\r\n06A115561B,㛃𬭎垫片,0\r\n";
    let (gb18030, _, lossy) = encoding_rs::GB18030.encode(list);
    assert!(!lossy);
    let utf16: Vec<u8> = list.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let files = [
        list.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", list.as_bytes()].concat(),
        gb18030.into_owned(),
        [b"\xff\xfe".to_vec(), utf16].concat(),
    ];
    for bytes in files {
        let rows = all(file(&bytes), 0).expect("rows");
        assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 2, 4]);
        assert_eq!(texts(&rows[1]), ["000123", "机油格,大", "1,234.50"]);
        assert_eq!(texts(&rows[2]), ["06A115561B", "㛃𬭎垫片", "0"]);
    }
}

#[test]
fn tabs_and_semicolons_part_columns_too() {
    for list in ["编号\t名称\n001\tA,B\n", "编号;名称\n001;A,B\n"] {
        assert_eq!(texts(&all(file(list.as_bytes()), 0).expect("rows")[1]), ["001", "A,B"]);
    }
}

fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("说明").expect("a name").write(0, 0, "先看第二张").expect("written");
    let sheet = workbook.add_worksheet();
    sheet.set_name("配件 & 价格").expect("a name");
    let zeros = Format::new().set_num_format("00000000");
    let scientific = Format::new().set_num_format("0.00E+00");
    let day = Format::new().set_num_format("yyyy-mm-dd");
    sheet.write(0, 0, "配件价格表").expect("written");
    for (column, heading) in (0..).zip(["编号", "名称", "售价"]) {
        sheet.write(2, column, heading).expect("written");
    }
    sheet.write(3, 0, "000123").expect("written");
    sheet.write(3, 1, "机油<格> & \"大\"").expect("written");
    sheet.write(3, 2, 128.5).expect("written");
    sheet.write_with_format(4, 0, 123, &zeros).expect("written");
    sheet.write(5, 0, 123_456_789_012_i64).expect("written");
    sheet.write_with_format(6, 0, 100_000, &scientific).expect("written");
    sheet.write_with_format(7, 0, 45_000, &day).expect("written");
    sheet.write(7, 2, 0.300_000_000_000_000_04).expect("written");
    sheet.write(9, 1, "没有编号").expect("written");
    workbook.save_to_buffer().expect("saved")
}

#[test]
fn a_workbook_keeps_its_figures_as_they_are_shown() {
    let bytes = workbook();
    let mut opened = file(&bytes);
    assert_eq!(rows::kind(&mut opened).expect("a kind"), FileKind::Workbook);
    assert_eq!(rows::sheets(&mut opened).expect("sheets"), ["说明", "配件 & 价格"]);
    let rows = all(opened, 1).expect("rows");
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 3, 4, 5, 6, 7, 8, 10]);
    assert_eq!(texts(&rows[2])[..2], ["000123", "机油<格> & \"大\""]);
    assert_eq!(rows[2].cells[0], Cell::Text("000123".into()));
    assert_eq!(rows[2].cells[2], Cell::Figure("128.5".into(), Shown::Plain));
    assert_eq!(rows[3].cells[0], Cell::Figure("123".into(), Shown::Zeros(8)));
    assert_eq!(rows[4].cells[0], Cell::Figure("123456789012".into(), Shown::Plain));
    assert_eq!(rows[5].cells[0], Cell::Figure("100000".into(), Shown::Scientific));
    assert_eq!(rows[6].cells[0], Cell::Figure("45000".into(), Shown::Date));
    assert_eq!(texts(&rows[7]), ["", "没有编号"]);
}

#[test]
fn what_is_no_list_is_refused() {
    let bytes = workbook();
    for (broken, sheet) in
        [(&bytes[..bytes.len() / 2], 1), (&b"PK\x03\x04"[..], 0), (&b"\xd0\xcf\x11\xe0rubbish"[..], 0)]
    {
        assert!(matches!(all(file(broken), sheet), Err(Trouble::Unreadable)));
    }
    assert!(matches!(all(file(&bytes), 7), Err(Trouble::NoSuchSheet)));
    assert!(matches!(all(file("1,".repeat(300).as_bytes()), 0), Err(Trouble::TooLong)));
    // Random bytes are text of no meaning, and still no failure.
    let noise: Vec<u8> = (0..5_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let _ = all(file(&noise), 0);
    assert_eq!(all(file(b""), 0).expect("no rows"), []);
}

#[test]
fn reading_stops_when_it_is_told() {
    let list = "a,b\n".repeat(10_000);
    let mut seen = 0;
    rows::read(&mut file(list.as_bytes()), 0, &mut |_, _, _| {
        seen += 1;
        seen < 10
    })
    .expect("stopped");
    assert_eq!(seen, 10);
}
