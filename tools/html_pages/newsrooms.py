"""Pages as systems of newsrooms, agencies and offices write them."""

import json

from articles import LIVE, LIVE_INTRO, inline, plain
from blog_systems import ld, open_graph


def news(page, kind="NewsArticle", **more):
    a = page.article
    return {"@context": "https://schema.org", "@type": kind, "headline": plain(a.title), "datePublished": page.date, "dateModified": page.date, "url": page.url,
            "mainEntityOfPage": {"@type": "WebPage", "@id": page.url}, "author": [{"@type": "Person", "name": a.author}],
            "publisher": {"@type": "NewsMediaOrganization", "name": page.site, "logo": {"@type": "ImageObject", "url": "/logo.png"}}, **more}


def arc(page, f):
    a = page.article
    p = 'p class="c-paragraph"' if page.language == "es" else 'p class="default__StyledText-sc-1wxyvyl-0 hnShxL body-paragraph"'
    words = {"es": ("Más noticias", "Lo más leído", "Publicidad", "Te puede interesar", "Suscríbete al boletín"), "en": ("More from this section", "Most read", "Advertisement", "Related", "Sign up for our newsletter")}[page.language]
    ad = f'<div class="arcad-feature-custom c-stack"><div class="arcad_wrapper"><div class="arcad_label">{words[2]}</div><div id="arcad_feature-{f.token()}" class="arcad ad-{f.number(200, 900)}"></div></div></div>'
    inset = f'<div class="b-interstitial-link interstitial-link block-margin-bottom">[ <a href="/{f.slug()}" aria-label="x">{f.headlines(1)[0]}</a> ]</div>'
    figure = f'<figure class="c-media-item fig-image"><picture class="c-image responsive-image"><img alt="" class="c-image" src="/resizer/x.jpg" width="800"/></picture><figcaption class="c-media-item__fig-caption"><span class="c-media-item__caption">{f.caption()}</span> <span class="c-media-item__credit">(Tide Pictures)</span></figcaption></figure>'
    promos = lambda n: "\n".join(f'<div class="b-medium-promo c-grid"><div class="c-stack"><h2 class="c-heading"><a class="c-link" href="/{f.slug()}/">{t}</a></h2><p class="c-paragraph">{t}. {f.random.choice(f.headlines(3))}.</p><div class="c-attribution"><span class="c-attribution__author">{a.author}</span><time as="time" class="c-date" datetime="2025-03-09T11:00:00Z">9.3.</time></div></div></div>' for t in f.headlines(n))
    content = json.dumps({"_id": f.token(20).upper(), "type": "story", "canonical_url": page.url, "headlines": {"basic": plain(a.title)}, "content_elements": [{"type": "text", "content": inline(t)} for _, t in a.blocks]}, ensure_ascii=False)
    return f"""<!DOCTYPE html><html lang="{page.language}"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><script id="fusion-polyfill">(function(){{}})()</script>
<title>{a.title} – {page.site}</title><meta name="description" content="{plain(a.blocks[0][1])[:150]}"/><meta property="article:published_time" content="{page.date}"/>
{open_graph(page)}<link rel="canonical" href="{page.url}"/>
<script type="application/ld+json">{{"@context":"http://schema.org","@type":"NewsArticle","headline":"{plain(a.title)[:20]}",, broken</script>
{ld([{"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": []}, news(page)])}
{f.style("c-x", 35)}{f.script(15, "window.Fusion")}</head>
<body><noscript><img height="1" src="https://t.example/p.gif"/></noscript><div id="fusion-app" class="fusion-app"><div class="b-right-rail">
<header class="c-stack page-header"><nav id="main-nav" class="b-header-nav-chain" aria-label="Sections Menu"><div class="b-header-nav-chain__top-layout"><a class="c-button" href="/subscribe">{words[4]}</a></div><div class="c-stack b-header-nav-chain__flyout-nav-wrapper">{f.link_list(f.sections(), ' class="section-item"')}</div></nav></header>
<div class="b-links-bar">{"".join(f'<a class="c-link" href="/{f.slug()}">{s}</a>' for s in f.sections(8))}</div>
<section role="main" tabindex="-1" class="b-right-rail__main"><div class="c-grid b-right-rail__rail-container"><div class="c-stack b-right-rail__main-interior-item">
<h1 class="b-headline c-heading">{a.title}</h1><div class="b-byline c-attribution"><span class="b-byline__by">By</span> <span class="b-byline__names"><a href="/author/x">{a.author}</a></span></div><div class="b-date"><time as="time" class="c-date" datetime="{page.date}">March 10, 2025 at 9:00 am</time></div>
<div class="b-share-bar c-share-bar"><button aria-label="Facebook"></button><button aria-label="Copy">Copy link</button></div>{figure}
<article class="b-article-body article-body-wrapper">
{a.body(p=p, h2='h2 class="c-heading"', between={1: [ad, inset], 4: [ad]})}
</article>
<div class="b-article-tag">{"".join(f'<a class="c-pill" href="/t/{f.token()}">{s}</a>' for s in f.sections(4))}</div><div class="b-full-author-bio c-stack"><h4>{a.author}</h4><p>{a.author} covers the coast and has been with the paper since 2009.</p></div></div>
<aside class="c-stack b-right-rail__right-rail-item"><div class="c-stack b-results-list"><h2 class="c-heading">{words[1]}</h2>{promos(6)}</div>{ad}</aside></div>
<div class="b-results-list c-stack"><h2 class="c-heading">{words[0]}</h2>{promos(6)}</div></section>
<footer class="b-footer c-stack"><p class="c-paragraph">{f.legal()}</p>{f.link_list(f.sections(8))}</footer></div></div>
<script id="fusion-metadata" type="application/javascript">window.Fusion=window.Fusion||{{}};Fusion.globalContent={content};Fusion.contentCache={{}}</script></body></html>"""


