"""The names of the navigation's parts, which the theme takes from a label that holds a sign alone.

Where a part has an index page, all such parts of a page would be named alike: not at all. The title
that a phone shows above each has its name.
"""

from __future__ import annotations

import re

NAMED_BY = re.compile(r'aria-labelledby="(__nav_[\d_]+)_label"')
TITLE = re.compile(r'(<label class="md-nav__title" )(for="(__nav_[\d_]+)">)')


def with_named_parts(html: str) -> str:
    """A page whose navigation's parts are named by their titles."""
    return TITLE.sub(r'\1id="\3_title" \2', NAMED_BY.sub(r'aria-labelledby="\1_title"', html))
