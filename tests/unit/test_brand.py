"""A brand in settings: one color becomes a palette that can be read; the rest finds its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from competency_handbook.reading.layers import package_layer
from competency_handbook.settings.layered import read_settings
from competency_handbook.site.brand_sheet import brand_sheet
from competency_handbook.site.compose import compose
from competency_handbook.site.contrast import check_styles

COLORS = [
    "#8a2b5c", "#0b5d57", "#000000", "#1a237e", "#b00020", "#5d4037", "#2e7d32", "#6a1b9a",
    "#0d47a1", "#9c4a00", "teal", "rgb(90 40 120)", "hsl(20 90% 30%)",
]  # fmt: skip
LOGO = "assets/images/logo.svg"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>'


@pytest.fixture
def branded(bare_host: Path) -> Any:
    """Writes a host's settings with a brand, and returns its layers."""

    def write(**brand: Any) -> list[Path]:
        settings = yaml.safe_load((bare_host / "mkdocs.yml").read_text("utf-8"))
        settings["extra"]["handbook"] |= {"brand": brand}
        (bare_host / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True))
        logo = bare_host / "overrides" / LOGO
        logo.parent.mkdir(parents=True, exist_ok=True)
        logo.write_text(SVG)
        return [package_layer(), bare_host]

    return write


@pytest.mark.parametrize("color", COLORS)
def test_what_is_made_from_one_color_can_be_read(color: str, branded: Any) -> None:
    layers = branded(color=color)
    settings = read_settings(layers)
    assert list(check_styles(layers, settings)) == []
    assert brand_sheet(settings).count("--chb-brand:") == 2


def test_a_pale_color_gets_dark_words_and_is_named_where_it_stands(branded: Any) -> None:
    layers = branded(color="#f0c040")
    assert "--chb-on-brand: #1c" in brand_sheet(read_settings(layers))
    [problem] = check_styles(layers, read_settings(layers))
    assert "`brand.color` has too little contrast on light pages" in problem.message
    line = (layers[-1] / "mkdocs.yml").read_text("utf-8").splitlines()[problem.place.line - 1]
    assert line.strip().startswith("color:")
    better = problem.advice.split('"')[1]
    assert list(check_styles(layers, read_settings(branded(color=better)))) == []


def test_a_color_of_the_dark_theme_alone_leaves_the_light_one(branded: Any) -> None:
    sheet = brand_sheet(read_settings(branded(dark={"color": "#ffcc00"})))
    assert ":root" not in sheet
    assert '[data-md-color-scheme="slate"] {\n  --chb-brand: #ffcc00;' in sheet


def test_without_a_brand_nothing_is_written(bare_host: Path) -> None:
    assert brand_sheet(read_settings([package_layer(), bare_host])) == ""


def test_a_hosts_own_sheet_has_the_last_word(branded: Any, tmp_path: Path) -> None:
    layers = branded(color="#8a2b5c")
    own = layers[-1] / "overrides" / "assets" / "css" / "brand.css"
    own.parent.mkdir(parents=True)
    own.write_text(":root { --chb-brand: #123456 }")
    composed = compose(layers, tmp_path)
    served = composed.settings["extra"]["assets"]["assets/css/brand.css"]
    text = (tmp_path / "overrides" / served).read_text("utf-8")
    assert text.index("#8a2b5c") < text.index("#123456")


def test_typefaces_are_chosen_and_no_other_is_loaded_first(branded: Any, tmp_path: Path) -> None:
    layers = branded(headings="own", font={"regular": "assets/fonts/ours.woff2"})
    font = layers[-1] / "overrides" / "assets" / "fonts" / "ours.woff2"
    font.parent.mkdir(parents=True)
    shipped = next((package_layer() / "overrides" / "assets" / "fonts").glob("*.woff2"))
    font.write_bytes(shipped.read_bytes())
    composed = compose(layers, tmp_path)
    first = composed.settings["extra"]["first_fonts"]
    assert [name for name in first if "serif" in name] == []
    served = (tmp_path / "overrides" / "assets" / "css").glob("*.css")
    sheets = "".join(path.read_text("utf-8") for path in served)
    hashed = composed.settings["extra"]["assets"]["assets/fonts/ours.woff2"]
    assert hashed.rpartition("/")[2] in sheets


def test_words_logo_and_contact_are_where_templates_look(branded: Any, tmp_path: Path) -> None:
    layers = branded(
        organization="Valle Verde", license="CC BY-SA 4.0.", logo=LOGO,
        cover={"line": "For our sites"}, contact={"mail": "a@example.org"},
    )  # fmt: skip
    composed = compose(layers, tmp_path)
    settings, words = composed.settings, composed.catalog.messages
    assert words("pdf.cover_line") == "For our sites"
    assert words("site.footer_rights") == words("pdf.rights_text") == "CC BY-SA 4.0."
    assert settings["site_author"] == "Valle Verde"
    assert settings["theme"]["logo"] == settings["extra"]["brand"]["logo"] != LOGO
    assert settings["extra"]["brand"]["contact"] == {"mail": "a@example.org"}


def test_a_logo_is_the_favicon_where_there_is_none(branded: Any, tmp_path: Path) -> None:
    theme = compose(branded(logo=LOGO), tmp_path / "one").settings["theme"]
    assert theme["favicon"] == theme["logo"]
