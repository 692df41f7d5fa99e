//! Tells all stories together, in the order of time.

use super::closings::Closings;
use super::shop::Car;
use super::{bookings, day, hours, house, stories};
use crate::kernel::{Result, Write};

/// Fills today, and closes what is past where it is to be closed. Needs the house, its catalogue, its
/// parts and the cars on file.
pub async fn tell(cx: &mut Write, mut past: Option<Closings>) -> Result<()> {
    let (now, who) = (cx.now, cx.who.clone());
    let stories = stories::all();
    let mut cars: Vec<Car> = stories.iter().map(|story| Car::new(story.advisor, now)).collect();
    let mut steps: Vec<(i64, usize, usize)> = Vec::new();
    for (at, story) in stories.iter().enumerate() {
        steps.extend(story.steps.iter().enumerate().map(|(turn, (ago, _))| (*ago, at, turn)));
    }
    for (turn, (ago, _)) in day::STEPS.iter().enumerate() {
        steps.push((*ago, stories.len(), turn));
    }
    for (turn, (ago, _)) in bookings::ALL.iter().enumerate() {
        steps.push((*ago, stories.len() + 1, turn));
    }
    for (turn, (_, booking)) in bookings::ALL.iter().enumerate() {
        if booking.missed {
            steps.push((bookings::GIVEN_UP, stories.len() + 2, turn));
        }
    }
    // Longest ago first; what happened in the same minute keeps its order.
    steps.sort_by_key(|(ago, story, turn)| (std::cmp::Reverse(*ago), *story, *turn));
    for (ago, story, turn) in steps {
        let at = hours::ago(now, ago);
        if let Some(past) = &mut past {
            past.until(cx, at.day()).await?;
        }
        match (stories.get(story), cars.get_mut(story)) {
            (Some(told), Some(car)) => {
                if turn == 0 {
                    car.find(cx, &told.car, at).await?;
                }
                car.step(cx, at, &told.steps[turn].1).await?;
            }
            _ if story > stories.len() + 1 => bookings::miss(cx, at, &bookings::ALL[turn].1).await?,
            _ if story > stories.len() => bookings::book(cx, now, at, &bookings::ALL[turn].1).await?,
            _ => house::step(cx, at, &day::STEPS[turn].1).await?,
        }
    }
    if let Some(past) = &mut past {
        past.until(cx, now.day()).await?;
    }
    cx.now = now;
    cx.who = who;
    Ok(())
}
