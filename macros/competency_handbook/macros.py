"""What a page may call: `{{ framework("asapconnect-mentoring") }}` and its like.

mkdocs-macros (and Zensical) call `define_env` with an `env` that knows the composed tree's
folder, its settings and the page in hand. Each macro only looks up its view.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from . import render
from .addresses import Here
from .catalog import open_catalog
from .settings import language_of

VIEWS = {
    "framework": render.render_framework,
    "domain": render.render_domain,
    "comparison": render.render_comparison,
    "self_assessment": render.render_self_assessment,
    "domain_check": render.render_domain_check,
    "guide": render.render_guide,
    "worksheet": render.render_worksheet,
    "my_progress": render.render_my_progress,
    "my_plan": render.render_my_plan,
    "my_answers": render.render_my_answers,
    "second_view": render.render_second_view,
    "doors": render.render_doors,
    "paths": render.render_paths,
    "frameworks": render.render_frameworks,
    "guides": render.render_guides,
    "comparisons": render.render_comparisons,
    "self_assessments": render.render_self_assessments,
    "worksheets": render.render_worksheets,
    "scales": render.render_scales,
    "glossary": render.render_glossary,
    "sources": render.render_sources,
    "link_to": render.Page.source_link_to,
}


def define_env(env: Any) -> None:
    """Register every macro with a macros plugin's environment."""

    catalog = open_catalog(Path(env.project_dir) / "data", language=language_of(env.conf))
    directory_urls = bool(env.conf["use_directory_urls"])

    def page() -> render.Page:
        return render.Page(catalog, Here(_page_path(env.page), directory_urls))

    for name in VIEWS:
        env.macro(lambda *ids, _name=name: call(_name, page(), *ids), name)


def call(name: str, page: render.Page, *ids: str) -> str:
    """What a macro puts into a page. Raises KeyError where there is no such macro or item."""
    return VIEWS[name](page, *ids)


def _page_path(page: Any) -> str:
    """The page's path below `content/`: MkDocs keeps it on its file, Zensical on the page."""
    return page.file.src_uri if hasattr(page, "file") else page.path
