//! A car comes in: the visit, the walk-around, the customer's own words (REC-*).

crate::id!(
    /// One coming of one car; its number is that of the walk-around sheet.
    VisitId
);
