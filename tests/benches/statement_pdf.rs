//! A settlement on two pages as PDF, beside its glyph runs straight through printpdf.

use crate::decade::Decade;
use crate::figure::Figure;
use crate::times::{Ratio, Times};
use servicelane_core::documents::forms::{self, FormData, PrintMarks};
use servicelane_core::documents::paper::Paper;
use servicelane_core::documents::pdf::{Floor, Offsets};
use servicelane_core::kernel::Clock;
use servicelane_core::settlement::{self, SettlementId};
use std::path::Path;
use std::time::Instant;

const REPETITIONS: usize = 100;

pub async fn measure(folder: &Path) -> Vec<Figure> {
    let decade = Decade::open(folder).await;
    let filled =
        decade.core.in_house(async |cx| settlement::paper::statement(cx, SettlementId(75_000)).await).await;
    decade.core.close().await;
    let Ok(mut data) = filled else {
        return vec![Figure::Missing {
            what: "a settlement as PDF",
            why: "the settlement is not there".into(),
        }];
    };
    let marks = PrintMarks {
        copies: Vec::new(),
        printed_by: "周经理".into(),
        printed_at: Clock::System.now(),
        reprint: 0,
    };
    let (labour, parts) = (data.labour.clone(), data.parts.clone());
    let mut form = FormData::Settlement(Box::new(data.clone()));
    while forms::lay_out(&form, Paper::A4, &marks).pages.len() < 2 {
        data.labour.extend(labour.iter().cloned());
        data.parts.extend(parts.iter().cloned());
        form = FormData::Settlement(Box::new(data.clone()));
    }
    let floor_of = Floor::of(&forms::lay_out(&form, Paper::A4, &marks));
    let (mut ours, mut floor) = (Times::default(), Times::default());
    for _ in 0..REPETITIONS {
        let began = Instant::now();
        std::hint::black_box(forms::render(&form, Paper::A4, &marks, Offsets::default()));
        ours.add(began.elapsed());
        let began = Instant::now();
        std::hint::black_box(floor_of.draw());
        floor.add(began.elapsed());
    }
    vec![Figure::Slower {
        what: "a two-page settlement as PDF",
        ours,
        floor,
        floor_is: "the same glyph runs straight through printpdf",
        goal: Ratio::hundredths(150),
    }]
}
