"""What scripts are told: it stands inside a page's HTML, whatever its words are."""

from __future__ import annotations

import json
from dataclasses import replace

from competency_handbook.site.told import made_scripts, page_scripts
from handbook import CATALOG, SETTINGS

HOSTILE = "</script><b>&amp;"


def test_no_word_of_a_host_ends_the_script_that_it_stands_in() -> None:
    key = "rating.state_none"
    assert key in CATALOG.messages.by_key
    words = replace(CATALOG.messages, by_key=CATALOG.messages.by_key | {key: HOSTILE})
    told = page_scripts(SETTINGS, replace(CATALOG, messages=words))
    assert json.loads(told["script"])["messages"][key] == HOSTILE
    assert not [name for name, text in told.items() if "<" in text]


def test_scripts_of_words_tell_the_edition_and_what_was_worded_otherwise() -> None:
    earlier = {"2020.1": {"an-id": "As it was."}}
    made = made_scripts(SETTINGS, replace(CATALOG, earlier_wordings=earlier))
    text = made["assets/share-messages.js"].decode()
    told = json.loads(text.removeprefix("globalThis.chbShareWords="))
    assert told["wordings"] == earlier
    assert told["edition"] == SETTINGS["extra"]["handbook"]["edition"]
    assert {key.partition(".")[0] for key in told["messages"]} == {"share"}