def brightspot(page, f):
    a = page.article
    enhancement = f'<div class="Enhancement" data-align-center><div class="Enhancement-item"><div class="PromoModule"><a class="PromoModule-link" href="/{f.slug()}"><div class="PromoModule-title">{f.headlines(1)[0]}</div></a></div></div></div>'
    html_module = '<div class="HtmlModule"><div class="AdhesionAd google-ads-wrapper">ADVERTISEMENT<div class="GoogleDfpAd"></div></div></div>'
    cards = "".join(f'<li class="PageList-items-item"><div class="PagePromo" data-module><div class="PagePromo-content"><h3 class="PagePromo-title"><a class="Link" href="/{f.slug()}"><span class="PagePromoContentIcons-text">{t}</span></a></h3><div class="PagePromo-description"><span>{t}, officials said on Friday, adding that nobody need worry.</span></div></div></div></li>' for t in f.headlines(12))
    return f"""<!DOCTYPE html><html class="ArticlePage" lang="en"><head><meta charset="UTF-8"><title>{a.title} | {page.site}</title>
<link rel="canonical" href="{page.url}">{open_graph(page, **{"article:published_time": page.date, "article:section": "News"})}<meta name="brightspot.contentId" content="00000195">
{ld(news(page))}{f.style("Page", 50)}{f.script(14, "window.dataLayer")}</head>
<body class="Page-body ArticlePage-body"><svg xmlns="http://www.w3.org/2000/svg" style="display:none" id="iconsMap"><symbol id="icon-arrow" viewBox="0 0 8 12"><path d="M0 0h8v12H0z"/></symbol><symbol id="icon-x" viewBox="0 0 8 8"><title>Close</title><path d="M1 1"/></symbol></svg>
<bsp-header class="Page-header"><div class="Page-header-bar"><a class="Page-header-logo" href="/">{page.site}</a><nav class="Navigation">{f.link_list(f.sections(), ' class="Navigation-items-item"')}</nav></div><div class="Page-header-trending"><span>Top stories:</span>{f.link_list(f.headlines(5))}</div></bsp-header>
<div class="Page-breadcrumbs"><a href="/news">News</a></div><main class="Page-main"><div class="Page-twoColumn"><div class="Page-content"><bsp-story-page><h1 class="Page-headline">{a.title}</h1>
<div class="Page-lead"><div class="Carousel"><div class="CarouselSlide"><figure class="Figure"><img class="Image" src="/a.jpg" alt=""><figcaption class="Figure-caption"><p>{f.caption()}</p></figcaption></figure></div><div class="CarouselSlide-info"><span class="CarouselSlide-infoDescription"><p>{f.caption()}</p></span><button>Read More</button></div></div></div>
<div class="Page-byline"><div class="Page-authors">By <span class="Link">{a.author}</span></div><div class="Page-dateModified"><bsp-timestamp data-timestamp="1741597200000"><span data-date>Updated 9:00 AM UTC, March 10, 2025</span></bsp-timestamp></div><div class="Page-actions"><div class="ActionBar"><button class="ActionLink">Share</button></div><ul class="ActionBar-items"><li>Copy Link copied</li><li>Email</li><li>Facebook</li><li>X</li></ul></div></div>
<div class="Page-storyBody gtmMainScrollContent"><div class="RichTextStoryBody RichTextBody">
{a.body(between={1: [html_module], 3: [enhancement], 5: [html_module]})}
</div></div><div class="Page-below"><div class="Tags">{"".join(f'<a class="Tag" href="/t">{s}</a>' for s in f.sections(4))}</div><div class="AuthorInfo"><div class="AuthorInfo-bio">{a.author} reports on accidents, floods and other things that people do not see coming.</div></div></div></bsp-story-page></div>
<aside class="Page-aside"><div class="PageList"><div class="PageList-header">Most read</div><ol class="PageList-items">{cards}</ol></div></aside></div></main><footer class="Page-footer"><div class="Page-footer-disclaimer">{f.legal()}</div>{f.link_list(f.sections(10))}</footer></body></html>"""


