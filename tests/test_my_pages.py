"""A reader's own pages as the handbook renders them, and the outline for their script."""

from __future__ import annotations

import json
import re
from pathlib import Path

from lxml.html import fragment_fromstring

from competency_handbook.addresses import MY_PLAN, MY_PROGRESS, Here
from competency_handbook.catalog import open_catalog
from competency_handbook.model import wording_hash
from competency_handbook.render import Page, render_my_plan, render_my_progress
from competency_handbook.stubs import all_stubs

OUTLINE = re.compile(r'<script type="application/json" id="chb-outline">(.*)</script>')


def outline_of(data: Path) -> dict:
    page = Page(open_catalog(data), Here(MY_PROGRESS))
    [told] = OUTLINE.findall(render_my_progress(page))
    return json.loads(told)


def test_the_outline_holds_frameworks_with_their_scale_and_areas(small_data: Path) -> None:
    [framework] = outline_of(small_data)["frameworks"]
    scale, domains = framework.pop("scale"), framework.pop("domains")
    assert framework == {
        "id": "listening",
        "title": "Listening",
        "short": "Listen",
        "record": "me",
        "link": "../../frameworks/listening/",
        "check": "../../self-assessment/listening/",
    }
    assert (scale["id"], scale["best"]) == ("steps", "last")
    assert [level["id"] for level in scale["levels"]] == ["step-new", "step-habit"]
    assert scale["levels"][1]["criteria"] == ["Others can name a time when they saw it."]
    alone = {"id": "listening", "code": "", "title": "", "competencies": ["listening-asks"]}
    assert domains[0] == alone, "what stands in no area comes first, in one without a title"
    attention = {"id": "listening-attention", "code": "1", "title": "Attention"}
    assert domains[1:] == [attention | {"competencies": ["listening-waits"]}]


def test_the_outline_holds_every_competency_by_its_id(small_data: Path) -> None:
    waits = outline_of(small_data)["competencies"]["listening-waits"]
    assert re.fullmatch("[0-9a-f]{12}", waits.pop("hash"))
    assert waits == {
        "code": "1.10",
        "title": "Waits",
        "statement": "Lets a silence stand.",
        "link": "../../frameworks/listening/#listening-waits",
        "framework": "listening",
    }


def test_the_outline_says_what_was_renamed_and_reworded_without_a_change_of_meaning(
    small_data: Path,
) -> None:
    outline = outline_of(small_data)
    asks = outline["competencies"]["listening-asks"]
    assert asks["formerly"] == ["listening-inquires", "listening-questions"]
    assert asks["earlier"] == [wording_hash("Asks what the other person meant.")]
    [new, habit] = outline["frameworks"][0]["scale"]["levels"]
    assert "formerly" not in new
    assert habit["formerly"] == ["step-always"]


def test_the_outline_can_stand_in_a_page_whatever_its_words(small_data: Path) -> None:
    framework = small_data / "frameworks" / "listening.yml"
    rough = "Lets a *silence* stand </script> & <b>waits</b>."
    text = framework.read_text("utf-8").replace("Lets a silence stand.", f'"{rough}"')
    framework.write_text(text, "utf-8")
    page = render_my_plan(Page(open_catalog(small_data), Here(MY_PLAN)))
    assert page.count("</script>") == 1
    told = outline_of(small_data)["competencies"]["listening-waits"]["statement"]
    assert told == "Lets a silence stand </script> & <b>waits</b>."


def test_without_script_the_page_leads_to_the_checks_that_print(small_data: Path) -> None:
    view = render_my_plan(Page(open_catalog(small_data), Here(MY_PLAN)))
    [notice] = re.findall(r"<noscript.*?</noscript>", view, re.DOTALL)
    parsed = fragment_fromstring(notice)
    assert parsed.xpath("//@data-search-exclude") == [""]
    assert parsed.xpath("//a/@href") == ["../../self-assessment/listening/#check-listening"]


def test_the_pages_come_with_the_first_framework(small_data: Path) -> None:
    stubs = {stub.page: stub for stub in all_stubs(open_catalog(small_data))}
    assert stubs[MY_PROGRESS].call == "my_progress()"
    assert stubs[MY_PLAN].title == "My plan"
