//! Photos and files that belong to a record, and signatures drawn on screen.
//!
//! A file lies beside the database under the digest of its bytes, so the same photo is
//! kept once and a damaged one shows. The row is written after the file is safely on
//! disk: a file without a row is harmless, a row without a file must not happen.

pub mod add;
pub mod check;
pub mod hand_on;
pub mod read;
pub mod remove;
pub mod rules;
pub mod signature;
pub mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Permission, Refusal, Result, Who};

crate::id!(
    /// A photo or file kept with a record.
    AttachmentId,
    /// A signature drawn on screen.
    SignatureId
);

/// What a photo or file may belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum AttachedTo {
    Visit,
    Order,
    Vehicle,
    Customer,
    Inspection,
    /// A record of bad parts.
    PartDefect,
    Part,
    /// The signed sheet, scanned.
    Settlement,
}

impl AttachedTo {
    /// The kind by which the audit trail knows the record.
    pub const fn audit_kind(self) -> &'static str {
        match self {
            Self::Visit => "visit",
            Self::Order => "order",
            Self::Vehicle => "vehicle",
            Self::Customer => "customer",
            Self::Inspection => "inspection",
            Self::PartDefect => "part_defect",
            Self::Part => "part",
            Self::Settlement => "settlement",
        }
    }

    /// Whoever may not see money does not see its sheets either.
    fn check_money(self, who: &Who) -> Result<()> {
        if self == Self::Settlement && !who.may(Permission::ViewMoney) {
            return Err(Refusal::new("access.forbidden").with("permission", Permission::ViewMoney).into());
        }
        Ok(())
    }
}