def drupal(page, f):
    a = page.article
    view = lambda title, n: f'<nav role="navigation" class="block block-menu"><h2>{title}</h2>{f.link_list(f.sections(n), " class=menu-item", "", " class=menu")}</nav>'
    rows = "\n".join(f'<div class="views-row"><div class="views-field views-field-title"><span class="field-content"><a href="/node/{f.number()}" hreflang="en">{t}</a></span></div><div class="views-field views-field-created"><span class="field-content">5 March 2025</span></div></div>' for t in f.headlines(8))
    return f"""<!DOCTYPE html>
<html lang="en" dir="ltr" prefix="content: http://purl.org/rss/1.0/modules/content/ dc: http://purl.org/dc/terms/ og: http://ogp.me/ns# schema: http://schema.org/">
<head><meta charset="utf-8" /><meta name="Generator" content="Drupal 9 (https://www.drupal.example)" /><link rel="canonical" href="{page.url}" /><link rel="shortlink" href="/node/88" />
<meta property="og:site_name" content="{page.site}" /><meta name="dcterms.title" content="{a.title}" /><meta name="dcterms.date" content="{page.date}" />
<title>{a.title} | {page.site}</title>{f.style("drupal", 30)}</head>
<body class="path-node page-node-type-article"><a href="#main-content" class="visually-hidden focusable skip-link">Skip to main content</a><div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><div class="layout-container">
<header role="banner"><div class="region region-header"><div class="site-branding"><a href="/" rel="home">{page.site}</a></div>{view("Main navigation", 14)}<div class="search-block-form"><h2>Search</h2><form><label class="visually-hidden">Search</label><input type="search"/></form></div></div></header>
<div class="region region-highlighted"><div data-drupal-messages-fallback class="hidden"></div></div><div class="region region-breadcrumb"><nav role="navigation" aria-labelledby="system-breadcrumb"><h2 id="system-breadcrumb" class="visually-hidden">Breadcrumb</h2><ol><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ol></nav></div>
<main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="region region-content"><div class="block block-page-title-block"><h1 class="page-title"><span class="field field--name-title field--type-string field--label-hidden">{a.title}</span></h1></div>
<article role="article" about="/news/x" typeof="schema:Article" class="node node--type-article node--view-mode-full"><footer class="node__meta"><div class="node__submitted">Submitted by <span class="field field--name-uid"><span lang="" about="/user/3" typeof="schema:Person" property="schema:name">{a.author}</span></span> on <span class="field field--name-created"><time datetime="{page.date}">Mon, 03/10/2025 - 09:00</time></span></div></footer>
<div class="node__content"><div class="field field--name-field-image field--type-image field--label-hidden field__item"><img src="/sites/default/files/a.jpg" alt="" typeof="foaf:Image" /></div><div class="field field--name-field-image-caption field__item">{f.caption()}</div>
<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item" property="schema:text">
{a.body()}
</div><div class="field field--name-field-tags field--type-entity-reference field--label-above clearfix"><h3 class="field__label">Tags</h3><ul class="links field__items"><li><a href="/tags/a">harbour</a></li><li><a href="/tags/b">council</a></li></ul></div><div class="node__links"><ul class="links inline"><li><a href="/user/login">Log in</a> or <a href="/user/register">register</a> to post comments</li></ul></div></div></article></div></div>
<aside class="layout-sidebar-second" role="complementary"><div class="region region-sidebar-second"><div class="views-element-container block"><h2>Recent news</h2><div class="view view-recent-news">{rows}</div></div>{view("Services", 12)}</div></aside></main>
<footer role="contentinfo"><div class="region region-footer">{view("Footer", 8)}<p>{f.legal()}</p></div></footer></div></div>{f.script(12, "drupalSettings")}</body></html>"""


