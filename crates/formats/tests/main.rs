//! What the readers of files must hold, in one binary.

mod html;
mod loading;
mod news;
mod tiny_model;
mod vectors;
