//! What belongs to what among parts: numbers that replaced others, parts that may stand in for each
//! other, the cars they fit, and how fast they move.

pub mod alternatives;
pub mod chain;
pub mod fitment;
pub mod fits;
pub mod labels;
pub mod movers;
pub mod packs;
pub mod ranking;
pub mod stand_ins;
pub mod supersede;

crate::id!(
    /// A car a part fits.
    FitmentId
);