def typo3(page, f):
    a = page.article
    frames, rows, number = [], [], 0
    for kind, text in a.blocks + [("end", "")]:
        if kind in ("h2", "end") and rows:
            number += 1
            frames.append(f'<div id="c{4100 + number}" class="frame frame-default frame-type-text frame-layout-0"><div class="frame-container"><div class="frame-inner">' + "\n".join(rows) + "</div></div></div>")
            rows = []
        if kind == "h2":
            rows.append(f'<header><h2 class="element-header"><span>{inline(text)}</span></h2></header>')
        elif kind != "end":
            rows.append(f'<p class="bodytext">{inline(text)}</p>')
    return f"""<!DOCTYPE html>
<html lang="de" dir="ltr">
<head>
<meta charset="utf-8">
<!--
	This website is powered by TYPO3 - inspiring people to share!
	TYPO3 is a free open source Content Management Framework.
-->
<title>{a.title} - {page.site}</title>
<meta name="generator" content="TYPO3 CMS"><meta property="og:title" content="{a.title}"><meta property="og:type" content="article"><meta name="date" content="{page.date[:10]}">
<link rel="canonical" href="{page.url}">{f.style("frame", 40)}
</head>
<body id="p217" class="page-217 pagelevel-2 language-0 backendlayout-default layout-default"><a class="visually-hidden-focusable bp-page-header-skip" href="#page-content"><span>Zum Hauptinhalt springen</span></a>
<div id="top"></div><div class="body-bg"><header id="page-header" class="bp-page-header navbar navbar-mainnavigation"><div class="container"><a class="navbar-brand" href="/">{page.site}</a><nav id="mainnavigation" class="collapse navbar-collapse" aria-label="Hauptnavigation">{f.link_list(f.sections(), ' class="nav-item"', ' class="nav-link"', ' class="navbar-nav"')}</nav></div></header>
<nav class="breadcrumb-section" aria-label="Brotkrümelnavigation"><div class="container"><p class="visually-hidden">Sie sind hier:</p><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">Startseite</a></li><li class="breadcrumb-item active">{a.title}</li></ol></div></nav>
<main id="page-content" class="bp-page-content main-section"><!--TYPO3SEARCH_begin--><div class="section section-default"><div class="container"><div class="section-row"><div class="section-column maincontent-wrap" role="main">
<div class="frame frame-type-news_pi1"><div class="frame-inner"><div class="news news-single"><div class="article" itemscope="itemscope" itemtype="http://schema.org/Article"><div class="header"><h1 itemprop="headline">{a.title}</h1></div><div class="footer"><p><span class="news-list-date"><time itemprop="datePublished" datetime="{page.date[:10]}">10.03.2025</time></span> <span class="news-list-category">Pressemitteilung</span> <span class="news-list-author">Erstellt von {a.author}</span></p></div>
<div class="news-img-wrap"><div class="outer"><div class="mediaelement mediaelement-image"><img itemprop="image" src="/a.jpg" alt=""></div><p class="news-img-caption">Blick auf das Gelände am Morgen. Foto: Pressestelle</p></div></div><div class="news-text-wrap" itemprop="articleBody">
{"".join(frames)}
</div><div class="news-related-wrap"><div class="news-related news-related-news"><h4>Verwandte Nachrichten</h4>{f.link_list(f.headlines(4))}</div></div><div class="news-backlink-wrap"><a href="/news">Zurück</a></div></div></div></div></div></div>
<div class="section-column subcontent-wrap"><div class="frame frame-type-textmedia"><h4>Kontakt</h4><p>Pressestelle der Stadt, Am Markt 1, Zimmer 12. Telefon 0999 12345, montags bis freitags von neun bis zwölf Uhr.</p></div></div></div></div></div><!--TYPO3SEARCH_end--></main>
<footer id="page-footer" class="bp-page-footer"><section class="section footer-section footer-section-content"><div class="container"><div class="frame-type-text"><p>{f.legal()}</p>{f.link_list(["Impressum", "Datenschutz", "Barrierefreiheit", "Kontakt"])}</div></div></section></footer></div>
<div id="cookieman-modal" data-cookieman-showonce="1" style="display:none" role="dialog"><h3>Datenschutzeinstellungen</h3><p>Wir verwenden Cookies, um Ihnen das beste Erlebnis auf unserer Seite zu bieten. Einige sind technisch notwendig, andere helfen uns, diese Seite zu verbessern.</p><button>Alle akzeptieren</button></div>{f.script(10)}</body></html>"""


