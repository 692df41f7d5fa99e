use std::ffi::OsString;
use std::path::PathBuf;

/// `--data DIR` keeps the dealership somewhere else than this person's own folder.
pub fn data_folder(mut arguments: impl Iterator<Item = OsString>) -> Result<Option<PathBuf>, &'static str> {
    const USAGE: &str = "servicelane [--data DIR]";
    let mut folder = None;
    while let Some(argument) = arguments.next() {
        if argument != "--data" {
            return Err(USAGE);
        }
        folder = Some(PathBuf::from(arguments.next().ok_or(USAGE)?));
    }
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<Option<PathBuf>, &'static str> {
        data_folder(words.iter().map(OsString::from))
    }

    #[test]
    fn the_data_folder_is_optional() {
        assert_eq!(parse(&[]), Ok(None));
        assert_eq!(parse(&["--data", "/srv/店"]), Ok(Some(PathBuf::from("/srv/店"))));
    }

    #[test]
    fn anything_else_is_a_slip() {
        assert!(parse(&["--data"]).is_err());
        assert!(parse(&["open"]).is_err());
    }
}
