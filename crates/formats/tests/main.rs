//! All integration tests of the file readers, in one binary.

mod html;
mod loading;
mod news;
mod tiny_model;
mod vectors;
