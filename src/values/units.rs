//! Units of measure: which quantity each measures, and how it converts. Factors are those of the International System of
//! Units (BIPM 2019) and of NIST Special Publication 811 for customary units.

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dimension {
    Time,
    Length,
    Mass,
    Volume,
    Area,
    Speed,
    Temperature,
    Power,
    Energy,
    Data,
}

use Dimension::{Area, Data, Energy, Length, Mass, Power, Speed, Temperature, Time, Volume};

/// A unit: its key, what it measures, and factor and offset to the base unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct UnitOfMeasure {
    pub key: &'static str,
    pub dimension: Dimension,
    pub factor: f64,
    pub offset: f64,
}

const fn unit(key: &'static str, dimension: Dimension, factor: f64) -> UnitOfMeasure {
    UnitOfMeasure { key, dimension, factor, offset: 0.0 }
}

const UNITS: &[UnitOfMeasure] = &[
    unit("second", Time, 1.0),
    unit("minute", Time, 60.0),
    unit("hour", Time, 3600.0),
    unit("day", Time, 86400.0),
    unit("night", Time, 86400.0),
    unit("week", Time, 604_800.0),
    unit("month", Time, 2_629_746.0),
    unit("year", Time, 31_556_952.0),
    unit("decade", Time, 315_569_520.0),
    unit("century", Time, 3_155_695_200.0),
    unit("mm", Length, 0.001),
    unit("cm", Length, 0.01),
    unit("m", Length, 1.0),
    unit("km", Length, 1000.0),
    unit("inch", Length, 0.0254),
    unit("foot", Length, 0.3048),
    unit("yard", Length, 0.9144),
    unit("mile", Length, 1609.344),
    unit("nautical-mile", Length, 1852.0),
    unit("gram", Mass, 0.001),
    unit("kg", Mass, 1.0),
    unit("zentner", Mass, 50.0),
    unit("quintal", Mass, 100.0),
    unit("tonne", Mass, 1000.0),
    unit("ton", Mass, 907.184_74),
    unit("ounce", Mass, 0.028_349_523),
    unit("lb", Mass, 0.453_592_37),
    unit("pound", Mass, 0.453_592_37),
    unit("stone", Mass, 6.350_293_18),
    unit("ml", Volume, 0.001),
    unit("litre", Volume, 1.0),
    unit("hl", Volume, 100.0),
    unit("m3", Volume, 1000.0),
    unit("gallon", Volume, 3.785_411_784),
    unit("pint", Volume, 0.473_176_473),
    unit("barrel", Volume, 158.987_295),
    unit("m2", Area, 1.0),
    unit("km2", Area, 1e6),
    unit("hectare", Area, 1e4),
    unit("acre", Area, 4_046.856_422),
    unit("square-foot", Area, 0.092_903_04),
    unit("square-mile", Area, 2_589_988.110_336),
    unit("kmh", Speed, 1.0),
    unit("mph", Speed, 1.609_344),
    unit("ms", Speed, 3.6),
    unit("knot", Speed, 1.852),
    unit("celsius", Temperature, 1.0),
    UnitOfMeasure { key: "fahrenheit", dimension: Temperature, factor: 5.0 / 9.0, offset: -32.0 * 5.0 / 9.0 },
    unit("watt", Power, 1.0),
    unit("kw", Power, 1e3),
    unit("mw", Power, 1e6),
    unit("gw", Power, 1e9),
    unit("kwh", Energy, 1.0),
    unit("mwh", Energy, 1e3),
    unit("gwh", Energy, 1e6),
    unit("mb", Data, 1.0),
    unit("gb", Data, 1e3),
    unit("tb", Data, 1e6),
];

/// Degrees without a scale, which may be either.
pub(super) const DEGREE: &str = "degree";

/// Pounds, which may be money or weight.
pub(super) const POUND: &str = "pound";

/// The unit with this key.
pub(super) fn unit_of_measure(key: &str) -> Option<&'static UnitOfMeasure> {
    UNITS.iter().find(|unit| unit.key == key)
}

/// The key as it stands in the table; `None` if there is no such unit.
pub(super) fn unit_key(key: &str) -> Option<&'static str> {
    if key == DEGREE {
        return Some(DEGREE);
    }
    unit_of_measure(key).map(|unit| unit.key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_distinct_and_factors_positive() {
        for (at, unit) in UNITS.iter().enumerate() {
            assert!(unit.factor > 0.0);
            assert!(UNITS[at + 1..].iter().all(|other| other.key != unit.key), "{}", unit.key);
        }
    }

    #[test]
    fn water_freezes_and_boils_on_both_scales() {
        let fahrenheit = unit_of_measure("fahrenheit").expect("in the table");
        let celsius = |degrees: f64| degrees * fahrenheit.factor + fahrenheit.offset;
        assert!(celsius(32.0).abs() < 1e-9 && (celsius(212.0) - 100.0).abs() < 1e-9);
    }
}
