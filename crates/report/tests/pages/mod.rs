//! Pages to test: scans and checks of made articles, texts made to break out of markup, a reader of markup.

#![allow(dead_code, reason = "each package that tests pages uses a part")]

pub mod many;
pub mod markup;
pub mod nasty;
