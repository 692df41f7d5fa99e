//! A report's chart on paper: bars from nothing, told apart by their hatching and not by colour.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::chart::{Chart, ChartShape};
use super::table::{Cell, ColumnKind, Table};
use super::{figures, words};
use crate::documents::paper::{Ink, Item, Length, Point, Rect, Sheet, Style, Text, Weight, width};

/// Height of upright charts, of one lying bar, and of the legend.
const HIGH: Length = Length::mm(52);
const BAR: Length = Length::tenths(34);
const LEGEND: Length = Length::tenths(60);
const AXIS: Length = Length::mm(26);
const NAMES: Length = Length::mm(52);
const VALUES: Length = Length::mm(28);
/// More lying bars are no longer looked at.
const MOST: usize = 12;

/// What is drawn: names, and per series a heading and one value for each name.
struct Drawing {
    names: Vec<String>,
    series: Vec<(&'static str, Vec<Option<Decimal>>)>,
    kind: ColumnKind,
    most: Decimal,
}

/// The chart of a table, if it has one and anything in it.
pub fn draw(sheet: &mut Sheet, table: &Table) {
    let Some(chart) = table.chart else { return };
    let Some(drawing) = Drawing::of(table, chart) else { return };
    match chart.shape {
        ChartShape::Columns => sheet.drawing(LEGEND + HIGH, |room, style| drawing.columns(room, style)),
        ChartShape::Bars => {
            let rows = i32::try_from(drawing.names.len()).unwrap_or(1);
            let group = drawing.group();
            sheet.drawing(LEGEND + group * rows, |room, style| drawing.bars(room, style));
        }
    }
}

/// How high the chart of a table is.
pub fn height(table: &Table) -> Length {
    let drawing = table.chart.and_then(|chart| Some((chart.shape, Drawing::of(table, chart)?)));
    match drawing {
        None => Length::ZERO,
        Some((ChartShape::Columns, _)) => LEGEND + HIGH,
        Some((ChartShape::Bars, drawing)) => {
            LEGEND + drawing.group() * i32::try_from(drawing.names.len()).unwrap_or(1)
        }
    }
}

impl Drawing {
    fn of(table: &Table, chart: Chart) -> Option<Self> {
        let place = |code: &str| table.columns.iter().position(|column| column.code == code);
        let name = place(chart.names)?;
        let shown: Vec<&Vec<Cell>> = match chart.shape {
            ChartShape::Columns => table.rows.iter().collect(),
            ChartShape::Bars => table.rows.iter().take(MOST).collect(),
        };
        let names = shown.iter().map(|row| figures::on_paper(&row[name], table.columns[name].kind)).collect();
        let mut series = Vec::new();
        let mut kind = ColumnKind::Count;
        for code in chart.figures {
            let at = place(code)?;
            kind = table.columns[at].kind;
            let value =
                |row: &&Vec<Cell>| (row[at] != Cell::Nothing).then(|| row[at].number().max(Decimal::ZERO));
            let values = shown.iter().map(value).collect::<Vec<_>>();
            series.push((words::heading(table.columns[at].code), values));
        }
        let most = series.iter().flat_map(|(_, values)| values).flatten().max().copied().unwrap_or_default();
        (!most.is_zero()).then_some(Self { names, series, kind, most })
    }

    /// Height of the bars of one name with the space after them.
    fn group(&self) -> Length {
        BAR * i32::try_from(self.series.len()).unwrap_or(1) + Length::tenths(16)
    }

    /// As much of a length as the value is of the largest.
    fn part(&self, value: Decimal, of: Length) -> Length {
        let um = (value / self.most * Decimal::from(of.in_um())).to_i32();
        Length::um(um.unwrap_or_default())
    }

    fn label(&self, value: Decimal) -> String {
        let cell = match self.kind {
            ColumnKind::Count => Cell::Count(value.to_i64().unwrap_or_default()),
            _ => Cell::Number(value),
        };
        let kind = if self.kind == ColumnKind::Money { ColumnKind::Count } else { self.kind };
        figures::on_paper(&cell, kind)
    }

    fn legend(&self, room: Rect, style: &Style) -> Vec<Item> {
        let mut items = Vec::new();
        let mut x = room.x;
        for (n, (heading, _)) in self.series.iter().enumerate() {
            let box_ = Rect::new(x, room.y + Length::tenths(8), Length::tenths(60), Length::tenths(30));
            items.extend(filled(box_, n, style));
            x = box_.right() + Length::tenths(15);
            items.push(words_at(heading, x, room.y, style));
            x += width(heading, style.small, Weight::Regular) + Length::mm(7);
        }
        items
    }

    fn columns(&self, room: Rect, style: &Style) -> Vec<Item> {
        let mut items = self.legend(room, style);
        let names = style.leading(style.small);
        let field =
            Rect::new(room.x + AXIS, room.y + LEGEND, room.width - AXIS, HIGH - names - Length::mm(2));
        for (share, value) in [(2, self.most), (1, self.most / Decimal::TWO), (0, Decimal::ZERO)] {
            let y = field.bottom() - field.height / 2 * share;
            items.push(rule(Point::new(field.x, y), Point::new(field.right(), y), style, share > 0));
            let label = self.label(value);
            let x = field.x - Length::mm(2) - width(&label, style.small, Weight::Regular);
            items.push(words_at(&label, x, y - names / 2, style));
        }
        let groups = i32::try_from(self.names.len()).unwrap_or(1).max(1);
        let series = i32::try_from(self.series.len()).unwrap_or(1).max(1);
        let step = field.width / groups;
        let wide = (step * 7 / 10 / series).min(Length::mm(14));
        for (at, name) in (0..).zip(&self.names) {
            let left = field.x + step * at + (step - wide * series) / 2;
            for (n, (_, values)) in self.series.iter().enumerate() {
                let value = values
                    .get(usize::try_from(at).unwrap_or_default())
                    .copied()
                    .flatten()
                    .unwrap_or_default();
                let height = self.part(value, field.height);
                let x = left + wide * i32::try_from(n).unwrap_or_default();
                if height > Length::ZERO {
                    items.extend(filled(Rect::new(x, field.bottom() - height, wide, height), n, style));
                }
            }
            let x = field.x + step * at + (step - width(name, style.small, Weight::Regular)) / 2;
            items.push(words_at(name, x, field.bottom() + Length::mm(1), style));
        }
        items
    }

