//! Money and goodbye: one settlement per payer, payments, the handover (DEL-*).
//! Nothing settled is edited: it is reversed and made anew.

crate::id!(
    /// A settlement or its reversal.
    SettlementId
);
