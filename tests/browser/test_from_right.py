"""A handbook in a language that is read from the right: its frame, on screens and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import page as validator
import pikepdf
import pytest
from playwright.sync_api import Browser, expect

from browser import BELOW, KINDS, PHONE, WIDE, found_by_axe, serving
from competency_handbook.building import build_handbook
from competency_handbook.pdf import Print, print_pdfs
from competency_handbook.site import Composition, compose
from pdf_file import words_of
from pseudo import in_arabic, write_pseudo

pytest_plugins = ["browser"]
pytestmark = pytest.mark.slow

CHECK = "asapconnect-mentoring"
PAGES = (
    "home", "framework", "self-check", "comparison-with-both", "comparison-of-many", "guide",
    "my-progress", "my-plan", "my-answers", "worksheet", "glossary",
)  # fmt: skip
NOT_SAID = "answers"
"""The messages of which the language has no words of its own."""
TOO_WIDE = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const { left, right, width } = element.getBoundingClientRect();
  return width && right > 0 && left < 0 && !element.closest(".md-sidebar, .chb-hidden, table");
}).map((element) => element.className || element.tagName)"""


@pytest.fixture(scope="module")
def from_right(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a handbook in an Arabic that nobody speaks, with its site, without PDFs."""
    folder = tmp_path_factory.mktemp("from-right")
    layer = write_pseudo(folder / "handbook", "ar", in_arabic, without=[NOT_SAID])
    build_handbook(layer, with_pdf=False, output=folder, layers=[layer])
    return folder


@pytest.fixture(scope="module")
def address(from_right: Path) -> Iterator[str]:
    with serving(from_right / "site", BELOW) as below:
        yield below


def test_nothing_stands_out_of_a_phones_page(chromium: Browser, address: str) -> None:
    with chromium.new_context(viewport={"width": PHONE, "height": 844}) as context:
        page = context.new_page()
        for kind in PAGES:
            page.goto(address + KINDS[kind])
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert (kind, wide) == (kind, PHONE), page.evaluate(TOO_WIDE)


def test_the_frame_is_seen_in_a_mirror(chromium: Browser, address: str) -> None:
    with chromium.new_context(viewport={"width": WIDE, "height": 900}) as context:
        page = context.new_page()
        page.goto(address + KINDS["self-check"])

        def left_of(css: str) -> float:
            box = page.locator(css).filter(visible=True).first.bounding_box()
            assert box
            return box["x"]

        menu, text, contents = map(
            left_of, (".md-sidebar--primary", "article", ".md-sidebar--secondary")
        )
        assert menu > text > contents
        assert left_of(".md-header .md-logo") > WIDE / 2 > left_of("[data-chb-search]")
        assert left_of("h3 .chb-code") > left_of("h3 bdi")


def test_what_is_not_said_in_the_language_says_its_own(
    chromium: Browser, address: str, from_right: Path
) -> None:
    with chromium.new_context(viewport={"width": WIDE, "height": 900}, bypass_csp=True) as context:
        page = context.new_page()
        page.goto(address + KINDS["my-answers"])
        heading = page.get_by_role("heading", name="What is kept here")
        expect(heading.locator("> span")).to_have_attribute("lang", "en")
        expect(heading.locator("> span")).to_have_attribute("dir", "ltr")
        expect(page.locator("chb-held")).to_contain_text("\u2068Nothing is kept here yet")
        assert found_by_axe(page) == []
    marks = {"\ufdd0", "\ufdd1", "\ufdd2"}
    for path in (from_right / "site").rglob("*.[hj][ts]*"):
        assert not marks & {*path.read_text("utf-8")}, path


@pytest.fixture(scope="module")
def composition(from_right: Path) -> Composition:
    return compose([from_right / "handbook"], from_right / "composed")


def test_a_pdf_has_its_codes_at_the_right_and_its_numbers_at_the_left(
    from_right: Path, composition: Composition, tmp_path: Path
) -> None:
    [made] = print_pdfs(from_right / "site", composition, tmp_path, Print(), [CHECK]).values()
    path = tmp_path / "framework.pdf"
    path.write_bytes(made)
    report = validator.validate_pdf(path)
    assert not report.failures, report
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == "ar"
    page = words_of(path)[1]
    middle = 612 / 2
    first = {word["text"]: word for word in reversed(page)}
    assert first["1"]["x0"] == pytest.approx(first["1.1"]["x0"], abs=14)
    assert first["1"]["x1"] == pytest.approx(first["1.1"]["x1"], abs=2)
    assert first["1.1"]["x0"] > middle
    number = page[-1] if page[-1]["text"] == "2" else first["2"]
    assert number["x1"] < middle
    addresses = [word for word in page if word["text"].startswith("go/mentoring-")]
    assert addresses
    assert all(word["x1"] < middle for word in addresses)
