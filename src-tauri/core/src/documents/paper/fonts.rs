//! The two faces every paper is set in, unpacked and parsed once.

use std::sync::OnceLock;

use super::display::Weight;

const REGULAR: &[u8] = include_bytes!("../../../fonts/NotoSansSC-Regular.ttf.zst");
const BOLD: &[u8] = include_bytes!("../../../fonts/NotoSansSC-Bold.ttf.zst");

/// One parsed face.
pub struct Face {
    /// The unpacked TrueType file.
    pub bytes: &'static [u8],
    pub parsed: ttf_parser::Face<'static>,
    /// Name in the PDF.
    pub name: &'static str,
    /// Glyph and advance (thousandths of the type size) of the characters up to U+FFFF, by code
    /// point; glyph 0 where there is none. Measuring asks for each character many times.
    common: Vec<(u16, u16)>,
}

impl Face {
    /// The glyph of a character and its advance in thousandths of the type size.
    fn glyph(&self, c: char) -> Option<(u16, u16)> {
        let found = match self.common.get(c as usize) {
            Some(found) => *found,
            None => look_up(&self.parsed, c),
        };
        (found.0 != 0).then_some(found)
    }
}

fn look_up(parsed: &ttf_parser::Face<'_>, c: char) -> (u16, u16) {
    let Some(glyph) = parsed.glyph_index(c) else { return (0, 0) };
    let advance = u32::from(parsed.glyph_hor_advance(glyph).unwrap_or(1000));
    let thousandths = advance * 1000 / u32::from(parsed.units_per_em().max(1));
    (glyph.0, u16::try_from(thousandths).unwrap_or(u16::MAX))
}

/// How one character comes onto the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// A glyph of a face, with its advance in thousandths of the type size.
    Glyph { face: Weight, id: u16, advance: i32 },
    /// A box to tick, drawn with lines because no free face has one.
    TickBox { ticked: bool },
    /// No face has it: a box with its code point.
    Unknown,
    /// Nothing to see: joiners and variation selectors.
    Nothing,
}

impl Drawn {
    /// Advance in thousandths of the type size.
    pub const fn advance(self) -> i32 {
        match self {
            Self::Glyph { advance, .. } => advance,
            Self::TickBox { .. } | Self::Unknown => 1000,
            Self::Nothing => 0,
        }
    }
}

/// The face of a weight.
pub fn face(weight: Weight) -> &'static Face {
    static FACES: [OnceLock<Face>; 2] = [OnceLock::new(), OnceLock::new()];
    match weight {
        Weight::Regular => FACES[0].get_or_init(|| unpack(REGULAR, "NotoSansSC-Regular")),
        Weight::Bold => FACES[1].get_or_init(|| unpack(BOLD, "NotoSansSC-Bold")),
    }
}

fn unpack(packed: &[u8], name: &'static str) -> Face {
    // Straight to its size: unpacking as a stream would hold a window of megabytes besides.
    let size = zstd::zstd_safe::get_frame_content_size(packed).ok().flatten().unwrap_or_default();
    let bytes: &'static [u8] = usize::try_from(size)
        .map_err(std::io::Error::other)
        .and_then(|size| zstd::bulk::decompress(packed, size))
        .expect("the fonts are part of the program and a test unpacks them")
        .leak();
    let parsed =
        ttf_parser::Face::parse(bytes, 0).expect("the fonts are part of the program and a test parses them");
    let common =
        (0..=0xffff).map(|code| char::from_u32(code).map_or((0, 0), |c| look_up(&parsed, c))).collect();
    Face { bytes, parsed, name, common }
}

/// How `c` is drawn in `weight`: by that face, else by Regular, else as a box with its code.
pub fn drawn(c: char, weight: Weight) -> Drawn {
    match c {
        '☐' => return Drawn::TickBox { ticked: false },
        '☑' | '☒' => return Drawn::TickBox { ticked: true },
        '\t' => return drawn(' ', weight),
        '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{e0100}'..='\u{e01ef}' => return Drawn::Nothing,
        _ => {}
    }
    if c.is_control() {
        return Drawn::Unknown;
    }
    let cut = match weight {
        Weight::Regular => &[Weight::Regular][..],
        Weight::Bold => &[Weight::Bold, Weight::Regular][..],
    };
    for &weight in cut {
        if let Some((id, advance)) = face(weight).glyph(c) {
            return Drawn::Glyph { face: weight, id, advance: i32::from(advance) };
        }
    }
    Drawn::Unknown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_faces_unpack_and_parse() {
        assert!(face(Weight::Regular).parsed.number_of_glyphs() > 30_000);
        assert!(face(Weight::Bold).parsed.number_of_glyphs() > 7_000);
    }

    #[test]
    fn rare_characters_of_names_have_glyphs() {
        for c in "㛃䶮𬭎喆".chars() {
            for weight in [Weight::Regular, Weight::Bold] {
                assert!(matches!(drawn(c, weight), Drawn::Glyph { .. }), "{c}");
            }
        }
    }

    #[test]
    fn a_character_without_glyph_is_never_dropped() {
        assert_eq!(drawn('\u{1f697}', Weight::Regular), Drawn::Unknown);
        assert_eq!(drawn('\u{7}', Weight::Bold), Drawn::Unknown);
    }
}
