//! Who works at the house for ten years, and by which of its numbers.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::catalogue::JobClass;
use crate::kernel::{Moment, Money, Rate, Result, StaffId, Write};
use crate::policy::{self, keys};
use crate::sample::ground::Ground;
use crate::sample::operations::OPERATIONS;
use crate::workshop::guarantee::{self, Periods};

/// Of a technician's day, what goes into cars.
const WORKING_MINUTES: i64 = 360;

/// A technician, and when he is free again.
pub struct Hand {
    pub id: StaffId,
    pub free: Moment,
}

pub struct Desk {
    pub advisors: Vec<StaffId>,
    pub inspectors: Vec<StaffId>,
    pub clerk: StaffId,
    pub cashier: StaffId,
    pub hands: Vec<Hand>,
    /// Minutes a car may take so that the day's cars fit into the day's hands.
    pub most_minutes: i64,
    pub labour_rate: Money,
    pub tax: Rate,
    pub service_months: u32,
    guarantees: BTreeMap<JobClass, Periods>,
}

impl Desk {
    /// Everybody at work from `opening` on, as many cars a day as the decade needs.
    pub async fn staffed(cx: &mut Write, per_day: usize, ground: &Ground, opening: Moment) -> Result<Self> {
        let technicians = ground.of_role("technician");
        let mut guarantees = BTreeMap::new();
        for operation in OPERATIONS {
            if let Entry::Vacant(unknown) = guarantees.entry(operation.class) {
                unknown.insert(guarantee::periods(cx, operation.class).await?);
            }
        }
        let minutes = WORKING_MINUTES * technicians.len() as i64 / per_day.max(1) as i64;
        Ok(Self {
            advisors: ground.of_role("service_advisor"),
            inspectors: ground.of_role("inspector"),
            clerk: first_of(&ground.of_role("parts_clerk")),
            cashier: first_of(&ground.of_role("cashier")),
            hands: technicians.into_iter().map(|id| Hand { id, free: opening }).collect(),
            most_minutes: minutes.clamp(20, 300),
            labour_rate: policy::value(cx, keys::LABOUR_RATE).await?,
            tax: policy::value(cx, keys::TAX_REPAIR).await?,
            service_months: policy::value(cx, keys::SERVICE_INTERVAL_MONTHS).await?,
            guarantees,
        })
    }

    /// Of a class of the catalogue.
    pub fn guarantee(&self, class: JobClass) -> Periods {
        self.guarantees[&class]
    }

    /// The technician who waits longest.
    pub fn next_hand(&mut self) -> &mut Hand {
        self.hands.iter_mut().min_by_key(|hand| hand.free).expect("the sample has technicians")
    }
}

/// The first of a role; the manager where nobody has it.
pub fn first_of(staff: &[StaffId]) -> StaffId {
    staff.first().copied().unwrap_or(StaffId(1))
}
