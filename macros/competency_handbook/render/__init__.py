"""The kit that every view is built with, and the pages that are no kind's: a reader's own."""

from .attribution import beginning_of, is_mostly_ours, own_throughout
from .changes import render_changes
from .citations import render_citations, render_legend
from .differences import (
    render_differences,
)
from .lists import (
    Entry,
    entry_of,
    framework_entry,
    render_by_whom,
    render_filled_pdf,
    render_list,
    render_own_doors,
    render_own_pages,
)
from .my_answers import render_moving, render_my_answers, render_second_view
from .my_pages import WHO, render_my_plan, render_my_progress
from .outline import outline_script
from .page import Page
from .pictures import (
    Building,
    buildings_of,
    render_blocks,
    render_claims,
    render_map,
    render_mark_of,
    render_overlap,
    render_skyline,
    render_stairs,
)
from .rating import (
    RECORDS,
    ids_of,
    ids_to_count,
    render_fold,
    render_forms,
    render_rating,
    states_of,
)
from .sorting import sort_key
from .templates import templates_of
from .text import LESS_FOUND, attribute, heading, inline, item_heading
from .workshop import (
    render_participants,
    render_prepare_session,
    render_room_pattern,
    render_workshop,
    render_workshop_notes,
)

__all__ = [
    "LESS_FOUND",
    "RECORDS",
    "WHO",
    "Building",
    "Entry",
    "Page",
    "attribute",
    "beginning_of",
    "buildings_of",
    "entry_of",
    "framework_entry",
    "heading",
    "ids_of",
    "ids_to_count",
    "inline",
    "is_mostly_ours",
    "item_heading",
    "outline_script",
    "own_throughout",
    "render_blocks",
    "render_by_whom",
    "render_changes",
    "render_citations",
    "render_claims",
    "render_differences",
    "render_filled_pdf",
    "render_fold",
    "render_forms",
    "render_legend",
    "render_list",
    "render_map",
    "render_mark_of",
    "render_moving",
    "render_my_answers",
    "render_my_plan",
    "render_my_progress",
    "render_overlap",
    "render_own_doors",
    "render_own_pages",
    "render_participants",
    "render_prepare_session",
    "render_rating",
    "render_room_pattern",
    "render_second_view",
    "render_skyline",
    "render_stairs",
    "render_workshop",
    "render_workshop_notes",
    "sort_key",
    "states_of",
    "templates_of",
]
