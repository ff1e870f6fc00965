"""Views: from the catalog to a page's Markdown. One function a view, one template a piece."""

from .comparison import render_comparison
from .framework import render_domain, render_framework
from .overview import (
    render_comparisons,
    render_doors,
    render_frameworks,
    render_scales,
    render_self_assessments,
    render_sources,
)
from .page import Page
from .self_assessment import render_self_assessment

__all__ = [
    "Page",
    "render_comparison",
    "render_comparisons",
    "render_domain",
    "render_doors",
    "render_framework",
    "render_frameworks",
    "render_scales",
    "render_self_assessment",
    "render_self_assessments",
    "render_sources",
]