    fn bars(&self, room: Rect, style: &Style) -> Vec<Item> {
        let mut items = self.legend(room, style);
        let field = room.width - NAMES - VALUES;
        let mut top = room.y + LEGEND;
        for (at, name) in self.names.iter().enumerate() {
            let line = fitting(name, NAMES - Length::mm(2), style);
            items.push(words_at(&line, room.x, top, style));
            let mut y = top;
            for (n, (_, values)) in self.series.iter().enumerate() {
                let value = values.get(at).copied().flatten();
                let long = self.part(value.unwrap_or_default(), field);
                let bar = Rect::new(room.x + NAMES, y + Length::tenths(3), long, BAR - Length::tenths(6));
                if bar.width > Length::ZERO {
                    items.extend(filled(bar, n, style));
                }
                let label = value.map_or_else(|| words::NO_DATA.to_owned(), |value| self.label(value));
                items.push(words_at(&label, bar.right() + Length::tenths(12), y - Length::tenths(2), style));
                y += BAR;
            }
            top += self.group();
        }
        items
    }
}

/// As much of a name as fits, with … for the rest; the table below has all of it.
fn fitting(name: &str, room: Length, style: &Style) -> String {
    let mut line = name.to_owned();
    while width(&line, style.small, Weight::Regular) > room && !line.is_empty() {
        line = line.trim_end_matches('…').to_owned();
        line.pop();
        line.push('…');
    }
    line
}

fn words_at(text: &str, x: Length, top: Length, style: &Style) -> Item {
    Item::Text(Text {
        at: Point::new(x, top + style.baseline(style.small)),
        size: style.small,
        weight: Weight::Regular,
        ink: Ink::Black,
        text: text.to_owned(),
        width: width(text, style.small, Weight::Regular),
    })
}

fn rule(from: Point, to: Point, style: &Style, dashed: bool) -> Item {
    Item::Rule {
        from,
        to,
        thickness: style.hairline,
        ink: if dashed { Ink::Pale } else { Ink::Black },
        dashed,
    }
}

/// The first series is dark, the second hatched, the third light.
fn filled(bar: Rect, series: usize, style: &Style) -> Vec<Item> {
    let outline =
        Item::Pen { points: bar.corners(), closed: true, thickness: style.hairline, ink: Ink::Black };
    let ground = |ink| Item::Area { rings: vec![bar.corners()], ink };
    match series {
        0 => vec![ground(Ink::Grey)],
        1 => {
            let mut items = vec![ground(Ink::White)];
            items.extend(hatching(bar, style));
            items.push(outline);
            items
        }
        _ => vec![ground(Ink::Wash), outline],
    }
}

/// Lines that rise to the right, cut at the bar's edges.
fn hatching(bar: Rect, style: &Style) -> Vec<Item> {
    let mut items = Vec::new();
    let step = Length::tenths(14);
    let mut start = bar.x - bar.height + step;
    while start < bar.right() {
        let from_x = start.max(bar.x);
        let from_y = bar.bottom() - (from_x - start);
        let run = (bar.right() - from_x).min(from_y - bar.y);
        if run > Length::ZERO {
            let to = Point::new(from_x + run, from_y - run);
            items.push(Item::Rule {
                from: Point::new(from_x, from_y),
                to,
                thickness: style.hairline,
                ink: Ink::Black,
                dashed: false,
            });
        }
        start += step;
    }
    items
}

#[cfg(test)]
mod tests {
    use super::super::table::Column;
    use super::super::{Report, chart};
    use super::*;

    #[test]
    fn charts_draw_columns_that_are_there_and_of_one_kind() {
        for report in Report::ALL {
            let Some(chart) = chart::of(*report) else { continue };
            let find = |code: &str| report.columns().iter().find(|column| column.code == code);
            assert!(find(chart.names).is_some(), "{report:?}");
            let figures: Vec<&Column> = chart.figures.iter().filter_map(|code| find(code)).collect();
            assert_eq!(figures.len(), chart.figures.len(), "{report:?}");
            assert!(figures.windows(2).all(|pair| pair[0].kind == pair[1].kind), "{report:?}");
        }
    }

    #[test]
    fn hatching_stays_in_its_bar() {
        let style = Style::of(crate::documents::paper::Paper::A4);
        for (wide, high) in [(30, 3), (4, 50), (1, 1)] {
            let bar = Rect::new(Length::mm(10), Length::mm(10), Length::mm(wide), Length::mm(high));
            for item in hatching(bar, &style) {
                let Item::Rule { from, to, .. } = item else { panic!("a rule") };
                for point in [from, to] {
                    assert!(point.x >= bar.x && point.x <= bar.right(), "{point:?}");
                    assert!(point.y >= bar.y && point.y <= bar.bottom(), "{point:?}");
                }
            }
        }
    }
}
