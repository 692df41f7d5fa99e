//! When each kind of work was done on a car last, and what of it stands on an order in the house.

use std::collections::{HashMap, HashSet};

use super::ScheduledWork;
use super::rules::LastTime;
use crate::catalogue::{OperationId, PackageId};
use crate::kernel::{Day, Moment, Read, Result};
use crate::parts::PartId;
use crate::vehicles::VehicleId;

/// What a car had done.
#[derive(Debug, Default)]
pub(super) struct History {
    last: HashMap<ScheduledWork, LastTime>,
    /// On an order that is not settled yet, and not declined.
    pub on_order: HashSet<ScheduledWork>,
}

#[derive(sqlx::FromRow)]
struct Line {
    operation_id: Option<OperationId>,
    part_id: Option<PartId>,
    package_id: Option<PackageId>,
    km: i64,
    at: Moment,
    done: bool,
}

#[derive(sqlx::FromRow)]
struct Elsewhere {
    #[sqlx(flatten)]
    work: ScheduledWork,
    km: i64,
    day: Day,
}

impl History {
    pub(super) fn last(&self, work: ScheduledWork) -> Option<LastTime> {
        self.last.get(&work).copied()
    }

    fn was_done(&mut self, work: ScheduledWork, time: LastTime) {
        let known = self.last.entry(work).or_insert(time);
        if (time.km, time.day) > (known.km, known.day) {
            *known = time;
        }
    }
}

pub(super) async fn of_vehicle(cx: &mut Read, vehicle: VehicleId) -> Result<History> {
    let lines: Vec<Line> = sqlx::query_as(
        "SELECT l.operation_id, l.part_id, l.package_id, t.mileage AS km, t.arrived_at AS at,
                o.state IN ('settled', 'delivered') AS done
         FROM repair_orders o
         JOIN visits t ON t.id = o.visit_id
         JOIN order_lines l ON l.order_id = o.id
         WHERE o.vehicle_id = ? AND o.state <> 'cancelled'
           AND (l.state = 'consented' OR l.state = 'proposed' AND o.state NOT IN ('settled', 'delivered'))",
    )
    .bind(vehicle)
    .fetch_all(cx.db())
    .await?;
    let mut history = History::default();
    for line in lines {
        let time = LastTime { km: line.km, day: line.at.day() };
        let operation = line.operation_id.map(ScheduledWork::of_operation);
        let part = line.part_id.map(ScheduledWork::of_part);
        let package = line.package_id.map(ScheduledWork::of_package);
        for work in [operation, part, package].into_iter().flatten() {
            if line.done {
                history.was_done(work, time);
            } else {
                history.on_order.insert(work);
            }
        }
    }
    let elsewhere: Vec<Elsewhere> = sqlx::query_as(
        "SELECT operation_id, part_id, package_id, km, day FROM services_elsewhere WHERE vehicle_id = ?",
    )
    .bind(vehicle)
    .fetch_all(cx.db())
    .await?;
    for Elsewhere { work, km, day } in elsewhere {
        history.was_done(work, LastTime { km, day });
    }
    parts_by_their_chain(cx, vehicle, &mut history).await?;
    packages_by_their_work(cx, vehicle, &mut history).await?;
    Ok(history)
}

/// A part of the schedule counts as fitted under every number of its chain: the booklet names one of
/// them, and the car may have had an older or a newer one.
async fn parts_by_their_chain(cx: &mut Read, vehicle: VehicleId, history: &mut History) -> Result<()> {
    let kin: Vec<(PartId, PartId)> = sqlx::query_as(
        "WITH RECURSIVE asked (part) AS (
             SELECT i.part_id FROM vehicles v JOIN schedule_items i ON i.model_id = v.model_id
             WHERE v.id = ? AND i.part_id IS NOT NULL),
         later (asked, part) AS (
             SELECT a.part, s.new_part FROM asked a JOIN part_supersessions s ON s.old_part = a.part
             UNION
             SELECT l.asked, s.new_part FROM later l JOIN part_supersessions s ON s.old_part = l.part),
         earlier (asked, part) AS (
             SELECT a.part, s.old_part FROM asked a JOIN part_supersessions s ON s.new_part = a.part
             UNION
             SELECT e.asked, s.old_part FROM earlier e JOIN part_supersessions s ON s.new_part = e.part)
         SELECT asked, part FROM later UNION ALL SELECT asked, part FROM earlier",
    )
    .bind(vehicle)
    .fetch_all(cx.db())
    .await?;
    // As it was before any of it counted for another.
    let (last, on_order) = (history.last.clone(), history.on_order.clone());
    for (asked, part) in kin {
        let (asked, part) = (ScheduledWork::of_part(asked), ScheduledWork::of_part(part));
        if let Some(time) = last.get(&part) {
            history.was_done(asked, *time);
        }
        if on_order.contains(&part) {
            history.on_order.insert(asked);
        }
    }
    Ok(())
}

/// A package of the schedule counts as done when all its operations were, one by one or together;
/// which oil went in does not matter.
async fn packages_by_their_work(cx: &mut Read, vehicle: VehicleId, history: &mut History) -> Result<()> {
    let lines: Vec<(PackageId, OperationId)> = sqlx::query_as(
        "SELECT w.package_id, w.operation_id
         FROM vehicles v
         JOIN schedule_items i ON i.model_id = v.model_id
         JOIN work_package_lines w ON w.package_id = i.package_id
         WHERE v.id = ? AND w.operation_id IS NOT NULL",
    )
    .bind(vehicle)
    .fetch_all(cx.db())
    .await?;
    let mut packages: HashMap<PackageId, Vec<ScheduledWork>> = HashMap::new();
    for (package, operation) in lines {
        packages.entry(package).or_default().push(ScheduledWork::of_operation(operation));
    }
    for (package, operations) in packages {
        let work = ScheduledWork::of_package(package);
        let times: Option<Vec<LastTime>> =
            operations.iter().map(|operation| history.last.get(operation).copied()).collect();
        if let Some(first) = times.and_then(|times| times.into_iter().min_by_key(|time| (time.km, time.day)))
        {
            history.was_done(work, first);
        }
        if operations.iter().all(|operation| history.on_order.contains(operation)) {
            history.on_order.insert(work);
        }
    }
    Ok(())
}
