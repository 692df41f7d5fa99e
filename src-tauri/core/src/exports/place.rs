//! Where files go, and how they get their names: written beside, synced, renamed. Whatever goes wrong
//! with the folder is said as it is; under the final name there is a whole file or none.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::kernel::{Error, Refusal, Result};

/// The ending of what is not whole yet.
pub const UNFINISHED: &str = ".unfinished";

/// The folder somebody named.
///
/// # Errors
/// `exports.folder_relative`, `exports.folder_gone`, `exports.no_folder` at `folder`.
pub fn folder(named: &str) -> Result<PathBuf> {
    let path = PathBuf::from(named);
    if !path.is_absolute() {
        return Err(Refusal::new("exports.folder_relative").at("folder").into());
    }
    match fs::metadata(&path) {
        Ok(found) if found.is_dir() => Ok(path),
        Ok(_) => Err(refused("exports.no_folder", &path)),
        Err(error) => Err(told(error, &path)),
    }
}

/// Whether a file can be made there; takes it away again.
pub fn try_out(folder: &Path) -> Result<()> {
    let probe = folder.join(format!(".servicelane{UNFINISHED}"));
    let tried = File::create(&probe).and_then(|mut file| file.write_all(b"1"));
    let _ = fs::remove_file(&probe);
    tried.map_err(|error| told(error, folder))
}

/// Writes a file of that name; one that is there already is replaced in one step.
///
/// # Errors
/// `exports.folder_gone`, `exports.folder_read_only`, `exports.folder_full` at `folder`.
pub fn put(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf> {
    let target = folder.join(name);
    let unfinished = folder.join(format!("{name}{UNFINISHED}"));
    let written = write(&unfinished, bytes).and_then(|()| fs::rename(&unfinished, &target));
    if let Err(error) = written {
        // What is wrong with the folder matters more than what is wrong with removing the rest.
        let _ = fs::remove_file(&unfinished);
        return Err(told(error, folder));
    }
    sync_folder(folder);
    Ok(target)
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A new name in a folder is safe once the folder is; not every system offers it.
pub fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// What the operating system said, as the person at the screen needs it.
pub fn told(error: io::Error, folder: &Path) -> Error {
    let code = match error.kind() {
        ErrorKind::NotFound => "exports.folder_gone",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "exports.folder_read_only",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "exports.folder_full",
        ErrorKind::NotADirectory => "exports.no_folder",
        _ => return Error::Failed(format!("{}: {error}", folder.display())),
    };
    refused(code, folder)
}

/// What broke off long writing, where it was the folder that did: gone, read-only or full by now.
pub fn blamed(error: Error, folder: &Path) -> Error {
    let by_the_disk = match &error {
        Error::Failed(_) => true,
        Error::Refused(_) => error.code().is_some_and(|code| code.starts_with("file.")),
    };
    if !by_the_disk {
        return error;
    }
    let looked = self::folder(&folder.to_string_lossy()).and_then(|_| try_out(folder));
    match looked {
        Err(found) => found,
        Ok(()) if error.code() == Some("file.disk_full") => refused("exports.folder_full", folder),
        Ok(()) => error,
    }
}

fn refused(code: &str, folder: &Path) -> Error {
    Refusal::new(code).at("folder").with("folder", folder.display().to_string()).into()
}

/// A name for one file and no way into another folder.
pub fn plain_name(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
            c if c.is_control() => '-',
            c => c,
        })
        .collect();
    match plain.trim_matches(['.', ' ']) {
        "" => "servicelane".to_owned(),
        plain => plain.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code<T>(result: Result<T>) -> String {
        result.err().and_then(|error| error.code().map(str::to_owned)).unwrap_or_default()
    }

    #[test]
    fn a_file_is_whole_or_not_there() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), "月报.xlsx", b"one").unwrap();
        put(folder.path(), "月报.xlsx", b"two").unwrap();
        let names: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["月报.xlsx"]);
        assert_eq!(fs::read(folder.path().join("月报.xlsx")).unwrap(), b"two");
    }

    #[test]
    fn what_is_wrong_with_a_folder_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("gone");
        let file = folder.path().join("file");
        fs::write(&file, b"x").unwrap();
        assert_eq!(code(super::folder("relative")), "exports.folder_relative");
        assert_eq!(code(super::folder(gone.to_str().unwrap())), "exports.folder_gone");
        assert_eq!(code(super::folder(file.to_str().unwrap())), "exports.no_folder");
        assert_eq!(code(put(&gone, "a.csv", b"x")), "exports.folder_gone");
    }

    #[test]
    fn a_name_leads_nowhere_else() {
        assert_eq!(plain_name("结算单 RO2026-0001.pdf"), "结算单 RO2026-0001.pdf");
        assert_eq!(plain_name("../../etc/passwd"), "-..-etc-passwd");
        assert_eq!(plain_name("C:\\a\nb.pdf"), "C--a-b.pdf");
        assert_eq!(plain_name(" .. "), "servicelane");
    }
}
