"""Writes the pages of crates/formats/tests/fixtures/html with the truth about each: `python3 tools/html_pages/make.py`.

The pages are as sites of that making send them, around articles of our own corpus; the same input gives the same pages.
"""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import blog_systems as blogs
import newsrooms as rooms
import odd_pages as odd
from articles import INTERVIEW, JAPANESE, LIVE, LIVE_INTRO, RECIPE, RUSSIAN, Article, from_corpus
from filler import Filler

TARGET = Path(__file__).resolve().parents[2] / "tests" / "fixtures" / "html"
LIVE_ARTICLE = Article("Storm surge at Port Ellis: barrier holds", [("p", LIVE_INTRO)] + [block for _, title, text in LIVE for block in (("h2", title), ("p", text))])
DATE = "2025-03-10T09:00:00+00:00"


@dataclass
class Page:
    article: Article
    site: str
    host: str
    path: str
    language: str
    date: str = DATE

    @property
    def url(self):
        return f"https://{self.host}{self.path}"


# name, maker, article, site, host, language, charset, which of date, url, source the page tells
PAGES = [
    ("wordpress-classic", blogs.wordpress_classic, "town-market-quarrel/independent.txt", "The Quenby Gossip", "quenbygossip.example", "en-US", "utf-8", "date url source"),
    ("wordpress-blocks", blogs.wordpress_blocks, "railway-embankment-flood/original.md", "Osk Valley Voice", "oskvoice.example", "en-GB", "utf-8", "date url source"),
    ("wordpress-news-theme", blogs.wordpress_news_theme, "velmont-takeover/original.txt", "Graustadt Daily", "graustadtdaily.example", "en-US", "utf-8", "date url source"),
    ("ghost", blogs.ghost, "buried-lake-microbes/independent.txt", "Cold Notes", "coldnotes.example", "en", "utf-8", "date url source"),
    ("blogger", blogs.blogger, "town-market-quarrel/half-copied.txt", "Market Days", "marketdays.example", "en", "utf-8", "date url source"),
    ("substack", blogs.substack, "velmont-takeover/half-copied.txt", "Ledger & Lathe", "ledgerlathe.example", "en", "utf-8", "date url source"),
    ("medium", blogs.medium, "steeplechase-final/half-copied.md", "Lap Times", "laptimes.example", "en", "utf-8", "date url source"),
    ("wix", blogs.wix, "railway-embankment-flood/half-copied.md", "Osk Anglers", "oskanglers.example", "en", "utf-8", "date url source"),
    ("squarespace", blogs.squarespace, "footbridge-collapse-verdict/independent.txt", "Tamsin Review", "tamsinreview.example", "en-GB", "utf-8", "date url source"),
    ("webflow", blogs.webflow, "buried-lake-microbes/half-copied.md", "Polar Desk", "polardesk.example", "en", "utf-8", "url"),
    ("arc", rooms.arc, "footbridge-collapse-verdict/original.txt", "Meridian Courier", "meridiancourier.example", "en", "utf-8", "date url source"),
    ("arc-spanish", rooms.arc, "es-alud/original.txt", "El Faro de la Sierra", "farosierra.example", "es", "utf-8", "date url source"),
    ("brightspot", rooms.brightspot, "dark-fleet-sanctions/original.md", "Corraveen Press", "corraveenpress.example", "en", "utf-8", "date url source"),
    ("drupal", rooms.drupal, "buried-lake-microbes/original.md", "Tronvik Polar Institute", "tronvik.example", "en", "utf-8", "date url source"),
    ("typo3", rooms.typo3, "de-krabbenfischer/original.md", "Gemeinde Osterwehr", "osterwehr.example", "de", "utf-8", "date url source"),
    ("joomla", rooms.joomla, "steeplechase-final/independent.txt", "Vespera Athletics", "vesperaathletics.example", "en-gb", "utf-8", "date url source"),
    ("amp", rooms.amp, "steeplechase-final/original.md", "Arena Sport", "arenasport.example", "en", "utf-8", "date url source"),
    ("next-js", rooms.next_js, "dark-fleet-sanctions/independent.txt", "The Squall", "thesquall.example", "en", "utf-8", "date url source"),
    ("live-blog", rooms.live_blog, LIVE_ARTICLE, "Port Ellis Post", "portellispost.example", "en", "utf-8", "date url source"),
    ("paywall", rooms.paywall, "velmont-takeover/independent.txt", "The Ledger", "theledger.example", "en", "utf-8", "date url source"),
    ("with-comments", rooms.with_comments, "town-market-quarrel/unrelated.txt", "Eddlestow Echo", "eddlestowecho.example", "en", "utf-8", "date url source"),
    ("gallery", rooms.gallery, "footbridge-collapse-verdict/unrelated.txt", "Cerro Weekly", "cerroweekly.example", "en", "utf-8", "date url source"),
    ("recipe", rooms.recipe, RECIPE, "Rowan at the Stove", "rowanstove.example", "en", "utf-8", "date url source"),
    ("old-tables", odd.old_tables, "railway-embankment-flood/independent.txt", "Valley Tribune Online", "valleytribune.example", None, "windows-1252", "source"),
    ("line-breaks", odd.line_breaks, "dark-fleet-sanctions/unrelated.txt", "Coast Watch", "coastwatch.example", "en", "utf-8", "source"),
    ("newsletter-table", odd.newsletter_table, "town-market-quarrel/original.txt", "Quenby Letter", "quenbyletter.example", None, "utf-8", ""),
    ("bootstrap", odd.bootstrap, "velmont-takeover/independent-2.txt", "Bearing Times", "bearingtimes.example", "en", "utf-8", "date source"),
    ("saved-page", odd.saved_page, "dark-fleet-sanctions/half-copied.txt", "Harbour Journal", "harbourjournal.example", "en", "utf-8", "date url source"),
    ("print-page", odd.print_page, "steeplechase-final/unrelated.txt", "Halverston Herald", "halverstonherald.example", None, "iso-8859-1", ""),
    ("russian", odd.russian, RUSSIAN, "Вести залива", "vestizaliva.example", None, "windows-1251", "date url source"),
    ("japanese", odd.japanese, JAPANESE, "汐見新聞", "shiomi.example", "ja", "shift_jis", "date url source"),
    ("spip", odd.spip, "fr-glacier/original.txt", "Le Messager d'Arvières", "messager-arvieres.example", "fr", "utf-8", "date url source"),
    ("german-portal", odd.german_portal, "de-hallenbad/independent-2.txt", "Rehmstedter Anzeiger", "rehmstedter-anzeiger.example", "de", "utf-8", "date url source"),
    ("hidden-text", odd.hidden_text, "railway-embankment-flood/unrelated.txt", "Dorrance Plainsman", "dorranceplainsman.example", "en", "utf-8", "date url source"),
    ("press-release", odd.press_release, "velmont-takeover/unrelated.md", "WireBoard", "wireboard.example", "en", "utf-8", "date url source"),
    ("plain", odd.plain_page, "buried-lake-microbes/unrelated.txt", "", "bees.example", None, "utf-8", ""),
    ("divs", odd.divs_for_paragraphs, "fr-ultra-trail/original.md", "Trail des Cimes", "traildescimes.example", "en", "utf-8", "date url source"),
    ("interview", odd.interview, INTERVIEW, "Tower & Town", "towerandtown.example", "en", "utf-8", "date source"),
]


