"""Pages of old, plain and odd making: tables, line breaks, saved and printed pages, other charsets, hidden text."""

import re

from articles import inline, plain
from blog_systems import ld, open_graph
from newsrooms import news


def breaks(a, bold="b"):
    return "<br><br>\n".join(f"<{bold}>{inline(t)}</{bold}>" if k == "h2" else inline(t) for k, t in a.blocks)


def old_tables(page, f):
    a = page.article
    cells = lambda n: "".join(f'<tr><td bgcolor="#EEEEEE"><font face="Verdana" size="1"><a href="{f.slug()}.htm">{t}</a></font></td></tr>' for t in f.headlines(n))
    return f"""<HTML><HEAD><TITLE>{page.site}: {a.title}</TITLE>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1252"><META NAME="GENERATOR" CONTENT="Microsoft FrontPage 4.0">
<SCRIPT LANGUAGE="JavaScript"><!--
function MM_swapImage() {{ var i,j=0,x,a=MM_swapImage.arguments; if (a.length<3) return; }}
//--></SCRIPT></HEAD>
<BODY BGCOLOR="#FFFFFF" TEXT="#000000" LINK="#003366" LEFTMARGIN=0 TOPMARGIN=0>
<TABLE WIDTH=760 BORDER=0 CELLSPACING=0 CELLPADDING=0><TR><TD COLSPAN=3 BGCOLOR="#003366"><FONT COLOR="#FFFFFF" SIZE=5>{page.site}</FONT></TD></TR>
<TR><TD COLSPAN=3>{" | ".join(f'<A HREF="{s.lower()}.htm"><FONT SIZE=1>{s}</FONT></A>' for s in f.sections(14))}</TD></TR>
<TR><TD WIDTH=140 VALIGN=top><TABLE>{cells(12)}</TABLE><FORM ACTION="/cgi-bin/search"><FONT SIZE=1>Search the archive</FONT><INPUT NAME=q SIZE=10></FORM></TD>
<TD WIDTH=460 VALIGN=top><FONT FACE="Times New Roman" SIZE=5><B>{a.title}</B></FONT><BR><FONT SIZE=2><I>by {a.author}</I></FONT><BR><IMG SRC="spacer.gif" HEIGHT=8><BR>
<FONT FACE="Times New Roman" SIZE=3>{breaks(a, "B")}</FONT><BR><BR>
<TABLE WIDTH=100%><TR><TD ALIGN=left><FONT SIZE=1><A HREF="print.htm">Print this story</A></FONT></TD><TD ALIGN=right><FONT SIZE=1><A HREF="mailto:x">Send to a friend</A></FONT></TD></TR></TABLE></TD>
<TD WIDTH=160 VALIGN=top BGCOLOR="#FFFFCC"><FONT SIZE=2><B>Today's top stories</B></FONT><TABLE>{cells(14)}</TABLE><FONT SIZE=1>{f.ad()}</FONT></TD></TR>
<TR><TD COLSPAN=3 ALIGN=center><HR SIZE=1><FONT SIZE=1>{f.legal()}<BR>Best viewed with Netscape Navigator at 800 x 600</FONT></TD></TR></TABLE></BODY></HTML>""".replace("\n", "\r\n")


