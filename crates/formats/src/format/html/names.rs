//! Names that sites use for parts of their pages: elements, classes and ids.

/// Inline elements.
pub(super) const PHRASING: [&str; 36] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "nobr", "q", "ruby", "rb", "rt", "rp", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "wbr",
];

/// Splits a class or id into words, in lower case: `post-meta`, `post_meta` and `postMeta` are each two.
pub(super) fn words(names: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut was_small = false;
    for c in names.chars().chain([' ']) {
        if (!c.is_ascii_alphanumeric() || (c.is_ascii_uppercase() && was_small)) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        }
        was_small = c.is_ascii_lowercase() || c.is_ascii_digit();
    }
    words
}

/// Single words that name a part outside the article.
#[rustfmt::skip]
const AROUND: &[&str] = &[
    // Reader comments and their forms.
    "comments", "comment", "commentlist", "disqus", "respond", "responses", "discussion",
    // Other articles.
    "related", "relation", "relatedposts", "recommended", "recommendations", "recirculation", "recirc", "onward", "trending", "popular", "mostread", "teaser",
    "teasers", "readmore", "outbrain", "taboola", "interstitial", "promo", "promos", "bookmark", "pagination", "pager", "pagenavigation",
    // Requests to readers.
    "newsletter", "newsletters", "subscribe", "subscription", "signup", "paywall", "regwall", "donate", "donation", "membership", "cta",
    "share", "shares", "sharing", "sharedaddy", "sharebar", "addthis", "social", "socials", "sns", "cookie", "cookies", "consent", "gdpr",
    "popup", "modal", "lightbox", "dialog", "toolbar", "tools", "print",
    // Advertising.
    "ad", "ads", "adslot", "advert", "adverts", "advertisement", "advertising", "adsense", "adspot", "adthrive", "sponsor", "sponsored", "banner", "dfp",
    // Site navigation.
    "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "crumbs", "sidebar", "rail", "footer", "masthead", "toc", "backlink",
    // About the article and its pictures.
    "byline", "bylines", "caption", "captions", "figcaption", "legende", "credit", "credits", "gallery", "slideshow", "carousel", "pullquote", "infobox",
    "factbox", "keyevents", "dateline", "copyright", "colophon",
];

/// Pairs of consecutive words that name such a part.
#[rustfmt::skip]
const AROUND_TOGETHER: &[(&str, &str)] = &[
    ("author", "bio"), ("author", "box"), ("author", "info"), ("author", "description"), ("author", "profile"), ("about", "author"),
    ("more", "stories"), ("more", "articles"), ("more", "news"), ("more", "posts"), ("more", "from"), ("more", "releases"), ("more", "galleries"),
    ("most", "read"), ("most", "viewed"), ("also", "read"), ("read", "also"), ("read", "more"), ("see", "also"), ("recent", "posts"), ("latest", "news"),
    ("links", "block"), ("topic", "list"), ("support", "us"), ("call", "action"), ("to", "action"), ("key", "events"), ("screen", "reader"),
    ("sr", "only"), ("visually", "hidden"), ("assistive", "text"), ("mc", "preview"), ("inline", "teaser"), ("image", "caption"), ("fade", "out"), ("node", "links"),
];

/// Words that name lines about the article; used only if the element has hardly any text.
#[rustfmt::skip]
const SHORT_LINES: &[&str] = &[
    "meta", "tags", "tag", "date", "datum", "time", "timestamp", "author", "writer", "kicker", "eyebrow", "category", "categories", "published", "source",
    "agency", "views", "hits", "label", "updated", "posted", "submitted", "info", "controls", "actions", "url", "snippets",
];

/// Whether an element with these name words is a part outside the article.
pub(super) fn are_around(words: &[String]) -> bool {
    words.iter().any(|word| AROUND.contains(&word.as_str()))
        || words.windows(2).any(|pair| AROUND_TOGETHER.contains(&(pair[0].as_str(), pair[1].as_str())))
}

/// Whether one with these words is a line about the article, provided it is short.
pub(super) fn are_of_short_lines(words: &[String]) -> bool {
    words.iter().any(|word| SHORT_LINES.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fall_into_words_however_they_are_written() {
        for names in ["post-meta", "post_meta", "postMeta", "Post meta"] {
            assert_eq!(words(names), ["post", "meta"], "{names}");
        }
        assert!(are_around(&words("Article_adSlot__x3")) && are_around(&words("AuthorInfo author-bio")));
        assert!(!are_around(&words("entry-content has-shadow adapted")));
    }
}
