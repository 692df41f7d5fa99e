//! What a paper of parts out to an order and one of parts back from it have in common.

use super::shared::{Car, Signed, to_sign};
use super::words;
use crate::documents::paper::{Document, Fact, Sheet, Table};

/// Around the table: whose parts, and between whose hands.
pub struct Slip<'a> {
    pub order_number: &'a str,
    pub car: &'a Car,
    pub warehouse: &'a str,
    /// What the workshop's person is called, their name and their signature.
    pub workshop: (&'a str, &'a str, &'a Signed),
    /// What the store's person is called, and their name.
    pub store: (&'a str, &'a str),
    pub reason: Option<Fact>,
}

impl Slip<'_> {
    pub fn lay_out(self, mut sheet: Sheet, table: &Table) -> Document {
        let ((taker, taker_name, taken), (keeper, keeper_name)) = (self.workshop, self.store);
        let mut facts = vec![
            Fact::new("工单号", self.order_number).bold(),
            Fact::new("车牌号码", words::plate(self.car)).bold(),
            Fact::new("车型", &self.car.model),
            Fact::new("仓库", self.warehouse),
            Fact::new(taker, taker_name),
            Fact::new(keeper, keeper_name),
        ];
        facts.extend(self.reason.map(|reason| reason.span(3)));
        sheet.facts(3, &facts);
        sheet.gap();
        sheet.table(table);
        sheet.gap();
        let kept = Signed { name: keeper_name.to_owned(), ..Signed::default() };
        let signs =
            [taken.place(&format!("{taker}签字")), kept.place(&format!("{keeper}签字")), to_sign("审核")];
        sheet.together(|sheet| sheet.sign(&signs));
        sheet.finish()
    }
}