def joomla(page, f):
    a = page.article
    return f"""<!DOCTYPE html>
<html lang="en-gb" dir="ltr"><head><meta charset="utf-8"><meta name="author" content="{a.author}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="generator" content="Joomla! - Open Source Content Management"><title>{a.title} - {page.site}</title><link href="{page.url}" rel="canonical">{f.style("cassiopeia", 30)}{f.script(12, "Joomla.options")}</head>
<body class="site com_content wrapper-static view-article no-layout no-task itemid-101 has-sidebar-right"><header class="header container-header full-width"><div class="grid-child"><div class="navbar-brand"><a class="brand-logo" href="/">{page.site}</a></div></div><div class="grid-child container-nav"><nav class="navbar navbar-expand-lg">{f.link_list(f.sections(), "", "", ' class="mod-menu mod-list nav"')}</nav></div></header>
<div class="site-grid"><div class="grid-child container-component"><nav class="mod-breadcrumbs__wrapper" aria-label="Breadcrumbs"><ol itemscope itemtype="https://schema.org/BreadcrumbList" class="mod-breadcrumbs breadcrumb"><li>You are here: </li><li class="mod-breadcrumbs__item"><a href="/"><span itemprop="name">Home</span></a></li></ol></nav><div id="system-message-container" aria-live="polite"></div>
<main><div class="com-content-article item-page" itemscope itemtype="https://schema.org/Article"><meta itemprop="inLanguage" content="en-GB"><div class="page-header"><h1 itemprop="headline">{a.title}</h1></div>
<dl class="article-info text-muted"><dt class="article-info-term">Details</dt><dd class="createdby" itemprop="author">Written by: <span itemprop="name">{a.author}</span></dd><dd class="category-name">Category: <a href="/news" itemprop="genre">News</a></dd><dd class="published"><span class="icon-calendar" aria-hidden="true"></span> <time datetime="{page.date}" itemprop="datePublished">Published: 10 March 2025</time></dd><dd class="hits"><meta itemprop="interactionCount" content="UserPageVisits:311">Hits: 311</dd></dl>
<figure class="left item-image"><img src="/images/a.jpg" alt="" itemprop="thumbnailUrl"><figcaption class="caption">{f.caption()}</figcaption></figure><div itemprop="articleBody" class="com-content-article__body">
{a.body()}
</div><ul class="tags list-inline"><li class="list-inline-item tag-2"><a href="/t" class="btn btn-sm btn-info">harbour</a></li></ul><nav class="pagenavigation" aria-label="Page Navigation"><span class="pagination ms-0"><a class="btn btn-sm btn-secondary previous" href="/p" rel="prev"><span class="visually-hidden">Previous article: {f.headlines(1)[0]}</span><span aria-hidden="true">Prev</span></a></span></nav></div></main></div>
<div class="grid-child container-sidebar-right"><div class="sidebar-right card"><h3 class="card-header">Latest Articles</h3><div class="card-body">{f.link_list(f.headlines(8), "", "", ' class="mod-articleslatest latestnews mod-list"')}</div></div><div class="sidebar-right card"><h3 class="card-header">Login Form</h3><form class="mod-login"><p>Remember Me</p><button>Log in</button>{f.link_list(["Forgot your password?", "Forgot your username?", "Create an account"])}</form></div></div></div>
<footer class="container-footer footer"><div class="grid-child"><p>{f.legal()}</p></div></footer></body></html>"""


def amp(page, f):
    a = page.article
    boiler = "<style amp-boilerplate>body{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both;animation:-amp-start 8s steps(1,end) 0s 1 normal both}@keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}</style><noscript><style amp-boilerplate>body{-webkit-animation:none;animation:none}</style></noscript>"
    ad = '<div class="ad-wrap"><span class="ad-label">Advertisement</span><amp-ad width="300" height="250" type="doubleclick" data-slot="/1/x"><div placeholder>Ad loading</div><div fallback>No ad today, thank you for your patience with us</div></amp-ad></div>'
    return f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8"><title>{a.title}</title><link rel="canonical" href="{page.url}"><meta name="viewport" content="width=device-width,minimum-scale=1,initial-scale=1">{ld(news(page))}{boiler}<style amp-custom>{f.style("amp", 40)[7:-8]}</style><script async src="https://cdn.ampproject.example/v0.js"></script></head>
