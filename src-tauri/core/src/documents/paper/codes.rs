//! QR and Code 128 as filled shapes.

use qrcodegen::{QrCode, QrCodeEcc};

use super::display::{Ink, Item, Point, Rect};
use super::length::Length;

/// A QR code of `text` filling the square `side` wide at `at`, quiet zone not included.
/// `None` if the text is too long for any QR code.
pub fn qr(text: &str, at: Point, side: Length) -> Option<Item> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let cells = code.size();
    let edge = |n: i32| side.scaled(n, cells);
    let mut rings = Vec::new();
    for y in 0..cells {
        let mut x = 0;
        while x < cells {
            let from = x;
            while x < cells && code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                let bar =
                    Rect::new(at.x + edge(from), at.y + edge(y), edge(x) - edge(from), edge(y + 1) - edge(y));
                rings.push(bar.corners());
            }
            x += 1;
        }
    }
    Some(Item::Area { rings, ink: Ink::Black })
}

/// A Code 128 of `text` with its width, one module `module` wide; quiet zone not included.
/// `None` for text that is empty or not plain ASCII.
pub fn barcode(text: &str, at: Point, height: Length, module: Length) -> Option<(Item, Length)> {
    let mut x = at.x;
    let mut rings = Vec::new();
    for symbol in symbols(text)? {
        for (n, modules) in PATTERNS[symbol].bytes().enumerate() {
            let width = module * i32::from(modules - b'0');
            if n % 2 == 0 {
                rings.push(Rect::new(x, at.y, width, height).corners());
            }
            x += width;
        }
    }
    Some((Item::Area { rings, ink: Ink::Black }, x - at.x))
}

/// How wide [`barcode`] becomes.
pub fn barcode_width(text: &str, module: Length) -> Option<Length> {
    let symbols = i32::try_from(symbols(text)?.len()).ok()?;
    Some(module * (symbols * 11 + 2))
}

const START_B: usize = 104;
const START_C: usize = 105;
const TO_C: usize = 99;
const TO_B: usize = 100;
const STOP: usize = 106;

fn symbols(text: &str) -> Option<Vec<usize>> {
    let bytes = text.as_bytes();
    if bytes.is_empty() || !bytes.iter().all(|b| (32..127).contains(b)) {
        return None;
    }
    let mut symbols = Vec::new();
    let mut in_c = false;
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        // Two digits share a symbol in set C: worth the change from four digits on.
        let change = (digits >= 4 && digits % 2 == 0) || (in_c && digits >= 2);
        if change {
            if !in_c {
                symbols.push(if symbols.is_empty() { START_C } else { TO_C });
                in_c = true;
            }
            symbols.push(usize::from(bytes[at] - b'0') * 10 + usize::from(bytes[at + 1] - b'0'));
            at += 2;
        } else {
            if in_c || symbols.is_empty() {
                symbols.push(if symbols.is_empty() { START_B } else { TO_B });
                in_c = false;
            }
            symbols.push(usize::from(bytes[at] - 32));
            at += 1;
        }
    }
    let check: usize = symbols.iter().enumerate().map(|(n, symbol)| n.max(1) * symbol).sum();
    symbols.push(check % 103);
    symbols.push(STOP);
    Some(symbols)
}

/// Bar and space widths of the symbols 0–106 (ISO/IEC 15417).
const PATTERNS: [&str; 107] = [
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213",
    "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132",
    "221231", "213212", "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211",
    "212123", "212321", "232121", "111323", "131123", "131321", "112313", "132113", "132311", "211313",
    "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121", "313121", "211331",
    "231131", "213113", "213311", "213131", "311123", "311321", "331121", "312113", "312311", "332111",
    "314111", "221411", "431111", "111224", "111422", "121124", "121421", "141122", "141221", "112214",
    "112412", "122114", "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111",
    "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
    "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311", "113141",
    "114131", "311141", "411131", "211412", "211214", "211232", "2331112",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_is_eleven_modules_wide_and_unlike_the_others() {
        for (n, pattern) in PATTERNS.iter().enumerate().take(STOP) {
            assert_eq!(pattern.bytes().map(|b| u32::from(b - b'0')).sum::<u32>(), 11, "{n}");
            assert_eq!(PATTERNS.iter().filter(|other| *other == pattern).count(), 1, "{n}");
        }
    }

    #[test]
    fn digits_go_in_pairs() {
        assert_eq!(symbols("123456").map(|s| s.len()), Some(6));
        assert_eq!(symbols("A"), Some(vec![START_B, 33, (START_B + 33) % 103, STOP]));
    }

    #[test]
    fn what_cannot_be_coded_is_not() {
        assert_eq!(symbols(""), None);
        assert_eq!(symbols("机滤"), None);
    }

    #[test]
    fn the_width_is_known_beforehand() {
        let module = Length::um(330);
        let drawn = barcode("RO20260108-0031", Point::default(), Length::mm(8), module);
        assert_eq!(drawn.map(|(_, width)| width), barcode_width("RO20260108-0031", module));
    }
}