def main():
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    truth = {}
    for number, (name, maker, article, site, host, language, charset, told) in enumerate(PAGES):
        article = from_corpus(article) if isinstance(article, str) else article
        if name == "paywall":
            article = Article(article.title, article.blocks[:2], article.author)
        if charset == "iso-8859-1":
            charset_of_bytes = "cp1252"
        else:
            charset_of_bytes = {"windows-1252": "cp1252", "shift_jis": "cp932"}.get(charset, charset)
        page = Page(article, site, host, f"/2025/03/10/{name}-{number}.html", language or "en")
        filler_language = {"russian": "ru", "japanese": "ja", "divs": "fr"}.get(name, (language or "en")[:2])
        markup = maker(page, Filler(filler_language, number))
        (TARGET / f"{name}.html").write_bytes(markup.encode(charset_of_bytes, errors="xmlcharrefreplace"))
        (TARGET / f"{name}.txt").write_text(article.truth())
        tells = {"date": page.date, "url": page.url, "source": site}
        truth[name] = {key: value if key in told.split() else None for key, value in tells.items()} | {"language": language}
        if name == "hidden-text":
            truth[name]["hidden"] = odd.HIDDEN
    (TARGET / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n")
    size = sum(path.stat().st_size for path in TARGET.iterdir())
    print(f"{len(PAGES)} pages, {size:,} bytes")


main()
