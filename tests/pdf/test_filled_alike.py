"""What the command makes of filled PDFs, the page makes of them too: one table, both readers.

Byte for byte where they are read, and of the same fault where they are not.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from playwright.sync_api import Page

from competency_handbook.exchange.answers import read_answers
from competency_handbook.model import BuildFailed
from forms import (
    AGENCY,
    BOOK,
    CHOSEN,
    FIRST,
    GUIDE,
    HANDBOOK,
    NOW,
    OTHER_SHEET,
    SECOND,
    SHEET,
    Bench,
    Change,
    everything,
    filled,
    read_here,
    texts,
    told,
)

pytest_plugins = ["browser", "forms"]

FAULTS = {
    "password": "{name}: the PDF wants a password. Save it without one.",
    "damaged": "{name}: this is no PDF, or it is damaged.",
    "foreign": "{name}: this is no form of a competency handbook. A form that was printed to a new "
    "PDF is one no more: save it from the reader that filled it in.",
    "newer": "{name}: a newer handbook made this form. Update this one first.",
    "other": "{name}: this form is of the handbook `{handbook}`, not of `" + HANDBOOK + "`.",
    "flat": "{name}: the fields of this form are gone, as when it is printed to a new PDF. Save it "
    "from the reader that filled it in.",
    "blank": "{name}: nothing is filled in. Was it saved after filling it in?",
    "edition": "{name}: this form is of edition {edition}, {other} is of {other_edition}. Read "
    "them one by one.",
    "differs": "{name}: `{id}` is answered differently in another form. Read one by one.",
}
"""What the command says of each fault that the page tells in words of its own."""


def noted(text: bytes | str) -> Change:
    return filled({FIRST + "--note": text})


def telling(text: str) -> Change:
    return lambda pdf: pdf.docinfo.__setitem__("/CompetencyHandbook", text)


def group_of(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return next(field for field in pdf.Root.AcroForm.Fields if str(field.T) == FIRST)


def drawn_only(pdf: pikepdf.Pdf) -> None:
    """An option is drawn as on, and the group has no value."""
    group = group_of(pdf)
    [state] = [state for state in group.Kids[1].AP.N if state != "/Off"]
    group.Kids[1].AS = pikepdf.Name(state)
    del group.V


def long_text(pdf: pikepdf.Pdf) -> None:
    [note] = [field for field in pdf.Root.AcroForm.Fields if str(field.T) == FIRST + "--note"]
    note.V = pdf.make_stream("In einem Strom: ü".encode("utf-16"))


def made_before(pdf: pikepdf.Pdf) -> None:
    """Options say themselves alone, as in forms that were made before they said their question."""
    for group in pdf.Root.AcroForm.Fields:
        for n, widget in enumerate(group.get("/Kids", [])):
            widget.TU = pikepdf.String(f"Option: {n}")


def odd(pdf: pikepdf.Pdf) -> None:
    """Things where others are expected, and one answer among them."""
    CHOSEN(pdf)
    fields = pdf.Root.AcroForm.Fields
    by_name = {str(field.T): field for field in fields}
    by_name[FIRST + "--note"].V = pikepdf.Name("/Words")
    by_name[SECOND].V = pikepdf.String("na")
    by_name[SECOND + "--note"].V = 7
    del by_name[SECOND].Kids[0].AP
    by_name[SECOND].Kids[1].AP.N = pdf.make_stream(b"")
    by_name[SECOND].Kids.append(pikepdf.Name("/None"))
    fields.append(pikepdf.Dictionary(FT=pikepdf.Name("/Btn")))
    fields.append(pikepdf.String("no field"))


def without_form(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AcroForm


def without_fields(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.Fields = pikepdf.Name("/None")


def without_information(pdf: pikepdf.Pdf) -> None:
    del pdf.trailer["/Info"]


USER = pikepdf.Encryption(user="u", owner="o")
ALL_BYTES = bytes(range(1, 256))


def cut(path: Path, part: float) -> bytes:
    content = path.read_bytes()
    return content[: int(len(content) * part)]


def added_to(bench: Bench) -> Path:
    """A file to whose end a reader has written the one field that was changed."""
    path = bench.made(CHOSEN, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(path) as pdf:
        group = group_of(pdf)
        number, generation = group.objgen
        group.V = pikepdf.Name("/na")
        changed = group.unparse(resolved=True)
        size, root, info = pdf.trailer.Size, pdf.Root.objgen, pdf.docinfo.objgen
    content = path.read_bytes()
    start = int(content.rsplit(b"startxref", 1)[1].split()[0])
    body = b"%d %d obj\n%s\nendobj\n" % (number, generation, changed)
    table = b"xref\n%d 1\n%010d %05d n \n" % (number, len(content), generation)
    trailer = f"trailer\n<< /Size {size} /Root {root[0]} {root[1]} R /Info {info[0]} {info[1]} R "
    end = f"/Prev {start} >>\nstartxref\n{len(content) + len(body)}\n%%EOF\n"
    return bench.written(content + body + table + (trailer + end).encode())


def scanned(bench: Bench) -> Path:
    Image.new("L", (200, 260), 255).save(bench.folder / "a.pdf")
    return bench.folder / "a.pdf"


Case = Callable[[Bench], Path | list[Path]]
READ: dict[str, Case] = {
    "one answer": lambda b: b.made(CHOSEN),
    "every option and note": lambda b: b.made(everything),
    "not sure, does not apply": lambda b: b.made(filled({FIRST: "-1", SECOND: "-2"})),
    "a note alone": lambda b: b.made(noted("Only “this”")),
    "a note with line ends": lambda b: b.made(noted(" one\rtwo\r\nthree\n\n")),
    "a note with every byte": lambda b: b.made(noted(ALL_BYTES)),
    "UTF-16, little end first": lambda b: b.made(noted(b"\xff\xfe" + "Ünï".encode("utf-16-le"))),
    "UTF-8": lambda b: b.made(noted(b"\xef\xbb\xbf" + "Ünï 日本".encode())),
    "half a letter": lambda b: b.made(CHOSEN, noted(b"\xfe\xff\xd8\x3c\x00a\x00")),
    "bytes that are no UTF-8": lambda b: b.made(noted(b"\xef\xbb\xbfa\xc3\x28\xf0\x9f\x8e")),
    "odd white space": lambda b: b.made(CHOSEN, noted("\x1c\x85\xa0\u2003\u3000")),
    "a byte order mark within": lambda b: b.made(noted("\ufeff \u200b")),
    "a long text in a stream": lambda b: b.made(long_text),
    "an agency": lambda b: b.made(everything, of=AGENCY),
    "a worksheet": lambda b: b.made(everything, of=SHEET, name="for Ana. 2.pdf"),
    "a worksheet made before": lambda b: b.made(everything, made_before, of=SHEET),
    "a name without an ending": lambda b: b.made(everything, of=SHEET, name=".pdf"),
    "the whole book": lambda b: b.made(everything, of=BOOK),
    "three at once": lambda b: [
        b.made(CHOSEN),
        b.made(everything, of=AGENCY, name="b.pdf"),
        b.made(everything, of=SHEET, name="c.pdf"),
    ],
    "the same twice": lambda b: [b.made(everything, of=SHEET)] * 2,
    "two of the same worksheet": lambda b: [
        b.made(everything, of=OTHER_SHEET),
        b.made(lambda pdf: filled({texts(pdf)[0]: "b"})(pdf), of=OTHER_SHEET, name="b.pdf"),
    ],
    "another edition": lambda b: b.made(CHOSEN, told(edition="2025.2")),
    "a strange name": lambda b: b.made(CHOSEN, told(sheets={FIRST: "__proto__"})),
    "drawn as on, without a value": lambda b: b.made(drawn_only),
    "odd things": lambda b: b.made(odd),
    "for the web": lambda b: b.made(CHOSEN, linearize=True),
    "packed": lambda b: b.made(CHOSEN, object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "unpacked": lambda b: b.made(CHOSEN, qdf=True, static_id=True),
    "added to its end": added_to,
    "words before and after": lambda b: b.written(
        b"words\n" + b.made(CHOSEN).read_bytes() + b"\nwords"
    ),
    "no printing allowed": lambda b: b.made(CHOSEN, encryption=pikepdf.Encryption(owner="o")),
    "no printing allowed, AES": lambda b: b.made(
        CHOSEN, encryption=pikepdf.Encryption(owner="o", R=4)
    ),
    "no printing allowed, old": lambda b: b.made(
        CHOSEN, encryption=pikepdf.Encryption(owner="o", R=3, aes=False, metadata=False)
    ),
}
UNREAD: dict[str, tuple[Case, list[str]]] = {
    "nothing filled in": (lambda b: b.made(), ["blank"]),
    "blanks filled in": (lambda b: b.made(noted(" \r\n")), ["blank"]),
    "no form": (lambda b: b.made(CHOSEN, without_form), ["flat"]),
    "no fields": (lambda b: b.made(CHOSEN, without_fields), ["flat"]),
    "a guide": (lambda b: b.made(of=GUIDE), ["foreign"]),
    "no information": (lambda b: b.made(CHOSEN, without_information), ["foreign"]),
    "half told": (lambda b: b.made(CHOSEN, telling('{"handbook":')), ["foreign"]),
    "not told by us": (lambda b: b.made(CHOSEN, telling("[1]")), ["foreign"]),
    "told in part": (lambda b: b.made(CHOSEN, told(sheets=None)), ["foreign"]),
    "told oddly": (lambda b: b.made(CHOSEN, told(answers={FIRST: "me"})), ["foreign"]),
    "a scan": (scanned, ["foreign"]),
    "newer": (lambda b: b.made(CHOSEN, told(v=2)), ["newer"]),
    "another handbook": (lambda b: b.made(CHOSEN, told(handbook="our-county")), ["other"]),
    "a password": (lambda b: b.made(CHOSEN, encryption=USER), ["password"]),
    "a password, old": (
        lambda b: b.made(CHOSEN, encryption=pikepdf.Encryption(user="u", owner="o", R=4)),
        ["password"],
    ),
    "words": (lambda b: b.written(b"words"), ["damaged"]),
    "nothing": (lambda b: b.written(b""), ["damaged"]),
    "a page": (lambda b: b.written(b"<!doctype html><title>x</title>"), ["damaged"]),
    "its first words": (lambda b: b.written(b"%PDF-1.7\n"), ["damaged"]),
    "a half": (lambda b: b.written(cut(b.made(CHOSEN), 0.5)), ["damaged"]),
    "contradiction": (
        lambda b: [b.made(CHOSEN), b.made(filled({FIRST: "2"}), name="b.pdf")],
        ["differs"],
    ),
    "two editions": (
        lambda b: [b.made(CHOSEN), b.made(CHOSEN, told(edition="2025.2"), name="b.pdf")],
        ["edition"],
    ),
    "all at once": (
        lambda b: [
            b.made(CHOSEN),
            b.made(of=GUIDE, name="b.pdf"),
            b.made(filled({FIRST: "2"}), told(edition="2025.2"), name="c.pdf"),
            b.written(b"", name="d.pdf"),
        ],
        ["foreign", "damaged", "differs", "edition"],
    ),
}


def paths_of(case: Case, bench: Bench) -> list[Path]:
    made = case(bench)
    return made if isinstance(made, list) else [made]


@pytest.mark.parametrize("case", READ.values(), ids=READ)
def test_both_readers_make_the_same_file(case: Case, pdf_page: Page, bench: Bench) -> None:
    paths = paths_of(case, bench)
    found = read_answers(paths, HANDBOOK, NOW)
    assert any(group for record in found["records"].values() for group in record.values())
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    assert read_here(pdf_page, paths) == {"text": text}


@pytest.mark.filterwarnings("ignore:This document has")
@pytest.mark.parametrize("case", UNREAD.values(), ids=UNREAD)
def test_both_readers_find_the_same_faults(
    case: tuple[Case, list[str]], pdf_page: Page, bench: Bench
) -> None:
    make, keys = case
    paths = paths_of(make, bench)
    with pytest.raises(BuildFailed) as failed:
        read_answers(paths, HANDBOOK, NOW)
    faults = read_here(pdf_page, paths)["faults"]
    assert [fault["key"] for fault in faults] == keys
    said = [FAULTS[fault["key"]].format(**fault["values"]) for fault in faults]
    assert said == str(failed.value).replace(f"{bench.folder}/", "").splitlines()
