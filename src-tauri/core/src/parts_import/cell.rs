//! What stood in a cell of a foreign list, before anybody decided what it means. No floats: a figure
//! stays the digits it was written with.

/// How a spreadsheet shows a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Its own digits.
    Plain,
    /// Filled up with zeros to so many digits: `00000000`.
    Zeros(u8),
    /// `1.00E+05`: the digits that were typed are lost.
    Scientific,
    /// As a day or time: something like 1-2 was taken for one.
    Date,
    /// The file does not tell (workbooks of before 2007).
    Untold,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    /// As the file writes it: `123456`, `1234.5`, `0.30000000000000004`, `1.5E-7`.
    Figure(String, Shown),
    /// `#N/A`, `#REF!` …
    Broken(String),
}

impl Cell {
    pub fn text(text: &str) -> Self {
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// As a person sees it in the list of faults.
    pub fn seen(&self) -> String {
        let text = match self {
            Self::Empty => "",
            Self::Text(text) | Self::Figure(text, _) | Self::Broken(text) => text.trim(),
        };
        text.chars().take(80).collect()
    }
}

/// A row with its number in the file, as a spreadsheet counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub number: u32,
    pub cells: Vec<Cell>,
}

impl Row {
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| *cell == Cell::Empty)
    }
}

/// How the code of a number format shows figures.
pub fn shown(format: &str) -> Shown {
    let plain = format.split(';').next().unwrap_or_default();
    // What stands in quotes or brackets is words and colours.
    let mut bare = String::new();
    let (mut quoted, mut bracketed) = (false, false);
    for c in plain.chars() {
        match c {
            '"' => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' if !quoted => bracketed = false,
            _ if quoted || bracketed => {}
            _ => bare.push(c),
        }
    }
    let bare = bare.trim();
    let zeros = !bare.is_empty() && bare.bytes().all(|b| b == b'0');
    match u8::try_from(bare.len()) {
        Ok(width) if zeros && width > 1 => Shown::Zeros(width),
        _ if bare.contains("E+") || bare.contains("E-") => Shown::Scientific,
        _ if !bare.eq_ignore_ascii_case("general")
            && bare.contains(['y', 'm', 'd', 'h', 's', 'Y', 'M', 'D', 'H', 'S']) =>
        {
            Shown::Date
        }
        _ => Shown::Plain,
    }
}

/// Formats that every spreadsheet program has (ECMA-376 part 1, 18.8.30).
pub const fn built_in(id: u32) -> Shown {
    match id {
        11 | 48 => Shown::Scientific,
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Shown::Date,
        _ => Shown::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_understood() {
        for (format, is) in [
            ("General", Shown::Plain),
            ("0", Shown::Plain),
            ("0.00", Shown::Plain),
            ("#,##0.00", Shown::Plain),
            ("00000000", Shown::Zeros(8)),
            ("0000;-0000", Shown::Zeros(4)),
            ("[Red]000", Shown::Zeros(3)),
            ("0.00E+00", Shown::Scientific),
            ("##0.0E+0", Shown::Scientific),
            ("yyyy-mm-dd", Shown::Date),
            ("m\"月\"d\"日\"", Shown::Date),
            ("0\"盒\"", Shown::Plain),
        ] {
            assert_eq!(shown(format), is, "{format}");
        }
        assert_eq!(
            [built_in(0), built_in(11), built_in(14), built_in(49)],
            [Shown::Plain, Shown::Scientific, Shown::Date, Shown::Plain]
        );
    }
}
