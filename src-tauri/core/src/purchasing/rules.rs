//! Pure decisions about buying: how much to order, what of a delivery answers which order.

use crate::kernel::Quantity;

/// What the store has of a part, needs of it, and may hold.
#[derive(Clone, Copy, Debug, Default)]
pub struct Need {
    pub free: Quantity,
    /// Promised to somebody and not there.
    pub short: Quantity,
    /// Ordered and still to come.
    pub ordered: Quantity,
    pub min: Quantity,
    /// Zero: no upper bound is set, the lower one is filled up to.
    pub max: Quantity,
}

/// How much to order now: nothing while what is free and what is coming covers the
/// shortage and the minimum; else up to the maximum.
pub fn suggested(need: Need) -> Quantity {
    let covered = need.free + need.ordered - need.short;
    if covered >= need.min {
        return Quantity::ZERO;
    }
    need.max.max(need.min) - covered
}

/// Shares what came among open lines, in their order; what is left over was not ordered.
pub fn share(came: Quantity, open: &[Quantity]) -> (Vec<Quantity>, Quantity) {
    let mut left = came;
    let shares = open
        .iter()
        .map(|outstanding| {
            let part = left.min(*outstanding).max(Quantity::ZERO);
            left -= part;
            part
        })
        .collect();
    (shares, left)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(count: i64) -> Quantity {
        Quantity::whole(count)
    }

    #[test]
    fn orders_up_to_the_maximum_and_never_twice() {
        let need = |free, short, ordered, min, max| Need {
            free: pieces(free),
            short: pieces(short),
            ordered: pieces(ordered),
            min: pieces(min),
            max: pieces(max),
        };
        let cases = [
            (need(5, 0, 0, 5, 20), 0),
            (need(4, 0, 0, 5, 20), 16),
            (need(4, 0, 1, 5, 20), 0),
            (need(4, 0, 0, 5, 0), 1),
            (need(0, 3, 0, 0, 0), 3),
            (need(0, 3, 3, 0, 0), 0),
            (need(0, 3, 3, 5, 20), 20),
            (need(0, 0, 0, 0, 20), 0),
        ];
        for (need, expected) in cases {
            assert_eq!(suggested(need), pieces(expected), "{need:?}");
        }
    }

    #[test]
    fn a_delivery_answers_the_oldest_lines_first() {
        let open = [pieces(3), pieces(2)];
        assert_eq!(share(pieces(4), &open), (vec![pieces(3), pieces(1)], Quantity::ZERO));
        assert_eq!(share(pieces(7), &open), (vec![pieces(3), pieces(2)], pieces(2)));
        assert_eq!(share(pieces(1), &[]), (vec![], pieces(1)));
    }
}
