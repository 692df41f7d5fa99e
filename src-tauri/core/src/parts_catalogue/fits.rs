//! Whether a part fits a car. Pure.

/// What is known of a car.
#[derive(Clone, Debug, Default, sqlx::FromRow)]
pub struct Car {
    pub brand: Option<String>,
    pub series: Option<String>,
    pub model: Option<i64>,
    /// Of production if known, else of registration.
    pub year: Option<i64>,
    /// A car may be registered a year after it was built.
    pub year_is_registration: bool,
}

/// One line of what a part fits.
#[derive(Clone, Debug)]
pub struct Fits {
    pub brand: String,
    pub series: Option<String>,
    pub model: Option<i64>,
    pub from_year: Option<i64>,
    pub to_year: Option<i64>,
}

/// `None` where it cannot be told: nothing is said of the part, or the car's model is not known.
pub fn verdict(car: &Car, lines: &[Fits]) -> Option<bool> {
    let brand = car.brand.as_deref()?;
    if lines.is_empty() {
        return None;
    }
    Some(lines.iter().any(|line| matches(car, brand, line)))
}

fn matches(car: &Car, brand: &str, line: &Fits) -> bool {
    let same = |said: Option<&str>, is: Option<&str>| said.is_none_or(|said| is == Some(said));
    let built = |year: i64| {
        line.from_year.is_none_or(|from| year >= from) && line.to_year.is_none_or(|to| year <= to)
    };
    let in_years = car.year.is_none_or(|year| built(year) || (car.year_is_registration && built(year - 1)));
    line.brand == brand
        && same(line.series.as_deref(), car.series.as_deref())
        && line.model.is_none_or(|model| car.model == Some(model))
        && in_years
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(series: Option<&str>, model: Option<i64>, years: (Option<i64>, Option<i64>)) -> Fits {
        let series = series.map(str::to_owned);
        Fits { brand: "日产".into(), series, model, from_year: years.0, to_year: years.1 }
    }

    fn car(year: Option<i64>, registered: bool) -> Car {
        Car {
            brand: Some("日产".into()),
            series: Some("轩逸".into()),
            model: Some(7),
            year,
            year_is_registration: registered,
        }
    }

    #[test]
    fn brand_series_model_and_years_decide() {
        let sylphy = car(Some(2019), false);
        for (fits, lines) in [
            (None, vec![]),
            (Some(true), vec![line(None, None, (None, None))]),
            (Some(true), vec![line(Some("轩逸"), None, (None, None))]),
            (Some(false), vec![line(Some("天籁"), None, (None, None))]),
            (
                Some(true),
                vec![line(Some("天籁"), None, (None, None)), line(Some("轩逸"), Some(7), (None, None))],
            ),
            (Some(false), vec![line(Some("轩逸"), Some(8), (None, None))]),
            (Some(true), vec![line(Some("轩逸"), None, (Some(2019), Some(2021)))]),
            (Some(false), vec![line(Some("轩逸"), None, (Some(2020), None))]),
            (Some(false), vec![line(Some("轩逸"), None, (None, Some(2018)))]),
        ] {
            assert_eq!(verdict(&sylphy, &lines), fits, "{lines:?}");
        }
    }

    #[test]
    fn what_is_not_known_warns_nobody() {
        let until_2018 = [line(None, None, (None, Some(2018)))];
        assert_eq!(verdict(&Car::default(), &until_2018), None);
        assert_eq!(verdict(&car(None, false), &until_2018), Some(true));
        // Registered in 2019 it may have been built in 2018.
        assert_eq!(verdict(&car(Some(2019), true), &until_2018), Some(true));
        assert_eq!(verdict(&car(Some(2020), true), &until_2018), Some(false));
    }
}
