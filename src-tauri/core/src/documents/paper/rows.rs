//! Puts a table on pages: header repeated, totals kept with their last line, a row higher than a
//! page continued on the next.

use std::collections::BTreeMap;

use super::display::{Ink, Item, Point, Rect, Text};
use super::flow::Sheet;
use super::length::Length;
use super::table::{Align, LaidRow, Table};
use super::text::width;

/// The rules of the part of a table on one page.
#[derive(Default)]
struct Rules {
    /// Upright rules by their x: from and to, joined as long as rows follow each other.
    upright: BTreeMap<Length, Vec<(Length, Length)>>,
    level: Vec<Length>,
}

impl Sheet {
    /// A ruled table across the page.
    pub fn table(&mut self, table: &Table) {
        let style = self.style;
        let widths = table.widths(self.width());
        let header = (!table.headless).then(|| table.header(&widths, &style));
        let head = header.as_ref().map_or(Length::ZERO, |row| row.height(row.lines(), &style));
        let rows: Vec<LaidRow> = table.rows.iter().map(|row| table.lay(row, &widths, &style)).collect();
        let chunk = |from: usize| {
            let more = rows[from + 1..].iter().take_while(|row| row.with_previous).count();
            let to = from + 1 + more;
            let height: Length = rows[from..to].iter().map(|row| row.height(row.lines(), &style)).sum();
            (to, height)
        };
        let first = if rows.is_empty() { Length::ZERO } else { chunk(0).1 };
        let caption = style.leading(style.caption) + Length::tenths(6);
        let above = if table.caption.is_some() { caption } else { Length::ZERO };
        // A first row higher than a page starts here and is continued.
        self.ensure((above + head + first).min(self.bottom() - self.paper().printable().y - head * 3));
        if let Some(words) = &table.caption {
            self.caption(words);
        }
        let mut rules = Rules::default();
        self.begin(header.as_ref(), &mut rules);
        let mut from = 0;
        while from < rows.len() {
            let (to, height) = chunk(from);
            if self.at() + height > self.bottom() && !self.fresh_under(head) {
                self.turn(header.as_ref(), &mut rules);
            }
            for row in &rows[from..to] {
                self.row(row, header.as_ref(), &mut rules);
            }
            from = to;
        }
        self.rule_off(&mut rules);
    }

    fn fresh_under(&self, head: Length) -> bool {
        self.fresh() || self.started() + head >= self.at()
    }

    fn begin(&mut self, header: Option<&LaidRow>, rules: &mut Rules) {
        rules.level.push(self.at());
        if let Some(header) = header {
            self.part(header, 0, header.lines(), rules);
        }
    }

    fn turn(&mut self, header: Option<&LaidRow>, rules: &mut Rules) {
        self.rule_off(rules);
        self.new_page();
        self.begin(header, rules);
    }

    /// One row, over as many pages as its lines need.
    fn row(&mut self, row: &LaidRow, header: Option<&LaidRow>, rules: &mut Rules) {
        let style = self.style;
        let head = header.map_or(Length::ZERO, |row| row.height(row.lines(), &style));
        let mut done = 0;
        loop {
            let rest = row.lines() - done;
            if self.at() + row.height(rest, &style) <= self.bottom() {
                self.part(row, done, row.lines(), rules);
                return;
            }
            let room = self.bottom() - self.at() - style.pad_y * 2;
            let leading = style.leading(style.body).in_um().max(1);
            let fitting = usize::try_from(room.in_um() / leading).unwrap_or(0);
            let fresh = self.fresh_under(head);
            if fitting > 0 && (fresh || fitting >= 3) && fitting < rest {
                self.part(row, done, done + fitting, rules);
                done += fitting;
            } else if fresh {
                // A page too low for a single line: print it all the same.
                self.part(row, done, row.lines(), rules);
                return;
            }
            self.turn(header, rules);
        }
    }

    /// Lines `from`..`to` of a row.
    fn part(&mut self, row: &LaidRow, from: usize, to: usize, rules: &mut Rules) {
        let style = self.style;
        let (left, top) = (self.left(), self.at());
        let height = row.height(to - from, &style);
        let leading = style.leading(style.body);
        if row.wash {
            let ground = Rect::new(left, top, self.width(), height);
            self.push(Item::Area { rings: vec![ground.corners()], ink: Ink::Wash });
        }
        for cell in &row.cells {
            if cell.wash && !row.wash {
                let ground = Rect::new(left + cell.x, top, cell.width, height);
                self.push(Item::Area { rings: vec![ground.corners()], ink: Ink::Wash });
            }
        }
        for cell in &row.cells {
            let lines = cell.lines.get(from..to.min(cell.lines.len())).unwrap_or_default();
            let count = i32::try_from(lines.len()).unwrap_or(0);
            // Few lines stand in the middle of a higher row.
            let mut y = top + (height - leading * count) / 2;
            for line in lines {
                let advance = width(line, style.body, cell.weight);
                let inner = cell.width - style.pad_x * 2;
                let x = left
                    + cell.x
                    + style.pad_x
                    + match cell.align {
                        Align::Left => Length::ZERO,
                        Align::Centre => (inner - advance) / 2,
                        Align::Right => inner - advance,
                    };
                if !line.is_empty() {
                    self.push(Item::Text(Text {
                        at: Point::new(x, y + style.baseline(style.body)),
                        size: style.body,
                        weight: cell.weight,
                        ink: cell.ink,
                        text: line.clone(),
                        width: advance,
                    }));
                }
                y += leading;
            }
            rules.upright(left + cell.x, top, top + height);
        }
        rules.upright(left + self.width(), top, top + height);
        rules.level.push(top + height);
        self.advance(height);
    }

    fn rule_off(&mut self, rules: &mut Rules) {
        let (left, right) = (self.left(), self.left() + self.width());
        let (thickness, ink) = (self.style.hairline, self.style.rule);
        let rules = std::mem::take(rules);
        if rules.upright.is_empty() {
            return;
        }
        for y in rules.level {
            let (from, to) = (Point::new(left, y), Point::new(right, y));
            self.push(Item::Rule { from, to, thickness, ink, dashed: false });
        }
        for (x, stretches) in rules.upright {
            for (top, bottom) in stretches {
                let (from, to) = (Point::new(x, top), Point::new(x, bottom));
                self.push(Item::Rule { from, to, thickness, ink, dashed: false });
            }
        }
    }
}

impl Rules {
    fn upright(&mut self, x: Length, top: Length, bottom: Length) {
        let stretches = self.upright.entry(x).or_default();
        match stretches.last_mut() {
            Some((_, end)) if *end == top => *end = bottom,
            _ => stretches.push((top, bottom)),
        }
    }
}
