//! Which characters a document uses, and the cut-down fonts that hold just these.

use std::collections::BTreeMap;

use printpdf::{FontId, FontMetrics, ParsedFont, PdfDocument, PdfFont};
use subsetter::GlyphRemapper;

use crate::documents::paper::{Weight, face};

/// A font of the document. Two characters that share a glyph (· and •) stand in different
/// copies of the font, or one of them would be copied out as the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FontKey {
    face: Weight,
    copy: u8,
}

impl FontKey {
    /// Name of the font among the page's resources.
    pub fn resource(self) -> String {
        format!("{}{}", if self.face == Weight::Bold { 'B' } else { 'R' }, self.copy)
    }
}

/// The characters of a document by font, with their glyphs in the whole face.
#[derive(Default)]
pub struct Typeset {
    fonts: BTreeMap<FontKey, BTreeMap<char, u16>>,
    owners: BTreeMap<(Weight, u16, u8), char>,
    known: BTreeMap<(Weight, char), FontKey>,
}

impl Typeset {
    /// The font in which `c` with glyph `id` of `face` is shown.
    pub fn key(&mut self, face: Weight, c: char, id: u16) -> FontKey {
        if let Some(key) = self.known.get(&(face, c)) {
            return *key;
        }
        let mut copy = 0;
        while self.owners.contains_key(&(face, id, copy)) && copy < u8::MAX {
            copy += 1;
        }
        let key = FontKey { face, copy };
        self.owners.insert((face, id, copy), c);
        self.known.insert((face, c), key);
        self.fonts.entry(key).or_default().insert(c, id);
        key
    }

    /// Adds the cut-down fonts to the document.
    pub fn embed(&self, pdf: &mut PdfDocument) {
        for (key, characters) in &self.fonts {
            let font = PdfFont::new(cut_down(*key, characters));
            pdf.resources.fonts.map.insert(FontId(key.resource()), font);
        }
    }
}

fn cut_down(key: FontKey, characters: &BTreeMap<char, u16>) -> ParsedFont {
    let face = face(key.face);
    let mut remapper = GlyphRemapper::new();
    let mut glyphs = BTreeMap::new();
    let mut widths = BTreeMap::new();
    for (c, id) in characters {
        let new = remapper.remap(*id);
        glyphs.insert(u32::from(*c), new);
        let advance = face.parsed.glyph_hor_advance(ttf_parser::GlyphId(*id)).unwrap_or(1000);
        widths.insert(new, advance);
    }
    let bytes =
        subsetter::subset(face.bytes, 0, &remapper).expect("the glyph numbers come from this very face");
    let letter = if key.face == Weight::Bold { 'B' } else { 'R' };
    let copy = char::from(b'A' + key.copy.min(25));
    let upm = face.parsed.units_per_em();
    let metrics = FontMetrics { ascent: face.parsed.ascender(), descent: face.parsed.descender() };
    let name = format!("NOTO{letter}{copy}+{}", face.name);
    let mut font = ParsedFont::with_glyph_data(bytes, 0, Some(name), glyphs, widths, upm, metrics);
    let bounds = face.parsed.global_bounding_box();
    font.pdf_font_metrics.x_min = bounds.x_min;
    font.pdf_font_metrics.y_min = bounds.y_min;
    font.pdf_font_metrics.x_max = bounds.x_max;
    font.pdf_font_metrics.y_max = bounds.y_max;
    font.pdf_font_metrics.us_weight_class = if key.face == Weight::Bold { 700 } else { 400 };
    font
}
