"""The content security policy of each page: this site alone, and its own inline scripts by hash."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache

from .not_found import CHARSET

INLINE_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
ALIGNED = re.compile(r'(<t[hd]) style="text-align: (left|center|right);"')
HEAD = re.compile(r"<head[^>]*>", re.IGNORECASE)


def with_policy(html: str) -> str:
    """A page with a policy that lets its own inline scripts run, by hash, and no others.

    Alignment of table columns, which Markdown writes as a style, becomes a class.
    """
    html = ALIGNED.sub(r'\1 class="chb-align-\2"', html)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy_for(html)}">'
    start = CHARSET.search(html) or HEAD.search(html)
    at = start.end() if start else 0
    return html[:at] + meta + html[at:]


def policy_for(html: str) -> str:
    """The content security policy of a page: this site alone, and its inline scripts by hash."""
    hashes = sorted(
        {
            _hash_of(match["code"])
            for match in INLINE_SCRIPT.finditer(html)
            if "src=" not in match["attributes"] and "json" not in match["attributes"]
        }
    )
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *hashes)),
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'self'" if "<base " in html else "base-uri 'none'",
            "form-action 'none'",
        )
    )


@cache
def _hash_of(code: str) -> str:
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    return f"'sha256-{digest}'"
