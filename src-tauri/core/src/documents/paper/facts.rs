//! Named values in a ruled grid.

use super::display::Weight;
use super::flow::Sheet;
use super::length::Length;
use super::table::{Align, Cell, Column, Row, Table, Width};
use super::text::width;

/// A named value in a grid of facts.
#[derive(Clone, Debug)]
pub struct Fact {
    pub label: String,
    pub value: String,
    /// How many columns of the grid it takes; 0 means 1.
    pub span: usize,
    pub bold: bool,
}

impl Fact {
    pub fn new(label: &str, value: impl Into<String>) -> Self {
        Self { label: label.to_owned(), value: value.into(), span: 1, bold: false }
    }

    pub fn span(self, span: usize) -> Self {
        Self { span, ..self }
    }

    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
}

impl Sheet {
    /// Named values in a ruled grid of `columns` pairs.
    pub fn facts(&mut self, columns: usize, facts: &[Fact]) {
        let columns = columns.max(1);
        let mut rows: Vec<Vec<&Fact>> = Vec::new();
        let mut free = 0;
        for fact in facts {
            let span = fact.span.clamp(1, columns);
            match rows.last_mut() {
                Some(row) if free >= span => {
                    row.push(fact);
                    free -= span;
                }
                _ => {
                    rows.push(vec![fact]);
                    free = columns - span;
                }
            }
        }
        let mut labels = vec![Length::mm(8); columns];
        for row in &rows {
            let mut column = 0;
            for fact in row {
                let wide = width(&fact.label, self.style.body, Weight::Regular);
                let wide = wide.min(self.width() / 5) + self.style.pad_x * 2 + Length::um(10);
                labels[column.min(columns - 1)] = labels[column.min(columns - 1)].max(wide);
                column += fact.span.clamp(1, columns);
            }
        }
        let table = Table {
            caption: None,
            columns: labels
                .iter()
                .flat_map(|label| {
                    let column = |width| Column { title: String::new(), width, align: Align::Left };
                    [column(Width::Fixed(*label)), column(Width::Share(1))]
                })
                .collect(),
            rows: rows.iter().map(|row| Row::new(fact_cells(row, columns))).collect(),
            headless: true,
        };
        self.table(&table);
    }
}

fn fact_cells(row: &[&Fact], columns: usize) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut used = 0;
    for (n, fact) in row.iter().enumerate() {
        let left = columns - used;
        let span = if n + 1 == row.len() { left } else { fact.span.clamp(1, left) };
        used += span;
        cells.push(Cell::label(&fact.label));
        let value = Cell::new(&fact.value).span(span * 2 - 1);
        cells.push(if fact.bold { value.bold() } else { value });
    }
    cells
}
