//! Texts that try to become markup, to run, to load something, or to change what is shown around them.

/// Each on one line and without white space around it, so that it can stand inside a sentence.
pub fn nasty_texts() -> Vec<String> {
    let mut texts: Vec<String> = MARKUP.iter().chain(&SCHEMES).chain(&ODD).map(|&text| text.to_owned()).collect();
    // Elements that run or load something, opened, with a handler, and as the end of what stands around.
    for name in
        ["script", "style", "svg", "img", "iframe", "object", "embed", "link", "meta", "base", "form", "math", "title"]
    {
        texts.push(format!("<{name}>"));
        texts.push(format!("</{name}>"));
        texts.push(format!("<{name} src=//harle.example/x onload=alert(1) onerror=alert(1)>"));
        texts.push(format!("\"><{name}/onload=alert(1)>"));
        texts.push(format!("&lt;{name}&gt;"));
    }
    // Every control character, and every mark that turns or hides text.
    let controls = ('\0'..='\u{9f}').filter(|c| c.is_control() && !c.is_whitespace());
    let marks = [
        '\u{ad}', '\u{61c}', '\u{180e}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{2060}',
        '\u{feff}',
    ];
    let turns = ('\u{202a}'..='\u{202e}').chain('\u{2066}'..='\u{2069}');
    let others = ['\u{fff9}', '\u{fffd}', '\u{ffff}', '\u{e0001}', '\u{e007f}', '\u{10ffff}', '\u{300}', '\u{fe0f}'];
    texts.extend(controls.chain(marks).chain(turns).chain(others).map(|c| format!("x{c}y")));
    texts
}

const MARKUP: [&str; 44] = [
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>alert(1);//<</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=\"x\" onerror='alert(1)'>",
    "<img/src=x/onerror=alert`1`>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
    "<body onload=alert(1)>",
    "<iframe srcdoc=\"<script>alert(1)</script>\">",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<form action=//harle.example><input name=q>",
    "<meta http-equiv=refresh content=0;url=//harle.example>",
    "<base href=//harle.example/>",
    "<link rel=stylesheet href=//harle.example/x.css>",
    "<style>body{display:none}</style>",
    "<style>@import url(//harle.example)</style>",
    "<plaintext>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<template><script>alert(1)</script></template>",
    "<!--",
    "-->",
    "<!-- --><script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<!DOCTYPE x [<!ENTITY y \"z\">]>",
    "\"",
    "'",
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "\"><script>alert(1)</script>",
    "'><script>alert(1)</script>",
    "</a></p></section></main></body></html>",
    "</del></ins></span></bdi></code></dd></dl>",
];

const SCHEMES: [&str; 14] = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java&#115;cript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://harle.example/?a=1&b=2#c",
    "//harle.example",
    "file:///etc/hosts",
    "www.harle.example/<b>",
    "ilse@harle.example",
    "url(//harle.example)",
    "expression(alert(1))",
    "@import '//harle.example'",
    "#about",
];

const ODD: [&str; 34] = [
    "&",
    "&amp;",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "&#x3c;script&#x3e;",
    "&lt",
    "&nbsp;&copy;&bogus;",
    "&#0;",
    "&#xD800;",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "\\u003cscript\\u003e",
    "\\x3cscript\\x3e",
    "\\ud800",
    "\\udfff\\ud800",
    "\\0",
    "{{ 7*7 }}",
    "{% raw %}",
    "{# note #}",
    "${alert(1)}",
    "`alert(1)`",
    "<%= 7*7 %>",
    "#{7*7}",
    "+ADw-script+AD4-",
    "＜script＞alert(1)＜/script＞",
    "‹script›",
    "\u{feff}<script>",
    "\u{202e}>tpircs<",
    "\u{2067}שלום\u{2069}",
    "مرحبا <b>",
    "z\u{300}\u{301}\u{302}\u{303}<b>",
    "👩‍👩‍👧‍👦<b>",
    "日本<b>",
    "=cmd|'/C calc'!A0",
    "\x1b]0;title\x07<b>",
];