def line_breaks(page, f):
    a = page.article
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en"><head><title>{a.title} :: {page.site}</title><meta http-equiv="content-type" content="text/html; charset=utf-8" />{f.style("old", 30)}</head>
<body><div id="container"><div id="header"><h2><a href="/">{page.site}</a></h2></div><div id="menu">{f.link_list(f.sections())}</div><div id="left">{f.link_list(f.headlines(10))}</div>
<div id="article"><h1>{a.title}</h1><span class="author">{a.author}</span> <span class="datum">10-03-2025</span><br /><br />
{breaks(a, "strong")}<br /><br />
<div class="tools"><a href="?print=1">Print</a> | <a href="?mail=1">Mail</a> | <a href="#top">Top</a></div></div>
<div id="right"><h4>Polls</h4>Should the clock be mended?<br /><input type="radio" /> Yes<br /><input type="radio" /> No<br /><h4>Weather</h4>Rain, 9 degrees<br />{f.ad()}</div><div id="footer">{f.legal()}</div></div></body></html>"""


def newsletter_table(page, f):
    a = page.article
    row = lambda inner, style="": f'<tr><td align="left" valign="top" style="padding:9px 18px;font-family:Helvetica;font-size:16px;line-height:150%;{style}">{inner}</td></tr>'
    rows = "\n".join(f'<table class="mcnTextBlock" width="100%" cellpadding="0" cellspacing="0" border="0" style="min-width:100%"><tbody class="mcnTextBlockOuter">{row(f"<h2>{inline(t)}</h2>" if k == "h2" else inline(t))}</tbody></table>' for k, t in a.blocks)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="UTF-8"><title>{a.title}</title><meta property="og:title" content="{a.title}">{f.style("mcn", 40)}</head>
<body style="height:100%;margin:0;padding:0;width:100%"><!--*|IF:MC_PREVIEW_TEXT|*--><span class="mcnPreviewText" style="display:none; font-size:0px; line-height:0px; max-height:0px; max-width:0px; opacity:0; overflow:hidden; visibility:hidden; mso-hide:all;">What happened this week in our town and why the kettle is on</span><!--*|END:IF|*-->
<center><table align="center" border="0" cellpadding="0" cellspacing="0" height="100%" width="100%" id="bodyTable"><tr><td align="center" valign="top" id="bodyCell"><table class="templateContainer" width="600"><tr><td id="templatePreheader"><table>{row('<a href="*|ARCHIVE|*">View this email in your browser</a>', "font-size:12px")}</table></td></tr>
<tr><td id="templateHeader"><table>{row(f'<h1 style="text-align:center">{page.site}</h1>')}</table></td></tr><tr><td id="templateBody"><table>{row(f"<h1>{a.title}</h1>")}</table>
{rows}
</td></tr><tr><td id="templateFooter"><table>{row('<em>Copyright © 2025 ' + page.site + ', All rights reserved.</em><br>Our mailing address is: 4 Quay Lane, Harle<br>Want to change how you receive these emails? You can <a href="#">update your preferences</a> or <a href="#">unsubscribe from this list</a>.', "font-size:12px")}</table></td></tr></table></td></tr></table></center></body></html>"""


def bootstrap(page, f):
    a = page.article
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="author" content="{a.author}"><title>{a.title}</title><meta property="og:site_name" content="{page.site}">{f.style("bs", 30)}</head>
<body><nav class="navbar navbar-expand-lg navbar-dark bg-dark fixed-top"><div class="container"><a class="navbar-brand" href="#">{page.site}</a><button class="navbar-toggler" type="button"><span class="navbar-toggler-icon"></span></button><div class="collapse navbar-collapse" id="navbarResponsive">{f.link_list(f.sections(10), ' class="nav-item"', ' class="nav-link"', ' class="navbar-nav ms-auto"')}</div></div></nav>
<div class="container"><div class="row"><div class="col-lg-8"><h1 class="mt-4">{a.title}</h1><p class="lead">by <a href="#">{a.author}</a></p><hr><p>Posted on <time datetime="{page.date}">March 10, 2025 at 12:00 PM</time></p><hr><img class="img-fluid rounded" src="/a.jpg" alt=""><hr>
{a.body()}
<hr><div class="card my-4"><h5 class="card-header">Leave a Comment:</h5><div class="card-body"><form><div class="form-group"><textarea class="form-control" rows="3"></textarea></div><button type="submit" class="btn btn-primary">Submit</button></form></div></div>
{"".join(f'<div class="media mb-4"><img class="d-flex mr-3 rounded-circle" src="/u.png" alt=""><div class="media-body"><h5 class="mt-0">{w}</h5>{s}</div></div>' for w, s in (f.comment() for _ in range(3)))}</div>
<div class="col-md-4"><div class="card my-4"><h5 class="card-header">Search</h5><div class="card-body"><div class="input-group"><input type="text" class="form-control" placeholder="Search for..."></div></div></div><div class="card my-4"><h5 class="card-header">Categories</h5><div class="card-body"><div class="row"><div class="col-lg-6">{f.link_list(f.sections(8), "", "", ' class="list-unstyled mb-0"')}</div></div></div></div><div class="card my-4"><h5 class="card-header">Side Widget</h5><div class="card-body">You can put anything you want inside of these side widgets. They are easy to use, and feature the new card containers!</div></div></div></div></div>
<footer class="py-5 bg-dark"><div class="container"><p class="m-0 text-center text-white">{f.legal()}</p></div></footer></body></html>"""


def saved_page(page, f):
    a = page.article
    number = len(page.url)
    return f"""<!DOCTYPE html>
