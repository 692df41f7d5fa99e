//! What has to be on the machine, and how it gets there.

use crate::Done;
use crate::program::{command, npm, output, root, run, succeeds};

/// To build and open the desktop program.
pub const DESKTOP: &[&str] = &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "fonts-noto-cjk"];

/// To test it as well: drivers for both kinds of screens, readers of what is printed, and a spreadsheet
/// that is not ours. Any of several will do where they are parted by `|`; the first is installed.
pub const TESTING: &[&str] = &[
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "fonts-noto-cjk",
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "chromium",
    "poppler-utils",
    "qpdf",
    "zbar-tools",
    "libreoffice-calc-nogui|libreoffice-calc",
];

/// Installs what is missing where that is possible without asking, and otherwise says what to do.
pub fn system_packages(packages: &[&str]) -> Done {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if !succeeds(command("dpkg-query").arg("--version")) {
        return other_linux();
    }
    let missing = packages.iter().filter(|any| !any.split('|').any(installed));
    let missing: Vec<&str> = missing.filter_map(|any| any.split('|').next()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    if output(command("id").arg("-u")).ok().as_deref() != Some(b"0\n") {
        return Err(format!(
            "These packages are missing. Please install them and start again:\n  \
             sudo apt-get install {list}"
        ));
    }
    println!("Installing {list}");
    let apt = |arguments: &[&str]| {
        run(command("apt-get")
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["-q", "-y", "-o", "DPkg::Lock::Timeout=300"])
            .args(arguments))
    };
    apt(&["update"])?;
    let mut install = vec!["install", "--no-install-recommends"];
    install.extend(missing);
    apt(&install)
}

fn installed(package: &str) -> bool {
    let mut query = command("dpkg-query");
    query.args(["-W", "-f", "${db:Status-Status}", package]);
    query.output().is_ok_and(|out| out.stdout == b"installed")
}

fn other_linux() -> Done {
    if succeeds(command("pkg-config").args(["--exists", "webkit2gtk-4.1"])) {
        return Ok(());
    }
    Err("Please install the development files of WebKitGTK 4.1 \
         (webkit2gtk4.1-devel or webkit2gtk-4.1) and start again."
        .to_owned())
}

/// Installs the npm packages of a folder exactly as its lock file says, if that changed.
pub fn npm_packages(folder: &str) -> Done {
    if !succeeds(npm(folder).arg("--version")) {
        return Err("Node.js 20 or newer with npm is missing: https://nodejs.org".to_owned());
    }
    let folder_path = root().join(folder);
    let changed = |file: &str| {
        let file = folder_path.join(file);
        file.metadata().and_then(|file| file.modified()).ok()
    };
    let installed = changed("node_modules/.package-lock.json");
    if installed.is_some() && installed >= changed("package-lock.json") {
        return Ok(());
    }
    println!("Installing the npm packages of {folder}");
    run(npm(folder).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))
}

/// Whether a window can be shown here.
pub fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
