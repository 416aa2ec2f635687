//! The characters of a PDF and their positions, as drawn by `hayro`.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::hayro_syntax::page::{Page, Rotation};
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, Paint, RenderContent, SoftMask, interpret_page,
};

use crate::format::xml::one_line;

/// Maximum characters of one file; a novel has a million.
const MOST_GLYPHS: usize = 5_000_000;

/// Maximum pages of one file.
const MOST_PAGES: usize = 10_000;

/// A character, or several drawn as one.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) text: String,
    /// Left and right edge, measured from the left edge of the upright page.
    pub(super) left: f32,
    pub(super) right: f32,
    /// Baseline, measured from the upper edge.
    pub(super) base: f32,
    /// Font size.
    pub(super) size: f32,
    /// Whether it is drawn in white.
    pub(super) is_white: bool,
}

/// The content and metadata of a PDF.
pub(super) struct Found {
    pub(super) pages: Vec<Vec<Placed>>,
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
}

pub(super) fn of(bytes: Vec<u8>, is_given_up: &AtomicBool) -> Result<Found, String> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => "it is encrypted".to_owned(),
        LoadPdfError::Invalid => "it is damaged or not a PDF".to_owned(),
    })?;
    let cache = InterpreterCache::new();
    let (mut pages, mut n_left, mut has_pictures) = (Vec::new(), MOST_GLYPHS, false);
    for page in pdf.pages().iter().take(MOST_PAGES) {
        if is_given_up.load(Ordering::Relaxed) {
            return Err("reading it was abandoned".to_owned());
        }
        let mut sheet = Sheet { glyphs: Vec::new(), n_left, is_given_up, artifacts: Vec::new(), has_pictures: false };
        let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
        let bounds = Rect::new(0.0, 0.0, 1.0, 1.0);
        let mut context = Context::new(upright(page), bounds, &cache, pdf.xref(), settings);
        interpret_page(page, &mut context, &mut sheet);
        n_left = sheet.n_left;
        has_pictures |= sheet.has_pictures;
        pages.push(sheet.glyphs);
        if n_left == 0 {
            return Err(format!("it has more than {MOST_GLYPHS} characters"));
        }
    }
    if pages.iter().flatten().all(|glyph| glyph.text.trim().is_empty()) {
        return Err(
            if has_pictures { "its pages are pictures without text" } else { "its pages hold no text" }.to_owned()
        );
    }
    let about = pdf.metadata();
    let title = about.title.as_deref().map(decoded).and_then(|title| one_line(&title));
    let date = about.creation_date.map(|date| {
        let offset = match (date.utc_offset_hour, date.utc_offset_minute) {
            (0, 0) => "Z".to_owned(),
            (hours, minutes) => format!("{hours:+03}:{minutes:02}"),
        };
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{offset}",
            date.year, date.month, date.day, date.hour, date.minute, date.second
        )
    });
    Ok(Found { pages, title, date })
}

/// A PDF string: UTF-16 or UTF-8 by its byte order mark, otherwise roughly Latin-1.
fn decoded(bytes: &[u8]) -> String {
    let (text, ..) = encoding_rs::WINDOWS_1252.decode(bytes);
    text.into_owned()
}

/// From page coordinates to reader coordinates: from the upper left corner, with the page rotated as shown.
fn upright(page: &Page<'_>) -> Affine {
    let shown = page.intersected_crop_box();
    let to_corner = |x: f64, y: f64| Affine::translate((-x, -y));
    match page.rotation() {
        Rotation::None => Affine::FLIP_Y * to_corner(shown.x0, shown.y1),
        Rotation::Horizontal => Affine::new([0.0, 1.0, 1.0, 0.0, 0.0, 0.0]) * to_corner(shown.x0, shown.y0),
        Rotation::Flipped => Affine::FLIP_X * to_corner(shown.x1, shown.y0),
        Rotation::FlippedHorizontal => Affine::new([0.0, -1.0, -1.0, 0.0, 0.0, 0.0]) * to_corner(shown.x1, shown.y1),
    }
}

/// A page while it is drawn.
struct Sheet<'a> {
    glyphs: Vec<Placed>,
    n_left: usize,
    is_given_up: &'a AtomicBool,
    /// For each open marked-content sequence, whether it is an artifact: running heads, page numbers.
    artifacts: Vec<bool>,
    has_pictures: bool,
}

impl Sheet<'_> {
    /// Stops drawing if nobody waits for it any more. The library has no way to cancel, so its stack is unwound;
    /// nothing is printed, and everything this thread held is freed.
    fn look_up(&self) {
        if self.is_given_up.load(Ordering::Relaxed) || self.n_left == 0 {
            resume_unwind(Box::new("given up"));
        }
    }
}

impl<'a> Device<'a> for Sheet<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        self.look_up();
        if self.artifacts.contains(&true) {
            return;
        }
        let is_white = match &props.paint {
            Paint::Color(color) => color.to_rgba().components()[..3].iter().all(|part| *part > 0.98),
            Paint::Pattern(_) => false,
        };
        for glyph in run.glyphs() {
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(text)) => text,
                None => continue,
            };
            let place = props.transform * glyph.transform();
            let origin = place * Point::ZERO;
            // Fonts have a thousand units per em.
            let size = (place * Point::new(0.0, 1000.0) - origin).hypot();
            let width = match &**glyph {
                Glyph::Outline(glyph) => glyph.advance_width(),
                Glyph::Type3(glyph) => glyph.advance_width(),
            };
            let advance: Vec2 = place * Point::new(f64::from(width.unwrap_or(500.0)), 0.0) - origin;
            // Text that doesn't run from left to right, such as a credit beside a picture, isn't part of the story.
            let is_level = advance.y.abs() <= 0.1 * advance.x.abs() + 0.01;
            let is_finite = [origin.x, origin.y, size, advance.x].iter().all(|part| part.is_finite());
            if !is_finite || size <= 0.1 || !is_level || advance.x < 0.0 {
                continue;
            }
            self.n_left = self.n_left.saturating_sub(1);
            self.glyphs.push(Placed {
                text: text.chars().filter(|c| !c.is_control()).take(8).collect(),
                left: origin.x as f32,
                right: (origin.x + advance.x) as f32,
                base: origin.y as f32,
                size: size as f32,
                is_white,
            });
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.look_up();
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.look_up();
        self.has_pictures = true;
    }

    fn begin_marked_content(&mut self, tag: &[u8], _: Option<&Dict<'_>>) {
        self.look_up();
        self.artifacts.push(tag == b"Artifact");
    }

    fn end_marked_content(&mut self) {
        self.artifacts.pop();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.look_up();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.look_up();
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
