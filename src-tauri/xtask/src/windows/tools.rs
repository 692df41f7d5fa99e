//! The compiler for Windows. On Debian it is the one of the package rustc-web, unpacked and not
//! installed, with a standard library for Windows built once from rust-web-src.

use super::wine;
use crate::program::{command, output, run, target};
use crate::{Done, machine, program};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub const TARGET: &str = "x86_64-pc-windows-gnu";

const PACKAGES: &[&str] = &[
    "gcc",
    "libc6-dev",
    "gcc-mingw-w64-x86-64-posix",
    "g++-mingw-w64-x86-64-posix",
    "wine",
    "wine64",
    "nsis",
];

const COMPILER: &[&str] = &["rustc-web", "cargo-web", "rust-web-src"];

/// Everything that is kept between two runs; safe to delete.
pub fn kept() -> PathBuf {
    target().join("windows")
}

fn compiler() -> PathBuf {
    kept().join("compiler/usr")
}

/// Where the programs are built.
pub fn programs() -> PathBuf {
    if cfg!(windows) { target().join("release") } else { kept().join("target").join(TARGET).join("release") }
}

/// The cargo that builds for Windows.
pub fn cargo() -> Command {
    if cfg!(windows) {
        return program::cargo();
    }
    let mut cargo = command(compiler().join("bin/cargo"));
    with_compiler(&mut cargo);
    cargo.env("CARGO_TARGET_DIR", kept().join("target"));
    cargo.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", wine::runner());
    cargo
}

fn with_compiler(command: &mut Command) {
    let path = std::env::var_os("PATH").unwrap_or_default();
    // Rustup's stand-ins would ask for a toolchain that they cannot fetch.
    let others = std::env::split_paths(&path).filter(|folder| !folder.ends_with(".cargo/bin"));
    let folders = std::iter::once(compiler().join("bin")).chain(others).chain(nextest());
    if let Ok(path) = std::env::join_paths(folders) {
        command.env("PATH", path);
    }
    command.env("LD_LIBRARY_PATH", compiler().join("lib/x86_64-linux-gnu"));
    for name in ["RUSTUP_TOOLCHAIN", "RUSTC", "RUSTC_BOOTSTRAP", "RUSTC_WRAPPER", "CARGO"] {
        command.env_remove(name);
    }
}

/// Cargo's own programs are found last, after the compiler's.
fn nextest() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))?;
    Some(home.join("bin"))
}

pub fn prepare() -> Done {
    if cfg!(windows) {
        return Ok(());
    }
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Err("Windows programs are made on Windows, or on Debian 12 on x86-64.".to_owned());
    }
    machine::system_packages(PACKAGES)?;
    once("compiler", unpack_compiler)?;
    once("library", build_library)?;
    once("wine", wine::prepare)
}

/// Does it unless it was done to its end before.
fn once(name: &str, work: fn() -> Done) -> Done {
    let stamp = kept().join(format!("{name}.done"));
    if stamp.exists() {
        return Ok(());
    }
    println!("Preparing: {name}");
    work()?;
    fs::write(&stamp, "").map_err(|error| format!("{}: {error}", stamp.display()))
}

pub fn made_anew(folder: &Path) -> Done {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(told)?;
    }
    fs::create_dir_all(folder).map_err(told)
}

fn unpack_compiler() -> Done {
    if output(command("id").arg("-u")).ok().as_deref() != Some(b"0\n") {
        return Err("The first time, please run it as root: packages are fetched with apt-get.".to_owned());
    }
    let packages = kept().join("packages");
    made_anew(&packages.join("partial"))?;
    made_anew(&kept().join("compiler"))?;
    // What they need besides (libLLVM, libgit2) comes along; nothing is installed.
    let mut fetch = command("apt-get");
    fetch.args(["install", "-q", "-y", "--no-install-recommends", "--reinstall", "--download-only"]);
    fetch.arg("-o").arg(format!("Dir::Cache::archives={}", packages.display()));
    run(fetch.args(COMPILER).env("DEBIAN_FRONTEND", "noninteractive"))?;
    let read = fs::read_dir(&packages).map_err(|error| error.to_string())?;
    for package in read.flatten().map(|entry| entry.path()) {
        if package.extension().is_some_and(|ending| ending == "deb") {
            run(command("dpkg").arg("-x").arg(&package).arg(kept().join("compiler")))?;
        }
    }
    fs::remove_dir_all(&packages).map_err(|error| error.to_string())
}

/// Crates built against another standard library do not link: the target folder starts anew.
fn build_library() -> Done {
    made_anew(&kept().join("target"))?;
    let source = fs::canonicalize(compiler().join("lib/rustlib/src/rust"))
        .map_err(|error| format!("rust-web-src: {error}"))?;
    let built = kept().join("library");
    let mut build = command(compiler().join("bin/cargo"));
    with_compiler(&mut build);
    build
        .current_dir(source.join("library"))
        .env("RUSTC_BOOTSTRAP", "1")
        .env("__CARGO_DEFAULT_LIB_METADATA", "stablestd")
        .env("RUSTFLAGS", "-Zforce-unstable-if-unmarked")
        .env("CARGO_PROFILE_DIST_DEBUG", "line-tables-only")
        .args(["build", "--quiet", "--locked", "--profile", "dist", "--package", "sysroot"])
        .args(["--features", "backtrace,panic-unwind", "--target", TARGET, "--target-dir"])
        .arg(&built);
    run(&mut build)?;
    let into = compiler().join("lib/rustlib").join(TARGET).join("lib");
    made_anew(&into)?;
    let told = |error: std::io::Error| error.to_string();
    for library in fs::read_dir(built.join(TARGET).join("dist/deps")).map_err(told)?.flatten() {
        if library.path().extension().is_some_and(|ending| ending == "rlib") {
            fs::copy(library.path(), into.join(library.file_name())).map_err(told)?;
        }
    }
    fs::remove_dir_all(&built).map_err(told)
}
