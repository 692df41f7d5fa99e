//! Wine, in a prefix and a home of its own.

use super::tools::{kept, made_anew};
use crate::Done;
use crate::program::{command, output, run};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Wine 8 lacks this library, which every Rust program asks for randomness. Only for tests.
const RANDOMNESS: &str = r"#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG); /* RtlGenRandom */
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE place, SIZE_T wanted) {
  while (wanted) {
    ULONG part = wanted > 65536 ? 65536 : (ULONG)wanted;
    if (!SystemFunction036(place, part)) return FALSE;
    place += part;
    wanted -= part;
  }
  return TRUE;
}
";

fn prefix() -> PathBuf {
    kept().join("wine")
}

fn home() -> PathBuf {
    kept().join("home")
}

/// What cargo starts a Windows program with.
pub fn runner() -> PathBuf {
    kept().join("wine-run")
}

/// `C:` of the prefix.
pub fn drive() -> PathBuf {
    prefix().join("drive_c")
}

/// The folder of the person at this computer.
pub fn person() -> Result<PathBuf, String> {
    let name = output(command("id").arg("-un"))?;
    Ok(drive().join("users").join(String::from_utf8_lossy(&name).trim()))
}

fn wine(program: impl AsRef<OsStr>) -> Command {
    let mut wine = command(program);
    with_wine(&mut wine);
    wine
}

fn with_wine(command: &mut Command) {
    command
        .env_remove("LD_LIBRARY_PATH")
        .env("HOME", home())
        .env("WINEPREFIX", prefix())
        .env("WINEARCH", "win64")
        .env("WINEDEBUG", "-all")
        // No entries in the menus of this computer, no questions about Mono and Gecko.
        .env("WINEDLLOVERRIDES", "winemenubuilder.exe=d;mscoree=d;mshtml=d");
}

/// A Windows program without a screen. One of its own would go with the program, and take along
/// the copy in which an uninstallation goes on.
pub fn headless(program: &Path) -> Command {
    let mut wine = wine("wine");
    wine.arg(program).env_remove("DISPLAY");
    wine
}

pub fn prepare() -> Done {
    made_anew(&prefix())?;
    made_anew(&home())?;
    run(wine("wine").args(["wineboot", "-i"]).stdin(Stdio::null()).stderr(Stdio::null()))?;
    run(&mut server("-w"))?;
    let source = kept().join("randomness.c");
    let told = |error: std::io::Error| error.to_string();
    fs::write(&source, RANDOMNESS).map_err(told)?;
    let library = drive().join("windows/system32/bcryptprimitives.dll");
    run(command("x86_64-w64-mingw32-gcc")
        .args(["-O2", "-shared", "-o"])
        .arg(library)
        .arg(source)
        .arg("-ladvapi32"))?;
    fs::write(runner(), script()).map_err(told)?;
    run(command("chmod").arg("+x").arg(runner()))
}

/// Puts the folders that cargo builds into on Wine's way to libraries.
fn script() -> String {
    let (home, prefix) = (home().display().to_string(), prefix().display().to_string());
    format!(
        r#"#!/bin/bash
program=$(realpath "$1"); shift
folder=$(dirname "$program")
unset LD_LIBRARY_PATH
export HOME="{home}" WINEPREFIX="{prefix}" WINEARCH=win64 WINEDEBUG=-all
export WINEDLLOVERRIDES="winemenubuilder.exe=d;mscoree=d;mshtml=d"
export WINEPATH="Z:${{folder//\//\\}};Z:$(dirname "$folder" | tr / '\\')"
exec wine "$program" "$@"
"#
    )
}

fn server(option: &str) -> Command {
    let mut server = wine("/usr/lib/wine/wineserver64");
    server.arg(option).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    server
}

/// Keeps one server up meanwhile: programs start faster, and none seems to leave one behind.
pub fn served(work: impl FnOnce() -> Done) -> Done {
    if cfg!(windows) {
        return work();
    }
    // It may run already; then this one says so and ends.
    let _ = server("-p1800").status();
    // Windows' own services start with the first program and keep its output open for good: nobody
    // may wait for that one's end of file.
    let mut first = wine("wine");
    first.args(["cmd", "/c", "exit"]);
    let _ = first.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let done = work();
    let _ = server("-k").status();
    done
}
