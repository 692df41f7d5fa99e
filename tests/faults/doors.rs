//! Two programs at one data folder, and a folder nobody may write to.

use servicelane_tests::console::{run, serve};

#[test]
fn a_second_program_is_refused_politely() -> Result<(), std::io::Error> {
    let folder = tempfile::tempdir()?;
    let first = serve(folder.path());
    let second = run(&["call", "access.who", "{}"], folder.path());
    assert_eq!(second.code, Some(1), "{second:?}");
    assert_eq!(second.answer["refused"][0]["code"], "file.in_use");
    drop(first);
    let third = run(&["call", "access.who", "{}"], folder.path());
    assert_eq!(third.code, Some(0), "{third:?}");
    Ok(())
}
