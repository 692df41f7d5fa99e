//! What lies in the folder of everything: each file with its size and digest.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::csv::Csv;
use crate::kernel::Result;
use crate::kernel::random::hex;

/// The list of what is inside, as it grows.
pub struct Inside<'a> {
    folder: &'a Path,
    entries: Vec<(String, u64, String, Option<i64>)>,
}

impl<'a> Inside<'a> {
    pub const fn of(folder: &'a Path) -> Self {
        Self { folder, entries: Vec::new() }
    }

    /// Enters a file that is whole: its digest, synced.
    pub fn enter(&mut self, path: &Path, rows: Option<i64>) -> Result<()> {
        let mut file = written_to(path)?;
        let mut hasher = Sha256::new();
        let bytes = std::io::copy(&mut file, &mut hasher)?;
        file.sync_all()?;
        let inside = path.strip_prefix(self.folder).unwrap_or(path);
        let name =
            inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        self.entries.push((name, bytes, hex(&hasher.finalize()), rows));
        Ok(())
    }

    /// Writes a file and enters it.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.folder.join(name);
        fs::write(&path, bytes)?;
        self.enter(&path, None)
    }

    pub fn bytes(&self) -> u64 {
        self.entries.iter().map(|(_, bytes, ..)| bytes).sum()
    }

    /// Writes the list of everything, itself left out.
    pub fn list(&self) -> Result<()> {
        let path = self.folder.join("清单 contents.csv");
        let mut csv = Csv::new(BufWriter::new(File::create(&path)?))?;
        csv.row(["文件 file", "字节 bytes", "SHA-256", "行数 rows"])?;
        for (name, bytes, sha256, rows) in &self.entries {
            csv.row([
                name.clone(),
                bytes.to_string(),
                sha256.clone(),
                rows.map(|rows| rows.to_string()).unwrap_or_default(),
            ])?;
        }
        csv.done()?;
        written_to(&path)?.sync_all()?;
        Ok(())
    }
}

/// Windows syncs only what is open for writing.
fn written_to(path: &Path) -> std::io::Result<File> {
    File::options().read(true).write(true).open(path)
}
