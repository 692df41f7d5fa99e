//! A display list as PDF: the same list gives the same bytes; text can be searched and copied.
#![expect(
    clippy::float_arithmetic,
    reason = "PDF measures in fractional points; everything before this module is whole micrometres"
)]

use lopdf::{Object, StringFormat};
use printpdf::{
    Color, FontId, Greyscale, Line, LineCapStyle, LineDashPattern, LineJoinStyle, LinePoint, Mm, Op,
    PaintMode, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Polygon, PolygonRing, Pt, TextItem,
    WindingOrder,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::paper::{Document, Drawn, Ink, Item, Length, Page, Point, Text, Weight, drawn};

#[cfg(test)]
mod tests;
mod typeset;

use typeset::{FontKey, Typeset};

/// How far everything is moved before printing, for pre-aligned paper: right and down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Offsets {
    /// Micrometres to the right; negative to the left.
    #[ts(type = "number")]
    pub x: Length,
    /// Micrometres down; negative up.
    #[ts(type = "number")]
    pub y: Length,
}

/// Turns a document into the bytes of a PDF.
pub fn write(document: &Document, offsets: Offsets) -> Vec<u8> {
    let mut typeset = Typeset::default();
    let (width, height) = document.paper.size();
    let pages: Vec<Vec<Op>> =
        document.pages.iter().map(|page| Brush::new(height, offsets, &mut typeset).page(page)).collect();
    let mut pdf = PdfDocument::new(&document.title);
    pdf.metadata.info.creator = "Servicelane".to_owned();
    pdf.metadata.info.producer = "Servicelane".to_owned();
    typeset.embed(&mut pdf);
    pdf.pages = pages
        .into_iter()
        .map(|ops| PdfPage::new(Mm(millimetres(width)), Mm(millimetres(height)), ops))
        .collect();
    save(&pdf)
}

/// Writes what printpdf has put together, without anything that changes from run to run.
pub(super) fn save(pdf: &PdfDocument) -> Vec<u8> {
    let mut file = pdf.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    let mut digest = Sha256::new();
    for object in file.objects.values() {
        if let Object::Stream(stream) = object {
            digest.update(&stream.content);
        }
    }
    let id = Object::String(digest.finalize()[..16].to_vec(), StringFormat::Hexadecimal);
    file.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    if let Ok(info) = file.trailer.get(b"Info").and_then(Object::as_reference)
        && let Ok(info) = file.get_dictionary_mut(info)
    {
        for stale in [&b"GTS_PDFXVersion"[..], b"CreationDate", b"ModDate", b"Identifier"] {
            info.remove(stale);
        }
    }
    if let Ok(catalog) = file.catalog_mut() {
        catalog.set("Lang", Object::string_literal("zh-CN"));
        // Forms on pre-aligned paper must not be shrunk to fit.
        let mut viewer = lopdf::Dictionary::new();
        viewer.set("PrintScaling", Object::Name(b"None".to_vec()));
        catalog.set("ViewerPreferences", Object::Dictionary(viewer));
    }
    file.compress();
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).expect("writing to memory does not fail");
    bytes
}

fn millimetres(length: Length) -> f32 {
    length.in_um() as f32 / 1000.0
}

fn points(length: Length) -> Pt {
    // Hundredths of a point are finer than any printer and keep the file small.
    Pt((length.in_um() as f32 * 72.0 / 254.0).round() / 100.0)
}

/// Draws the items of one page.
struct Brush<'a> {
    height: Length,
    offsets: Offsets,
    typeset: &'a mut Typeset,
    ops: Vec<Op>,
    fill: Option<Ink>,
    outline: Option<Ink>,
    thickness: Option<Length>,
    dashed: bool,
}

impl<'a> Brush<'a> {
    fn new(height: Length, offsets: Offsets, typeset: &'a mut Typeset) -> Self {
        let ops = vec![
            Op::SetLineCapStyle { cap: LineCapStyle::Round },
            Op::SetLineJoinStyle { join: LineJoinStyle::Round },
        ];
        Self { height, offsets, typeset, ops, fill: None, outline: None, thickness: None, dashed: false }
    }

    fn page(mut self, page: &Page) -> Vec<Op> {
        for item in &page.items {
            match item {
                Item::Text(text) => self.text(text),
                Item::Rule { from, to, thickness, ink, dashed } => {
                    self.outline(*ink, *thickness, *dashed);
                    self.line(&[*from, *to], false);
                }
                Item::Pen { points, closed, thickness, ink } => {
                    self.outline(*ink, *thickness, false);
                    self.line(points, *closed);
                }
                Item::Area { rings, ink } => self.area(rings, *ink),
            }
        }
        self.ops
    }

    fn place(&self, point: Point) -> printpdf::Point {
        printpdf::Point {
            x: points(point.x + self.offsets.x),
            y: points(self.height - point.y - self.offsets.y),
        }
    }

    fn fill(&mut self, ink: Ink) {
        if self.fill != Some(ink) {
            self.fill = Some(ink);
            self.ops.push(Op::SetFillColor { col: shade(ink) });
        }
    }

