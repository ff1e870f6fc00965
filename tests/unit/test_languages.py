"""A handbook in several languages: a tree of each, and what says which language it is in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from competency_handbook.model import ProblemsFound, marked
from competency_handbook.reading import pages_in_language, pages_of
from competency_handbook.reading.languages import name_of_language
from competency_handbook.reading.layers import package_layer
from competency_handbook.settings import layer_languages
from competency_handbook.site.compose import Composition, compose
from competency_handbook.site.foreign_pages import as_foreign
from competency_handbook.site.language_marks import as_block_in, with_languages
from competency_handbook.site.page_text import matter_of

SETTINGS = """
site_name: Ours
site_url: https://example.org/handbook/
extra: {handbook: {id: ours, languages: [en, fr]}}
"""
PAGE = "---\ntitle: About us\n---\n\n# About us {: #us }\n\nWho we are.\n"


def english(text: str) -> str:
    return marked(text, "en")


@pytest.fixture
def host(bare_host: Path) -> Path:
    """A host in English and French, with a page, a message and a name in French."""
    files = {
        "mkdocs.yml": SETTINGS,
        "mkdocs.fr.yml": "site_name: Le nôtre\n",
        "content/us.md": PAGE,
        "content/them.md": "---\ntitle: Them\n---\n\n# Them\n\n{{ sources() }}\n",
        "content/us.fr.md": "---\ntitle: Nous\n---\n\n# Nous {: #us }\n\nQui nous sommes.\n",
        "data/messages/fr.yml": "nav: {home: Accueil}\n",
        "data/scales/growth.fr.yml": "practitioner-growth: {title: Échelle}\n",
    }
    for name, text in files.items():
        path = bare_host / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return bare_host


def composed(host: Path) -> Composition:
    return compose([package_layer(), host], host / "composed")


def refused(host: Path) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        composed(host)
    return [str(problem).partition("host/")[2] for problem in found.value.problems]


def test_each_language_has_a_tree_of_its_own(host: Path) -> None:
    own = composed(host)
    [french] = own.others
    assert (own.language, own.place, french.language, french.place) == ("en", "", "fr", "fr/")
    settings = yaml.load(french.config_file.read_text("utf-8"), yaml.BaseLoader)
    assert settings["site_name"] == "Le nôtre"
    assert settings["site_url"] == "https://example.org/handbook/fr/"
    assert settings["theme"]["language"] == "fr"
    assert settings["extra"]["root"] == "../"
    assert [it["place"] for it in settings["extra"]["languages"]] == ["", "fr/"]
    assert french.catalog.scales["practitioner-growth"].title == "Échelle"
    page = (french.folder / "content" / "us.md").read_text("utf-8")
    assert "Qui nous sommes." in page
    assert not (french.folder / "content" / "us.fr.md").exists()
    assert not (own.folder / "content" / "us.fr.md").exists()
    nav = json.dumps(settings["nav"], ensure_ascii=False)
    assert "Accueil" in nav


def test_a_page_that_is_not_translated_says_its_language(host: Path) -> None:
    [french] = composed(host).others
    matter = matter_of((french.folder / "content" / "them.md").read_text("utf-8"))
    assert matter == {"title": english("Them"), "lang": "en", "awaits_translation": True}
    assert matter_of(as_foreign("---\nlang: pl\n---\nTekst.\n", "en")) == {"lang": "pl"}
    written = as_foreign("Text.\n", "en")
    assert written == "---\nlang: en\nawaits_translation: true\n---\nText.\n"


def test_scripts_get_words_without_marks(host: Path) -> None:
    [french] = composed(host).others
    told = french.settings["extra"]["my_script"]
    assert json.loads(told)["language"] == "fr"
    assert "\ufdd0" not in told
    assets = french.folder / "overrides"
    outline = next(assets.rglob("outline.*.js")).read_text("utf-8")
    assert "\ufdd0" not in outline


def test_without_the_setting_a_handbook_has_its_own_language_alone(host: Path) -> None:
    (host / "mkdocs.yml").write_text(SETTINGS.replace(", languages: [en, fr]", ""), "utf-8")
    own = composed(host)
    assert own.others == ()
    assert own.settings["extra"]["languages"] == []


def test_a_host_in_a_language_of_ours_has_our_words_in_it(host: Path) -> None:
    """Its own pages stay as they are, those of the same name as a page of ours, too."""
    (host / "mkdocs.yml").write_text(
        "site_name: Nuestro\ntheme: {language: es}\nextra: {handbook: {id: ours}}\n", "utf-8"
    )
    (host / "content" / "privacy.md").write_text("# Privado\n\nNuestro.\n", "utf-8")
    own = composed(host)
    content, ours = own.folder / "content", package_layer() / "content"
    assert (own.language, own.place, own.others) == ("es", "", ())
    assert own.settings["site_name"] == "Nuestro"
    assert own.settings["site_description"].startswith("Competencias de mentoría")
    assert "El Manual de Competencias" in own.settings["extra"]["based_on"]
    assert own.catalog.frameworks["asapconnect-mentoring"].title == "Competencias de mentoría"
    assert (content / "index.md").read_text("utf-8") == (ours / "index.es.md").read_text("utf-8")
    assert (content / "privacy.md").read_text("utf-8") == "# Privado\n\nNuestro.\n"
    assert (content / "us.md").read_text("utf-8") == PAGE


def test_what_a_host_has_in_no_language_of_its_own_says_whose_it_is(host: Path) -> None:
    (host / "mkdocs.yml").write_text(SETTINGS.replace("extra", "theme: {language: ar}\nextra"))
    own = composed(host)
    [english_tree, french] = own.others

    def spoken_in(composition: Composition, name: str) -> object:
        text = (composition.folder / "content" / name).read_text("utf-8")
        return matter_of(text).get("lang")

    trees = (own, english_tree, french)
    assert [it.place for it in trees] == ["", "en/", "fr/"]
    assert [spoken_in(it, "privacy.md") for it in trees] == ["en", None, "en"]
    assert [spoken_in(it, "us.md") for it in trees] == [None, "ar", None]
    titles = [it.catalog.scales["practitioner-growth"].title for it in trees]
    assert titles == [english(titles[1]), titles[1], "Échelle"]


def test_a_page_of_a_host_takes_the_place_of_those_below_in_every_language(tmp_path: Path) -> None:
    below, host = tmp_path / "below", tmp_path / "host"
    for layer, names in (
        (below, ("a.md", "a.es.md", "b.md", "b.es.md")),
        (host, ("a.md", "b.es.md")),
    ):
        (layer / "content").mkdir(parents=True)
        for name in names:
            (layer / "content" / name).touch()
    assert pages_of([below, host]) == {
        "a.md": host / "content" / "a.md",
        "b.md": below / "content" / "b.md",
        "b.es.md": host / "content" / "b.es.md",
    }


def test_a_layer_of_the_same_language_elsewhere_is_not_foreign(host: Path) -> None:
    languages = {"en-GB": ["en-GB"] * 2, "es": ["en", "es"], "pt-BR": ["en", "pt-BR"]}
    for tag, known in languages.items():
        (host / "mkdocs.yml").write_text(f"theme: {{language: {tag}}}\n", "utf-8")
        assert [*layer_languages([package_layer(), host]).values()] == known


def test_what_is_wrong_in_another_language_is_told_in_its_files(host: Path) -> None:
    (host / "content" / "us.fr.md").write_text("# Nous\n\n[Eux](tem.md)\n", "utf-8")
    (host / "content" / "you.fr.md").write_text("# Vous\n", "utf-8")
    (host / "mkdocs.fr.yml").write_text("site_nom: Le nôtre\n", "utf-8")
    assert refused(host)[0].startswith(
        "mkdocs.fr.yml:1:1: KEY-UNKNOWN The key `site_nom` is not known here."
    )
    (host / "mkdocs.fr.yml").unlink()
    assert [" ".join(problem.split()[:7]) for problem in refused(host)] == [
        "content/us.fr.md:1:1: TRANSLATION-ANCHOR Nothing here has the id",
        "content/us.fr.md:3:7: LINK-PAGE The link to `tem.md` leads",
        "content/you.fr.md:1:1: TRANSLATION-PAGE There is no page `you.md`",
    ]
    (host / "mkdocs.yml").write_text(SETTINGS.replace("fr]", "xx]"), "utf-8")
    assert "SETTINGS-LANGUAGE The theme does not speak `xx`." in refused(host)[0]


def test_languages_call_themselves_by_their_own_names() -> None:
    assert [name_of_language(tag) for tag in ("es", "en", "ar", "pt-BR", "xx")] == [
        "Español",
        "English",
        "العربية",
        "Português (Brasil)",
        "xx",
    ]


def test_only_files_of_a_language_that_translate_others_stand_apart() -> None:
    files = {name: Path(name) for name in ("a.md", "a.es.md", "b.es.md", "v.2.md", "p.css")}
    assert pages_in_language(files, "es") == {
        "a.md": Path("a.es.md"),
        "b.es.md": Path("b.es.md"),
        "v.2.md": Path("v.2.md"),
        "p.css": Path("p.css"),
    }


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (f"<p>{english('Hi')}</p>", '<p lang="en">Hi</p>'),
        (f'<p class="a">{english("Hi")}</p>', '<p class="a" lang="en">Hi</p>'),
        (f"<p>{english('A <em>b</em> c')} d</p>", '<p><span lang="en">A <em>b</em> c</span> d</p>'),
        (f"<p lang='fr'>{english('Hi')}</p>", "<p lang='fr'><span lang=\"en\">Hi</span></p>"),
        (f'<a title="{english("Hi")}" href="x">y</a>', '<a title="Hi" href="x">y</a>'),
        (f"<title>{english('Hi')}</title>", "<title>Hi</title>"),
        (f"<script>{english('Hi')}</script>", "<script>Hi</script>"),
        (f"<li>{english('cut off')[:-1]}</li><p>b</p>", '<li lang="en">cut off</li><p>b</p>'),
        ("<p>Same.</p>", "<p>Same.</p>"),
        (
            f'<html dir="rtl"><p>{english("Hi")}</p>',
            '<html dir="rtl"><p><span lang="en" dir="ltr">Hi</span></p>',
        ),
        (
            f'<body dir="rtl"><li>{english("Hi")}</li>',
            '<body dir="rtl"><li><span lang="en" dir="ltr">Hi</span></li>',
        ),
        (f"<p>{marked('كتيب', 'ar')}</p>", '<p><span lang="ar" dir="rtl">كتيب</span></p>'),
        (f'<p dir="auto">{english("Hi")}</p>', '<p dir="auto"><span lang="en">Hi</span></p>'),
    ],
)
def test_marks_of_a_text_become_the_language_of_an_element(html: str, shown: str) -> None:
    assert with_languages(html) == shown


def test_a_foreign_page_runs_its_own_way_and_what_is_written_into_it_not() -> None:
    block = as_block_in("<p>دليل</p>\n", "ar").strip()
    html = f'<body dir="rtl"><article class="a" lang="en"><p>A guide.</p>{block}</article>'
    shown = with_languages(html)
    assert '<article class="a" lang="en" dir="ltr"><p>A guide.' in shown
    assert '<div lang="ar" dir="rtl">' in shown
    assert with_languages(shown) == shown


def test_what_a_macro_writes_into_a_foreign_page_says_its_language() -> None:
    written = as_block_in("<p>Fuentes</p>\n<p>Guía</p>", "es")
    assert with_languages(written.strip()) == (
        '<div lang="es">\n\n<p>Fuentes</p>\n<p>Guía</p>\n\n</div>'
    )
    assert as_block_in("../sources/", "es") == "../sources/"
