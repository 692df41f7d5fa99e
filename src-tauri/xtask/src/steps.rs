//! Named, timed steps, one after the other until one fails.

use crate::Done;
use std::time::Instant;

pub struct Step {
    pub name: &'static str,
    pub run: fn() -> Done,
}

/// Runs the steps whose names begin with one of `chosen`, or all when nothing is chosen.
pub fn all(steps: &[Step], chosen: &[String]) -> Done {
    let wanted = |step: &&Step| chosen.is_empty() || chosen.iter().any(|name| step.name.starts_with(name));
    let steps: Vec<&Step> = steps.iter().filter(wanted).collect();
    if steps.is_empty() {
        return Err(format!("No step is called {}.", chosen.join(" or ")));
    }
    let start = Instant::now();
    let mut times = Vec::new();
    for (number, step) in steps.iter().enumerate() {
        println!("\n== {}/{} {}", number + 1, steps.len(), step.name);
        let begun = Instant::now();
        let done = (step.run)();
        let seconds = begun.elapsed().as_secs();
        if let Err(message) = done {
            let name = step.name;
            return Err(format!("{message}\n\nTests FAILED in \"{name}\" after {seconds} s."));
        }
        times.push(format!("{:>5} s  {}", seconds, step.name));
    }
    println!("\n{}", times.join("\n"));
    let seconds = start.elapsed().as_secs();
    println!("All {} steps passed in {seconds} s.", steps.len());
    Ok(())
}
