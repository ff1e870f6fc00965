"""The controls of a page, named and told apart, so that `fields.py` can make a PDF's form of them.

Names are made of permanent ids. They hold no dot, which a PDF's form would read as a level:

- `<competency>` the answer to a check; its options are level ids, `unsure` and `na`
- `<competency>--note` what the reader notes beside it
- `<evidence>` a check mark: we have it; `<evidence>--where` where it is kept
- `<blank>` of a worksheet; the options of a choice are counted from 1
"""

from __future__ import annotations

import lxml.html
from lxml.html import HtmlElement

from ...catalog import check_anchor
from ...reading import Messages
from ..job import NOTE, WHERE
from .paper import HEADINGS, add_class, having, words_of

NOTE_LINES = 1.2
NAME_LINES, QUESTION_LINES = 1.2, 1.7
"""How many lines a question has whose author left a single one for the answer: a sentence may turn
in the field, and the sheet stays one page."""
QUESTION_MARKS = "?？؟;՞"
ENDS = (".", "?", "!", ":")
"""How a question ends behind which an option follows without more ado."""
PAGE, OPENING, SECTION, TEXT, BLANK, SHORT, TURNED = 250, 28, 9.9, 5.2, 6.9, 7.2, 4.4
"""The height of a page and of what stands on a worksheet beside the lines, in mm.

`TURNED` is a line more, for a question that takes two.
"""
FOOT = 22
"""The height of what stands at the foot of a handout, in mm."""
LETTERS, ROOM_OF_OPTION = 104, 7
"""So many letters fit into a line of a worksheet; so many are as wide as an option's circle."""
LONGEST_IN_HALF = 44
LOWEST, HIGHEST = 4, 8
"""Between these, in mm, is the height of a line to write on."""
PAGE_A4, HIGHEST_A4 = 265, 9.5
"""On A4 a page is higher, and so may its lines be."""


def drop_checks(article: HtmlElement) -> None:
    """Leave out checks on pages that are not about checking, where they would stand twice."""
    for rating in list(article.iter("chb-rating")):
        rating.drop_tree()


def refer_to_check(rating: HtmlElement, messages: Messages) -> None:
    """In the place of a check that is asked on an earlier page: its question, and where it is."""
    asked = words_of(next(iter(rating.find_class("chb-self-check"))))
    rating.clear()
    rating.tag = "p"
    rating.text = f"{asked} {messages('pdf.asked_before')}"


def prepare_fields(article: HtmlElement, messages: Messages) -> None:
    """Name every control and say what it asks for: `data-field`, `data-asks`, `data-says`."""
    for rating in article.iter("chb-rating"):
        _prepare_check(rating, messages)
    for evidence in article.iter("chb-evidence"):
        _prepare_evidence(evidence)
    for sheet in article.iter("chb-worksheet"):
        _prepare_sheet(sheet)


def _prepare_check(rating: HtmlElement, messages: Messages) -> None:
    """One group of options and a note; what else a browser asks for is left to it."""
    competency = rating.attrib["competency"]
    asked = words_of(next(iter(rating.find_class("chb-self-check"))))
    heading = _heading_of(rating) or asked
    [form] = rating.findall(".//form") or [rating]
    for control in list(form.iter("input", "textarea", "select")):
        if control.get("type") == "radio" and control.get("data-state"):
            _name(control, competency, "radio", asked, _option(heading, _choice_of(control)))
            control.set("data-of", f"answers {rating.get('record')} {rating.get('hash')}")
        else:
            _drop(control)
    for details in list(form.iter("details")):
        details.drop_tree()
    note = lxml.html.Element("label", {"class": "chb-book-note"})
    note.text = messages("pdf.note")
    field = lxml.html.Element("textarea", {"rows": str(NOTE_LINES)})
    says = messages("pdf.note_to", asked=asked)
    _name(field, competency + NOTE, "lines", says, says)
    note.append(field)
    fieldsets = form.findall(".//fieldset")
    fieldsets[0].append(note) if fieldsets else form.append(note)


