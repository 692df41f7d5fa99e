//! Measuring and wrapping.

use unicode_linebreak::linebreaks;

use super::display::Weight;
use super::fonts::drawn;
use super::length::Length;

/// The advance of `text` set in `size`.
pub fn width(text: &str, size: Length, weight: Weight) -> Length {
    let thousandths: i32 = text.chars().map(|c| drawn(c, weight).advance()).sum();
    size.scaled(thousandths, 1000)
}

/// Breaks `text` into lines no wider than `room`. Line ends of the text are kept; a line never
/// starts with closing punctuation; a word wider than `room` is broken inside.
pub fn wrap(text: &str, room: Length, size: Length, weight: Weight) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let paragraph = paragraph.trim_end();
        if width(paragraph, size, weight) <= room {
            lines.push(paragraph.to_owned());
        } else {
            wrap_paragraph(paragraph, room, size, weight, &mut lines);
        }
    }
    lines
}

fn wrap_paragraph(text: &str, room: Length, size: Length, weight: Weight, lines: &mut Vec<String>) {
    let mut line = String::new();
    let mut from = 0;
    for (to, _) in linebreaks(text) {
        let piece = &text[from..to];
        from = to;
        let mut longer = line.clone();
        longer.push_str(piece);
        if width(longer.trim_end(), size, weight) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(line.trim_end().to_owned());
        }
        line = piece.to_owned();
        while width(line.trim_end(), size, weight) > room {
            let cut = cut_inside(&line, room, size, weight);
            let rest = line.split_off(cut);
            lines.push(line.trim_end().to_owned());
            line = rest;
        }
    }
    if !line.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
}

/// Where to break a piece that has no room and no place to break: after the last character that
/// fits, but not before closing punctuation if that can be helped. At least one character.
fn cut_inside(piece: &str, room: Length, size: Length, weight: Weight) -> usize {
    let mut starts = Vec::new();
    let mut thousandths = 0;
    let mut fitting = piece.len();
    for (at, c) in piece.char_indices() {
        thousandths += drawn(c, weight).advance();
        if size.scaled(thousandths, 1000) > room && !starts.is_empty() {
            fitting = at;
            break;
        }
        starts.push(at);
    }
    let first = piece.chars().next().map_or(0, char::len_utf8);
    let mut cut = fitting;
    while let Some(next) = piece[cut..].chars().next()
        && closes(next)
    {
        match starts.pop() {
            Some(before) if before >= first => cut = before,
            _ => return fitting.max(first),
        }
    }
    cut.max(first)
}

/// Punctuation that may not begin a line.
pub(super) fn closes(c: char) -> bool {
    "，。、；：？！）》〉」』】〕…—·％℃’”,.;:?!)]}%".contains(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NINE: Length = Length::points(90);

    fn wrapped(text: &str, mm: i32) -> Vec<String> {
        wrap(text, Length::mm(mm), NINE, Weight::Regular)
    }

    #[test]
    fn no_line_starts_with_closing_punctuation() {
        let text = "更换机油、机滤，检查制动片；客户反映：低速转向有异响（左前轮）。";
        // Narrower than three characters there is no room for 轮）。 in one line.
        for mm in 11..60 {
            for line in wrapped(text, mm) {
                assert!(!line.starts_with(closes), "{line} at {mm} mm");
            }
        }
    }

    #[test]
    fn a_part_number_wider_than_its_cell_is_broken_not_cut() {
        let lines = wrapped("06A115561B06A115561B06A115561B", 20);
        assert!(lines.len() > 1);
        assert_eq!(lines.concat(), "06A115561B06A115561B06A115561B");
    }

    #[test]
    fn line_ends_of_the_text_stay() {
        assert_eq!(wrapped("一\n\n二", 50), ["一", "", "二"]);
    }

    #[test]
    fn empty_text_is_one_empty_line() {
        assert_eq!(wrapped("", 50), [""]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_every_line_fits(text in "[车a-z0-9，。、 （）%㛃]{0,80}", mm in 8i32..80) {
            let lines = wrapped(&text, mm);
            let squeeze = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(squeeze(&lines.concat()), squeeze(&text));
            for line in &lines {
                prop_assert!(width(line, NINE, Weight::Regular) <= Length::mm(mm));
            }
        }
    }
}
