"""Addresses outside of the handbook: only their form is checked; none is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import DataFiles, Problem, Related, Resource

WEB_ADDRESS = re.compile(
    r"https?://(?P<host>\w[^\s/?#<>\"\\\[\]@:]*)(?::\d+)?(?:[/?#][^\s<>\"\\]*)?"
)
BEGINS_AS_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://|www\.|(javascript|data|mailto):", re.I)
BARE_HOST = re.compile(r"([\w-]+\.)+[a-z]{2,}(/\S*)?", re.I)


def website_of(text: str) -> str:
    """The name of the website that an address leads to; empty where `text` is no web address."""
    found = WEB_ADDRESS.fullmatch(text)
    return found["host"].removeprefix("www.") if found else ""


def check_web_addresses(files: DataFiles) -> Iterator[Problem]:
    """ADDRESS-MALFORMED: what leads out of the handbook begins with `https://` or `http://`."""
    for file in files:
        for steps, part in file.parts:
            match part:
                case Resource(url=str(address)):
                    key = "url"
                case Related(at=str(address)) if BEGINS_AS_ADDRESS.match(address):
                    key = "at"
                case _:
                    continue
            if not website_of(address):
                message = f"`{address}` is no address on the web."
                advice = "Write it whole, such as `https://example.org/page`."
                if BARE_HOST.fullmatch(address):
                    advice = f"Did you mean `https://{address}`?"
                yield file.problem((*steps, key), "ADDRESS-MALFORMED", message, advice)
