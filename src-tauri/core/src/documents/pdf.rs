//! A display list as PDF: the same list gives the same bytes; text can be searched and copied.
#![expect(
    clippy::float_arithmetic,
    reason = "PDF measures in fractional points; everything before this module is whole micrometres"
)]

use lopdf::{Object, StringFormat};
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions, Pt};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::paper::{Document, Length};

mod brush;
mod floor;
#[cfg(test)]
mod tests;
mod typeset;

use brush::Brush;
pub use floor::Floor;
use typeset::Typeset;

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
    let (typeset, pages) = draw(document, offsets);
    put_together(&document.title, &typeset, pages)
}

/// The pages of a document as PDF operations, and the characters they use.
fn draw(document: &Document, offsets: Offsets) -> (Typeset, Vec<PdfPage>) {
    let mut typeset = Typeset::default();
    let (width, height) = document.paper.size();
    let pages = document
        .pages
        .iter()
        .map(|page| {
            let ops = Brush::new(height, offsets, &mut typeset).page(page);
            PdfPage::new(Mm(millimetres(width)), Mm(millimetres(height)), ops)
        })
        .collect();
    (typeset, pages)
}

fn put_together(title: &str, typeset: &Typeset, pages: Vec<PdfPage>) -> Vec<u8> {
    let mut pdf = PdfDocument::new(title);
    pdf.metadata.info.creator = "Servicelane".to_owned();
    pdf.metadata.info.producer = "Servicelane".to_owned();
    typeset.embed(&mut pdf);
    pdf.pages = pages;
    save(&pdf)
}

/// Writes what printpdf has put together, without anything that changes from run to run.
fn save(pdf: &PdfDocument) -> Vec<u8> {
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
