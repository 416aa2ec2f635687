//! Whether known good files are to be written anew, and in which spirit: what the environment says about it.

/// What is taken over into known good files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blessing {
    /// What looks otherwise, and floors that rise.
    Raise,
    /// Floors that fall, too.
    Lower,
}

/// What `RESPUN_BLESS` asks for, if it is set: `lower` lets floors fall, anything else does not.
pub fn blessing() -> Option<Blessing> {
    let value = std::env::var_os("RESPUN_BLESS")?;
    Some(if value == "lower" { Blessing::Lower } else { Blessing::Raise })
}
