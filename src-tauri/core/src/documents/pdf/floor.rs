//! What a form's speed is measured against.

use printpdf::{Op, PdfPage};

use super::typeset::Typeset;
use super::{Offsets, draw, put_together};
use crate::documents::paper::Document;

/// The floor a form is measured against: nothing but its glyph runs, at their places, straight
/// through printpdf. Laid out once; only [`Floor::draw`] is timed.
pub struct Floor {
    typeset: Typeset,
    pages: Vec<PdfPage>,
}

impl Floor {
    /// Takes the glyph runs of a document.
    pub fn of(document: &Document) -> Self {
        let (typeset, mut pages) = draw(document, Offsets::default());
        for page in &mut pages {
            page.ops.retain(|op| {
                matches!(
                    op,
                    Op::StartTextSection
                        | Op::SetFont { .. }
                        | Op::SetTextCursor { .. }
                        | Op::ShowText { .. }
                        | Op::EndTextSection
                )
            });
        }
        Self { typeset, pages }
    }

    /// The bytes of a PDF with the glyph runs alone.
    pub fn draw(&self) -> Vec<u8> {
        put_together("", &self.typeset, self.pages.clone())
    }
}
