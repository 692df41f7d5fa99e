//! Rights, one word each. Which role holds which stands in `access/roles.rs`.

use serde::Serialize;
use ts_rs::TS;

crate::id!(
    /// A member of staff.
    StaffId
);

impl StaffId {
    /// The house itself: reactions and the clockwork act in its name.
    pub const HOUSE: Self = Self(0);
}

/// What a command asks of the person giving it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Nobody needs to be signed in: first start and sign-in itself.
    Anyone,
    /// Anybody signed in.
    SignedIn,
    ManageStaff,
    ManageDealership,
    SetPolicy,
    ViewAudit,
    ViewCustomers,
    EditCustomers,
    RevealPersonalData,
    ViewCatalogue,
    EditCatalogue,
    ViewParts,
    EditParts,
    ReceiveParts,
    IssueParts,
    /// Counting for a stock-take, without seeing what the book says.
    CountStock,
    /// Saying yes to differences, write-offs and what else changes the value of stock.
    ApproveStock,
    ViewOrders,
    /// Giving customers a time, and moving it.
    Book,
    Receive,
    EditOrders,
    Dispatch,
    WorkOnJobs,
    Inspect,
    ViewMoney,
    Settle,
    TakePayment,
    ApproveDiscount,
    ReverseSettlement,
    Deliver,
    /// The figures of the house.
    ViewReports,
    /// Shutting a month and opening it again.
    CloseBooks,
}

impl Permission {
    pub const ALL: [Self; 32] = [
        Self::Anyone,
        Self::SignedIn,
        Self::ManageStaff,
        Self::ManageDealership,
        Self::SetPolicy,
        Self::ViewAudit,
        Self::ViewCustomers,
        Self::EditCustomers,
        Self::RevealPersonalData,
        Self::ViewCatalogue,
        Self::EditCatalogue,
        Self::ViewParts,
        Self::EditParts,
        Self::ReceiveParts,
        Self::IssueParts,
        Self::CountStock,
        Self::ApproveStock,
        Self::ViewOrders,
        Self::Book,
        Self::Receive,
        Self::EditOrders,
        Self::Dispatch,
        Self::WorkOnJobs,
        Self::Inspect,
        Self::ViewMoney,
        Self::Settle,
        Self::TakePayment,
        Self::ApproveDiscount,
        Self::ReverseSettlement,
        Self::Deliver,
        Self::ViewReports,
        Self::CloseBooks,
    ];

    const fn bit(self) -> u64 {
        1 << self as u64
    }
}

/// A set of rights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Permissions(u64);

impl Permissions {
    pub const fn of(list: &[Permission]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < list.len() {
            bits |= list[at].bit();
            at += 1;
        }
        Self(bits)
    }

    pub const fn all() -> Self {
        Self::of(&Permission::ALL)
    }

    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub const fn contains(self, permission: Permission) -> bool {
        self.0 & permission.bit() != 0
    }

    pub fn list(self) -> Vec<Permission> {
        Permission::ALL.into_iter().filter(|p| self.contains(*p)).collect()
    }
}
