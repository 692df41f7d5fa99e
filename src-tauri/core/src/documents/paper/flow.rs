//! Fills pages from top to bottom.

use super::Paper;
use super::display::{Document, Ink, Item, Page, Point, Rect, Weight};
use super::furniture::{Furniture, Words};
use super::length::Length;
use super::pen::Signature;
use super::style::Style;
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

/// A place to sign, with the signature if there is one.
#[derive(Clone, Debug)]
pub struct SignBox {
    /// Who signs.
    pub label: String,
    pub signature: Option<Signature>,
    /// Printed name where there is no drawn signature.
    pub name: String,
    /// Below the line: the date, or words with room for it.
    pub date: String,
}

/// A form being laid out.
pub struct Sheet {
    pub style: Style,
    paper: Paper,
    furniture: Furniture,
    pages: Vec<Page>,
    top: Length,
    /// Where the body of the current page began.
    body: Length,
    bottom: Length,
    /// Left edge and width of what is being filled.
    column: (Length, Length),
}

impl Sheet {
    /// Begins the first page with its head.
    pub fn new(paper: Paper, furniture: Furniture) -> Self {
        let style = Style::of(paper);
        let room = paper.printable();
        let bottom = room.bottom() - furniture.foot_height(paper, &style);
        let mut page = Page::default();
        let body = room.y + furniture.first_head(paper, &style, &mut page.items);
        Self {
            style,
            paper,
            furniture,
            pages: vec![page],
            top: body,
            body,
            bottom,
            column: (room.x, room.width),
        }
    }

    /// Draws the feet and hands out the document.
    pub fn finish(mut self) -> Document {
        let all = self.pages.len();
        for (n, page) in self.pages.iter_mut().enumerate() {
            self.furniture.foot(self.paper, &self.style, n + 1, all, &mut page.items);
        }
        Document { title: self.furniture.title, paper: self.paper, pages: self.pages }
    }

    /// The room between the margins, or of the column being filled.
    pub fn width(&self) -> Length {
        self.column.1
    }

    /// The left margin, or that of the column being filled.
    pub fn left(&self) -> Length {
        self.column.0
    }

    /// Two parts side by side with a dashed line to cut between them. Meant for parts that fit
    /// on the page; one that does not is continued, and the other starts below it.
    pub fn beside(&mut self, left: impl Fn(&mut Self), right: impl Fn(&mut Self)) {
        let whole = self.column;
        let gutter = Length::mm(10);
        let half = (whole.1 - gutter) / 2;
        let (pages, top) = (self.pages.len(), self.top);
        self.column = (whole.0, half);
        left(self);
        let left_end = self.top;
        if self.pages.len() == pages {
            self.top = top;
        }
        let pages = self.pages.len();
        self.column = (whole.0 + half + gutter, half);
        right(self);
        self.column = whole;
        if self.pages.len() == pages {
            self.top = self.top.max(left_end);
            let x = whole.0 + half + gutter / 2;
            let (from, to) = (Point::new(x, top), Point::new(x, self.top));
            let thickness = self.style.hairline;
            self.push(Item::Rule { from, to, thickness, ink: Ink::Black, dashed: true });
        }
    }

    /// The paper being filled.
    pub fn paper(&self) -> Paper {
        self.paper
    }

    /// What is left of the current page.
    pub fn rest(&self) -> Length {
        self.bottom - self.top
    }

    fn out(&mut self) -> &mut Vec<Item> {
        if self.pages.is_empty() {
            self.pages.push(Page::default());
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last].items
    }

    /// Begins the next page.
    pub fn new_page(&mut self) {
        let mut page = Page::default();
        let head = self.furniture.next_head(self.paper, &self.style, &mut page.items);
        self.body = self.paper.printable().y + head;
        self.top = self.body;
        self.pages.push(page);
    }

    /// Makes sure `height` fits below, on the next page if need be.
    pub fn ensure(&mut self, height: Length) {
        if self.top + height > self.bottom && self.top > self.body {
            self.new_page();
        }
    }

    /// Lays out a part that should not be torn: on the next page if it does not fit on this one.
    pub fn together(&mut self, part: impl Fn(&mut Self)) {
        let (pages, items) = (self.pages.len(), self.out().len());
        let (top, body) = (self.top, self.body);
        part(self);
        if self.pages.len() > pages && top > body {
            self.pages.truncate(pages);
            self.out().truncate(items);
            (self.top, self.body) = (top, body);
            self.new_page();
            part(self);
        }
    }

    /// The space between two parts.
    pub fn gap(&mut self) {
        if self.top > self.body {
            self.top += self.style.gap;
        }
    }

    /// A caption, kept with what follows.
    pub fn caption(&mut self, words: &str) {
        let height = self.style.leading(self.style.caption) + Length::tenths(6);
        self.ensure(height + self.style.leading(self.style.body) * 3);
        let (style, left, room) = (self.style, self.left(), self.width());
        let bar = Rect::new(left, self.top + Length::tenths(7), Length::tenths(8), style.caption);
        let top = self.top;
        let out = self.out();
        out.push(Item::Area { rings: vec![bar.corners()], ink: Ink::Black });
        let indent = Length::tenths(22);
        let used = Words {
            text: words,
            size: style.caption,
            weight: Weight::Bold,
            ink: Ink::Black,
            align: Align::Left,
        }
        .set(left + indent, top, room - indent, &style, out);
        self.top += used + Length::tenths(6);
    }