<!-- saved from url=({number:04d}){page.url} -->
<html lang="en" class="js flexbox wf-active" data-lt-installed="true"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><style class="vjs-styles-defaults">.video-js{{width:300px;height:150px}}</style>
<title>{a.title} - {page.site}</title><script src="./{a.title[:12]}_files/gtm.js.download" async=""></script><script>{f.script(40, "var utag_data")[8:-9]}</script>{f.style("sv", 40)}<meta itemprop="datePublished" content="{page.date}"></head>
<body class="story-page" style="position: relative; min-height: 100%; top: 0px;" cz-shortcut-listen="true"><div id="onetrust-consent-sdk" style="display:none"><div class="onetrust-pc-dark-filter"></div><div role="dialog" aria-label="Privacy"><p>By clicking Accept All Cookies, you agree to the storing of cookies on your device to enhance site navigation and analyze site usage.</p></div></div>
<header class="global-header"><a href="https://{page.host}/"><img src="./x_files/logo.svg" alt="{page.site}"></a><nav>{f.link_list(f.sections())}</nav></header><main class="main"><div class="story"><h1 class="story__headline">{a.title}</h1><div class="story__byline">{a.author} <span class="story__date">Mar 10, 2025, 9:00am</span></div><div class="story__tools"><button>Print</button><button>Font size</button></div>
<div class="story__body js-story-body">{a.body(p='p class="story__p" style="font-size: 18px;"', between={2: ['<div id="google_ads_iframe_1" style="border: 0pt none; width: 300px; height: 250px;"><iframe title="3rd party ad content" width="300" height="250" src="./x_files/saved_resource.html"></iframe></div>', f'<div class="story__newsletter"><h3>The Morning Tide</h3><p>{f.promo()}</p></div>']})}</div>
<div class="OUTBRAIN" data-ob-mark="true"><div class="ob-widget-header">Recommended by</div>{"".join(f'<a class="ob-dynamic-rec-link" href="https://ads.example/{f.token()}"><span class="ob-rec-text">{t} — you will not believe number seven</span><span class="ob-rec-source">Kettle Weekly</span></a>' for t in f.headlines(8))}</div></div><aside class="rail"><h3>Latest</h3>{f.link_list(f.headlines(12))}</aside></main><footer>{f.legal()}</footer><grammarly-desktop-integration data-grammarly-shadow-root="true"></grammarly-desktop-integration></body></html>"""


def print_page(page, f):
    a = page.article
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd"><html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><title>{page.site} - {a.title} - Print version</title><meta name="robots" content="noindex"><style type="text/css">body{{font-family:Georgia}}@media print{{.noprint{{display:none}}}}</style></head>
<body onload="window.print()"><div class="noprint"><a href="javascript:window.print()">Print this page</a> <a href="javascript:window.close()">Close window</a></div><p class="logo">{page.site}</p><hr><h1>{a.title}</h1><p class="source">{a.author}<br>10 March 2025</p>
{a.body()}
<hr><p class="url">This article was printed from {page.url}</p><p class="copyright">{f.legal()}</p></body></html>"""


def russian(page, f):
    a = page.article
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251" /><title>{a.title} » {page.site}</title><link rel="canonical" href="{page.url}" /><meta name="generator" content="DataLife Engine" /><meta property="og:site_name" content="{page.site}" /><meta property="og:title" content="{a.title}" />{f.style("dle", 40)}</head>
<body><div class="head"><a href="/">{page.site}</a><ul class="topmenu">{"".join(f"<li><a href='/{n}/'>{s}</a></li>" for n, s in enumerate(f.sections()))}</ul></div><div class="speedbar"><a href="/">{page.site}</a> » <a href="/n/">Новости</a> » {a.title}</div><div id="dle-content"><div class="full-story"><h1 class="full-title">{a.title}</h1><div class="full-meta"><span>Автор: {a.author}</span> <span><time datetime="{page.date}">10 марта 2025, 09:00</time></span> <span>Просмотров: 1 204</span> <span>Комментарии: 3</span></div><div class="full-text clearfix">
{a.body()}
</div><div class="full-tags">Теги: <a href="/t/1">порт</a>, <a href="/t/2">паром</a></div><div class="yashare-auto-init">Поделиться: ВКонтакте Одноклассники</div><div class="related-news"><h4>Читайте также:</h4>{f.link_list(f.headlines(5))}</div></div>
<div id="dle-comments-list">{"".join(f'<div class="comment"><div class="comm-author">Гость {n}</div><div class="comm-body">Сколько можно говорить об этом старом корыте, давно пора было строить мост, как обещали ещё моему отцу.</div></div>' for n in range(3))}</div></div><div class="side"><div class="block-title">Популярное</div>{f.link_list(f.headlines(9))}<div class="banner">Реклама: тёплые сапоги для рыбаков и дачников, доставка по всей области</div></div><div class="foot">{f.legal()}</div>{f.script(12)}</body></html>"""


def japanese(page, f):
    a = page.article
    return f"""<!DOCTYPE html>