    fn outline(&mut self, ink: Ink, thickness: Length, dashed: bool) {
        if self.outline != Some(ink) {
            self.outline = Some(ink);
            self.ops.push(Op::SetOutlineColor { col: shade(ink) });
        }
        if self.thickness != Some(thickness) {
            self.thickness = Some(thickness);
            self.ops.push(Op::SetOutlineThickness { pt: points(thickness) });
        }
        if self.dashed != dashed {
            self.dashed = dashed;
            let pattern: &[f32] = if dashed { &[4.0, 3.0] } else { &[] };
            self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, pattern) });
        }
    }

    fn ring(&self, ring: &[Point]) -> Vec<LinePoint> {
        ring.iter().map(|p| LinePoint { p: self.place(*p), bezier: false }).collect()
    }

    fn line(&mut self, points: &[Point], closed: bool) {
        // A touch of the pen without movement still leaves a dot.
        let mut points = self.ring(points);
        if let [only] = &points[..] {
            points.push(only.clone());
        }
        self.ops.push(Op::DrawLine { line: Line { points, is_closed: closed } });
    }

    fn area(&mut self, rings: &[Vec<Point>], ink: Ink) {
        self.fill(ink);
        let rings = rings.iter().map(|ring| PolygonRing { points: self.ring(ring) }).collect();
        self.ops.push(Op::DrawPolygon {
            polygon: Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::EvenOdd },
        });
    }

    fn text(&mut self, text: &Text) {
        self.fill(text.ink);
        let mut run = String::new();
        let mut key: Option<FontKey> = None;
        let mut start = 0;
        let mut thousandths = 0;
        for c in text.text.chars() {
            let drawn = drawn(c, text.weight);
            let next = match drawn {
                Drawn::Glyph { face, id, .. } => {
                    let c = if c == '\t' { ' ' } else { c };
                    Some((self.typeset.key(face, c, id), c))
                }
                _ => None,
            };
            let same = next.is_some_and(|(next, _)| key == Some(next));
            if !same && !matches!(drawn, Drawn::Nothing) {
                self.run(text, key, &run, start);
                run.clear();
                start = thousandths;
                key = next.map(|(key, _)| key);
            }
            run.extend(next.map(|(_, c)| c));
            match drawn {
                Drawn::TickBox { ticked } => self.tick_box(text, thousandths, ticked),
                Drawn::Unknown => self.unknown(text, thousandths, c),
                _ => {}
            }
            thousandths += drawn.advance();
        }
        self.run(text, key, &run, start);
    }

    fn run(&mut self, text: &Text, key: Option<FontKey>, run: &str, start: i32) {
        let Some(key) = key.filter(|_| !run.is_empty()) else {
            return;
        };
        let at = Point::new(text.at.x + text.size.scaled(start, 1000), text.at.y);
        self.ops.extend(show(key, points(text.size), self.place(at), run));
    }

    /// A square to tick: lines, because no free face has it; the tick is a character.
    fn tick_box(&mut self, text: &Text, start: i32, ticked: bool) {
        let part = |n: i32| text.size.scaled(n, 1000);
        let (left, top) = (text.at.x + part(start + 100), text.at.y - part(760));
        let square = super::paper::Rect::new(left, top, part(800), part(800));
        self.outline(text.ink, part(60), false);
        self.line(&square.corners(), true);
        if ticked {
            let inside = Point::new(text.at.x + part(start + 60), text.at.y - part(30));
            self.small(text, inside, "✓", part(880));
        }
    }

    /// A box with the code point of a character no face has.
    fn unknown(&mut self, text: &Text, start: i32, c: char) {
        let part = |n: i32| text.size.scaled(n, 1000);
        let (left, top) = (text.at.x + part(start + 50), text.at.y - part(820));
        let frame = super::paper::Rect::new(left, top, part(900), part(900));
        self.outline(text.ink, part(40), false);
        self.line(&frame.corners(), true);
        let code = format!("{:04X}", u32::from(c));
        let (upper, lower) = code.split_at(code.len().div_ceil(2));
        for (digits, baseline) in [(upper, 440), (lower, 60)] {
            let digits_wide = super::paper::width(digits, part(400), Weight::Regular);
            let x = left + (part(900) - digits_wide) / 2;
            self.small(text, Point::new(x, text.at.y - part(baseline)), digits, part(400));
        }
    }

    fn small(&mut self, text: &Text, at: Point, words: &str, size: Length) {
        self.text(&Text {
            at,
            size,
            weight: Weight::Regular,
            ink: text.ink,
            text: words.to_owned(),
            width: Length::ZERO,
        });
    }
}

/// One run of text in a section of its own: `Td` counts from the section's start.
pub(super) fn show(key: FontKey, size: Pt, pos: printpdf::Point, run: &str) -> [Op; 5] {
    [
        Op::StartTextSection,
        Op::SetFont { font: PdfFontHandle::External(FontId(key.resource())), size },
        Op::SetTextCursor { pos },
        Op::ShowText { items: vec![TextItem::Text(run.to_owned())] },
        Op::EndTextSection,
    ]
}

fn shade(ink: Ink) -> Color {
    let percent = match ink {
        Ink::Black => 0.0,
        Ink::Grey => 0.32,
        Ink::Pale => 0.55,
        Ink::Wash => 0.945,
        Ink::White => 1.0,
    };
    Color::Greyscale(Greyscale { percent, icc_profile: None })
}
