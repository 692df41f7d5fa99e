//! The files themselves: `attachments/ab/abcd…` under the data folder, named by digest.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::kernel::random::hex;
use crate::kernel::{Error, Refusal, Result};

/// Name of the folder inside the data folder.
pub const FOLDER: &str = "attachments";

pub fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Where the file of that digest lies.
pub fn path(data: &Path, digest: &str) -> PathBuf {
    let shelf = digest.get(..2).unwrap_or("00");
    data.join(FOLDER).join(shelf).join(digest)
}

/// Puts the bytes on disk and returns their digest. When this returns, a pulled plug
/// no longer loses them: written aside, synced, renamed, and the folder synced too.
///
/// # Errors
/// `file.disk_full`, `file.read_only`.
pub async fn put(data: &Path, bytes: Vec<u8>) -> Result<String> {
    let data = data.to_owned();
    tokio::task::spawn_blocking(move || put_now(&data, &bytes))
        .await
        .map_err(|panic| Error::Failed(panic.to_string()))?
}

fn put_now(data: &Path, bytes: &[u8]) -> Result<String> {
    let digest = digest(bytes);
    let target = path(data, &digest);
    let whole = fs::metadata(&target).is_ok_and(|known| known.len() == bytes.len() as u64);
    if whole {
        return Ok(digest);
    }
    let shelf = target.parent().unwrap_or(data);
    fs::create_dir_all(shelf)?;
    let aside = target.with_extension("part");
    let written = write_synced(&aside, bytes).and_then(|()| fs::rename(&aside, &target));
    if let Err(error) = written {
        // Whatever lies there is not the file; the next try overwrites it anyway.
        let _ = fs::remove_file(&aside);
        return Err(error.into());
    }
    sync_folder(shelf)?;
    if let Some(folder) = shelf.parent() {
        sync_folder(folder)?;
    }
    Ok(digest)
}

fn write_synced(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create(file)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A rename is only safe once its folder is on disk.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows keeps folders in its journal and lets nobody sync them.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same shape as on other systems")]
fn sync_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Every file that is kept, by its digest; what is still being written goes by another name.
///
/// # Errors
/// When the folder cannot be read.
pub fn all(data: &Path) -> std::io::Result<Vec<String>> {
    let folder = data.join(FOLDER);
    let mut digests = Vec::new();
    if !folder.is_dir() {
        return Ok(digests);
    }
    for shelf in fs::read_dir(folder)? {
        let shelf = shelf?.path();
        if !shelf.is_dir() {
            continue;
        }
        for file in fs::read_dir(shelf)? {
            let Ok(name) = file?.file_name().into_string() else { continue };
            if name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                digests.push(name);
            }
        }
    }
    digests.sort();
    Ok(digests)
}

/// The bytes of that digest, proved.
///
/// # Errors
/// `attachments.file_missing`, `attachments.file_damaged`.
pub async fn get(data: &Path, wanted: &str) -> Result<Vec<u8>> {
    let file = path(data, wanted);
    let wanted = wanted.to_owned();
    tokio::task::spawn_blocking(move || match fs::read(&file) {
        Ok(bytes) if digest(&bytes) == wanted => Ok(bytes),
        Ok(_) => Err(Refusal::new("attachments.file_damaged").into()),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err(Refusal::new("attachments.file_missing").into())
        }
        Err(error) => Err(error.into()),
    })
    .await
    .map_err(|panic| Error::Failed(panic.to_string()))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_same_bytes_are_kept_once_and_damage_shows() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let first = put(folder.path(), b"photo".to_vec()).await.expect("kept");
        let again = put(folder.path(), b"photo".to_vec()).await.expect("kept");
        assert_eq!(first, again);
        let file = path(folder.path(), &first);
        assert_eq!(fs::read_dir(file.parent().expect("a shelf")).expect("a folder").count(), 1);
        assert_eq!(get(folder.path(), &first).await.expect("read"), b"photo");
        fs::write(&file, b"other").expect("written");
        assert_eq!(get(folder.path(), &first).await.unwrap_err().code(), Some("attachments.file_damaged"));
        fs::remove_file(&file).expect("removed");
        assert_eq!(get(folder.path(), &first).await.unwrap_err().code(), Some("attachments.file_missing"));
    }
}