<html lang="ja"><head><meta charset="Shift_JIS"><title>{a.title}｜{page.site}</title><meta property="og:title" content="{a.title}"><meta property="og:site_name" content="{page.site}"><meta property="og:url" content="{page.url}">{ld(news(page))}{f.style("jp", 35)}</head>
<body id="news_detail"><div id="wrapper"><div id="header"><p class="logo"><a href="/">{page.site}</a></p><ul id="gnavi">{"".join(f"<li><a href='/{n}/'>{s}</a></li>" for n, s in enumerate(f.sections()))}</ul></div><div id="topicpath"><a href="/">ホーム</a> &gt; <a href="/news/">ニュース</a> &gt; 記事</div><div id="main"><div class="article_head"><h1>{a.title}</h1><p class="date">2025年3月10日 9時00分</p><p class="writer">{a.author}</p></div><ul class="sns"><li>ツイート</li><li>シェア</li><li>印刷する</li></ul><div class="article_body">
{a.body()}
</div><div class="relation"><h2>関連記事</h2>{f.link_list(f.headlines(4))}</div></div><div id="side"><h2>アクセスランキング</h2>{f.link_list(f.headlines(9))}<p class="pr">広告：潮見温泉、平日の宿泊が二割引</p></div><div id="footer"><p>{f.legal()}</p></div></div>{f.script(10)}</body></html>"""


def spip(page, f):
    a = page.article
    return f"""<!DOCTYPE html>
