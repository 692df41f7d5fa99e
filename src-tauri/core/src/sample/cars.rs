//! Models the sample dealership sells and sees, and the numbers their cars carry.

use crate::kernel::identifiers::Vin;
use crate::kernel::identifiers::vin::{VinProblem, year_code};

use super::rng::Rng;

/// One model of the catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Model {
    pub brand: &'static str,
    pub series: &'static str,
    pub name: &'static str,
    /// As stored: petrol, hybrid, plug_in_hybrid, electric.
    pub fuel: &'static str,
    /// Oil of one change; nothing for battery-electric cars. Six litres or eight: which maintenance package fits.
    pub oil_litres: Option<i64>,
    /// First and last model year.
    pub years: (i32, i32),
    /// World manufacturer identifier of its maker.
    pub maker: &'static str,
    /// VIN positions 4–8.
    pub descriptor: &'static str,
    /// Begins the engine (or motor) number.
    pub engine: &'static str,
    /// Tyre of [`super::parts::PARTS`], by size in its name.
    pub tyre: &'static str,
    pub service_km: i64,
    /// Share among the cars that come, relative to the others.
    pub weight: u32,
}

impl Model {
    /// Battery-electric and plug-in cars carry green plates.
    pub fn has_green_plate(&self) -> bool {
        matches!(self.fuel, "electric" | "plug_in_hybrid")
    }

    /// Whether it has an engine that needs oil.
    pub fn has_engine(&self) -> bool {
        self.oil_litres.is_some()
    }
}

/// The house brand (an invented one) first, then what else drives in.
#[rustfmt::skip]
pub const MODELS: &[Model] = &[
    model("赫澜", "H30", "H30 1.5T 智行版", "petrol", 6, (2018, 2026), "LVY", "XZ1AB", "HL15T", "225/50 R17", 10_000, 16),
    model("赫澜", "H50", "H50 2.0T 豪华版", "petrol", 6, (2014, 2026), "LVY", "A22AC", "HL20T", "235/45 R18", 10_000, 20),
    model("赫澜", "H50", "H50 2.0T 轻混 尊享版", "hybrid", 6, (2020, 2026), "LVY", "A28LC", "HL20M", "235/45 R18", 10_000, 12),
    model("赫澜", "H60", "H60 2.0T 四驱智远版", "petrol", 6, (2016, 2026), "LVY", "UZ2AK", "HL20T", "235/55 R19", 10_000, 22),
    model("赫澜", "H60", "H60 T8 插电混动", "plug_in_hybrid", 6, (2020, 2026), "LVY", "UZBAP", "HL20P", "235/55 R19", 10_000, 8),
    model("赫澜", "H90", "H90 2.0T 七座旗舰版", "petrol", 8, (2017, 2026), "YV1", "LCA2V", "HL20H", "255/45 R20", 10_000, 8),
    model("赫澜", "H90", "H90 T8 插电混动 荣誉版", "plug_in_hybrid", 8, (2019, 2026), "YV1", "LCBEV", "HL20P", "255/45 R20", 10_000, 3),
    model("赫澜", "V60", "V60 旅行版 2.0T（进口）", "petrol", 8, (2016, 2025), "YV1", "ZW25R", "HL20T", "235/45 R18", 10_000, 4),
    model("赫澜", "E40", "E40 纯电 长续航版", "electric", 0, (2021, 2026), "LVY", "XEKER", "TZ230", "235/55 R19", 20_000, 10),
    model("赫澜", "E90", "E90 纯电 双电机", "electric", 0, (2024, 2026), "LVY", "EWHEM", "TZ300", "255/45 R20", 20_000, 3),
    model("大众", "朗逸", "朗逸 1.5L 自动", "petrol", 6, (2015, 2024), "LSV", "CB6BR", "DMB", "225/50 R17", 10_000, 2),
    model("丰田", "卡罗拉", "卡罗拉 1.2T", "petrol", 6, (2016, 2024), "LFM", "AP22C", "9NR", "225/50 R17", 5_000, 2),
    model("别克", "GL8", "GL8 2.0T 商务版", "petrol", 6, (2017, 2025), "LSG", "UL83L", "LSY", "235/55 R19", 5_000, 2),
    model("比亚迪", "秦", "秦PLUS DM-i", "plug_in_hybrid", 6, (2021, 2026), "LC0", "C76C4", "472QA", "225/50 R17", 7_500, 2),
];

/// Colours with their share in percent.
pub const COLOURS: &[(&str, u32)] = &[
    ("珍珠白", 34),
    ("黑色", 20),
    ("水晶灰", 14),
    ("银色", 9),
    ("深蓝", 8),
    ("流光金", 4),
    ("红色", 5),
    ("松林绿", 3),
    ("棕色", 3),
];

#[expect(clippy::too_many_arguments, reason = "a row of the table above")]
const fn model(
    brand: &'static str,
    series: &'static str,
    name: &'static str,
    fuel: &'static str,
    litres: i64,
    years: (i32, i32),
    maker: &'static str,
    descriptor: &'static str,
    engine: &'static str,
    tyre: &'static str,
    service_km: i64,
    weight: u32,
) -> Model {
    let oil_litres = if litres == 0 { None } else { Some(litres) };
    Model {
        brand,
        series,
        name,
        fuel,
        oil_litres,
        years,
        maker,
        descriptor,
        engine,
        tyre,
        service_km,
        weight,
    }
}

/// A model, as often as its cars come in.
pub fn some_model(rng: &mut Rng) -> &'static Model {
    rng.weighted_by(MODELS, |model| model.weight)
}

/// A VIN with a right check digit: `serial` (the last six, below a million) makes it unique within model and year.
///
/// # Errors
/// Never for the models above; a test holds that.
pub fn vin(model: &Model, year: i32, serial: u32) -> Result<Vin, VinProblem> {
    let year = year_code(year).unwrap_or('T');
    let text = format!("{}{}0{year}A{:06}", model.maker, model.descriptor, serial % 1_000_000);
    Ok(Vin::read(&text)?.with_right_check_digit())
}

/// An engine or motor number.
pub fn engine_number(rng: &mut Rng, model: &Model) -> String {
    format!("{}{:07}", model.engine, rng.below(10_000_000))
}

/// A plate as stored: nearly always of the city itself.
pub fn plate(rng: &mut Rng, model: &Model) -> String {
    let place = *rng.weighted(PLACES);
    if model.has_green_plate() {
        let letters: &[char] = if model.fuel == "electric" { &['D', 'A', 'B'] } else { &['F', 'G'] };
        let second = serial_character(rng, 20);
        return format!("{place}{}{second}{:04}", rng.pick(letters), rng.below(10_000));
    }
    let mut serial: Vec<char> = (0..5).map(|_| serial_character(rng, 0)).collect();
    for _ in 0..rng.below(3) {
        let at = usize::try_from(rng.below(5)).unwrap_or(0);
        serial[at] = serial_character(rng, 100);
    }
    format!("{place}{}", serial.into_iter().collect::<String>())
}

const PLACES: &[(&str, u32)] = &[
    ("苏E", 780),
    ("苏U", 90),
    ("苏B", 30),
    ("沪A", 20),
    ("沪C", 12),
    ("浙F", 15),
    ("苏F", 10),
    ("苏D", 8),
    ("皖A", 8),
    ("豫N", 5),
    ("浙A", 5),
    ("粤B", 3),
    ("京N", 3),
];

fn serial_character(rng: &mut Rng, letters_percent: u64) -> char {
    const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";
    let characters = if rng.chance(letters_percent) { LETTERS } else { b"0123456789" };
    char::from(*rng.pick(characters))
}
