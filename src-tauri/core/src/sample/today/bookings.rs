//! What customers booked: today, tomorrow, one that came, one that did not, one whose part is missing.

use serde_json::{Value, json};

use super::desk::ask;
use super::{hours, house};
use crate::kernel::{Moment, Result, Write};
use crate::sample::cars;
use crate::sample::ground::id_at;

pub struct Booking {
    /// Model, and the place of the car among its kind.
    pub car: (&'static str, i64),
    pub advisor: &'static str,
    pub when: When,
    pub kind: &'static str,
    pub channel: &'static str,
    /// In the customer's own words.
    pub words: &'static str,
    pub package: Option<&'static str>,
    pub part: Option<&'static str>,
    /// Agreed with the customer at once, and how.
    pub agreed: Option<&'static str>,
    /// Nobody came.
    pub missed: bool,
}

/// For which time.
pub enum When {
    /// Of the day that was so many minutes ago, about that time.
    Ago(i64),
    /// So many days from today, at this hour or the first free time after it.
    In { days: i64, hour: i64 },
}

const BOOKED: Booking = Booking {
    car: ("", 0),
    advisor: "chenj",
    when: When::In { days: 0, hour: 0 },
    kind: "maintenance",
    channel: "phone",
    words: "",
    package: None,
    part: None,
    agreed: Some("phone"),
    missed: false,
};

/// Minutes of opening hours ago, and what was booked then.
pub const ALL: &[(i64, Booking)] = &[
    // Kept: this morning's first car, and the one that drives in this minute.
    (
        940,
        Booking {
            car: ("H50 2.0T 豪华版", 0),
            when: When::Ago(328),
            words: "该做保养了，机油机滤换一下",
            ..BOOKED
        },
    ),
    (
        935,
        Booking {
            car: ("H30 1.5T 智行版", 3),
            advisor: "liw",
            when: When::Ago(3),
            channel: "social",
            words: "预约了今天做保养，顺便看看雨刮",
            package: Some("TC-BY6"),
            agreed: Some("social"),
            ..BOOKED
        },
    ),
    (
        1_560,
        Booking {
            car: ("朗逸 1.5L 自动", 1),
            advisor: "liw",
            when: When::Ago(950),
            kind: "check",
            words: "空调不冷，检查一下",
            missed: true,
            ..BOOKED
        },
    ),
    (
        320,
        Booking {
            car: ("H50 2.0T 豪华版", 3),
            when: When::In { days: 0, hour: 10 },
            words: "刹车有点响，顺便做保养",
            package: Some("TC-ZD"),
            ..BOOKED
        },
    ),
    (
        260,
        Booking {
            car: ("H60 2.0T 四驱智远版", 3),
            when: When::In { days: 0, hour: 15 },
            kind: "wash",
            channel: "social",
            agreed: Some("social"),
            ..BOOKED
        },
    ),
    (
        310,
        Booking {
            car: ("E40 纯电 长续航版", 2),
            advisor: "liw",
            when: When::In { days: 1, hour: 9 },
            channel: "online",
            words: "网上约的，做个新能源保养",
            package: Some("TC-EV"),
            agreed: None,
            ..BOOKED
        },
    ),
    (
        200,
        Booking {
            car: ("H60 2.0T 四驱智远版", 4),
            when: When::In { days: 1, hour: 10 },
            kind: "repair",
            words: "尾气灯亮，上次检测说三元催化器失效，这次来换",
            part: Some("21319145"),
            ..BOOKED
        },
    ),
    (
        90,
        Booking {
            car: ("H50 2.0T 豪华版", 4),
            when: When::In { days: 1, hour: 14 },
            channel: "counter",
            words: "回访时说好来做空调清洗",
            package: Some("TC-KT"),
            agreed: Some("counter"),
            ..BOOKED
        },
    ),
    (
        40,
        Booking {
            car: ("H30 1.5T 智行版", 4),
            advisor: "liw",
            when: When::In { days: 3, hour: 9 },
            channel: "online",
            words: "后天晚上回来，周末前做保养",
            package: Some("TC-BY6"),
            agreed: None,
            ..BOOKED
        },
    ),
];

/// When the advisor gives up waiting for who was booked yesterday, in minutes of opening hours ago.
pub const GIVEN_UP: i64 = 318;

/// Nobody came.
pub async fn miss(cx: &mut Write, at: Moment, booking: &Booking) -> Result<()> {
    let Some((vehicle, _)) = car(cx, booking.car).await? else { return Ok(()) };
    let awaited: Option<(i64, i64)> = sqlx::query_as(
        "SELECT id, version FROM appointments WHERE vehicle_id = ? AND state IN ('booked', 'confirmed')",
    )
    .bind(vehicle)
    .fetch_optional(cx.db())
    .await?;
    let Some((id, version)) = awaited else { return Ok(()) };
    let form = json!({ "id": id, "version": version });
    ask(cx, booking.advisor, at, "appointments.miss", form).await.map(drop)
}

/// Books, where the day has a free time left.
pub async fn book(cx: &mut Write, now: Moment, at: Moment, booking: &Booking) -> Result<()> {
    let Some((vehicle, owner)) = car(cx, booking.car).await? else { return Ok(()) };
    let about = match booking.when {
        When::Ago(minutes) => hours::ago(now, minutes),
        When::In { days, hour } => now.day().plus_days(days).start().plus_minutes(hour * 60),
    };
    let asked = json!({ "day": about.day(), "kind": booking.kind });
    let free = ask(cx, booking.advisor, at, "appointments.slots", asked).await?;
    let Some(slot) = nearest(&free, about) else { return Ok(()) };
    let mut lines = Vec::new();
    if let Some(code) = booking.package {
        let id: i64 = sqlx::query_scalar("SELECT id FROM work_packages WHERE code = ?")
            .bind(code)
            .fetch_one(cx.db())
            .await?;
        lines.push(json!({ "package_id": id }));
    }
    if let Some(number) = booking.part {
        lines.push(json!({ "part_id": house::part(cx, number).await? }));
    }
    let form = json!({
        "customer_id": owner, "vehicle_id": vehicle, "channel": booking.channel, "kind": booking.kind,
        "time": {
            "starts_at": slot["starts_at"], "minutes": free["minutes"],
            "technician_id": slot["technicians"][0], "bay_id": slot["bays"][0],
        },
        "words": booking.words, "lines": lines, "confirmed_how": booking.agreed,
    });
    ask(cx, booking.advisor, at, "appointments.book", form).await.map(drop)
}

/// The first free time from then on, else the last one of the day.
fn nearest(free: &Value, about: Moment) -> Option<&Value> {
    let mut open =
        free["slots"].as_array()?.iter().filter(|slot| slot["full"] == false && slot["past"] == false);
    let starts = |slot: &&Value| slot["starts_at"].as_str().and_then(Moment::parse);
    let all: Vec<&Value> = open.by_ref().collect();
    let after = all.iter().find(|slot| starts(slot).is_some_and(|at| at.plus_minutes(30) > about));
    after.or(all.last()).copied()
}

async fn car(cx: &mut Write, (model, nth): (&str, i64)) -> Result<Option<(i64, i64)>> {
    let Some(place) = cars::MODELS.iter().position(|one| one.name == model) else { return Ok(None) };
    Ok(sqlx::query_as(
        "SELECT id, owner_id FROM vehicles WHERE model_id = ? AND owner_id IS NOT NULL ORDER BY id LIMIT 1 OFFSET ?",
    )
    .bind(id_at(place))
    .bind(nth)
    .fetch_optional(cx.db())
    .await?)
}
