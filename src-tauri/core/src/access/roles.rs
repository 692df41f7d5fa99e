//! Roles and their rights: the one table (ROL-15). A person may hold several.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Permission::{
    ApproveDiscount, Book, CountStock, Deliver, Dispatch, EditCatalogue, EditCustomers, EditOrders,
    EditParts, Inspect, IssueParts, Receive, ReceiveParts, RevealPersonalData, Settle, TakePayment,
    ViewAudit, ViewCatalogue, ViewCustomers, ViewMoney, ViewOrders, ViewParts, ViewReports, WorkOnJobs,
};
use crate::kernel::{Permission, Permissions};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Role {
    /// 售后经理 (ROL-01)
    Manager,
    /// 服务顾问 (ROL-02)
    ServiceAdvisor,
    /// 接待员 (ROL-09)
    Receptionist,
    /// 班组长、调度
    GroupLeader,
    /// 维修技师 (ROL-03)
    Technician,
    /// 质检员 (ROL-05)
    Inspector,
    /// 配件管理员 (ROL-04)
    PartsClerk,
    /// 收银员
    Cashier,
    /// 索赔员 (ROL-06)
    ClaimsClerk,
    /// 跟踪业务员 (ROL-07)
    FollowUpClerk,
    /// 业务部主管 (ROL-07)
    BusinessSupervisor,
    /// 质量监督专员 (ROL-07)
    QualitySupervisor,
    /// 客服、满意度专员 (ROL-08, ROL-10)
    CustomerCare,
    /// 内审 (ROL-11)
    Auditor,
}

impl Role {
    pub const ALL: [Self; 14] = [
        Self::Manager,
        Self::ServiceAdvisor,
        Self::Receptionist,
        Self::GroupLeader,
        Self::Technician,
        Self::Inspector,
        Self::PartsClerk,
        Self::Cashier,
        Self::ClaimsClerk,
        Self::FollowUpClerk,
        Self::BusinessSupervisor,
        Self::QualitySupervisor,
        Self::CustomerCare,
        Self::Auditor,
    ];

    /// What the role may do. Everybody signed in may see orders, the catalogue and
    /// parts: a shop where people cannot see the car's state asks by shouting.
    pub const fn permissions(self) -> Permissions {
        const EVERYBODY: Permissions =
            Permissions::of(&[Permission::SignedIn, ViewCatalogue, ViewParts, ViewOrders]);
        let own = match self {
            Self::Manager => Permissions::all(),
            Self::ServiceAdvisor => Permissions::of(&[
                ViewCustomers,
                EditCustomers,
                RevealPersonalData,
                Book,
                Receive,
                EditOrders,
                ViewMoney,
                Settle,
                Deliver,
            ]),
            Self::Receptionist => {
                Permissions::of(&[ViewCustomers, EditCustomers, RevealPersonalData, Book, Receive])
            }
            Self::GroupLeader => Permissions::of(&[Dispatch, WorkOnJobs, CountStock]),
            // The workshop lends a hand when the store is counted.
            Self::Technician => Permissions::of(&[WorkOnJobs, CountStock]),
            Self::Inspector => Permissions::of(&[Inspect, WorkOnJobs]),
            Self::PartsClerk => Permissions::of(&[EditParts, ReceiveParts, IssueParts, CountStock]),
            Self::Cashier => Permissions::of(&[ViewCustomers, ViewMoney, Settle, TakePayment]),
            Self::ClaimsClerk => Permissions::of(&[ViewCustomers, ViewMoney]),
            Self::FollowUpClerk | Self::CustomerCare => {
                Permissions::of(&[ViewCustomers, EditCustomers, RevealPersonalData, Book])
            }
            Self::BusinessSupervisor => Permissions::of(&[
                ViewCustomers,
                EditCustomers,
                RevealPersonalData,
                Book,
                Dispatch,
                EditCatalogue,
                ViewMoney,
                ApproveDiscount,
                ViewReports,
            ]),
            Self::QualitySupervisor => Permissions::of(&[ViewCustomers, RevealPersonalData, Inspect]),
            Self::Auditor => Permissions::of(&[ViewCustomers, ViewMoney, ViewAudit, CountStock, ViewReports]),
        };
        EVERYBODY.and(own)
    }
}

/// The rights of all the roles together.
pub fn permissions_of(roles: &[Role]) -> Permissions {
    roles.iter().fold(Permissions::default(), |sum, role| sum.and(role.permissions()))
}
