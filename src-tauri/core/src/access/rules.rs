//! What a sign-in name, a password and a PIN must look like.

use crate::kernel::text::Name;
use crate::kernel::{Checks, Secret};

const PASSWORD_MIN: usize = 8;
const PASSWORD_MAX: usize = 128;

pub fn check_password(checks: &mut Checks, field: &str, password: &Secret) {
    let length = password.reveal().chars().count();
    checks.require((PASSWORD_MIN..=PASSWORD_MAX).contains(&length), field, "access.password_length");
}

pub fn check_pin(checks: &mut Checks, field: &str, pin: &Secret) {
    let digits = pin.reveal();
    let shaped = (4..=8).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit());
    checks.require(shaped, field, "access.pin_shape");
}

/// Letters, digits, dot, dash and underscore of any script; no spaces.
pub fn check_login(checks: &mut Checks, field: &str, login: &str) {
    let shaped = (2..=40).contains(&login.chars().count())
        && login.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'));
    checks.require(shaped, field, "access.login_shape");
}

/// Shown to colleagues and printed on papers.
pub fn check_name(checks: &mut Checks, field: &str, name: &str) {
    let shaped = Name::<40>::read(name).is_ok();
    checks.require(shaped, field, "access.name_shape");
}