<html class="page_article ltr fr no-js" lang="fr" dir="ltr"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{a.title} - {page.site}</title><meta name="generator" content="SPIP 4.2.3" /><link rel="canonical" href="{page.url}" />{f.style("spip", 30)}</head>
<body id="top"><div class="page"><div class="header" id="header"><a rel="start home" href="/" class="accueil"><strong id="logo_site_spip">{page.site}</strong></a></div><div class="nav clearfix" id="nav">{f.link_list(f.sections())}</div><div class="main"><div class="wrapper"><div class="content" id="content"><p class="arbo"><a href="/">Accueil</a> &gt; <a href="/r2">Région</a> &gt; <strong class="on">{a.title}</strong></p>
<div class="cartouche"><h1 class="surlignable">{a.title}</h1><p><small><abbr class="published" title="{page.date}">lundi 10 mars 2025</abbr>, par <span class="vcard author"><a class="url fn spip_in" href="/_x_">{a.author}</a></span></small></p></div><div class="surlignable"><div class="texte">
{a.body(h2='h2 class="spip"', between={1: ['<div class="spip_document_12 spip_document spip_documents spip_document_image spip_documents_center spip_doc_legende"><figure class="spip_doc_inner"><img src="/local/a.jpg" alt="" /><figcaption class="spip_doc_legende"><div class="spip_doc_titre"><strong>Le village vu du nord, un matin tranquille</strong></div><div class="spip_doc_credits">Photo : Inès Varga</div></figcaption></figure></div>']})}
</div></div><div class="comments" id="forum"><h2>Vos commentaires</h2><ul class="comments-items"><li class="comments-li"><div class="comment-content"><p>Personne ne nous a demandé notre avis, comme d'habitude, et ce sont toujours les mêmes qui paient les réparations.</p></div></li></ul></div></div><div class="aside secondary"><div class="liste rubriques"><h2>Dans la même rubrique</h2>{f.link_list(f.headlines(10))}</div><div class="formulaire_spip"><p>Inscrivez-vous à notre lettre d'information pour recevoir chaque matin les nouvelles de la vallée.</p></div></div></div></div><div class="footer"><p class="colophon">{f.legal()}</p></div></div>{f.script(8)}</body></html>"""


def german_portal(page, f):
    a = page.article
    teaser = lambda n: "".join(f'<article class="c-teaser"><a class="c-teaser__link" href="/{f.slug()}.html"><span class="c-teaser__kicker">Region</span><h3 class="c-teaser__headline">{t}</h3></a><p class="c-teaser__text">{t}. Was Anwohner sagen und wie es jetzt weitergehen soll. <span>mehr</span></p></article>' for t in f.headlines(n))
    inline_teaser = f'<div class="c-inline-teaser"><strong>Lesen Sie auch:</strong> <a href="/{f.slug()}">{f.headlines(1)[0]}</a></div>'
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{a.title} | {page.site}</title><link rel="canonical" href="{page.url}">{open_graph(page, **{"article:published_time": page.date})}<meta name="news_keywords" content="Region, Nachrichten">{ld({"@context": "https://schema.org", "@graph": [{"@type": ["NewsArticle", "ReportageNewsArticle"], "headline": plain(a.title), "datePublished": page.date, "publisher": {"@type": "Organization", "name": page.site}}]})}{f.style("c", 45)}{f.script(16, "window.adConfig")}</head>
<body class="t-article"><div id="sp_message_container_1" style="display:none"><p>Mit Ihrer Zustimmung verwenden wir und unsere Partner Cookies, um Anzeigen und Inhalte zu messen und zu verbessern.</p></div><header class="c-header"><a href="/">{page.site}</a><nav class="c-nav">{f.link_list(f.sections())}</nav><a class="c-abo" href="/abo">Jetzt Abo testen</a></header><div class="c-breaking"><span>EIL</span> <a href="/x">{f.headlines(1)[0]}</a></div><main><article class="c-article"><header class="c-article__head"><span class="c-article__kicker">Kommunalpolitik</span><h1 class="c-article__headline">{a.title}</h1><div class="c-article__meta"><span>Von {a.author}</span> <time datetime="{page.date}">10.03.2025, 9:00 Uhr</time> <span>Lesezeit: 2 Minuten</span></div></header>
<figure class="c-image"><img src="/a.jpg" alt=""><figcaption>Hier ging es am Donnerstag hoch her. Foto: dpx/Ada Reimers</figcaption></figure><div class="c-article__body">
{a.body(between={1: [inline_teaser], 2: [f'<div class="ad" data-position="content_2"><span class="ad__label">Anzeige</span></div>'], 3: ['<div class="c-newsletter"><h3>Kennen Sie schon unseren Newsletter?</h3><p>Jeden Morgen das Wichtigste aus der Region, kostenlos und kurz. Mit der Anmeldung stimmen Sie den Bedingungen zu.</p></div>']})}
<p class="c-article__agency">(mpd/ar)</p></div><div class="c-article__share"><a>Facebook</a><a>WhatsApp</a><a>E-Mail</a></div></article><aside class="c-related"><h2>Das könnte Sie auch interessieren</h2>{teaser(8)}</aside><section class="c-most"><h2>Meistgelesen</h2>{teaser(6)}</section></main><footer class="c-footer">{f.legal()} {f.link_list(["Impressum", "Datenschutz", "AGB", "Mediadaten"])}</footer></body></html>"""


HIDDEN = [
    "The following sentence is here to make this page look like an original report to a machine.",
    "Nobody who reads the page in a browser can see these words at all, which is the point of them.",
    "A third passage stands far off the screen where no reader will ever find it.",
    "White words on a white page say that this was written by the desk itself.",
    "Very small letters hide yet another claim of authorship from every reader.",
]


def hidden_text(page, f):
    a = page.article
    styles = ["display:none", "visibility: hidden", "position:absolute;left:-9999px", "color:#ffffff;background-color:#fff", "font-size:0"]
    spans = {n: [f'<p style="{style}">{text}</p>'] for n, (style, text) in enumerate(zip(styles, HIDDEN))}
    body = a.body(between=spans)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{a.title} - {page.site}</title>{open_graph(page, **{"article:published_time": page.date})}<link rel="canonical" href="{page.url}">{f.style("h", 25)}</head>
