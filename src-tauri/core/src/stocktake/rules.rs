//! Pure decisions about a counted line: what differs, and what makes the counting doubtful.

use crate::kernel::Quantity;

/// What was counted of a part, beside what the book says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counted {
    /// Entries that count; none: nobody looked.
    pub entries: i64,
    pub counted: Quantity,
    /// Balance at the moment of the last entry.
    pub book: Quantity,
    /// How many different states of the book the entries fell into.
    pub moments: i64,
    /// Bins the part has in the warehouse, and in how many of them it was counted.
    pub bins: i64,
    pub bins_counted: i64,
    /// An entry without a bin speaks for all of them.
    pub without_bin: bool,
    pub on_hand_now: Quantity,
}

impl Counted {
    pub const fn was_counted(self) -> bool {
        self.entries > 0
    }

    /// Signed; nothing for what nobody counted.
    pub fn difference(self) -> Quantity {
        if self.was_counted() { self.counted - self.book } else { Quantity::ZERO }
    }

    /// Parts moved between the first and the last entry: which heap they came from nobody knows.
    pub const fn moved_between(self) -> bool {
        self.moments > 1
    }

    /// Some bins of the part were not looked into.
    pub const fn partly(self) -> bool {
        self.was_counted() && !self.without_bin && self.bins > 1 && self.bins_counted < self.bins
    }

    /// More went out since than the count left: the count cannot be right.
    pub fn below_nothing(self) -> bool {
        (self.on_hand_now + self.difference()).is_negative()
    }

    pub fn doubtful(self) -> bool {
        self.moved_between() || self.partly() || self.below_nothing()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(counted: i64, book: i64, now: i64) -> Counted {
        Counted {
            entries: 1,
            counted: Quantity::whole(counted),
            book: Quantity::whole(book),
            moments: 1,
            on_hand_now: Quantity::whole(now),
            ..Counted::default()
        }
    }

    #[test]
    fn the_difference_is_that_of_the_moment_of_counting() {
        // 8 counted where the book said 10; 3 went out since.
        assert_eq!(line(8, 10, 7).difference(), Quantity::whole(-2));
        assert!(!line(8, 10, 7).doubtful());
        // 2 counted of 10, yet 5 went out since: they cannot all have been there.
        assert!(line(2, 10, 5).below_nothing());
        assert_eq!(Counted { entries: 0, ..line(0, 10, 10) }.difference(), Quantity::ZERO);
    }

    #[test]
    fn a_part_of_two_bins_is_counted_in_both() {
        let one = Counted { bins: 2, bins_counted: 1, ..line(1, 1, 1) };
        assert!(one.partly());
        assert!(!Counted { bins_counted: 2, ..one }.partly());
        assert!(!Counted { without_bin: true, ..one }.partly());
        assert!(Counted { moments: 2, ..line(1, 1, 1) }.moved_between());
    }
}
