"""Items of a page as they are presented: every screen of each, gone through by a clicker's key.

Pytest need not rewrite what asserts here: PYTEST_DONT_REWRITE.
"""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page, expect

ROOMS = ((1024, 768), (1280, 720), (1920, 1080))
"""The screens of projectors, in pixels."""
DIALOG = "dialog.chb-present[open]"
STAGE = f"{DIALOG} .chb-present-stage"
PLACE = f"{DIALOG} .chb-present-place"

FIRST = """() => [...document.querySelectorAll("article :is(h2, h3, h4, h5)[id], tbody > tr[id]")]
    .filter(found => found.matches("tr, :has(+ :is(.chb-competency, .chb-part, .chb-term-entry))"))
    .map(({ id }) => id)"""
"""The ids of a page's items, in its order."""

WALK = """async () => {
  const dialog = document.querySelector("dialog.chb-present");
  const stage = dialog.querySelector(".chb-present-stage");
  const press = (key, shiftKey = false) => dispatchEvent(
    new KeyboardEvent("keydown", { key, shiftKey, cancelable: true }));
  const place = () => location.search + dialog.querySelector(".chb-present-place").textContent;
  const measure = document.createElement("span");
  measure.className = "chb-present-measure";
  const letters = (element) => {
    element.append(measure);
    const { width } = measure.getBoundingClientRect();
    measure.remove();
    return width / 100 / innerHeight;
  };
  const size = (selector) => {
    const found = [...stage.querySelectorAll(selector)].map(letters);
    return found.length > 0 ? Math.min(...found) : null;
  };
  const over = (box) => Math.max(
    box.scrollHeight - box.clientHeight, box.scrollWidth - box.clientWidth);
  // Windows tell of their size a moment later.
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  for (let last = ""; last !== location.search; ) {
    last = location.search;
    press("ArrowLeft", true);
  }
  press("Home");
  const screens = [];
  for (let last = ""; last !== place(); ) {
    last = place();
    const footer = dialog.querySelector(".chb-present-foot").getBoundingClientRect();
    screens.push({
      id: new URLSearchParams(location.search).get("only"),
      over: Math.max(over(stage), over(dialog), footer.bottom - innerHeight),
      main: size(".chb-present-main > :not(h3), .chb-present-cards > div > :not(h3)"),
      least: size("h3, .chb-present-main > *, .chb-present-more > *"),
      words: stage.innerText.trim(),
    });
    press("PageDown");
  }
  return screens;
}"""


@dataclass(frozen=True)
class Screen:
    """What is seen of an item at once."""

    id: str
    over: float
    """Pixels that do not fit."""
    main: float | None
    """The height of an x of the main words, as a part of the screen's; None where it has none."""
    least: float | None
    words: str


def items_on(page: Page) -> list[str]:
    """The ids of the competencies, parts, terms and rows of a page."""
    return page.evaluate(FIRST)


def screens_of(page: Page, width: int, height: int) -> list[Screen]:
    """Every screen of every item that follows the one that is presented, from the first one."""
    page.set_viewport_size({"width": width, "height": height})
    expect(page.locator(DIALOG)).to_be_visible()
    page.evaluate("document.fonts.ready.then(() => {})")
    return [Screen(**screen) for screen in page.evaluate(WALK)]


def presented(page: Page) -> None:
    """Wait until an item is presented."""
    expect(page.locator(DIALOG)).to_be_visible()
    expect(page.locator(f"{DIALOG} svg.chb-qr")).to_be_visible()


def faults_of(screens: list[Screen]) -> list[str]:
    """Each screen that does not fit, is empty, or has smaller letters than a room can read."""
    return [
        f"{screen.id}: {fault}"
        for screen in screens
        for fault, is_so in (
            (f"{screen.over} px too large", screen.over > 1),
            ("empty", not screen.words),
            (f"main letters {screen.main}", screen.main is not None and screen.main < 0.03),
            (f"least letters {screen.least}", screen.least is None or screen.least < 0.02),
        )
        if is_so
    ]
