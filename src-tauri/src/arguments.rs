use std::ffi::OsString;
use std::path::PathBuf;

const USAGE: &str = "servicelane [--data DIR] [--until-usable]\nservicelane --self-test";

#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    /// `--data DIR` keeps the dealership somewhere else than this person's own folder.
    Window {
        folder: Option<PathBuf>,
        /// Ends as soon as the first screen can be used: how long a start takes is measured so.
        until_usable: bool,
    },
    /// Proves without a window that the program works on this computer.
    SelfTest,
}

pub fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Asked, &'static str> {
    let mut arguments = arguments.peekable();
    if arguments.next_if(|argument| argument == "--self-test").is_some() {
        return if arguments.next().is_none() { Ok(Asked::SelfTest) } else { Err(USAGE) };
    }
    let (mut folder, mut until_usable) = (None, false);
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--data") => folder = Some(PathBuf::from(arguments.next().ok_or(USAGE)?)),
            Some("--until-usable") => until_usable = true,
            _ => return Err(USAGE),
        }
    }
    Ok(Asked::Window { folder, until_usable })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(words: &[&str]) -> Result<Asked, &'static str> {
        parse(words.iter().map(OsString::from))
    }

    #[test]
    fn the_data_folder_is_optional() {
        let until_usable = false;
        assert_eq!(parsed(&[]), Ok(Asked::Window { folder: None, until_usable }));
        let folder = Some(PathBuf::from("/srv/店"));
        assert_eq!(parsed(&["--data", "/srv/店"]), Ok(Asked::Window { folder, until_usable }));
    }

    #[test]
    fn anything_else_is_a_slip() {
        assert!(parsed(&["--data"]).is_err());
        assert!(parsed(&["open"]).is_err());
        assert!(parsed(&["--self-test", "--data", "d"]).is_err());
    }

    #[test]
    fn the_self_test_stands_alone() {
        assert_eq!(parsed(&["--self-test"]), Ok(Asked::SelfTest));
    }
}