def _heading_of(rating: HtmlElement) -> str:
    """The number and the title above a check; where no heading is, its own number and name."""
    id = check_anchor(rating.attrib["competency"])
    for element in rating.getroottree().xpath("//*[@id=$id]", id=id):
        if element.tag in HEADINGS:
            return words_of(element)
    codes = map(words_of, rating.find_class("chb-code"))
    return " ".join([*codes, rating.get("named", "")])


def _choice_of(control: HtmlElement) -> str:
    """The short words of an option, without what they mean."""
    label = next(control.iterancestors("label"))
    meaning = words_of(next(iter(label.find_class("chb-anchor-text")), label))
    words = words_of(label)
    return words.removesuffix(meaning).strip() or words


def _option(question: str, choice: str) -> str:
    """An option by its question, as it is said where it stands alone; readers take it apart."""
    return f"{question}{' ' if question.endswith(ENDS) else ': '}{choice}"


def _prepare_evidence(evidence: HtmlElement) -> None:
    id = evidence.attrib["evidence"]
    for control in evidence.iter("input"):
        says = _label_of(control)
        if control.get("type") == "checkbox":
            _name(control, id, "check", says, says)
            control.set("data-of", "evidence")
        else:
            _name(control, id + WHERE, "line", says, says)


def _prepare_sheet(sheet: HtmlElement) -> None:
    for blank in sheet.find_class("chb-blank"):
        asked = ": ".join(map(words_of, blank.find_class("chb-blank-label")[:1]))
        hints = [words_of(hint) for hint in blank.find_class("chb-hint")]
        asks = " ".join([asked, *hints])
        for number, control in enumerate(list(blank.iter("input", "textarea")), 1):
            if control.get("type") == "radio":
                control.set("value", str(number))
                says = _option(asks, _label_of(control))
                _name(control, blank.attrib["id"], "radio", asks, says)
            else:
                _name(control, blank.attrib["id"], _kind_of(control, asked), asks, asks)
            control.set("data-of", f"sheets {sheet.get('worksheet')}")


def _kind_of(control: HtmlElement, asked: str) -> str:
    """`lines` where more than one may be written, else `line`; says in `rows` how many there are.

    A date has none: its room is its own.
    """
    if control.tag == "textarea":
        return "lines"
    if control.get("type") == "date":
        return "line"
    wants_sentence = any(mark in asked for mark in QUESTION_MARKS)
    control.set("rows", str(QUESTION_LINES if wants_sentence else NAME_LINES))
    return "lines" if wants_sentence else "line"


def _name(control: HtmlElement, name: str, kind: str, asks: str, says: str) -> None:
    control.set("name", name)
    for key, value in (("field", kind), ("asks", asks), ("says", says)):
        control.set(f"data-{key}", value)


def _label_of(control: HtmlElement) -> str:
    label = next(control.iterancestors("label"), None)
    return "" if label is None else words_of(label)


def _drop(control: HtmlElement) -> None:
    """Leave out a control with its label."""
    label = next(control.iterancestors("label"), control)
    if label.getparent() is not None:
        label.drop_tree()


def draw_fields(article: HtmlElement) -> None:
    """Give every named control its shape on paper; unnamed ones have no use there.

    WeasyPrint embeds whole fonts for fields of text, so it is told of check boxes alone, whose
    class says how much room they take. `fields.py` makes fields of text of them.
    """
    for control in list(article.iter("input", "textarea")):
        kind = control.get("data-field")
        if kind is None:
            _drop(control)
        elif kind in ("line", "lines"):
            control.attrib.pop("placeholder", None)
            lines = control.get("rows") or "1"
            short = " chb-book-short" * (control.get("type") == "date")
            control.text = None
            control.tag = "input"
            control.set("type", "checkbox")
            control.set("class", f"chb-book-blank{short}")
            control.set("style", f"--chb-lines: {float(lines):g}")


