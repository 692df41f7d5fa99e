//! The words of an order, as stored and as spoken.

crate::words! {
    /// Where an order stands.
    OrderState { Estimate, Agreed, InWork, Done, Passed, Settled, Delivered, Cancelled }
    /// Why work rests although somebody could work.
    Hold { Parts, Customer, Bay, Sublet }
    OrderKind { Normal, Accident, InternalRework, Comeback }
    LineKind { Labour, Part, Sublet, Fee }
    LineState { Proposed, Consented, Declined, Cancelled }
    /// Progress of a labour line.
    LineWork { None, Assigned, Working, Paused, Finished }
    /// Who pays a line; each payer gets a settlement of its own.
    Payer { Customer, Warranty, Insurance, Internal }
    /// How a customer consented.
    ConsentHow { Signature, Phone, Wechat, Sms, Spoken }
    /// When in the work a note was made (REC-10).
    NoteStage { Before, During, After }
    /// How the customer was told.
    ToldHow { Phone, Wechat, Sms, Spoken }
    /// Which rule made a line's price.
    PriceRule {
        /// Standard hours × labour rate, or the part's retail price.
        Catalogue,
        /// Work outside the catalogue: hours × labour rate.
        LabourRate,
        /// Its share of a package's fixed price.
        Package,
        /// A person's own price, with a reason.
        ByHand,
        /// The customer brought the part: it costs nothing.
        CustomerSupplied,
        Sublet,
        Fee,
        /// The part's own price for members.
        MemberPrice,
        /// The part's own price for the trade.
        TradePrice,
        /// What the maker pays for the part.
        WarrantyPrice,
        /// The house's price list for what comes after the warranty.
        Tariff,
    }
}
