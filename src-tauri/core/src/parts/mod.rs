//! Parts, bins and the stock ledger. Stock knows nothing of repair orders: every move
//! carries its origin, and the slice that caused it owns the link.

crate::id!(
    /// A part number of the catalogue.
    PartId,
    WarehouseId,
    BinId,
    SupplierId,
    /// A line of the stock ledger.
    MoveId
);

/// The warehouse parts are sold from.
pub const MAIN_WAREHOUSE: WarehouseId = WarehouseId(1);
