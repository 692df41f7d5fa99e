//! Whether a folder may become the dealership's.

use std::fs::{self, File};
use std::path::{Component, Path, PathBuf, Prefix};

use super::existing;
use super::moving::{COMING, Luggage};
use crate::kernel::database::FILE;
use crate::kernel::{Error, Refusal, Result};

/// The folder that is made where the chosen one holds other things.
const NAME: &str = "Servicelane";
/// What is to be free besides, in bytes: the dealership goes on growing.
const SPARE: u64 = 256 * 1024 * 1024;
/// What a system puts into folders by itself.
const UNIMPORTANT: &[&str] = &["desktop.ini", "Thumbs.db", ".DS_Store"];
/// Where Windows keeps programs and itself.
const PROGRAMS: &[&str] = &["ProgramFiles", "ProgramFiles(x86)", "ProgramW6432", "SystemRoot"];

/// Where the dealership would lie if it moved to the folder a person chose: there, or in a folder of
/// its own in there where other things lie already.
///
/// # Errors
/// `data_folder.same`, `data_folder.inside_itself`, `data_folder.in_program`, `data_folder.network`,
/// `data_folder.not_empty`, `data_folder.not_writable`, `data_folder.no_space`, `file.bad_path`.
pub fn choose(from: &Path, chosen: &Path, luggage: &Luggage) -> Result<PathBuf> {
    if chosen.to_str().is_none() {
        return Err(Refusal::new("file.bad_path").into());
    }
    let place = place(from, chosen)?;
    let to = match (is_empty(chosen), is_empty(&chosen.join(NAME))) {
        (true, _) => chosen.to_owned(),
        (false, true) => chosen.join(NAME),
        (false, false) => return Err(about("not_empty", chosen)),
    };
    let free = fs4::available_space(&place)?;
    let needed = luggage.bytes.saturating_add(SPARE);
    if free < needed {
        let megabytes = |bytes: u64| bytes.div_ceil(1024 * 1024);
        let refusal = Refusal::new("data_folder.no_space").with("folder", to.display().to_string());
        return Err(refusal.with("needed", megabytes(needed)).with("free", megabytes(free)).into());
    }
    try_to_write(&to)?;
    Ok(to)
}

/// The existing part of the way there, by which it is judged.
fn place(from: &Path, chosen: &Path) -> Result<PathBuf> {
    let place = existing(chosen).ok_or_else(|| about("not_writable", chosen))?;
    let from = existing(from).unwrap_or_else(|| from.to_owned());
    if place == from && chosen.exists() {
        return Err(about("same", chosen));
    }
    if place.starts_with(&from) {
        return Err(about("inside_itself", chosen));
    }
    if programs().iter().any(|program| place.starts_with(program)) {
        return Err(about("in_program", chosen));
    }
    // The file's log needs memory that is shared, which a network has not.
    if is_on_a_network(&place) {
        return Err(about("network", chosen));
    }
    Ok(place)
}

fn about(reason: &str, folder: &Path) -> Error {
    Refusal::new(&format!("data_folder.{reason}")).with("folder", folder.display().to_string()).into()
}

fn programs() -> Vec<PathBuf> {
    let own = std::env::current_exe().ok().and_then(|program| Some(program.parent()?.to_owned()));
    let systems = PROGRAMS.iter().filter_map(std::env::var_os).map(PathBuf::from);
    own.into_iter().chain(systems).filter_map(|folder| fs::canonicalize(folder).ok()).collect()
}

fn is_on_a_network(place: &Path) -> bool {
    let Some(Component::Prefix(prefix)) = place.components().next() else { return false };
    matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
}

/// Nothing is there, or only what an interrupted move left.
fn is_empty(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(entries) => {
            // A restore has a file of that name for a while, beside a whole dealership.
            let of_a_move = folder.join(COMING).exists() && !folder.join(FILE).exists();
            let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
            names.into_iter().all(|name| of_a_move || UNIMPORTANT.contains(&name.as_str()))
        }
        Err(_) => !folder.exists(),
    }
}

fn try_to_write(folder: &Path) -> Result<()> {
    let made = !folder.exists();
    let probe = folder.join("servicelane.probe");
    let written = fs::create_dir_all(folder).and_then(|()| File::create(&probe)?.sync_all());
    let removed = fs::remove_file(&probe);
    if made {
        // Only looked at, so far.
        let _ = fs::remove_dir(folder);
    }
    written.and(removed).map_err(|_| about("not_writable", folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(chosen: Result<PathBuf>) -> Option<String> {
        chosen.err()?.code().map(str::to_owned)
    }

    #[test]
    fn a_new_or_empty_folder_is_taken_and_a_full_one_gets_one_inside() -> std::io::Result<()> {
        let place = tempfile::tempdir()?;
        let from = place.path().join("data");
        fs::create_dir(&from)?;
        let luggage = Luggage::default();
        let new = place.path().join("售后 通/㛃");
        assert_eq!(choose(&from, &new, &luggage).ok(), Some(new.clone()));
        assert!(!new.exists(), "looking makes nothing");
        fs::create_dir_all(&new)?;
        fs::write(new.join("desktop.ini"), "")?;
        assert_eq!(choose(&from, &new, &luggage).ok(), Some(new.clone()));
        fs::write(new.join("letter.txt"), "")?;
        assert_eq!(choose(&from, &new, &luggage).ok(), Some(new.join(NAME)));
        fs::create_dir(new.join(NAME))?;
        fs::write(new.join(NAME).join("letter.txt"), "")?;
        assert_eq!(code(choose(&from, &new, &luggage)).as_deref(), Some("data_folder.not_empty"));
        fs::write(new.join(NAME).join(COMING), "")?;
        assert_eq!(choose(&from, &new, &luggage).ok(), Some(new.join(NAME)), "an interrupted move goes on");
        Ok(())
    }

    #[test]
    fn some_folders_are_none_for_a_dealership() -> std::io::Result<()> {
        let place = tempfile::tempdir()?;
        let from = place.path().join("data");
        fs::create_dir_all(from.join("attachments"))?;
        let chosen = |folder: &Path| code(choose(&from, folder, &Luggage::default()));
        assert_eq!(chosen(&from).as_deref(), Some("data_folder.same"));
        assert_eq!(chosen(&from.join("attachments")).as_deref(), Some("data_folder.inside_itself"));
        assert_eq!(chosen(&from.join("new")).as_deref(), Some("data_folder.inside_itself"));
        let program = std::env::current_exe()?;
        let beside = program.parent().unwrap_or(&program).join("data");
        assert_eq!(chosen(&beside).as_deref(), Some("data_folder.in_program"));
        let huge = Luggage { bytes: u64::MAX, ..Luggage::default() };
        let refused = choose(&from, &place.path().join("new"), &huge);
        assert_eq!(code(refused).as_deref(), Some("data_folder.no_space"));
        fs::write(place.path().join("file"), "")?;
        assert_eq!(chosen(&place.path().join("file/below")).as_deref(), Some("data_folder.not_writable"));
        Ok(())
    }
}
