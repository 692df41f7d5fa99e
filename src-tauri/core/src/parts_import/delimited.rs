//! Lists as text: CSV and its kin, in UTF-8 (with mark or without), UTF-16 or GB18030.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use encoding_rs::{CoderResult, Decoder, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::cell::{Cell, Row};
use super::rows::{Each, Trouble};

const BUFFER: usize = 64 * 1024;

/// Turns any encoding into UTF-8 on the way, and any end of line into a line feed, of which there is
/// one at the very end as well.
struct Decoded<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    raw_from: usize,
    raw_to: usize,
    read: u64,
    /// Nothing more comes from inside.
    over: bool,
    /// Nothing more goes out.
    finished: bool,
    after_return: bool,
    last: u8,
}

impl<R: Read> Decoded<R> {
    fn new(inner: R, encoding: &'static Encoding) -> Self {
        Self {
            inner,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: vec![0; BUFFER],
            raw_from: 0,
            raw_to: 0,
            read: 0,
            over: false,
            finished: false,
            after_return: false,
            last: b'\n',
        }
    }

    /// One kind of line end in what was decoded; its length then.
    fn level(&mut self, text: &mut [u8]) -> usize {
        let mut kept = 0;
        for at in 0..text.len() {
            let byte = text[at];
            let second_half = byte == b'\n' && self.after_return;
            self.after_return = byte == b'\r';
            if !second_half {
                text[kept] = if byte == b'\r' { b'\n' } else { byte };
                self.last = text[kept];
                kept += 1;
            }
        }
        kept
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        // A character takes up to four bytes.
        if out.len() < 4 {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        while !self.finished {
            if self.raw_from == self.raw_to && !self.over {
                self.raw_from = 0;
                self.raw_to = self.inner.read(&mut self.raw)?;
                self.read += self.raw_to as u64;
                self.over = self.raw_to == 0;
            }
            let raw = &self.raw[self.raw_from..self.raw_to];
            let (result, used, written, _) = self.decoder.decode_to_utf8(raw, out, self.over);
            self.raw_from += used;
            let kept = self.level(&mut out[..written]);
            self.finished = self.over && result == CoderResult::InputEmpty;
            if kept > 0 {
                return Ok(kept);
            }
        }
        if self.last == b'\n' {
            return Ok(0);
        }
        self.last = b'\n';
        out[0] = b'\n';
        Ok(1)
    }
}

/// The encoding: by its mark; else UTF-8 if every byte of it is, else GB18030, which dealers' programs write.
pub fn encoding(file: &mut File) -> io::Result<&'static Encoding> {
    let mut head = [0; 3];
    file.seek(SeekFrom::Start(0))?;
    let got = file.read(&mut head)?;
    let found = match &head[..got] {
        [0xef, 0xbb, 0xbf] => Some(UTF_8),
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        _ => None,
    };
    if let Some(found) = found {
        return Ok(found);
    }
    file.seek(SeekFrom::Start(0))?;
    let mut decoder = UTF_8.new_decoder_without_bom_handling();
    let mut raw = vec![0; BUFFER];
    let mut out = vec![0; BUFFER * 3 + 16];
    loop {
        let got = file.read(&mut raw)?;
        let (_, _, _, damaged) = decoder.decode_to_utf8(&raw[..got], &mut out, got == 0);
        if damaged {
            return Ok(GB18030);
        }
        if got == 0 {
            return Ok(UTF_8);
        }
    }
}

/// What parts the columns: whichever of them the first line has most of, outside quotes.
fn delimiter(first: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0_usize), (b'\t', 0), (b';', 0)];
    for &byte in first {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(sign, _)| *sign == byte).for_each(|(_, count)| *count += 1),
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| sign)
}

fn opened(file: &File) -> io::Result<(File, &'static Encoding, u64)> {
    let mut file = file.try_clone()?;
    let encoding = encoding(&mut file)?;
    let all = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(0))?;
    Ok((file, encoding, all))
}

pub fn read(file: &File, each: Each<'_>) -> Result<(), Trouble> {
    let (first, encoding, all) = opened(file)?;
    let mut head = vec![0; 16 * 1024];
    let got = Decoded::new(first, encoding).read(&mut head)?;
    let (file, encoding, _) = opened(file)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .terminator(csv::Terminator::Any(b'\n'))
        .delimiter(delimiter(&head[..got]))
        .from_reader(Decoded::new(file, encoding));
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|_| Trouble::Unreadable)? {
        // The record has ended with its line; blank lines before it were counted.
        let line = reader.position().line().saturating_sub(1);
        let number = u32::try_from(line).map_err(|_| Trouble::TooLong)?;
        let cells = record.iter().map(Cell::text).collect();
        let read = reader.get_ref().read;
        if !each(Row { number, cells }, read, all) {
            return Ok(());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_between_columns_is_seen() {
        for (line, sign) in
            [("a,b,c", b','), ("a\tb", b'\t'), ("a;b;c,d", b';'), ("\"a;b;c\",d", b','), ("编号", b',')]
        {
            assert_eq!(delimiter(line.as_bytes()), sign, "{line}");
        }
    }
}
