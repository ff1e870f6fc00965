"""What a session may be put together from, as the build tells it to the script."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

from catalogs import open_catalog
from competency_handbook.catalog import all_addresses, pages_on_screen
from competency_handbook.site.stubs import all_stubs
from competency_handbook.site.workshop_items import (
    parts_of_session,
    shortened,
    workshop_items_script,
)
from handbook import CATALOG


def told_in(data: Path) -> dict:
    text = workshop_items_script(open_catalog(data), directory_urls=True)
    return json.loads(text.removeprefix("globalThis.chbWorkshopItems="))


def test_every_work_and_whatever_in_it_has_a_name_can_be_put_into_a_session(
    small_data: Path,
) -> None:
    told = told_in(small_data)
    places = [place["title"] for place in told["places"]]
    items = {id: rest for id, *rest in told["items"]}
    title, text, place, link, minutes, is_row = items["listening-waits"]
    assert told["places"][place]["kind"] == CATALOG.messages("framework.kind")
    assert (title, places[place]) == ("Listen 1.10: Waits", "Listening")
    assert (text, link) == ("Lets a silence stand.", "frameworks/listening/#listening-waits")
    assert (minutes, is_row) == (0, 0)
    assert items["listening"][:2] == ["Listening", items["listening"][1]]
    assert items.keys() <= all_addresses(open_catalog(small_data)).keys()
    assert len(items) == len(told["items"])


def test_a_row_brings_the_columns_of_its_table(small_data: Path) -> None:
    told = told_in(small_data)
    rows = [item for item in told["items"] if item[6]]
    assert rows
    for row in rows:
        assert [id for id, _ in told["places"][row[3]]["columns"]] == ["listener", "talker"]


def test_a_ready_session_names_its_activities_and_has_the_rest_by_its_own_parts() -> None:
    welcome = SimpleNamespace(id="first-welcome", minutes=5, activity=None)
    cards = SimpleNamespace(id="first-cards", minutes=30, activity="sort-cards")
    session = SimpleNamespace(parts=(welcome, cards))
    assert parts_of_session(session) == [["first-welcome", 5], ["sort-cards", 30]]


def test_the_pages_of_trainers_are_for_the_screen_alone_and_only_where_something_is_rated(
    small_data: Path,
) -> None:
    pages = {f"workshop/{name}.md" for name in ("index", "participants", "pattern", "notes")}
    catalog = open_catalog(small_data)
    assert pages <= {stub.page for stub in all_stubs(catalog)} & pages_on_screen(catalog)
    framework = small_data / "frameworks" / "listening.yml"
    framework.write_text(
        "".join(
            line
            for line in framework.read_text("utf-8").splitlines(keepends=True)
            if not line.startswith("scale:")
        ),
        "utf-8",
    )
    assert not pages & {stub.page for stub in all_stubs(open_catalog(small_data))}


def test_a_long_text_ends_with_a_whole_sentence_where_there_is_one() -> None:
    assert shortened("Waits. Listens.") == "Waits. Listens."
    long = "One talks. One listens. " + "And so on and on " * 12
    assert shortened(long) == "One talks. One listens."
    assert shortened("And on " * 40).endswith("And …")