<body><nav class="menu">{f.link_list(f.sections())}<div class="submenu" style="display:none">{f.link_list(f.headlines(8))}</div></nav><noscript><p>This site needs JavaScript to show the tide table and the live map of the harbour.</p></noscript><main><article><h1>{a.title}</h1><p class="byline">By {a.author}</p><div class="post-text">
{body}
<div class="share-box" style="display:none"><p>Copy the link below and send it to somebody whom you like.</p></div></div></article></main><div class="modal" hidden><p>Before you go, would you like to hear from us once a week?</p></div><footer>{f.legal()}</footer></body></html>"""


def press_release(page, f):
    a = page.article
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{a.title}</title><meta name="twitter:title" content="{a.title}"><meta property="og:site_name" content="{page.site}"><meta property="og:url" content="{page.url}"><meta name="date" content="{page.date}">{f.style("pr", 40)}{f.script(10)}</head>
<body><header><div class="header-bar"><a href="/">{page.site}</a>{f.link_list(["Products", "Newsroom", "Contact", "Send a release"])}</div></header><div class="main-content"><article class="news-release inline-gallery-template"><header class="container release-header"><div class="row detail-headline"><div class="col-lg-8"><h1>{a.title}</h1></div></div><div class="row detail-info"><p class="meta">News provided by<br><a href="/n"><strong>{a.author}</strong></a></p><p class="mb-no">Mar 10, 2025, 09:00 ET</p></div><div class="share-sm"><p>Share this article</p><ul class="list-inline"><li><a aria-label="copylink">Copy link</a></li></ul></div></header>
<section class="release-body container"><div class="row"><div class="col-lg-10 col-lg-offset-1">
{a.body()}
</div></div></section><section class="container-fluid more-releases"><h4>Also from this source</h4><div class="row">{"".join(f'<div class="card"><a class="newsreleaseconsolidatelink" href="/{f.slug()}"><h3>{t}</h3><p>{t}, the company announced today.</p></a></div>' for t in f.headlines(4))}</div><h4>Explore</h4>{f.link_list(f.sections(8))}</section></article></div><footer>{f.legal()}</footer></body></html>"""


def plain_page(page, f):
    a = page.article
    body = re.sub(r"</(p|li)>", "", a.body())
    return f"""<title>{a.title}</title>
<p><a href="../index.html">back</a> <a href="../archive.html">archive</a>
<h1>{a.title}</h1>
{body}
<hr><address>{a.author}, written with a text editor</address>"""


def divs_for_paragraphs(page, f):
    a = page.article
    c = lambda: f"css-{f.token(6)} e{f.token(7)}"
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{a.title} | {page.site}</title><meta property="og:title" content="{a.title} | {page.site}"><meta property="og:site_name" content="{page.site}"><link rel="canonical" href="{page.url}">{f.style("css", 40)}</head>
<body><div id="app"><div class="{c()}"><div class="{c()}"><a href="/">{page.site}</a>{"".join(f'<div class="{c()}"><a href="/{f.slug()}">{s}</a></div>' for s in f.sections())}</div>
<div class="{c()}"><div class="{c()}"><div class="{c()}" role="heading" aria-level="1"><h1 class="{c()}">{a.title}</h1></div><div class="{c()}"><div class="{c()}">By {a.author}</div><div class="{c()}"><time datetime="{page.date}">10 Mar 2025</time></div></div>
<div class="{c()}">{"".join(f'<div class="{c()}"><span>{inline(t)}</span></div>' if k == "p" else f'<div class="{c()}"><h2>{inline(t)}</h2></div>' for k, t in a.blocks)}</div></div>
<div class="{c()}"><div class="{c()}">Up next</div>{"".join(f'<div class="{c()}"><a href="/{f.slug()}"><div class="{c()}">{t}</div></a></div>' for t in f.headlines(10))}</div></div><div class="{c()}">{f.legal()}</div></div></div>{f.script(25, "window.__INITIAL_STATE__")}</body></html>"""


def interview(page, f):
    a = page.article
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{page.site} | {a.title}</title><meta property="og:title" content="{a.title}"><meta property="og:site_name" content="{page.site}"><meta property="article:published_time" content="{page.date}">{f.style("iv", 30)}</head>
<body><div class="page-wrap"><div class="top-nav"><a href="/">{page.site}</a>{f.link_list(f.sections())}</div><div class="story-grid"><div class="story-main"><div class="story-head"><div class="eyebrow">Interview</div><h1>{a.title}</h1><div class="credits">Interview: {a.author}</div></div><div class="story-copy">
{a.body(between={2: ['<aside class="pullquote"><p>“You take metal away, never add any.”</p></aside>'], 6: [f'<div class="infobox"><h3>About the person</h3><p>Born in Osterholm in 1941, she learned her craft from her father and has been at it ever since, with a break of a week in 1963.</p></div>']})}
</div><div class="support-us"><h3>Before you go</h3><p>{f.promo()}</p></div></div><div class="story-side"><h3>More interviews</h3>{f.link_list(f.headlines(9))}</div></div><div class="bottom">{f.legal()}</div></div></body></html>"""
