//! What counts as a photo or file, told by its bytes; what counts as a signature.

use super::signature::Signature;
use crate::kernel::{Checks, Refusal};

/// Largest file, in bytes.
pub const LARGEST: usize = 8 * 1024 * 1024;
/// Its base64 is a third longer.
pub const LARGEST_BASE64: usize = LARGEST.div_ceil(3) * 4;
/// Widest and highest picture that is still a photo and not a decompression bomb.
const LONGEST_SIDE: u32 = 20_000;

pub const MOST_STROKES: usize = 200;
pub const MOST_POINTS: usize = 5_000;
/// Largest pad, in its own units.
const LARGEST_PAD: i32 = 4_000;
/// Longest signing, in milliseconds.
const LONGEST_SIGNING: i32 = 600_000;

/// The file's type as its bytes tell; `None` for anything we do not keep.
pub fn sniff(bytes: &[u8]) -> Option<&'static str> {
    if is_jpeg(bytes) {
        Some("image/jpeg")
    } else if is_png(bytes) {
        Some("image/png")
    } else if bytes.starts_with(b"%PDF-1.") || bytes.starts_with(b"%PDF-2.") {
        Some("application/pdf")
    } else {
        None
    }
}

fn is_jpeg(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xff, 0xd8, 0xff]) && bytes.len() > 125
}

/// Signature, then the header chunk with a sane width and height.
fn is_png(bytes: &[u8]) -> bool {
    let side = |at: usize| {
        let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(four))
    };
    let sane = |side: Option<u32>| side.is_some_and(|side| (1..=LONGEST_SIDE).contains(&side));
    bytes.starts_with(b"\x89PNG\r\n\x1a\n")
        && bytes.get(12..16) == Some(b"IHDR")
        && sane(side(16))
        && sane(side(20))
}

/// Adds to `checks` what is wrong with a signature; `field` is where it stands in the form.
pub fn check_signature(checks: &mut Checks, field: &str, signature: &Signature) {
    let pad = |side: i32| (1..=LARGEST_PAD).contains(&side);
    if !pad(signature.width) || !pad(signature.height) {
        checks.add(Refusal::new("attachments.signature_pad").at(field).with("limit", LARGEST_PAD));
        return;
    }
    let points: usize = signature.strokes.iter().map(Vec::len).sum();
    if signature.strokes.len() > MOST_STROKES || points > MOST_POINTS {
        checks.add(
            Refusal::new("attachments.signature_too_long")
                .at(format!("{field}.strokes"))
                .with("strokes", MOST_STROKES)
                .with("points", MOST_POINTS),
        );
    }
    // A single touch is a dot, not a name.
    if points < 2 {
        checks.add(Refusal::new("attachments.signature_empty").at(format!("{field}.strokes")));
    }
    let inside = signature.strokes.iter().flatten().all(|[x, y, t]| {
        (0..=signature.width).contains(x)
            && (0..=signature.height).contains(y)
            && (0..=LONGEST_SIGNING).contains(t)
    });
    if !inside {
        checks.add(Refusal::new("attachments.signature_outside").at(format!("{field}.strokes")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::text::Name;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes
    }

    #[test]
    fn bytes_tell_the_type() {
        let mut jpeg = vec![0xff, 0xd8, 0xff, 0xe0];
        jpeg.resize(200, 0);
        let cases: [(&[u8], Option<&str>); 9] = [
            (&jpeg, Some("image/jpeg")),
            (&jpeg[..20], None),
            (&png(640, 480), Some("image/png")),
            (&png(0, 480), None),
            (&png(640, 1_000_000), None),
            (b"%PDF-1.7\n", Some("application/pdf")),
            (b"MZ\x90\0", None),
            (b"<html>", None),
            (b"", None),
        ];
        for (bytes, expected) in cases {
            assert_eq!(sniff(bytes), expected, "{:?}", bytes.get(..8));
        }
    }

    fn codes(width: i32, strokes: Vec<Vec<[i32; 3]>>) -> Vec<String> {
        let signer = Name::read("张伟").expect("a name");
        let mut checks = Checks::new();
        check_signature(&mut checks, "signature", &Signature { signer, width, height: 200, strokes });
        match checks.done() {
            Ok(()) => Vec::new(),
            Err(crate::kernel::Error::Refused(all)) => all.into_iter().map(|one| one.code).collect(),
            Err(error) => panic!("{error:?}"),
        }
    }

    #[test]
    fn a_signature_has_bounds() {
        let line = vec![[0, 0, 0], [600, 200, 40]];
        assert!(codes(600, vec![line.clone()]).is_empty());
        assert_eq!(codes(599, vec![line.clone()]), ["attachments.signature_outside"]);
        assert_eq!(codes(0, vec![line.clone()]), ["attachments.signature_pad"]);
        assert_eq!(codes(600, vec![]), ["attachments.signature_empty"]);
        assert_eq!(codes(600, vec![line.clone(); 201]), ["attachments.signature_too_long"]);
        assert_eq!(codes(600, vec![vec![[1, 1, 1]; 5_001]]), ["attachments.signature_too_long"]);
        assert_eq!(codes(600, vec![vec![[1, -1, 1], [1, 1, 1]]]), ["attachments.signature_outside"]);
    }
}
