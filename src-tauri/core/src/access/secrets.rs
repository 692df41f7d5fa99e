//! Passwords and PINs: argon2id with its recommended parameters.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Argon2, Params};

use crate::kernel::random::Random;
use crate::kernel::{Error, Result, Secret};

fn argon2() -> Argon2<'static> {
    // OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
    Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, Params::DEFAULT)
}

pub fn hash(secret: &Secret, random: &Random) -> Result<String> {
    let failed = |error: argon2::password_hash::Error| Error::Failed(error.to_string());
    let salt = SaltString::encode_b64(&random.bytes::<16>()).map_err(failed)?;
    let hash = argon2().hash_password(secret.reveal().as_bytes(), &salt).map_err(failed)?;
    Ok(hash.to_string())
}

pub fn matches(secret: &Secret, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| argon2().verify_password(secret.reveal().as_bytes(), &hash).is_ok())
}
