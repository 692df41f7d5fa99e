//! Whom we serve: persons and organisations (CUS-01 … CUS-22).

crate::id!(
    /// A person or organisation on file.
    CustomerId
);