def fit_sheets(article: HtmlElement) -> None:
    """Let each worksheet's lines be as high as a page allows, within what a hand can write in.

    Short blanks that follow each other share a row.
    """
    for sheet in article.xpath(having("chb-sheet")):
        blanks = _rows_of_blanks(sheet)
        lines = [_lines_of(blank) for blank in blanks]
        long = sum(1 for count in lines if count)
        has_foot = bool(article.xpath(having("chb-book-handout-foot")))
        taken = OPENING + FOOT * has_foot + BLANK * long + SHORT * (len(blanks) - long)
        taken += SECTION * len(sheet.xpath(".//fieldset")) + TEXT * len(
            sheet.xpath(".//fieldset/p")
        )
        turned = [blank for blank in sheet.xpath(having("chb-blank")) if _turns(blank)]
        taken += TURNED * len(turned)
        for blank in turned:
            add_class(blank, "chb-book-turned")
        letter = _line_height(PAGE - taken, sum(lines), HIGHEST)
        a4 = _line_height(PAGE_A4 - taken, sum(lines), HIGHEST_A4)
        sheet.set("style", f"--chb-line: {letter}; --chb-line-a4: {a4}")


def _lines_of(blank: HtmlElement) -> float:
    """How many lines there are to write on; 0 for options, and for a date by itself."""
    return sum(float(field.get("rows", 0)) for field in blank.iter("input", "textarea"))


def _line_height(room: float, lines: float, highest: float) -> str:
    return f"{min(max(room / max(lines, 1), LOWEST), highest):.2f}mm"


def _turns(blank: HtmlElement) -> bool:
    """Whether a question takes two lines, with its hint and its options."""
    options = len(blank.find_class("chb-option"))
    return len(words_of(blank)) + ROOM_OF_OPTION * options > LETTERS


def _rows_of_blanks(sheet: HtmlElement) -> list[HtmlElement]:
    """The blanks of a sheet, of which short ones that follow each other share a row as a pair.

    Of a pair, whose fields are made equally high, the first alone is returned.
    """
    rows: list[HtmlElement] = []
    waiting = None
    for blank in sheet.xpath(having("chb-blank")):
        is_half = _fits_in_half(blank)
        if is_half and waiting is not None and blank.getprevious() is waiting:
            _pair(waiting, blank)
            waiting = None
        else:
            rows.append(blank)
            waiting = blank if is_half else None
    return rows


def _fits_in_half(blank: HtmlElement) -> bool:
    label = " ".join(map(words_of, blank.find_class("chb-blank-label")))
    short = blank.xpath(".//input[@data-field='line' or @data-field='lines']")
    return bool(short) and len(label) <= LONGEST_IN_HALF and not blank.find_class("chb-hint")


def _pair(*blanks: HtmlElement) -> None:
    """Let two blanks share a row."""
    fields = [next(blank.iter("input")) for blank in blanks]
    rows = max((field.get("rows", "1") for field in fields), key=float)
    for blank, field in zip(blanks, fields, strict=True):
        add_class(blank, "chb-book-half")
        field.set("rows", rows)


def facts_of(document: HtmlElement) -> dict[str, object]:
    """What a filled form must tell of itself: whose records its fields belong to.

    `answers` holds the record and the wording's hash by competency, `sheets` the worksheet by
    blank, `evidence` what is to be marked. Empty where the document has no fields.
    """
    answers, sheets, evidence = {}, {}, set()
    for control in document.xpath("//input[@data-of]"):
        name, (kind, *rest) = control.get("name"), control.get("data-of").split()
        if kind == "answers":
            answers[name] = rest
        elif kind == "sheets":
            sheets[name] = rest[0]
        else:
            evidence.add(name)
    if not (answers or sheets or evidence):
        return {}
    return {"v": 1, "answers": answers, "sheets": sheets, "evidence": sorted(evidence)}