<body><amp-sidebar id="sidebar" class="sample-sidebar" layout="nodisplay" side="right"><button on="tap:sidebar.close">Close</button>{f.link_list(f.sections())}</amp-sidebar><header class="amp-header"><a href="/">{page.site}</a><button on="tap:sidebar.toggle">Menu</button></header>
<amp-geo layout="nodisplay"></amp-geo><amp-consent id="consent" layout="nodisplay"><div id="consent-ui"><p>We and our 412 partners store and access information on a device, such as cookies, to show you advertisements and measure them.</p><button on="tap:consent.accept">Accept</button></div></amp-consent>
<main id="content" role="main"><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{a.title}</h1><div class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author author vcard">{a.author}</span></div><div class="amp-wp-meta amp-wp-posted-on"><time datetime="{page.date}">10 March 2025</time></div></header><figure class="amp-wp-article-featured-image wp-caption"><amp-img width="1024" height="683" src="/a.jpg" layout="intrinsic"><noscript><img src="/a.jpg" alt=""></noscript></amp-img><p class="wp-caption-text">{f.caption()}</p></figure><amp-social-share type="twitter"></amp-social-share>
<div class="amp-wp-article-content">
{a.body(between={1: [ad], 4: [ad]})}
</div><footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-category">Categories: <a href="/n" rel="category tag">News</a></div><div class="amp-wp-meta amp-wp-comments-link"><a href="#c">Leave a Comment</a></div></footer></article>
<section class="related"><h2>You may also like</h2><amp-list width="auto" height="100" src="/r.json"><template type="amp-mustache"><a href="{{{{url}}}}">{{{{title}}}} and a good many other words in the template</a></template></amp-list>{f.link_list(f.headlines(6))}</section></main><footer class="amp-wp-footer"><div><h2>{page.site}</h2><a href="#top" class="back-to-top">Back to top</a><p>{f.legal()}</p></div></footer></body></html>"""


def next_js(page, f):
    a = page.article
    state = {"props": {"pageProps": {"article": {"title": plain(a.title), "date": page.date, "body": [{"type": k, "text": plain(t)} for k, t in a.blocks]}, "trending": [{"title": t} for t in f.headlines(12)]}}, "page": "/news/[slug]", "buildId": f.token(20)}
    c = lambda name: f"{name}_{f.token(5)}"
    return f"""<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width"/><title>{a.title} | {page.site}</title>{open_graph(page)}<meta property="article:published_time" content="{page.date}"/><link rel="canonical" href="{page.url}"/><meta name="next-head-count" content="12"/>{ld(news(page, articleBody=" ".join(plain(t) for _, t in a.blocks)))}{f.style("css", 30)}</head>
