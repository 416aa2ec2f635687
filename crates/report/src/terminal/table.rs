//! Tables: columns as wide as they must be, the last one wrapped.

use super::line::{Ink, Line};
use super::{Look, Page};

/// Columns but the last are cut at this width: longer entries would leave no room for the text.
const WIDEST_COLUMN: usize = 24;

/// A table as a page of text: names of columns, then a row for each of `rows`. Numbers stand to the right.
pub fn table(columns: &[&str], rows: &[Vec<String>], look: &Look) -> String {
    let mut page = Page::new(look);
    let cell = |text: &str| Line::of(Ink::Plain, text).cut(WIDEST_COLUMN);
    let mut widths: Vec<usize> = columns.iter().map(|name| cell(name).width()).collect();
    for row in rows {
        for (width, text) in widths.iter_mut().zip(row) {
            *width = cell(text).width().max(*width);
        }
    }
    let names: Vec<String> = columns.iter().map(|&name| name.to_owned()).collect();
    for (index, row) in std::iter::once(&names).chain(rows).enumerate() {
        let Some((last, before)) = row.split_last() else { continue };
        let mut head = Line::new();
        for (text, &width) in before.iter().zip(&widths) {
            let is_number = index > 0 && text.bytes().all(|byte| byte.is_ascii_digit());
            let cell = cell(text);
            let left = if is_number { width - cell.width() } else { 0 };
            head = head.join(Line::new().padded(left).join(cell).padded(width)).then(Ink::Plain, "  ");
        }
        let ink = if index == 0 { Ink::Strong } else { Ink::Plain };
        page.hanging(head, &Line::of(ink, last), None);
    }
    page.text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_the_last_one_wraps() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = [row(["5", "word", "the ferry was late"]), row(["1000", "数", "noon"]), row(["7", "", ""])];
        assert_eq!(
            table(&["start", "kind", "text"], &rows, &Look { columns: 24, ..Look::default() }),
            "start  kind  text\n    5  word  the ferry\n             was late\n 1000  数    noon\n    7\n"
        );
    }
}
