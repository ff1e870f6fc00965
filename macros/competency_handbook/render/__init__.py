"""Views: from the catalog to a page's Markdown. One function a view, one template a piece."""

from .comparison import render_comparison
from .framework import render_domain, render_framework
from .glossary import mark_terms, render_glossary
from .guide import render_guide
from .my_answers import render_my_answers, render_second_view
from .my_pages import render_my_plan, render_my_progress
from .overview import (
    render_comparisons,
    render_doors,
    render_frameworks,
    render_guides,
    render_paths,
    render_scales,
    render_self_assessments,
    render_sources,
    render_worksheets,
)
from .page import Page
from .self_assessment import render_domain_check, render_self_assessment
from .worksheet import render_worksheet

__all__ = [
    "Page",
    "mark_terms",
    "render_comparison",
    "render_comparisons",
    "render_domain",
    "render_domain_check",
    "render_doors",
    "render_framework",
    "render_frameworks",
    "render_glossary",
    "render_guide",
    "render_guides",
    "render_my_answers",
    "render_my_plan",
    "render_my_progress",
    "render_paths",
    "render_scales",
    "render_second_view",
    "render_self_assessment",
    "render_self_assessments",
    "render_sources",
    "render_worksheet",
    "render_worksheets",
]
