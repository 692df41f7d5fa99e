//! Random numbers that are the same on every machine: a sample made from a seed is always the same sample.

/// SplitMix64: small, fast, good enough to make up a dealership; never for secrets.
#[derive(Clone, Debug)]
pub struct Rng(u64);

impl Rng {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A generator of its own for one part of the sample, so that making more of that part changes no other.
    pub fn branch(&self, label: &str) -> Self {
        let mut state = self.0 ^ 0xCBF2_9CE4_8422_2325;
        for byte in label.bytes() {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
        let mut branch = Self(state);
        branch.bits();
        branch
    }

    /// 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// 0 to `end` − 1; 0 when `end` is 0.
    pub fn below(&mut self, end: u64) -> u64 {
        let wide = u128::from(self.bits()) * u128::from(end);
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    /// Both ends included; `low` when they are the wrong way round.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        match u64::try_from(i128::from(high) - i128::from(low)) {
            Ok(span) => low.wrapping_add_unsigned(self.below(span.saturating_add(1))),
            Err(_) => low,
        }
    }

    /// Between both ends, near the middle more often than near the ends.
    pub fn around(&mut self, low: i64, high: i64) -> i64 {
        (self.between(low, high) + self.between(low, high) + self.between(low, high)) / 3
    }

    /// True in so many of a hundred cases.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of a list, each as likely.
    ///
    /// # Panics
    /// When the list is empty.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.index(list.len())]
    }

    /// One of a list, as likely as its weight.
    ///
    /// # Panics
    /// When the list is empty.
    pub fn weighted<'a, T>(&mut self, list: &'a [(T, u32)]) -> &'a T {
        &self.weighted_by(list, |entry| entry.1).0
    }

    /// One of a list, as likely as the weight it is given; the last one when all weigh nothing.
    ///
    /// # Panics
    /// When the list is empty.
    pub fn weighted_by<'a, T>(&mut self, list: &'a [T], weight: impl Fn(&T) -> u32) -> &'a T {
        let mut left = self.below(list.iter().map(|entry| u64::from(weight(entry))).sum());
        for entry in list {
            match left.checked_sub(u64::from(weight(entry))) {
                Some(rest) => left = rest,
                None => return entry,
            }
        }
        &list[list.len() - 1]
    }

    /// Every order as likely.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.index(last + 1));
        }
    }

    fn index(&mut self, length: usize) -> usize {
        u64::try_from(length).ok().and_then(|end| usize::try_from(self.below(end)).ok()).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_sequence() {
        let mut rng = Rng::new(1_234_567);
        assert_eq!([rng.bits(), rng.bits()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    }

    #[test]
    fn stays_in_bounds_and_reaches_both_ends() {
        let mut rng = Rng::new(1);
        let seen: Vec<i64> = (0..1000).map(|_| rng.between(-2, 2)).collect();
        assert!((-2..=2).all(|wanted| seen.contains(&wanted)) && seen.iter().all(|n| (-2..=2).contains(n)));
        assert_eq!((rng.between(5, 4), rng.below(0)), (5, 0));
        rng.between(i64::MIN, i64::MAX);
    }

    #[test]
    fn weights_count() {
        let mut rng = Rng::new(2);
        let ones = (0..10_000).filter(|_| *rng.weighted(&[(0, 1), (1, 9), (2, 0)]) == 1).count();
        assert!((8_700..9_300).contains(&ones), "{ones}");
    }

    #[test]
    fn branches_differ_and_do_not_move_the_trunk() {
        let trunk = Rng::new(3);
        assert_ne!(trunk.branch("cars").bits(), trunk.branch("people").bits());
        assert_eq!(trunk.branch("cars").bits(), trunk.branch("cars").bits());
    }
}
