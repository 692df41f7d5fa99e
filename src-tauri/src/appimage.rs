//! An AppImage points the libraries, modules and data of whatever it starts into itself. Another
//! program is to find its own.

use std::env;
use std::process::Command;

/// Starts `command` as if from outside.
pub fn leave(command: &mut Command) {
    let Some(inside) = env::var("APPDIR").ok().filter(|inside| !inside.is_empty()) else { return };
    if !cfg!(target_os = "linux") {
        return;
    }
    for (name, value) in env::vars_os() {
        let Some(value) = value.to_str().filter(|value| value.contains(&inside)) else { continue };
        match outside(value, &inside) {
            Some(rest) => command.env(name, rest),
            None => command.env_remove(name),
        };
    }
}

/// What is left of a list of paths without those inside.
fn outside(list: &str, inside: &str) -> Option<String> {
    let rest: Vec<&str> =
        list.split(':').filter(|path| !path.is_empty() && !path.starts_with(inside)).collect();
    (!rest.is_empty()).then(|| rest.join(":"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_inside_is_left_out_and_what_was_there_before_stays() {
        let inside = "/tmp/.mount_ServicBkfM3x";
        let without = |list: &str| outside(&list.replace('@', inside), inside);
        assert_eq!(without("@/usr/lib/:@/usr/lib64/:"), None);
        assert_eq!(without("@//usr/lib/gtk-3.0/3.0.0/immodules.cache"), None);
        let data = "@/usr/share:/usr/share:/usr/local/share/";
        assert_eq!(without(data), Some("/usr/share:/usr/local/share/".to_owned()));
    }
}
