"""Looking at pages as people with different eyes, screens and hands do: what is wrong with each, in short words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Literal
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from giaoban.organisation.models import User

Fault = tuple[str, str]
WIDTHS = (1366, 768, 390, 360)
MOST_STOPS = 120  # of the Tab key on one page


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag == "a" and href:
            self.found.append(href)


def pages_open_to(user: User, *, but: Sequence[str] = ()) -> list[str]:
    """Every page that links lead this person to, one of each kind: a list is seen once, whatever its filters.

    `but` are those that were looked at already; the first page is everyone's own.
    """
    client = Client()
    client.force_login(user)
    waiting, seen, pages = ["/"], set(), []
    while waiting:
        address = urldefrag(waiting.pop(0)).url
        kind = _kind(address)
        if kind is None or kind in seen:
            continue
        seen.add(kind)
        answer = client.get(address)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            pages.append(address)
            links = _Links()
            links.feed(answer.content.decode())
            waiting += [urljoin(address, link) for link in links.found]
        answer.close()
    return [page for page in pages if page == "/" or page not in but]


def _kind(address: str) -> tuple[str, str] | None:
    """The view, and which of its forms; None for what is not ours."""
    parts = urlsplit(address)
    try:
        name = resolve(parts.path).view_name
    except Resolver404:
        return None
    return None if parts.netloc else (name, dict(parse_qsl(parts.query)).get("view", ""))


def faults_on(page: Page, addresses: list[str], *looks: Callable[[Page], Iterator[str]]) -> list[Fault]:
    """What some ways of looking find on each page, which is opened once."""
    faults: list[Fault] = []
    for address in addresses:
        page.goto(address)
        faults += [(address, fault) for look in looks for fault in look(page)]
    return faults


# --- Screens and colours --------------------------------------------------------------------------------------


def sideways(page: Page) -> Iterator[str]:
    """Widths at which the page as a whole scrolls sideways."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        reach = page.evaluate("document.documentElement.scrollWidth")
        if reach > width:
            yield f"{reach} px wide on {width} px"


@dataclass(frozen=True)
class Checker:
    """axe-core, run through the debugger as the pages' policy forbids scripts put into them."""

    source: str

    def __call__(self, page: Page) -> Iterator[str]:
        page.evaluate(self.source)
        # Two passes: both screens and both schemes are met, each colour once in each scheme.
        page.set_viewport_size({"width": 1366, "height": 900})
        yield from self._faults(page, "light")
        page.set_viewport_size({"width": 390, "height": 900})
        yield from self._faults(page, "dark")

    def _faults(self, page: Page, scheme: Literal["light", "dark"]) -> Iterator[str]:
        # Without motion: colours that are still on their way from one scheme to the other belong to neither.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for fault in page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]:
            if fault["impact"] in ("serious", "critical"):
                yield f"{fault['id']} ({scheme}): {fault['nodes'][0]['html'][:160]}"


# --- The keyboard ---------------------------------------------------------------------------------------------

# What a person can act on, as far as it is shown; of a group of radio buttons one is a stop.
STOPS = """() => {
  const kinds = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const shown = (e) => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.type !== "hidden";
  const groups = new Set();
  const first = (e) => e.type !== "radio" || (!groups.has(e.name) && groups.add(e.name));
  window.stops = [...document.querySelectorAll(kinds)].filter((e) => shown(e) && first(e));
  window.seen = new Set();
  window.blind = [];
  document.addEventListener("focusin", (event) => {
    const e = event.target;
    window.seen.add(e.type === "radio" ? document.querySelector(`[name='${e.name}']`) : e);
    const shown = e.type === "radio" || e.type === "checkbox" ? e.closest("label") || e : e;
    const visible = [e, shown].some((x) => {
      const style = getComputedStyle(x);
      return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    });
    if (!visible) window.blind.push(e.outerHTML.slice(0, 120));
  });
  document.querySelector(".skip").focus();
  return window.stops.length;
}"""


def keyboard(page: Page) -> Iterator[str]:
    """What the Tab key does not reach, and what does not show that it was reached."""
    stops = page.evaluate(STOPS)
    for _ in range(min(stops + 10, MOST_STOPS)):  # what scrolls is a stop of its own in some browsers
        page.keyboard.press("Tab")
    for hidden in page.evaluate("window.blind"):
        yield f"focus not seen: {hidden}"
    if stops <= MOST_STOPS:
        for missed in page.evaluate(
            "window.stops.filter((e) => !window.seen.has(e)).map((e) => e.outerHTML.slice(0, 120))"
        ):
            yield f"not reached: {missed}"
