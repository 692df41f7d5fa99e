//! Paper as a display list: sizes, measured and wrapped text, tables that break across pages,
//! head and foot, bar codes, signatures. `pdf.rs` beside it turns a [`Document`] into bytes.

mod codes;
mod display;
mod facts;
mod flow;
mod fonts;
mod furniture;
mod length;
mod pen;
mod rows;
mod sign;
mod style;
mod table;
mod text;

#[cfg(test)]
pub(crate) mod proof;

use serde::{Deserialize, Serialize};

pub use codes::{barcode, barcode_width, qr};
pub use display::{Document, Ink, Item, Page, Point, Rect, Text, Weight};
pub use facts::Fact;
pub use flow::Sheet;
pub use fonts::{Drawn, Face, drawn, face};
pub use furniture::{Code, Furniture, Words};
pub use length::Length;
pub use pen::{Path, Signature, place};
pub use sign::SignBox;
pub use style::Style;
pub use table::{Align, Cell, Column, Row, Table, Width};
pub use text::{width, wrap};

/// A sheet a form can be printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 210 × 297 mm upright.
    A4,
    /// 297 × 210 mm.
    A4Landscape,
    /// 241 × 140 mm continuous multi-part paper with tractor holes (domain-facts 7).
    Continuous,
    /// 40 × 30 mm label.
    Label40x30,
    /// 60 × 80 mm label.
    Label60x80,
}

impl Paper {
    /// The whole sheet: width and height.
    pub const fn size(self) -> (Length, Length) {
        match self {
            Self::A4 => (Length::mm(210), Length::mm(297)),
            Self::A4Landscape => (Length::mm(297), Length::mm(210)),
            Self::Continuous => (Length::mm(241), Length::mm(140)),
            Self::Label40x30 => (Length::mm(40), Length::mm(30)),
            Self::Label60x80 => (Length::mm(60), Length::mm(80)),
        }
    }

    /// The part of the sheet a form may use. Continuous paper loses its tractor strips.
    pub fn printable(self) -> Rect {
        let (width, height) = self.size();
        let (side, top, bottom) = match self {
            Self::A4 | Self::A4Landscape => (Length::mm(12), Length::mm(10), Length::mm(9)),
            Self::Continuous => (Length::mm(14), Length::mm(6), Length::mm(6)),
            Self::Label40x30 | Self::Label60x80 => {
                (Length::tenths(15), Length::tenths(15), Length::tenths(15))
            }
        };
        Rect::new(side, top, width - side * 2, height - top - bottom)
    }
}
