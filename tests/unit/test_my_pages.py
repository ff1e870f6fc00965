"""A reader's own pages as the handbook renders them, and the outline for their script."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from lxml.html import fragment_fromstring

from catalogs import open_catalog, outline_in
from competency_handbook.catalog.addresses import MY_PLAN, Here
from competency_handbook.kinds.self_assessment import render_division_check, render_self_assessment
from competency_handbook.kinds.worksheet import render_worksheet
from competency_handbook.model import LARGE, competencies_of, wording_hash
from competency_handbook.render import Page, render_my_plan
from competency_handbook.site.stubs import all_stubs


def outline_of(data: Path) -> dict:
    return outline_in(open_catalog(data))


def test_the_outline_holds_frameworks_with_their_scale_and_areas(small_data: Path) -> None:
    [framework] = outline_of(small_data)["frameworks"]
    scale, domains = framework.pop("scale"), framework.pop("domains")
    assert framework == {
        "id": "listening",
        "title": "Listening",
        "short": "Listen",
        "record": "me",
        "link": "frameworks/listening/",
        "check": "self-assessment/listening/",
        "language": "en",
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
        "asks": "I let a silence stand.",
        "link": "frameworks/listening/#listening-waits",
        "framework": "listening",
    }


def test_the_outline_says_what_was_renamed_and_reworded_without_a_change_of_meaning(
    small_data: Path,
) -> None:
    outline = outline_of(small_data)
    asks = outline["competencies"]["listening-asks"]
    assert asks["formerly"] == ["listening-inquires", "listening-questions"]
    assert asks["earlier"] == [wording_hash("Asks what the other person meant.")]
    assert asks["same"] == ["Asks what the other person meant."]
    [new, habit] = outline["frameworks"][0]["scale"]["levels"]
    assert "formerly" not in new
    assert habit["formerly"] == ["step-always"]


def test_the_outline_names_the_former_ids_of_evidence_where_there_are_any(
    small_data: Path,
) -> None:
    assert "evidence" not in outline_of(small_data)
    framework = small_data / "frameworks" / "listening.yml"
    [waits, *_] = competencies_of(open_catalog(small_data).frameworks["listening"])
    [line, *_] = waits.evidence
    renamed = f"- id: {line.id}\n            formerly: [waits-film]\n"
    text = framework.read_text("utf-8")
    assert f"- id: {line.id}\n" in text
    framework.write_text(text.replace(f"- id: {line.id}\n", renamed), "utf-8")
    assert outline_of(small_data)["evidence"] == {line.id: ["waits-film"]}


SHEET = """title: Visit notes
summary: What you saw.
own: true
formerly: [coaching-sheet]
sections:
  - id: visit-first
    title: First
    fields:
      - {id: visit-noticed, formerly: [visit-seen, visit-saw], label: What I saw, kind: line}
      - {id: visit-kind, formerly: [visit-type], label: Kind, kind: choice, options: [Short, Long]}
      - {id: visit-new, label: New, kind: paragraph}
"""


def test_a_worksheet_tells_the_script_its_former_ids_and_those_of_its_blanks(
    small_data: Path,
) -> None:
    (small_data / "worksheets").mkdir()
    (small_data / "worksheets" / "visit-notes.yml").write_text(SHEET)
    html = render_worksheet(Page(open_catalog(small_data), Here("x.md")), "visit-notes")
    assert '<chb-worksheet worksheet="visit-notes" formerly="coaching-sheet">' in html
    assert 'name="visit-noticed" data-formerly="visit-seen visit-saw"' in html
    assert html.count('name="visit-kind" data-formerly="visit-type"') == 2
    assert html.count("formerly=") == 4


def test_a_line_of_evidence_tells_the_script_its_former_ids(small_data: Path) -> None:
    page = Page(open_catalog(small_data), Here("x.md"))
    [waits, *_] = competencies_of(page.catalog.frameworks["listening"])
    entry = waits.evidence[0].model_copy(update={"formerly": ("waits-film",)})
    html = page.html("evidence-checklist.html", evidence=[("Record", [entry])])
    assert f'<chb-evidence evidence="{entry.id}" formerly="waits-film">' in html


def test_the_outline_says_words_without_their_marks(small_data: Path) -> None:
    framework = small_data / "frameworks" / "listening.yml"
    rough = "Lets a *silence* stand </script> & <b>waits</b>."
    text = framework.read_text("utf-8").replace("Lets a silence stand.", f'"{rough}"')
    framework.write_text(text, "utf-8")
    told = outline_of(small_data)["competencies"]["listening-waits"]["statement"]
    assert told == "Lets a silence stand </script> & <b>waits</b>."


def test_the_outline_leads_to_files_where_addresses_are_files(small_data: Path) -> None:
    outline = outline_in(open_catalog(small_data), directory_urls=False)
    assert outline["frameworks"][0]["check"] == "self-assessment/listening.html"
    link = outline["competencies"]["listening-waits"]["link"]
    assert link == "frameworks/listening.html#listening-waits"


def test_without_script_the_page_leads_to_the_checks_that_print(small_data: Path) -> None:
    view = render_my_plan(Page(open_catalog(small_data), Here(MY_PLAN)))
    [notice] = re.findall(r"<noscript.*?</noscript>", view, re.DOTALL)
    parsed = fragment_fromstring(notice)
    assert parsed.xpath("//@data-search-exclude") == [""]
    assert parsed.xpath("//a/@href") == ["../../self-assessment/listening/#check-listening"]


def test_the_pages_come_with_the_first_framework(small_data: Path) -> None:
    stubs = {stub.page: stub for stub in all_stubs(open_catalog(small_data))}
    assert stubs["my/progress.md"].call == "my_progress()"
    assert stubs[MY_PLAN].title == "My plan"


def test_a_large_frameworks_areas_have_check_pages_of_their_own(small_data: Path) -> None:
    """Where each is rated is told with the area; that of a small framework is one page."""
    assert "check" not in outline_of(small_data)["frameworks"][0]["domains"][1]
    path = small_data / "frameworks" / "listening.yml"
    framework = yaml.safe_load(path.read_text("utf-8"))
    [domain, asks] = framework["contains"]
    kept = {key: asks[key] for key in ("title", "statement", "self_check", "own")}
    for n in range(LARGE - 1):
        parts = [{"id": f"extra-{n}-{k}", "text": "Does it.", "own": True} for k in range(3)]
        more = {"indicators": parts[:2], "evidence": [parts[2] | {"kind": "record"}]}
        domain["contains"].append(kept | {"id": f"extra-{n}"} | more)
    framework["contains"] = [domain]
    path.write_text(yaml.safe_dump(framework), "utf-8")
    (small_data / "comparisons" / "roles.yml").unlink()
    [framework] = outline_of(small_data)["frameworks"]
    assert framework["check"] == "self-assessment/listening/"
    [area] = framework["domains"]
    assert area["check"] == "self-assessment/listening/listening-attention/"
    page = Page(open_catalog(small_data), Here("self-assessment/listening/index.md"))
    above = render_self_assessment(page, "listening")
    assert (above.count("<chb-rating "), above.count("<chb-progress ")) == (0, 2)
    assert 'listening/listening-attention/#check-listening-attention"' in above
    below = render_division_check(page, "listening", "listening-attention")
    assert below.count("<chb-rating ") == LARGE
