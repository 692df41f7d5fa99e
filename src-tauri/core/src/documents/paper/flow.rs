//! Fills pages from top to bottom.

use super::Paper;
use super::display::{Document, Ink, Item, Page, Point, Rect, Weight};
use super::furniture::{Furniture, Words};
use super::length::Length;
use super::style::Style;
use super::table::Align;
use super::text::width;

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

    /// Small print; more than one clause is numbered, with hanging numbers.
    pub fn clauses(&mut self, clauses: &[String]) {
        if let [only] = clauses {
            self.lines(only, Weight::Regular, Align::Left, self.style.small, Length::ZERO);
            return;
        }
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
