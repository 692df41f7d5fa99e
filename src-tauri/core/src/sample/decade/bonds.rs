//! What the house knows of its customers beyond their cars: what they agreed to, and the
//! remarks advisors go by.

use crate::kernel::{Moment, Result, Write};
use crate::sample::Rng;
use crate::sample::bulk::{Bulk, row};

/// Of a hundred customers, how many carry a remark.
const TAGGED_PERCENT: u64 = 14;

/// Remark, how often among those that have one, and why.
const TAGS: &[((&str, &str), u32)] = &[
    (("vip", "家中两台车都在本店保养，年消费过万"), 22),
    (("vip", "介绍三位朋友来店购车"), 12),
    (("quality", "按时保养，认原厂件"), 26),
    (("asks_for_discount", "每次结算都要求抹零"), 14),
    (("asks_for_gift", "喜欢要玻璃水、香薰"), 8),
    (("complained_before", "去年因等待时间过长投诉过一次"), 6),
    (("decides_next_repair", "前制动片偏薄，说下次保养一起换"), 12),
];

/// Purpose, channel, and how many of a hundred agree.
const CONSENTS: &[(&str, &str, u64)] = &[
    ("survey", "phone", 72),
    ("marketing", "wechat", 58),
    ("marketing", "phone", 21),
    ("photos", "any", 33),
    ("to_maker", "any", 64),
    ("to_insurer", "any", 18),
];

pub struct Bonds {
    rng: Rng,
    notice: String,
    tags: Bulk,
    consents: Bulk,
}

impl Bonds {
    /// `notice`: the text the customers were shown.
    pub const fn new(rng: Rng, notice: String) -> Self {
        let tags = Bulk::new("customer_tags", &["customer_id", "tag", "reason", "set_at", "set_by"]);
        let consents = Bulk::new(
            "consents",
            &["customer_id", "purpose", "channel", "granted", "how", "notice_version", "at", "by_staff"],
        );
        Self { rng, notice, tags, consents }
    }

    pub fn add(&mut self, customer: i64, advisor: i64, at: Moment) {
        if self.rng.chance(TAGGED_PERCENT) {
            let (tag, why) = self.rng.weighted(TAGS);
            self.tags.add(row![customer, *tag, *why, at, advisor]);
        }
        for (purpose, channel, percent) in CONSENTS {
            if self.rng.chance(*percent) {
                let how = if self.rng.chance(80) { "signature" } else { "form" };
                self.consents.add(row![
                    customer,
                    *purpose,
                    *channel,
                    true,
                    how,
                    self.notice.as_str(),
                    at,
                    advisor
                ]);
            }
        }
    }

    pub async fn flush(&mut self, cx: &mut Write) -> Result<()> {
        self.tags.flush(cx).await?;
        self.consents.flush(cx).await
    }
}
