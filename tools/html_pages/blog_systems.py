"""Pages as systems for blogs and site builders write them."""

import json

from articles import inline, plain


def ld(value):
    return f'<script type="application/ld+json">{json.dumps(value, ensure_ascii=False)}</script>'


def open_graph(page, **more):
    rows = {"og:type": "article", "og:title": plain(page.article.title), "og:url": page.url, "og:site_name": page.site, **more}
    return "\n".join(f'<meta property="{key}" content="{str(value).replace(chr(34), "&quot;")}" />' for key, value in rows.items() if value)


def wordpress_classic(page, f):
    a = page.article
    comments = "\n".join(
        f'<li class="comment even thread-even depth-1" id="li-comment-{n}"><article id="comment-{n}" class="comment"><footer class="comment-meta">'
        f'<div class="comment-author vcard"><img alt="" src="https://secure.gravatar.example/avatar/{f.token(20)}?s=68" class="avatar avatar-68 photo" /> <span class="fn">{who}</span> on '
        f'<a href="{page.url}#comment-{n}"><time datetime="2025-03-1{n}T09:0{n}:00+00:00">March 1{n}, 2025 at 9:0{n} am</time></a> <span class="says">said:</span></div></footer>'
        f'<div class="comment-content"><p>{said}</p></div><div class="reply"><a rel="nofollow" class="comment-reply-link" href="#respond">Reply <span>&darr;</span></a></div></article></li>'
        for n, (who, said) in enumerate(f.comment() for _ in range(7))
    )
    share = ('<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social"><h3 class="sd-title">Share this:</h3><div class="sd-content"><ul>'
             '<li class="share-twitter"><a rel="nofollow" href="?share=twitter">Twitter</a></li><li class="share-facebook"><a rel="nofollow" href="?share=facebook">Facebook</a></li>'
             '<li class="share-end"></li></ul></div></div></div><div class="sharedaddy sd-block sd-like"><h3 class="sd-title">Like this:</h3><span class="button"><span>Like</span></span> <span class="loading">Loading...</span></div>')
    related = f'<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3>{f.link_list(f.headlines(3))}</div>'
    widgets = "\n".join(f'<aside id="{kind}-2" class="widget widget_{kind}"><h3 class="widget-title">{title}</h3>{f.link_list(rows)}</aside>' for kind, title, rows in [
        ("recent_entries", "Recent Posts", f.headlines(6)), ("categories", "Categories", f.sections(10)), ("archive", "Archives", [f"{m} 2024" for m in "January February March April May June July".split()])])
    return f"""<!DOCTYPE html>
<!--[if IE 6]><html id="ie6" lang="en-US"><![endif]-->
<!--[if !(IE 6)]><!-->
<html lang="en-US">
<!--<![endif]-->
<head>
<meta charset="UTF-8" />
<meta name="viewport" content="width=device-width" />
<title>{a.title} | {page.site}</title>
<link rel="profile" href="http://gmpg.org/xfn/11" />
<link rel="pingback" href="https://{page.host}/xmlrpc.php" />
<link rel="canonical" href="{page.url}" />
<meta name="generator" content="WordPress 4.9.8" />
{f.style("wp", 12)}
{f.script(14, "window._wpemojiSettings")}
</head>
<body class="post-template-default single single-post postid-312 single-format-standard single-author singular two-column right-sidebar">
<div id="page" class="hfeed">
<header id="branding" role="banner"><hgroup><h1 id="site-title"><span><a href="/" rel="home">{page.site}</a></span></h1><h2 id="site-description">News and gossip from both sides of the river</h2></hgroup>
<nav id="access" role="navigation"><h3 class="assistive-text">Main menu</h3><div class="skip-link"><a class="assistive-text" href="#content">Skip to primary content</a></div>{f.link_list(f.sections(9), ' class="menu-item"', "", ' id="menu-main" class="menu"')}</nav></header>
<div id="main"><div id="primary"><div id="content" role="main">
<nav id="nav-single"><h3 class="assistive-text">Post navigation</h3><span class="nav-previous"><a href="/p1" rel="prev"><span class="meta-nav">&larr;</span> Previous</a></span><span class="nav-next"><a href="/p2" rel="next">Next <span class="meta-nav">&rarr;</span></a></span></nav>
<article id="post-312" class="post-312 post type-post status-publish format-standard hentry category-news">
<header class="entry-header"><h1 class="entry-title">{a.title}</h1><div class="entry-meta"><span class="sep">Posted on </span><a href="{page.url}" rel="bookmark"><time class="entry-date" datetime="{page.date}">March 10, 2025</time></a><span class="by-author"> <span class="sep"> by </span> <span class="author vcard"><a class="url fn n" href="/author/x" rel="author">{a.author}</a></span></span></div></header>
<div class="entry-content">
{a.body(between={1: ['<div id="attachment_313" style="width: 594px" class="wp-caption aligncenter"><img src="/wp-content/uploads/a.jpg" alt="" width="584" class="size-large wp-image-313" /><p class="wp-caption-text">' + f.caption() + '</p></div>']})}
{share}
{related}
</div>
<footer class="entry-meta">This entry was posted in <a href="/c/news" rel="category tag">News</a> by <a href="/author/x">{a.author}</a>. Bookmark the <a href="{page.url}" rel="bookmark">permalink</a>.</footer>
</article>
<div id="comments"><h2 id="comments-title">7 thoughts on &ldquo;<span>{a.title}</span>&rdquo;</h2><ol class="commentlist">{comments}</ol>
<div id="respond" class="comment-respond"><h3 id="reply-title" class="comment-reply-title">Leave a Reply</h3><form action="/wp-comments-post.php" method="post" id="commentform"><p class="comment-notes"><span id="email-notes">Your email address will not be published.</span> Required fields are marked <span class="required">*</span></p><p class="comment-form-comment"><label for="comment">Comment</label> <textarea id="comment" name="comment"></textarea></p></form></div></div>
</div></div>
<div id="secondary" class="widget-area" role="complementary">{widgets}</div></div>
<footer id="colophon" role="contentinfo"><div id="site-generator"><a href="https://wordpress.example/">Proudly powered by WordPress</a> {f.legal()}</div></footer>
</div></body></html>"""


