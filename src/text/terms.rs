//! Terms: what stands for a word when texts are compared. Stems (Snowball, by `rust-stemmers`) and stop words.
