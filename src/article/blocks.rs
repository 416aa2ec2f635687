//! Which lines are furniture: bylines, bare URLs, rules.
