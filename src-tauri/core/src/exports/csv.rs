//! Comma-separated values that open right in Chinese Excel: a byte order mark, so that it reads
//! UTF-8; nothing that is typed becomes a formula; long numbers keep all their digits.

use std::io::{Result, Write};

/// Excel shows more digits than this as 1.23E+17.
const DIGITS_SHOWN: usize = 11;

pub struct Csv<W: Write> {
    out: W,
    line: String,
}

impl<W: Write> Csv<W> {
    /// Begins the file.
    pub fn new(mut out: W) -> Result<Self> {
        out.write_all("\u{FEFF}".as_bytes())?;
        Ok(Self { out, line: String::new() })
    }

    pub fn row<S: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = S>) -> Result<()> {
        self.line.clear();
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                self.line.push(',');
            }
            push(&mut self.line, cell.as_ref());
        }
        self.line.push_str("\r\n");
        self.out.write_all(self.line.as_bytes())
    }

    /// Ends the file.
    pub fn done(mut self) -> Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }
}

fn push(line: &mut String, text: &str) {
    let guard = guard(text);
    let quoted = text.contains([',', '"', '\r', '\n']) || guard == "\t";
    if quoted {
        line.push('"');
    }
    line.push_str(guard);
    if quoted {
        for c in text.chars() {
            if c == '"' {
                line.push('"');
            }
            line.push(c);
        }
        line.push('"');
    } else {
        line.push_str(text);
    }
}

/// What stands before a cell so that it stays what it is: an apostrophe before what would be a
/// formula, a tab before digits that would be rounded or lose their zeros.
fn guard(text: &str) -> &'static str {
    let Some(first) = text.chars().next() else { return "" };
    let number = is_number(text);
    if !number && matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠') {
        return "'";
    }
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if digits && (text.len() > DIGITS_SHOWN || (first == '0' && text.len() > 1)) { "\t" } else { "" }
}

/// `12`, `-3.50`: what a spreadsheet may take for a number.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: &[&str]) -> String {
        let mut csv = Csv::new(Vec::new()).unwrap();
        csv.row(cells).unwrap();
        String::from_utf8(csv.done().unwrap()).unwrap()
    }

    #[test]
    fn nothing_that_is_typed_becomes_a_formula() {
        for (typed, expected) in [
            ("=1+1", "'=1+1"),
            ("+86 138", "'+86 138"),
            ("-换机油", "'-换机油"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("－A1", "'－A1"),
            ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
            ("-12.50", "-12.50"),
            ("-", "'-"),
            ("张伟", "张伟"),
        ] {
            assert_eq!(written(&[typed]), format!("\u{FEFF}{expected}\r\n"));
        }
    }

    #[test]
    fn long_numbers_keep_their_digits() {
        assert_eq!(written(&["24442000000012345678"]), "\u{FEFF}\"\t24442000000012345678\"\r\n");
        assert_eq!(written(&["0755", "13800138000", "0"]), "\u{FEFF}\"\t0755\",13800138000,0\r\n");
    }

    #[test]
    fn cells_that_break_lines_stay_cells() {
        assert_eq!(
            written(&["a,b", "他说\"好\"\n走了", ""]),
            "\u{FEFF}\"a,b\",\"他说\"\"好\"\"\n走了\",\r\n"
        );
    }
}