    /// Running text. Breaks between lines where a page ends.
    pub fn paragraph(&mut self, words: &str, weight: Weight, align: Align) {
        self.lines(words, weight, align, self.style.body, Length::ZERO);
    }

    /// Numbered small print with hanging numbers.
    pub fn clauses(&mut self, clauses: &[String]) {
        for (n, clause) in clauses.iter().enumerate() {
            let number = format!("{}.", n + 1);
            let size = self.style.small;
            self.ensure(self.style.leading(size) * 2);
            let (style, left, top) = (self.style, self.left(), self.top);
            Words { text: &number, size, weight: Weight::Regular, ink: Ink::Black, align: Align::Left }.set(
                left,
                top,
                Length::mm(10),
                &style,
                self.out(),
            );
            let indent = width("00. ", size, Weight::Regular);
            self.lines(clause, Weight::Regular, Align::Left, size, indent);
        }
    }

    fn lines(&mut self, words: &str, weight: Weight, align: Align, size: Length, indent: Length) {
        let style = self.style;
        let room = self.width() - indent;
        for line in super::text::wrap(words, room, size, weight) {
            self.ensure(style.leading(size));
            let (left, top) = (self.left() + indent, self.top);
            Words { text: &line, size, weight, ink: Ink::Black, align }.set(
                left,
                top,
                room,
                &style,
                self.out(),
            );
            self.top += style.leading(size);
        }
    }

    /// Draws freely in a room of `height` across the page.
    pub fn drawing(&mut self, height: Length, draw: impl FnOnce(Rect, &Style) -> Vec<Item>) {
        self.ensure(height);
        let room = Rect::new(self.left(), self.top, self.width(), height);
        let items = draw(room, &self.style);
        self.out().extend(items);
        self.top += height;
    }

    /// A dashed line to cut or tear along.
    pub fn tear_line(&mut self) {
        let thickness = self.style.hairline;
        self.drawing(Length::mm(5), |room, _| {
            let y = room.y + room.height / 2;
            vec![Item::Rule {
                from: Point::new(room.x, y),
                to: Point::new(room.right(), y),
                thickness,
                ink: Ink::Black,
                dashed: true,
            }]
        });
    }

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

    /// Places to sign, side by side, never torn apart. Long names make the places higher.
    pub fn sign(&mut self, boxes: &[SignBox]) {
        let style = self.style;
        let leading = style.leading(style.body);
        let count = i32::try_from(boxes.len()).unwrap_or(1).max(1);
        let between = Length::mm(6);
        let each = (self.width() - between * (count - 1)) / count;
        let mut above = style.sign;
        let mut below = leading;
        for place in boxes {
            let label = label_room(place, each, &style);
            for (words, room) in [(&place.label, label), (&place.name, each - label - style.pad_x)] {
                above = above.max(lines_high(words, room, &style) + Length::mm(1));
            }
            below = below.max(lines_high(&place.date, each, &style));
        }
        let height = above + below + Length::tenths(8);
        self.ensure(height);
        let (mut x, top) = (self.left(), self.top);
        for place in boxes {
            let items = sign_box(place, Rect::new(x, top, each, height), above, &style);
            self.out().extend(items);
            x += each + between;
        }
        self.top += height;
    }

    /// Where the next thing would stand.
    pub(super) fn at(&self) -> Length {
        self.top
    }

    pub(super) fn advance(&mut self, by: Length) {
        self.top += by;
    }

    pub(super) fn bottom(&self) -> Length {
        self.bottom
    }

    pub(super) fn fresh(&self) -> bool {
        self.top <= self.body
    }

    /// Where the body of this page began.
    pub(super) fn started(&self) -> Length {
        self.body
    }

    pub(super) fn push(&mut self, item: Item) {
        self.out().push(item);
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

fn lines_high(words: &str, room: Length, style: &Style) -> Length {
    let lines = super::text::wrap(words, room, style.body, Weight::Regular).len();
    style.leading(style.body) * i32::try_from(lines).unwrap_or(1)
}

fn label_room(place: &SignBox, room: Length, style: &Style) -> Length {
    width(&place.label, style.body, Weight::Regular).min(room / 2)
}

fn sign_box(place: &SignBox, room: Rect, above: Length, style: &Style) -> Vec<Item> {
    let mut out = Vec::new();
    let label = label_room(place, room.width, style);
    let words =
        |text, align| Words { text, size: style.body, weight: Weight::Regular, ink: Ink::Black, align };
    let rule = room.y + above;
    let start = room.x + label + style.pad_x;
    let wide = room.right() - start;
    let top = rule - lines_high(&place.label, label, style);
    words(&place.label, Align::Left).set(room.x, top, label, style, &mut out);
    if let Some(signature) = &place.signature {
        let pad = Rect::new(start, room.y, wide, above - Length::tenths(5));
        out.extend(signature.draw(pad, Length::um(320), Ink::Black));
    } else {
        let top = rule - lines_high(&place.name, wide, style);
        words(&place.name, Align::Centre).set(start, top, wide, style, &mut out);
    }
    out.push(Item::Rule {
        from: Point::new(start, rule),
        to: Point::new(room.right(), rule),
        thickness: style.hairline,
        ink: Ink::Black,
        dashed: false,
    });
    words(&place.date, Align::Right).set(room.x, rule + Length::tenths(6), room.width, style, &mut out);
    out
}
