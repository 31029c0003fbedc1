"""What on a web page is not the article: navigation, scripts, and the like."""

import re

from tympan.intake.formats.web.tree import Element, text_of

_TAGS = {
    **dict.fromkeys(("script", "style", "template", "noscript"), "script or style"),
    **dict.fromkeys(("nav", "menu"), "navigation"),
    **dict.fromkeys(("button", "select", "textarea", "input", "datalist"), "form"),
    **dict.fromkeys(("iframe", "object", "embed", "svg", "canvas", "audio", "video"), "media"),
    "aside": "aside",
    "footer": "footer",
    "title": "page title",
}
_ROLES = {
    "navigation": "navigation",
    "search": "form",
    "complementary": "aside",
    "contentinfo": "footer",
    "banner": "banner",
    "dialog": "dialog",
}
# Class names that say it plainly; a name that only contains one of these does not count.
_CLASSES = {
    name: why
    for why, names in {
        "related": "related related-posts related-articles related-content related-links see-also "
        "read-more more-stories recommended recommendations jp-relatedposts",
        "sharing": "share sharing social social-share share-buttons social-links social-media "
        "sharedaddy addtoany_share_save_container",
        "newsletter": "newsletter newsletter-signup subscribe signup mc_embed_signup",
        "comments": "comments comment-list comments-area comment-respond disqus_thread",
        "sidebar": "sidebar widget widget-area",
        "navigation": "breadcrumb breadcrumbs pagination post-navigation site-nav navbar menu",
        "advertisement": "ad ads advert advertisement promo sponsored",
        "cookies": "cookie-banner cookie-notice cookie-consent cookies gdpr",
        "banner": "site-header masthead",
        "footer": "site-footer footer",
        "hidden": "screen-reader-text sr-only visually-hidden skip-link",
    }.items()
    for name in names.split()
}
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
# A class name may lie; what holds as much of the page as this is the page.
_SHARE = 0.25
_ARTICLE_SHARE = 0.5


class Apart:
    """Judges the elements of one page."""

    def __init__(self, root: Element) -> None:
        self.article = _article(root)
        self._around = set(self.article.iterancestors()) if self.article is not None else set()
        self._length = max(len(text_of(root)), 1)

    def why(self, element: Element, inside: bool) -> str:
        """Why an element is kept out, or empty; `inside` says whether the article holds it."""
        if element.tag in _TAGS:
            return _TAGS[element.tag]
        role = _ROLES.get((element.get("role") or "").lower(), "")
        if role and not self._holds_much(element):
            return role
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
            return "hidden"
        names = {*(element.get("class") or "").lower().split(), (element.get("id") or "").lower()}
        found = next((_CLASSES[name] for name in sorted(names) if name in _CLASSES), "")
        if found and element.tag not in ("html", "body") and not self._holds_much(element):
            return found
        return "" if inside or self._belongs(element) else "outside the article"

    def _belongs(self, element: Element) -> bool:
        return self.article is None or element is self.article or element in self._around

    def _holds_much(self, element: Element) -> bool:
        if element.tag == "h1" or next(element.iter("h1"), None) is not None:
            return True
        return len(text_of(element)) > self._length * _SHARE


def _article(root: Element) -> Element | None:
    """The one element that is marked as the article and holds most of what the page says."""
    length = len(_told(root))
    for find in ("//main | //*[@role='main']", "//article[not(ancestor::article)]"):
        found = root.xpath(find)
        if len(found) == 1 and len(_told(found[0])) > length * _ARTICLE_SHARE:
            return found[0]
    return None


def _told(element: Element) -> str:
    """What the paragraphs of an element say, or all of it where there are none."""
    paragraphs = [text_of(part) for part in element.iter("p")]
    return "".join(paragraphs) or text_of(element)


def heading_outside(element: Element, article: Element) -> Element | None:
    """The title of the page, where it stands above the article that has none."""
    if next(article.iter("h1"), None) is not None:
        return None
    return element if element.tag == "h1" else next(element.iter("h1"), None)