<body><div id="__next"><div class="{c("Layout_root")}"><header class="{c("Header_header")}"><a href="/">{page.site}</a><nav><ul>{"".join(f"<li><a href='/{f.slug()}'>{s}</a></li>" for s in f.sections(16))}</ul></nav></header>
<main class="{c("Article_main")}"><div class="{c("Article_hero")}"><p class="{c("Article_kicker")}">Local</p><h1 class="{c("Article_headline")}">{a.title}</h1><div class="{c("Byline_byline")}"><span>By {a.author}</span><time dateTime="{page.date}">10 March 2025, 9.00am</time></div></div><div class="{c("ShareButtons_row")}"><button>Share</button><button>Save</button></div>
<div class="{c("Article_body")}" data-testid="article-body">
{"".join(f'<div data-component="text-block" class="{c("RichText_block")}">' + (f'<h2>{inline(t)}</h2>' if k == "h2" else f'<p class="{c("Paragraph_p")}">{inline(t)}</p>') + "</div>" + ('<div data-component="ad-slot" class="' + c("Ad_slot") + '"><p>Advertisement</p></div>' if n in (1, 4) else "") + (f'<div data-component="links-block"><h2>More on this story</h2>{f.link_list(f.headlines(3))}</div>' if n == 3 else "") for n, (k, t) in enumerate(a.blocks))}
</div><div data-component="topic-list"><h2>Related Topics</h2><ul><li><a href="/t/a">Coast</a></li><li><a href="/t/b">Towns</a></li></ul></div></main>
<section class="{c("Trending_section")}"><h2>Most popular</h2><ol>{"".join(f'<li><a href="/{f.slug()}"><span>{n + 1}</span><span>{t}</span></a></li>' for n, t in enumerate(f.headlines(10)))}</ol></section><footer class="{c("Footer_footer")}"><p>{f.legal()}</p></footer></div></div><script id="__NEXT_DATA__" type="application/json">{json.dumps(state, ensure_ascii=False)}</script></body></html>"""


def live_blog(page, f):
    a = page.article
    posts = "\n".join(f'<div class="live-post" id="block-{n}" itemprop="liveBlogUpdate" itemscope itemtype="http://schema.org/BlogPosting"><header class="live-post__meta"><time class="live-post__time" itemprop="datePublished" datetime="2025-03-10T{time}:00Z">{time} GMT</time></header><h2 class="live-post__headline" itemprop="headline">{title}</h2><div class="live-post__body" itemprop="articleBody"><p>{text}</p></div><div class="live-post__share"><button>Share</button><a href="#block-{n}">Copy link</a></div></div>' for n, (time, title, text) in enumerate(LIVE))
    live = news(page, "LiveBlogPosting", coverageStartTime=page.date, liveBlogUpdate=[{"@type": "BlogPosting", "headline": t, "datePublished": f"2025-03-10T{time}:00Z", "articleBody": text} for time, t, text in LIVE])
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{a.title} – as it happened | {page.site}</title><link rel="canonical" href="{page.url}">{open_graph(page)}{ld(live)}{f.style("live", 30)}{f.script(16)}</head>
<body class="live-page"><header class="masthead"><a href="/">{page.site}</a><nav>{f.link_list(f.sections())}</nav></header><main><div class="live-header"><span class="live-flag">Live</span><h1>{a.title}</h1><p class="byline">{a.author}</p><p class="live-updated">Last updated 18:42</p></div><div class="live-layout"><aside class="live-keyevents"><h2>Key events</h2><ul>{"".join(f"<li><a href='#block-{n}'><time>{t}</time> {title}</a></li>" for n, (t, title, _) in enumerate(LIVE))}</ul></aside>
<div class="live-column"><div class="live-intro"><p>{LIVE_INTRO}</p></div><div class="live-controls"><label><input type="checkbox"> Show key events only</label><span>Please turn on JavaScript to use this feature</span></div><div class="live-posts">{posts}</div><div class="live-pagination"><a href="?page=1">Newest</a><span>1 of 1</span><a href="?page=1">Oldest</a></div></div></div></main><section class="onward"><h2>More on this story</h2>{f.link_list(f.headlines(8))}</section><footer><p>{f.legal()}</p></footer></body></html>"""


