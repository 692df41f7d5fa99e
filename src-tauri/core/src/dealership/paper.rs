//! The house as its papers name it.

use super::read;
use crate::documents::forms::House;
use crate::kernel::{Nothing, Read, Result};

pub async fn house(cx: &mut Read) -> Result<House> {
    let card = read::card(cx, Nothing {}).await?;
    Ok(House {
        name: card.name,
        address: card.address,
        phone: card.phone,
        hotline: card.hotline,
        filing_number: card.filing_number,
    })
}
