"""The scale of a framework whose sheet has a column for each level."""

from __future__ import annotations

from collections.abc import Mapping

from .fields import Block
from .merge import interleaved
from .weave import dumped, plain, tree_of


def new_scale(framework: Block, levels: Mapping[str, str], best: str) -> str:
    """The file of a scale with these levels, names by ids, for a framework."""
    return dumped(
        {
            "title": f"{framework['title']}: levels",
            "rates": framework["rates"],
            "best": best,
            "levels": [{"id": id, "name": name} for id, name in levels.items()],
        }
    )


def with_levels(before: str, levels: Mapping[str, str]) -> str:
    """The file of a scale with levels that it lacks, each behind what the sheet has before it.

    A file that somebody edited stays as it is, and so does one that has the name by another id.
    """
    scale = plain(tree_of(before))
    known = {level["id"]: level for level in scale.get("levels", ())}
    missing = {id: name for id, name in levels.items() if id not in known}
    names = {level["name"] for level in known.values()} & set(missing.values())
    if not missing or names or dumped(scale) != before.replace("\r\n", "\n"):
        return before
    new = {id: {"id": id, "name": name} for id, name in missing.items()} | known
    order = interleaved(list(known), list(levels))
    return dumped(scale | {"levels": [new[id] for id in order]})