def paywall(page, f):
    a = page.article
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{a.title} | {page.site}</title><link rel="canonical" href="{page.url}">{open_graph(page)}{ld(news(page, isAccessibleForFree="False", hasPart={"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".paywall"}))}{f.style("pw", 40)}{f.script(20)}</head>
<body><div class="site-header"><a class="logo" href="/">{page.site}</a><nav class="primary-nav">{f.link_list(f.sections())}</nav><div class="account"><a href="/login">Log in</a><a href="/subscribe">Subscribe for 1 a week</a></div></div><main><article class="article article--locked"><header><h1 class="article__title">{a.title}</h1><div class="article__byline">By {a.author}</div><time datetime="{page.date}">March 10, 2025</time></header>
<div class="article__content">
{a.body()}
<div class="article__fade"></div></div>
<div class="paywall-barrier" id="paywall"><h2>Keep reading for one pound</h2><p>{f.promo()}</p><ul><li>Unlimited access to every article on the web and in the app</li><li>Two newsletters a day, written by people who were there</li><li>Puzzles, and the archive back to 1871</li></ul><a class="button" href="/subscribe">Subscribe now</a><p>Already a subscriber? <a href="/login">Log in</a></p></div></article>
<section class="recommended"><h2>Recommended</h2>{"".join(f"<div class='card'><h3><a href='/{f.slug()}'>{t}</a></h3><p>{t}. By our own correspondents.</p></div>" for t in f.headlines(8))}</section></main><footer><p>{f.legal()}</p></footer></body></html>"""


def with_comments(page, f):
    a = page.article
    comments = "\n".join(f'<div class="comment-thread__item" data-id="{f.number()}"><div class="comment-thread__user">{who}</div><div class="comment-thread__date">11 Mar 2025, {n % 12 + 1}:24pm</div><div class="comment-thread__text"><p>{said}</p><p>{f.comment()[1]}</p></div><div class="comment-thread__actions"><button>Reply</button><button>Recommend ({n})</button><button>Report</button></div></div>' for n, (who, said) in enumerate(f.comment() for _ in range(40)))
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{a.title} - {page.site}</title>{open_graph(page)}<link rel="canonical" href="{page.url}"><meta name="DC.date.issued" content="{page.date}">{f.style("x", 25)}</head>
<body><div id="wrapper"><div id="header"><a href="/">{page.site}</a>{f.link_list(f.sections())}</div><div id="content"><div id="story"><h1>{a.title}</h1><p class="byline">By {a.author}, Local Reporter</p><p class="date">Published 10 March 2025</p><div class="social-tools">{f.link_list(["Tweet", "Share", "Email", "Print"])}</div><div class="story-text">
{a.body()}
</div></div><div class="reader-comments" id="reader-comments"><h3>Comments (40)</h3><p>Comments are closed on this article. Please read our house rules before you report a comment.</p>{comments}</div></div><div id="sidebar"><h3>Most commented</h3>{f.link_list(f.headlines(8))}</div><div id="footer">{f.legal()}</div></div></body></html>"""


def gallery(page, f):
    a = page.article
    slide = lambda n: f'<div class="slide" data-index="{n}"><figure><img src="/g/{n}.jpg" alt=""><figcaption><span class="counter">{n} / 12</span><p>{f.caption()}</p></figcaption></figure></div>'
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{a.title} :: {page.site}</title>{open_graph(page, **{"article:published_time": page.date})}{f.style("gallery", 30)}{f.script(14, "var gallerySettings")}</head>
<body><div class="navbar"><a href="/">{page.site}</a>{f.link_list(f.sections())}</div><div class="story-wrapper"><h1 class="story-title">{a.title}</h1><div class="story-meta"><span class="author">{a.author}</span> <span class="date">10.03.2025</span></div>
<div class="photo-gallery slideshow" id="gallery-top">{"".join(slide(n) for n in range(1, 7))}<button class="next">Next</button></div>
<div class="story-content">
{a.body(between={2: ['<div class="photo-gallery inline-gallery">' + "".join(slide(n) for n in range(7, 13)) + "</div>"]})}
</div><div class="tags">Tags: <a href="/t">pictures</a>, <a href="/t2">people</a></div></div><div class="more-galleries"><h2>More galleries</h2>{f.link_list(f.headlines(10))}</div><div class="footer">{f.legal()}</div></body></html>"""


def recipe(page, f):
    a = page.article
    rest = {"@context": "https://schema.org/", "@type": "Recipe", "name": plain(a.title), "recipeIngredient": ["pearl barley", "leeks"], "datePublished": page.date}
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{a.title} - {page.site}</title><link rel="canonical" href="{page.url}">{open_graph(page, **{"article:published_time": page.date})}{ld(rest)}{f.style("food", 40)}{f.script(12)}</head>
<body><header class="site-header"><div class="title-area"><p class="site-title"><a href="/">{page.site}</a></p></div><nav class="nav-primary">{f.link_list(["Soups", "Breads", "Fish", "Sweets", "About", "Shop my kitchen"])}</nav></header><div class="site-container"><div class="content-sidebar-wrap"><main class="content"><article class="post category-soups entry"><header class="entry-header"><h1 class="entry-title">{a.title}</h1><p class="entry-meta"><time class="entry-time" datetime="{page.date}">March 10, 2025</time> by <span class="entry-author">{a.author}</span> <a href="#respond">12 Comments</a></p></header>
<div class="entry-content"><div class="recipe-snippets"><a href="#recipe" class="jump-to-recipe">Jump to Recipe</a> <a href="/print" class="print-recipe">Print Recipe</a></div>
{a.body(h2='h2 class="recipe-heading"', between={1: [f'<div class="adthrive-ad"><p>{f.ad()}</p></div>']})}
<div class="recipe-call-to-action"><h3>Tried this recipe?</h3><span>Mention us or tag us wherever you show your soup!</span></div></div></article><div class="entry-comments" id="comments"><h3>Comments</h3>{"".join(f"<div class='comment'><b>{w}</b><p>{s}</p></div>" for w, s in (f.comment() for _ in range(6)))}</div></main><aside class="sidebar sidebar-primary"><section class="widget"><h3>Welcome to my kitchen</h3><p>I am Pia, I cook what the harbour gives, and I have never measured salt in my life.</p></section><section class="widget"><h3>Popular recipes</h3>{f.link_list(["Smoked eel on rye", "Buttermilk pancakes", "Dune berry jam"])}</section></aside></div></div><footer class="site-footer"><p>{f.legal()}</p></footer></body></html>"""
