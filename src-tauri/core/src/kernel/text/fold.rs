//! One spelling for comparing and searching: half-width, lower-case, letters and digits only.

/// The half-width twin of a full-width character (Chinese keyboards produce both); any other character unchanged.
pub fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Half-width, lower-case, letters and digits only (ü is typed v). Works character by character, so the fold of a part
/// is a part of the fold.
pub fn fold(text: &str) -> String {
    text.chars()
        .map(half_width)
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'ü' { 'v' } else { c })
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Half-width upper-case text for identifiers, without the signs people put between the characters.
pub fn upper_without(text: &str, is_separator: impl Fn(char) -> bool) -> String {
    text.chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace() && !is_separator(*c) && !is_invisible(*c))
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// Marks without width that arrive with text copied from web pages and chats.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_width_case_and_signs() {
        assert_eq!(fold("京Ａ·１２３４５"), "京a12345");
        assert_eq!(fold(" LÜ-bu "), "lvbu");
        assert_eq!(fold("阿依古丽·买买提"), "阿依古丽买买提");
        assert_eq!(fold("100%_!"), "100");
    }
}