def wordpress_blocks(page, f):
    a = page.article
    graph = {"@context": "https://schema.org", "@graph": [
        {"@type": "Article", "@id": page.url + "#article", "isPartOf": {"@id": page.url}, "author": {"name": a.author}, "headline": plain(a.title), "datePublished": page.date,
         "dateModified": page.date, "mainEntityOfPage": {"@id": page.url}, "wordCount": 400, "publisher": {"@id": f"https://{page.host}/#organization"}, "inLanguage": "en-GB"},
        {"@type": "WebPage", "@id": page.url, "url": page.url, "name": f"{plain(a.title)} - {page.site}", "isPartOf": {"@id": f"https://{page.host}/#website"}, "datePublished": "2025-01-01T00:00:00+00:00"},
        {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Home", "item": f"https://{page.host}/"}]},
        {"@type": "WebSite", "@id": f"https://{page.host}/#website", "url": f"https://{page.host}/", "name": page.site},
        {"@type": "Organization", "@id": f"https://{page.host}/#organization", "name": page.site}]}
    latest = "\n".join(f'<li class="wp-block-post"><h3 class="wp-block-post-title has-medium-font-size"><a href="/{f.slug()}">{t}</a></h3><div class="wp-block-post-excerpt"><p class="wp-block-post-excerpt__excerpt">{t} and what else the week has brought to the people along the coast [&hellip;]</p></div></li>' for t in f.headlines(5))
    figure = f'<figure class="wp-block-image size-large"><img loading="lazy" decoding="async" width="1024" height="683" src="/wp-content/uploads/2025/03/x-1024x683.jpg" alt="" class="wp-image-77" srcset="/x.jpg 1024w"/><figcaption class="wp-element-caption">{f.caption()}</figcaption></figure>'
    button = '<div class="wp-block-buttons is-layout-flex"><div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="/join">Become a member</a></div></div>'
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="UTF-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name='robots' content='index, follow, max-image-preview:large, max-snippet:-1, max-video-preview:-1' />
<!-- This site is optimized with a plugin for search engines -->
<title>{a.title} - {page.site}</title>
<link rel="canonical" href="{page.url}" />
{open_graph(page, **{"og:locale": "en_GB", "article:published_time": page.date})}
<meta name="author" content="{a.author}" />
{ld(graph)}
{f.style("wp-block", 40)}
<style id='global-styles-inline-css'>:root{{--wp--preset--color--black:#000000;--wp--preset--color--white:#ffffff;--wp--preset--gradient--x:linear-gradient(135deg,rgba(6,147,227,1) 0%,rgb(155,81,224) 100%)}}.has-black-color{{color:var(--wp--preset--color--black)!important}}.screen-reader-text{{clip:rect(1px,1px,1px,1px);position:absolute!important;height:1px;width:1px;overflow:hidden}}</style>
{f.script(20)}
</head>
<body class="post-template-default single single-post postid-76 single-format-standard wp-embed-responsive">
<div class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group alignwide is-layout-flex"><p class="wp-block-site-title"><a href="/" rel="home">{page.site}</a></p>
<nav class="is-responsive wp-block-navigation" aria-label="Main"><button aria-haspopup="dialog" aria-label="Open menu" class="wp-block-navigation__responsive-container-open"></button><div class="wp-block-navigation__responsive-container"><div class="wp-block-navigation__responsive-dialog" aria-label="Menu">{f.link_list(f.sections(12), ' class="wp-block-navigation-item wp-block-navigation-link"', ' class="wp-block-navigation-item__content"', ' class="wp-block-navigation__container"')}</div></div></nav></div></header>
<main class="wp-block-group is-layout-flow" id="wp--skip-link--target"><div class="wp-block-group has-global-padding is-layout-constrained">
<h1 class="wp-block-post-title has-x-large-font-size">{a.title}</h1>
<div class="wp-block-template-part"><div class="wp-block-group is-layout-flex"><div class="wp-block-post-date"><time datetime="{page.date}">10 March 2025</time></div><p class="has-contrast-2-color has-text-color">—</p><p class="has-small-font-size has-text-color">by</p><div class="wp-block-post-author-name"><a href="/author/x">{a.author}</a></div><div class="taxonomy-category wp-block-post-terms"><span class="wp-block-post-terms__prefix">in </span><a href="/category/news" rel="tag">News</a></div></div></div>
<div class="entry-content wp-block-post-content has-global-padding is-layout-constrained">
{a.body(h2='h2 class="wp-block-heading"', between={0: [figure], 3: [button]})}
</div></div>
<div class="wp-block-group"><div class="taxonomy-post_tag wp-block-post-terms"><a href="/tag/a" rel="tag">coast</a><span class="wp-block-post-terms__separator">  </span><a href="/tag/b" rel="tag">people</a></div>
<section class="wp-block-group" aria-label="Comments"><div class="wp-block-comments"><h2 class="wp-block-comments-title" id="comments">One response</h2><ol class="wp-block-comment-template"><li class="comment"><div class="wp-block-comment-author-name">Heron47</div><div class="wp-block-comment-content"><p>{f.comment()[1]}</p></div></li></ol></div></section>
<nav class="wp-block-group" aria-label="Posts"><div class="post-navigation-link-previous wp-block-post-navigation-link"><a href="/a" rel="prev">{f.headlines(1)[0]}</a></div></nav></div>
<div class="wp-block-group alignwide"><h2 class="wp-block-heading">More posts</h2><ul class="wp-block-post-template">{latest}</ul></div></main>
<footer class="wp-block-template-part"><p>{f.legal()}</p></footer></div>
{f.script(12, "window.wpStore")}
</body></html>"""


def wordpress_news_theme(page, f):
    a = page.article
    ad = f'<div class="td-a-rec td-a-rec-id-content_inline td_uid_{f.token()}"><span class="td-adspot-title">- Advertisement -</span><div class="td-all-devices"><p>{f.ad()}</p></div></div>'
    also = f'<div class="td_block_wrap td_block_related_posts td-related-inline"><p><strong>Also read: <a href="/{f.slug()}">{f.headlines(1)[0]}</a></strong></p></div>'
    modules = lambda n: "\n".join(f'<div class="td_module_10 td_module_wrap td-animation-stack"><div class="item-details"><h3 class="entry-title td-module-title"><a href="/{f.slug()}" rel="bookmark">{t}</a></h3><div class="td-module-meta-info"><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="2025-02-01T00:00:00+00:00">February 1, 2025</time></span></div><div class="td-excerpt">{t}, and what the neighbours, the mayor and the weather have to say about it...</div></div></div>' for t in f.headlines(n))
    return f"""<!doctype html >
<html lang="en-US" prefix="og: http://ogp.me/ns#">
<head><title>{a.title} - {page.site}</title>
<meta charset="UTF-8" />
<link rel="canonical" href="{page.url}" />
{open_graph(page)}
<meta property="article:published_time" content="{page.date}" />
{f.style("td", 45)}{f.script(16, "var tdBlocksArray")}
</head>
<body class="single single-post td-standard-pack global-block-template-1" itemscope="itemscope" itemtype="https://schema.org/WebPage">
<div id="td-mobile-nav" class="td-mobile-nav"><div class="td-mobile-container"><div class="td-menu-socials-wrap"><span class="td-social-icon-wrap"><a href="#">Facebook</a></span></div>{f.link_list(f.sections(18))}</div></div>
<div class="td-search-background"></div><div class="td-search-wrap-mob"><form method="get"><label>Search</label><input type="text" value="" name="s"/></form></div>
<div id="td-outer-wrap"><div class="td-header-wrap td-header-style-1"><div class="td-header-sp-top-menu">{f.link_list(f.sections(6))}<div class="tdm-menu-btn">Sign in / Join</div></div><div class="td-header-menu-wrap">{f.link_list(f.sections(14))}</div></div>
<div class="td-main-content-wrap td-container-wrap"><div class="td-container td-post-template-1"><div class="td-crumb-container"><div class="entry-crumbs"><span><a class="entry-crumb" href="/">Home</a></span> <i class="td-icon-right"></i> <span><a class="entry-crumb" href="/news">News</a></span> <i class="td-icon-right"></i> <span class="td-bred-no-url-last">{a.title}</span></div></div>
<div class="td-pb-row"><div class="td-pb-span8 td-main-content" role="main"><div class="td-ss-main-content">
<article id="post-9" class="post-9 post type-post status-publish format-standard has-post-thumbnail category-news" itemscope itemtype="https://schema.org/Article">
<div class="td-post-header"><ul class="td-category"><li class="entry-category"><a href="/news">News</a></li></ul><header class="td-post-title"><h1 class="entry-title">{a.title}</h1><div class="td-module-meta-info"><div class="td-post-author-name"><div class="td-author-by">By</div> <a href="/author/x">{a.author}</a></div><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="{page.date}">March 10, 2025</time></span><div class="td-post-views"><span class="td-nr-views-9">1204</span></div></div></header></div>
<div class="td-post-sharing-top"><div class="td-post-sharing-visible"><a class="td-social-sharing-button td-social-facebook" href="#"><div class="td-social-but-text">Facebook</div></a><a class="td-social-sharing-button td-social-twitter" href="#"><div class="td-social-but-text">Twitter</div></a><div class="td-social-but-text">Share</div></div></div>
<div class="td-post-content tagdiv-type"><div class="td-post-featured-image"><figure><a href="/x.jpg"><img class="entry-thumb td-modal-image" src="/x.jpg" alt="" /></a><figcaption class="wp-caption-text">{f.caption()}</figcaption></figure></div>
{a.body(between={1: [ad], 3: [also], 5: [ad]})}
</div>
<footer><div class="td-post-source-tags"><ul class="td-tags td-post-small-box clearfix"><li><span>TAGS</span></li><li><a href="/t/a">coast</a></li><li><a href="/t/b">politics</a></li></ul></div>
<div class="author-box-wrap"><div class="desc"><div class="td-author-name vcard author"><span class="fn"><a href="/author/x">{a.author}</a></span></div><div class="td-author-description">{a.author} has written for this paper for twelve years and keeps two donkeys, about which another book is promised for the spring.</div></div></div></footer></article>
<div class="td_block_wrap td_block_related_posts"><h4 class="td-related-title"><a class="td-related-left td-cur-simple-item" href="#">RELATED ARTICLES</a><a class="td-related-right" href="#">MORE FROM AUTHOR</a></h4><div class="td_block_inner">{modules(6)}</div></div>
<div class="comments" id="comments"><div id="respond" class="comment-respond"><h3 class="comment-reply-title">LEAVE A REPLY</h3><form><div class="comment-form-input-wrap">Please enter your comment!</div></form></div></div>
</div></div><div class="td-pb-span4 td-main-sidebar" role="complementary"><div class="td-ss-main-sidebar"><aside class="td_block_template_1 widget"><h4 class="td-block-title"><span>Must Read</span></h4>{modules(8)}</aside></div></div></div></div></div>
<div class="td-footer-wrapper"><h4>ABOUT US</h4><div class="td-footer-info">{page.site} is your website for news, entertainment, music and fashion. We provide you with the latest stories straight from the coast.</div>{f.link_list(f.sections(8))}<div class="td-sub-footer-copy">{f.legal()}</div></div></div>
</body></html>"""


def ghost(page, f):
    a = page.article
    cta = f'<div class="kg-card kg-cta-card kg-cta-bg-grey kg-cta-minimal" data-layout="minimal"><div class="kg-cta-content"><div class="kg-cta-content-inner"><div class="kg-cta-text"><p>{f.promo()}</p></div><a href="#/portal/signup" class="kg-cta-button">Sign up</a></div></div></div>'
    figure = f'<figure class="kg-card kg-image-card kg-width-wide kg-card-hascaption"><img src="/content/images/a.jpg" class="kg-image" alt="" loading="lazy" width="2000"><figcaption><span style="white-space: pre-wrap;">{f.caption()}</span></figcaption></figure>'
    bookmark = f'<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="/{f.slug()}"><div class="kg-bookmark-content"><div class="kg-bookmark-title">{f.headlines(1)[0]}</div><div class="kg-bookmark-description">What happened, who was there and why it matters to nobody but us.</div><div class="kg-bookmark-metadata"><span class="kg-bookmark-author">{page.site}</span></div></div></a></figure>'
    cards = "\n".join(f'<article class="gh-card post"><a class="gh-card-link" href="/{f.slug()}/"><div class="gh-card-wrapper"><h3 class="gh-card-title is-title">{t}</h3><p class="gh-card-excerpt is-body">{t}: our reader is not amused, and neither is her dog.</p><footer class="gh-card-meta"><span class="gh-card-author">By {a.author}</span> <time class="gh-card-date" datetime="2025-01-02">02 Jan 2025</time></footer></div></a></article>' for t in f.headlines(4))
    return f"""<!DOCTYPE html>
<html lang="en"><head>
<title>{a.title}</title>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1.0">
<link rel="canonical" href="{page.url}"><meta name="referrer" content="no-referrer-when-downgrade">
{open_graph(page, **{"article:published_time": page.date})}
{ld({"@context": "https://schema.org", "@type": "Article", "publisher": {"@type": "Organization", "name": page.site, "url": f"https://{page.host}/"}, "author": {"@type": "Person", "name": a.author}, "headline": plain(a.title), "url": page.url, "datePublished": page.date, "mainEntityOfPage": page.url})}
<meta name="generator" content="Ghost 5.82">
{f.style("gh", 30)}{f.script(10)}
</head>
<body class="post-template tag-news is-head-left-logo has-sans-body"><div class="gh-viewport">
<header id="gh-navigation" class="gh-navigation is-left-logo gh-outer"><div class="gh-navigation-inner gh-inner"><div class="gh-navigation-brand"><a class="gh-navigation-logo is-title" href="/">{page.site}</a></div><nav class="gh-navigation-menu">{f.link_list(f.sections(7), ' class="nav-x"', "", ' class="nav"')}</nav><div class="gh-navigation-actions"><a href="#/portal/signin" data-portal="signin">Sign in</a><a class="gh-button" href="#/portal/signup" data-portal="signup">Subscribe</a></div></div></header>
<main class="gh-main"><article class="gh-article post tag-news">
<header class="gh-article-header gh-canvas"><span class="gh-article-tag"><a href="/tag/news/">News</a></span><h1 class="gh-article-title is-title">{a.title}</h1><div class="gh-article-meta"><div class="gh-article-meta-wrapper"><h4 class="gh-article-author-name"><a href="/author/x/">{a.author}</a></h4><div class="gh-article-meta-content"><time class="gh-article-meta-date" datetime="{page.date[:10]}">10 Mar 2025</time><span class="gh-article-meta-length"><span class="bull">—</span> 3 min read</span></div></div></div></header>
<section class="gh-content gh-canvas is-body">
{a.body(h2='h2 id="section"', between={0: [figure], 2: [cta], 4: [bookmark]})}
</section></article>
<div class="gh-comments gh-canvas"><section class="gh-comments-wrapper"><script defer src="/comments-ui.js" data-title="Member discussion"></script></section></div></main>
<section class="gh-container is-grid gh-outer"><h2 class="gh-container-title">Read more</h2><div class="gh-feed">{cards}</div></section>
<footer class="gh-footer gh-outer"><div class="gh-footer-signup"><h2 class="gh-footer-signup-header is-title">Sign up for more like this.</h2><form class="gh-form" data-members-form><input type="email" placeholder="jamie@example.com"><button class="gh-button"><span>Subscribe</span></button></form></div><div class="gh-footer-bar">{page.site} &copy; 2025 <a href="https://ghost.example/">Powered by Ghost</a></div></footer></div>
{f.script(6, "window.ghost")}
</body></html>"""


def blogger(page, f):
    a = page.article
    text = "<br />\n<br />\n".join(f"<b>{inline(t)}</b>" if kind == "h2" else inline(t) for kind, t in a.blocks)
    gadgets = "\n".join(f"<div class='widget {kind}' data-version='1' id='{kind}1'><h2>{title}</h2><div class='widget-content'>{f.link_list(rows)}</div></div>" for kind, title, rows in [
        ("BlogArchive", "Blog Archive", [f"► 20{y} (1{y})" for y in range(12, 25)]), ("PopularPosts", "Popular Posts", f.headlines(7)), ("Label", "Labels", f.sections(12)), ("Followers", "Followers", ["Follow by Email"])])
    comments = "\n".join(f"<li class='comment'><div class='comment-block'><div class='comment-header'><cite class='user'>{who}</cite><span class='datetime secondary-text'><a rel='nofollow'>12 March 2025 at 08:14</a></span></div><p class='comment-content'>{said}</p><span class='comment-actions secondary-text'><a class='comment-reply'>Reply</a></span></div></li>" for who, said in (f.comment() for _ in range(4)))
    return f"""<!DOCTYPE html>
<html class='v2' dir='ltr' lang='en' xmlns='http://www.w3.org/1999/xhtml' xmlns:b='http://www.google.example/2005/gml/b'>
<head>
<meta content='text/html; charset=UTF-8' http-equiv='Content-Type'/>
<meta content='blogger' name='generator'/>
<link href='{page.url}' rel='canonical'/>
<meta content='{page.url}' property='og:url'/>
<meta content='{a.title}' property='og:title'/>
<title>{page.site}: {a.title}</title>
{f.style("blg", 40)}
</head>
<body class='loading variant-simplysimple'>
<div class='navbar section' id='navbar'><div class='widget Navbar'>{f.script(8)}</div></div>
<div class='body-fauxcolumns'></div><div class='content'><div class='content-outer'><div class='content-inner'>
<header><div class='header-outer'><div class='header section' id='header'><div class='widget Header' id='Header1'><div class='titlewrapper'><h1 class='title'><a href='/'>{page.site}</a></h1></div><div class='descriptionwrapper'><p class='description'><span>Notes from a small town that would rather be left alone</span></p></div></div></div></div></header>
<div class='tabs-outer'><div class='widget PageList'><h2>Pages</h2>{f.link_list(f.sections(6))}</div></div>
<div class='main-outer'><div class='columns fauxcolumns'><div class='column-center-outer'><div class='main section' id='main'><div class='widget Blog' data-version='1' id='Blog1'><div class='blog-posts hfeed'>
<div class="date-outer"><h2 class='date-header'><span>Monday, 10 March 2025</span></h2><div class="date-posts"><div class='post-outer'>
<div class='post hentry uncustomized-post-template' itemprop='blogPost' itemscope='itemscope' itemtype='http://schema.org/BlogPosting'>
<meta content='5512' itemprop='blogId'/>
<h3 class='post-title entry-title' itemprop='name'>{a.title}</h3>
<div class='post-header'><div class='post-header-line-1'></div></div>
<div class='post-body entry-content' id='post-body-551' itemprop='description articleBody'>
<div class="separator" style="clear: both; text-align: center;"><a href="/a.jpg" imageanchor="1" style="margin-left: 1em; margin-right: 1em;"><img border="0" height="320" src="/a.jpg" width="400" /></a></div>
{text}
<div style='clear: both;'></div>
</div>
<div class='post-footer'><div class='post-footer-line post-footer-line-1'><span class='post-author vcard'>Posted by <span class='fn' itemprop='author'>{a.author}</span></span> <span class='post-timestamp'>at <a class='timestamp-link' href='{page.url}' rel='bookmark'><abbr class='published' itemprop='datePublished' title='{page.date}'>09:12</abbr></a></span></div>
<div class='post-share-buttons goog-inline-block'><a class='goog-inline-block share-button sb-email' href='#'><span class='share-button-link-text'>Email This</span></a><a class='share-button sb-blog'><span class='share-button-link-text'>BlogThis!</span></a></div><div class='post-footer-line post-footer-line-2'><span class='post-labels'>Labels: <a href='/search/label/x' rel='tag'>town</a></span></div></div></div>
<div class='comments' id='comments'><h4>4 comments:</h4><div class='comments-content'><ol>{comments}</ol></div></div></div></div></div></div>
<div class='blog-pager' id='blog-pager'><span id='blog-pager-newer-link'><a class='blog-pager-newer-link' href='/n'>Newer Post</a></span><a class='home-link' href='/'>Home</a></div></div></div></div>
<div class='column-right-outer'><aside><div class='sidebar section' id='sidebar-right-1'>{gadgets}</div></aside></div></div></div>
<footer><div class='footer-outer'><div class='widget Attribution'>Simple theme. Powered by <a href='https://www.blogger.example'>Blogger</a>.</div></div></footer></div></div></div>
{f.script(16, "window['__wavt']")}
</body></html>"""


def substack(page, f):
    a = page.article
    subscribe = f'<div class="subscription-widget-wrap-editor" data-attrs="{{&quot;url&quot;:&quot;https://{page.host}/subscribe?&quot;,&quot;text&quot;:&quot;Subscribe&quot;}}" data-component-name="SubscribeWidgetToDOM"><div class="subscription-widget show-subscribe"><div class="preamble"><p class="cta-caption">{page.site} is a reader-supported publication. To receive new posts and support my work, consider becoming a free or paid subscriber.</p></div><form class="subscription-widget-subscribe"><input type="email" class="email-input" name="email" placeholder="Type your email…" tabindex="-1"/><input type="submit" class="button primary" value="Subscribe"/></form></div></div>'
    button = '<p class="button-wrapper" data-attrs="{&quot;text&quot;:&quot;Share&quot;}" data-component-name="ButtonCreateButton"><a class="button primary" href="?action=share"><span>Share</span></a></p>'
    figure = f'<div class="captioned-image-container"><figure><a class="image-link image2" target="_blank" href="/i.png"><div class="image2-inset"><picture><source type="image/webp" srcset="/i.webp 424w"/><img src="/i.png" width="1456" height="971" class="sizing-normal" alt=""/></picture></div></a><figcaption class="image-caption">{f.caption()}</figcaption></figure></div>'
    more = "\n".join(f'<div class="container-{f.token()}"><a class="post-preview-title" href="/p/{f.slug()}">{t}</a><a class="post-preview-description">And two more things that I noticed this week</a><div class="byline-wrapper"><time datetime="2025-02-02">Feb 2</time> • <a class="profile-hover">{a.author}</a></div></div>' for t in f.headlines(6))
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8" /><link rel="preconnect" href="https://cdn.example" />
<title data-rh="true">{a.title} - by {a.author} - {page.site}</title>
<meta data-rh="true" property="og:type" content="article"/><meta data-rh="true" property="og:title" content="{a.title}"/>
<link rel="canonical" href="{page.url}" /><meta property="og:url" content="{page.url}" />
{ld({"@context": "https://schema.org", "@type": "NewsArticle", "url": page.url, "mainEntityOfPage": {"@type": "WebPage", "@id": page.url}, "headline": plain(a.title), "description": "On the news of the week", "datePublished": page.date, "isAccessibleForFree": True, "author": [{"@type": "Person", "name": a.author}], "publisher": {"@type": "Organization", "name": page.site, "url": f"https://{page.host}"}})}
{f.style("pencraft", 35)}</head>
<body class=""><div id="entry"><div id="main" class="main typography use-theme-bg"><div class="pencraft pc-display-contents topbar"><div class="pencraft pc-display-flex"><h1 class="title-oOnUGd"><a href="/">{page.site}</a></h1><button class="pencraft buttonBase" type="button">Subscribe</button><button>Sign in</button></div></div>
<div><div aria-label="Main" role="main" class="single-post-container"><div class="container"><div class="single-post"><div class="pencraft">
<article class="typography newsletter-post post"><div role="region" aria-label="Post header" class="post-header"><h1 dir="auto" class="post-title published title-X77sOw">{a.title}</h1><h3 dir="auto" class="subtitle subtitle-HEEcLo">On the news of the week</h3><div class="pencraft byline"><div class="meta-EgzBVA"><a href="/@x">{a.author}</a></div><div class="meta-EgzBVA">Mar 10, 2025</div></div><div class="post-ufi"><button class="post-ufi-button">34</button><button class="post-ufi-comment-button">7</button><a class="post-ufi-button">Share</a></div></div>
<div class="visibility-check"></div><div><div class="available-content"><div dir="auto" class="body markup">
{a.body(between={0: [figure], 2: [subscribe], 5: [button]})}
{subscribe}
</div></div><div class="visibility-check"></div><div class="post-footer"><div class="post-ufi">34 Likes</div><a class="button">Share</a></div></article></div>
<div class="pencraft comments-section"><h4>Discussion about this post</h4><div class="comment-list"><div class="comment"><div class="comment-body"><p><span>{f.comment()[1]}</span></p></div></div><div class="comment"><div class="comment-body"><p><span>{f.comment()[1]}</span></p></div></div></div></div>
<div class="portable-archive"><div class="portable-archive-list">{more}</div></div></div></div></div></div>
<div class="footer-wrap publication-footer"><div class="container"><p>Ready for more?</p><div class="footer-copyright-blurb">© 2025 {a.author}<div>Privacy ∙ Terms ∙ Collection notice</div></div><p class="footer-slogan-blurb">Substack is the home for great culture</p></div></div></div></div>
{f.script(25, "window._preloads")}
</body></html>"""


def medium(page, f):
    a = page.article
    p = lambda: f'p id="{f.token(4)}" class="pw-post-body-paragraph {f.token(2)} {f.token(2)} gt b gu gv gw gx gy gz"'
    rows = "\n".join(f"<{p() if kind == 'p' else 'h1 class=' + chr(34) + 'ht hu gs bf hv' + chr(34)}>{inline(t)}</{'p' if kind == 'p' else 'h1'}>" for kind, t in a.blocks)
    responses = "\n".join(f'<div class="ab q"><div class="l"><p class="be b bf z dw">{who}</p><p class="be b bf z">Mar 11, 2025</p></div><pre class="zq zr">{said}</pre><button class="be">Reply</button></div>' for who, said in (f.comment() for _ in range(3)))
    more = "\n".join(f'<div class="l"><article class="bh"><div class="ab q"><a rel="noopener follow" href="/{f.slug()}"><h2 class="be fo vn">{t}</h2><div class="h k j"><h3 class="be b">{t}, and other things that keep me awake at night</h3></div></a><span class="be b bf z">Feb 2</span></div></article></div>' for t in f.headlines(6))
    return f"""<!doctype html><html lang="en"><head><title data-rh="true">{a.title} | by {a.author} | {page.site} | Medium</title><meta data-rh="true" charset="utf-8"/><meta data-rh="true" property="og:type" content="article"/><meta data-rh="true" property="article:published_time" content="{page.date}"/><meta data-rh="true" name="title" content="{a.title} | by {a.author} | {page.site} | Medium"/><meta data-rh="true" property="og:title" content="{a.title}"/><meta data-rh="true" property="og:url" content="{page.url}"/><meta data-rh="true" property="og:site_name" content="{page.site}"/><link data-rh="true" rel="canonical" href="{page.url}"/>{f.style("m", 40)}</head>
<body><div id="root"><div class="a b c"><div class="d e f g"><div class="h k"><a class="button" href="/m/signin">Open in app</a></div><div class="ab q"><a href="/">Medium Logo</a><a rel="noopener" href="/new-story">Write</a><button>Sign up</button><button>Sign in</button></div></div>
<div class="l"><div class="fr fs ft"><article><div class="l"><div class="l"><span class="l"></span><section><div><div class="gi gj gk"><div class="ab ca"><div class="ch bg">
<div><h1 id="{f.token(4)}" class="pw-post-title gs gt gu be gv" data-testid="storyTitle">{a.title}</h1></div>
<div class="ab cn"><div class="speechify-ignore ab cp"><div class="ab q"><a data-testid="authorName" href="/@x" rel="noopener follow">{a.author}</a><span aria-hidden="true">·</span><button class="be">Follow</button></div><div class="ab ae"><span data-testid="storyReadTime">3 min read</span><span>·</span><span data-testid="storyPublishDate">Mar 10, 2025</span></div></div><div class="speechify-ignore"><div class="pw-multi-vote-icon"><button>Clap</button></div><div class="pw-multi-vote-count">128</div><button aria-label="responses">3</button><button>Listen</button><button>Share</button></div></div>
<figure class="iy iz ja"><div role="button" class="paragraph-image"><img alt="" class="bg" src="/a.jpg"/></div><figcaption class="jh fc ji">{f.caption()}</figcaption></figure>
{rows}
</div></div></div></div></section></div></div></article></div>
<div class="ab ca"><div class="ch bg"><div class="ab"><a href="/tag/news"><div class="tag">News</div></a><a href="/tag/town"><div class="tag">Town</div></a></div><div class="footer"><div class="author"><h2>Written by {a.author}</h2><p>1.2K followers</p><div><p>Writes about small places and the people who refuse to leave them. Two cats, one boat, no plan.</p></div><button>Follow</button></div></div></div></div>
<div class="responses"><h2>Responses (3)</h2>{responses}<button>See all responses</button></div>
<div class="more"><h2 class="be">More from {a.author}</h2>{more}<h2>Recommended from Medium</h2>{more}</div>
<div class="foot"><a href="/help">Help</a><a href="/status">Status</a><a href="/about">About</a><a href="/careers">Careers</a></div></div></div></div>
{f.script(30, "window.__APOLLO_STATE__")}
</body></html>"""


def wix(page, f):
    a = page.article
    blocks = "\n".join(
        f'<div type="paragraph" data-hook="rcv-block{n}"></div><{"h2" if kind == "h2" else "p"} class="{f.token(5)} {f.token(5)} _34mIJ public-DraftStyleDefault-block-depth0" dir="auto" id="viewer-{f.token(5)}"><span class="{f.token(4)}"><span>{inline(t)}</span></span></{"h2" if kind == "h2" else "p"}>'
        for n, (kind, t) in enumerate(a.blocks))
    posts = "\n".join(f'<div class="gallery-item-container" data-hook="item-container"><div class="gallery-item-wrapper"><article class="blog-card"><a href="/post/{f.slug()}"><div class="post-title blog-hover-container-element-color"><p>{t}</p></div></a><div class="post-stats"><span class="view-count">17 views</span><span>0 comments</span></div></article></div></div>' for t in f.headlines(3))
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1" id="wixDesktopViewport" /><meta name="generator" content="Wix.com Website Builder"/><title>{a.title}</title>
<link rel="canonical" href="{page.url}"/>{open_graph(page, **{"article:published_time": page.date})}
{ld({"@context": "https://schema.org", "@type": "BlogPosting", "mainEntityOfPage": {"@type": "WebPage", "@id": page.url}, "headline": plain(a.title), "author": {"@type": "Person", "name": a.author}, "datePublished": page.date, "publisher": {"@type": "Organization", "name": page.site}})}
{f.style("comp", 60)}{f.script(20, "window.viewerModel")}</head>
<body class='responsive'><div id="SITE_CONTAINER"><div id="main_MF" class="main_MF"><div id="SCROLL_TO_TOP" class="Vd6aQZ ignore-focus" tabindex="-1"><span class="mHZSwn">top of page</span></div><div id="site-root" class="site-root"><div id="masterPage" class="mesh-layout">
<header class="xuzjBY SITE_HEADER_WRAPPER" tabindex="-1" id="SITE_HEADER_WRAPPER"><div id="SITE_HEADER" class="xU8fqS SITE_HEADER wixui-header"><div class="comp-a1 wixui-rich-text" data-testid="richTextElement"><h1 class="font_0 wixui-rich-text__text"><a href="/">{page.site}</a></h1></div><nav id="comp-menu" aria-label="Site" class="HamburgerMenu">{f.link_list(f.sections(8))}</nav></div></header>
<main id="PAGES_CONTAINER" tabindex="-1" data-main-content="true"><div id="SITE_PAGES"><div id="n9cpb" class="dBAkHi theme-vars"><div class="PFkO7r wixui-page"><div class="HT5ybB"><div id="Containern9cpb" class="Containern9cpb"><section id="comp-b" class="Oqnisf comp-b wixui-section"><div class="MW5IWV"></div><div class="comp-b-container"><div class="TPAMultiSection_x"><div class="blog-post-page-font"><div class="BdPZ8Z app-desktop">
<div class="blog-header"><nav aria-label="Blog"><a href="/blog">All Posts</a><a href="/blog/categories/town">Town</a></nav><div><button>Log in / Sign up</button></div></div>
<article class="blog-post-page"><div data-hook="post"><div class="post-header"><ul class="meta"><li><span title="{a.author}" class="user-name">{a.author}</span></li><li><span title="Mar 10, 2025" class="time-ago">Mar 10</span></li><li><span>3 min read</span></li></ul></div><div class="post-title-wrap"><h1 class="blog-post-title-font" data-hook="post-title"><span class="post-title__text blog-post-title-color">{a.title}</span></h1></div>
<section data-hook="post-description"><div class="post-content__body"><div class="moLwW"><div class="ILtem" data-rce-version="9.22.2"><div class="Q6Dts" dir="ltr"><div class="qyZSk"><div><div data-breakout="normal">
{blocks}
</div></div></div></div></div></div></div></section>
<div class="post-main-actions"><div class="social"><button aria-label="Share via Facebook">Facebook</button><button>Copy link</button></div><span>24 views</span><span>0 comments</span><button>Like</button></div></div></article>
<div class="recent-posts" data-hook="recent-posts"><h2>Recent Posts</h2><a href="/blog">See All</a>{posts}</div><div id="comments"><h2>Comments</h2><div>Write a comment...</div></div>
</div></div></div></div></section></div></div></div></div></div></main>
<footer id="SITE_FOOTER" class="wixui-footer"><div class="wixui-rich-text"><p class="font_8">©2035 by {page.site}. Powered and secured by Wix</p></div></footer></div></div><div id="SCROLL_TO_BOTTOM"><span>bottom of page</span></div></div></div>
{f.script(30, "window.warmupData")}</body></html>"""


def squarespace(page, f):
    a = page.article
    return f"""<!doctype html>
<html xmlns:og="http://opengraphprotocol.org/schema/" xmlns:fb="http://www.facebook.com/2008/fbml" lang="en-GB">
<head><meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1"><meta name="viewport" content="width=device-width, initial-scale=1">
<!-- This is Squarespace. --><base href=""><meta charset="utf-8" />
<title>{a.title} &mdash; {page.site}</title>
<link rel="canonical" href="{page.url}"/>
<meta property="og:site_name" content="{page.site}"/><meta property="og:title" content="{a.title} — {page.site}"/><meta property="og:url" content="{page.url}"/><meta property="og:type" content="article"/>
<meta itemprop="name" content="{a.title} — {page.site}"/><meta itemprop="headline" content="{a.title}"/><meta itemprop="datePublished" content="{page.date}"/>
{f.style("sqs", 40)}{f.script(18, "Static.SQUARESPACE_CONTEXT")}
{ld({"url": f"https://{page.host}", "name": page.site, "@context": "http://schema.org", "@type": "WebSite"})}
{ld({"name": plain(a.title) + " — " + page.site, "url": page.url, "datePublished": page.date, "headline": plain(a.title), "author": a.author, "publisher": {"name": page.site, "@context": "http://schema.org", "@type": "Organization"}, "@context": "http://schema.org", "@type": "Article"})}
</head>
<body id="item-651" class="primary-button-style-solid view-item collection-type-blog-side-by-side mobile-style-available sqs-seven-one">
<div id="siteWrapper" class="clearfix site-wrapper"><header id="header" class="white header theme-col--primary" data-controller="Header"><div class="sqs-announcement-bar-dropzone"></div><div class="header-announcement-bar-wrapper"><a href="#page" class="header-skip-link sqs-button-element--primary">Skip to Content</a><div class="header-inner container--fluid"><div class="header-title"><div class="header-title-text"><a id="site-title" href="/">{page.site}</a></div></div><div class="header-nav"><nav class="header-nav-list">{f.link_list(f.sections(6))}</nav></div><div class="header-actions"><a class="btn" href="/contact">Get in touch</a></div></div></div>
<div class="header-menu header-menu--folder-list"><div class="header-menu-nav"><nav class="header-menu-nav-list">{f.link_list(f.sections(8))}</nav></div></div></header>
<main id="page" class="container" role="main"><article class="sections" id="sections" data-page-sections="64"><section data-test="page-section" class="page-section full-bleed-section layout-engine-section"><div class="content-wrapper"><div class="content"><div class="blog-item-wrapper"><article id="article-" class="h-entry blog-item-content-wrapper"><div class="blog-item-top-wrapper"><div class="item-pagination"></div><div class="blog-item-title"><h1 class="entry-title entry-title--large p-name" data-content-field="title" itemprop="headline">{a.title}</h1></div><div class="blog-item-meta-wrapper"><div class="blog-meta-item"><span>Written By <a class="blog-author-name" rel="author">{a.author}</a></span><time class="dt-published blog-meta-item--date" datetime="{page.date[:10]}" pubdate>10 Mar</time></div></div></div>
<div class="blog-item-content e-content"><div class="sqs-layout sqs-grid-12 columns-12" data-layout-label="Post Body" data-type="item"><div class="row sqs-row"><div class="col sqs-col-12 span-12"><div class="sqs-block html-block sqs-block-html" data-block-type="2" id="block-a"><div class="sqs-block-content"><div class="sqs-html-content">
{a.body(p='p class="" style="white-space:pre-wrap;"', h2='h3 style="white-space:pre-wrap;"', between={1: ['</div></div></div><div class="sqs-block image-block sqs-block-image"><div class="sqs-block-content"><div class="image-block-outer-wrapper"><figure class="sqs-block-image-figure"><div class="image-block-wrapper"><img src="/a.jpg" alt=""></div><figcaption class="image-caption-wrapper"><div class="image-caption"><p>' + f.caption() + '</p></div></figcaption></figure></div></div></div><div class="sqs-block html-block sqs-block-html"><div class="sqs-block-content"><div class="sqs-html-content">'], 4: ['</div></div></div><div class="sqs-block newsletter-block sqs-block-newsletter"><div class="sqs-block-content"><div class="newsletter-form-wrapper"><form class="newsletter-form"><header class="newsletter-form-header"><h2 class="newsletter-form-header-title">Subscribe</h2><div class="newsletter-form-header-description"><p>Sign up with your email address to receive news and updates.</p></div></header><div class="newsletter-form-footnote"><p>We respect your privacy.</p></div></form></div></div></div><div class="sqs-block html-block sqs-block-html"><div class="sqs-block-content"><div class="sqs-html-content">']})}
</div></div></div></div></div></div></div>
<div class="blog-item-author-profile-wrapper"><span class="author-name">{a.author}</span></div></article></div>
<section id="itemPagination" class="item-pagination item-pagination--prev-next"><a href="/p" class="item-pagination-link item-pagination-link--prev"><div class="item-pagination-prev-next"><h2 class="item-pagination-title">{f.headlines(1)[0]}</h2></div></a></section></div></div></section></article></main>
<footer class="sections" id="footer-sections"><div class="sqs-block-html"><p class="sqsrte-small">{f.legal()}</p></div></footer></div>
{f.script(12)}</body></html>"""


def webflow(page, f):
    a = page.article
    return f"""<!DOCTYPE html><!-- Last Published: Mon Mar 10 2025 09:00:00 GMT+0000 --><html data-wf-domain="{page.host}" data-wf-page="61" lang="en"><head><meta charset="utf-8"/><title>{a.title}</title><meta content="{a.title}" property="og:title"/><meta property="og:type" content="website"/><meta content="width=device-width, initial-scale=1" name="viewport"/><meta content="Webflow" name="generator"/><link href="{page.url}" rel="canonical"/>{f.style("w", 50)}{f.script(10)}</head>
<body><div data-collapse="medium" data-animation="default" role="banner" class="navbar w-nav"><div class="container w-container"><a href="/" class="brand w-nav-brand">{page.site}</a><nav role="navigation" class="nav-menu w-nav-menu">{"".join(f'<a href="/{f.slug()}" class="nav-link w-nav-link">{s}</a>' for s in f.sections(8))}<a href="/demo" class="button w-button">Book a demo</a></nav></div></div>
<div class="section-hero"><div class="w-layout-blockcontainer container w-container"><div class="breadcrumb"><a href="/blog">Blog</a><div>/</div><div>News</div></div><h1 class="heading-3">{a.title}</h1><div class="meta-row"><div class="text-block-9">{a.author}</div><div class="text-block-10">March 10, 2025</div></div></div></div>
<div class="section"><div class="container w-container"><div class="columns w-row"><div class="w-col w-col-8"><div class="rich-text-block w-richtext">
{a.body(between={1: [f'<figure class="w-richtext-align-center w-richtext-figure-type-image"><div><img src="/a.webp" loading="lazy" alt=""/></div><figcaption>{f.caption()}</figcaption></figure>']})}
<p>‍</p></div></div><div class="w-col w-col-4"><div class="sticky-box"><h4>Table of contents</h4>{f.link_list([plain(t) for k, t in a.blocks if k == "h2"] or ["Start"])}<h4>Get our monthly letter</h4><div class="w-form"><form><input class="w-input" placeholder="Email"/><input type="submit" value="Subscribe" class="w-button"/></form><div class="w-form-done"><div>Thank you! Your submission has been received!</div></div><div class="w-form-fail"><div>Oops! Something went wrong while submitting the form.</div></div></div></div></div></div></div></div>
<div class="section grey"><div class="container w-container"><h2>Keep reading</h2><div class="w-dyn-list"><div role="list" class="w-dyn-items w-row">{"".join(f'<div role="listitem" class="w-dyn-item w-col w-col-4"><a href="/post/{f.slug()}" class="link-block w-inline-block"><h4>{t}</h4><p class="paragraph-light">{t}: the long version, with drawings by the author and a map.</p></a></div>' for t in f.headlines(3))}</div></div></div></div>
<div class="footer"><div class="w-container"><div class="footer-text">{f.legal()}</div></div></div>{f.script(6, "window.Webflow")}</body></html>"""
