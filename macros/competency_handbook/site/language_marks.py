"""What on a page is in another language than the page: marks of texts become `lang` of elements.

Data keeps a text that is not translated between two marks (`model.marked`). They travel with it
through templates, Markdown and the engine; here they go, before anybody gets the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import BEGIN, BETWEEN, END, isolated, unmarked
from ..reading import Messages, is_from_right

PIECE = re.compile(
    rf"(?P<raw><(?P<name>script|style|title|textarea|option)\b.*?</(?P=name)>)"
    rf"|(?P<tag><[^>]*>)|{BEGIN}(?P<language>[^{BETWEEN}]*){BETWEEN}|(?P<end>{END})",
    re.DOTALL | re.IGNORECASE,
)
"""What a page is made of: elements that hold text alone, tags, and marks."""
INSIDE = re.compile(
    r"</?(?:a|abbr|b|bdi|br|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)\b",
    re.IGNORECASE,
)
"""Tags that may stand in the middle of a text. At any other, the text is at its end."""
WHOLE = re.compile(
    r"<(?P<name>\w+)(?![^<>]*\s(?:lang|dir)=)(?P<before>(?:\s[^<>]*)?)>"
    r"<span (?P<said>lang=[^ >]*)>(?P<text>[^<]*)</span></(?P=name)>"
)
"""An element that has nothing in it but a text in another language, and does not say its own.

One whose text runs the other way does not turn with it: a heading stands where the others do.
"""
ARTICLE = re.compile(r'<article\b[^>]*?\s(?P<said>lang="(?P<language>[\w-]+)")(?! dir=)')
"""The text of a page that is in another language than its frame."""
FROM_RIGHT = re.compile(r"<(?:html|body)\b[^>]*\sdir=\"?rtl")

BLOCK_BEGINS, BLOCK_ENDS = "<!--chb-lang {}-->", "<!--/chb-lang-->"
BLOCKS = re.compile(
    r"<!--chb-lang (?P<language>[\w-]+)-->(?P<inside>.*?)<!--/chb-lang-->", re.DOTALL
)


def as_block_in(markdown: str, language: str) -> str:
    """What a macro wrote, in the midst of a page that an author wrote in another language.

    What is written within a line has no words of its own.
    """
    if "\n" not in markdown:
        return markdown
    return f"\n\n{BLOCK_BEGINS.format(language)}\n\n{markdown}\n\n{BLOCK_ENDS}\n\n"


def with_languages(html: str) -> str:
    """A page on which elements say the language of what was between marks; which are gone."""
    page = FROM_RIGHT.search(html) is not None
    around = page
    if article := ARTICLE.search(html):
        around = is_from_right(article["language"])
        said = _attributes(article["language"], page)
        html = html[: article.start("said")] + said + html[article.end("said") :]
    html = BLOCKS.sub(
        lambda it: f"<div {_attributes(it['language'], around)}>{it['inside']}</div>", html
    )
    if BEGIN not in html:
        return html
    return WHOLE.sub(
        r"<\g<name>\g<before> \g<said>>\g<text></\g<name>>", "".join(_pieces(html, page))
    )


def in_plain_text(text: str, messages: Messages) -> str:
    """What scripts say, where no element can tell a language: without marks.

    On a page that is read from the right, Unicode's own keep the direction of the words.
    """
    return isolated(text) if messages.is_from_right else unmarked(text)


def _attributes(language: str, page_is_from_right: bool) -> str:
    """What an element in a language says of it: the tag, and where its lines begin if not there."""
    from_right = is_from_right(language)
    direction = f' dir="{"rtl" if from_right else "ltr"}"'
    return f'lang="{language}"' + direction * (from_right != page_is_from_right)


def _pieces(html: str, page_is_from_right: bool) -> Iterator[str]:
    """The page piece by piece."""
    done, is_open = 0, False
    for piece in PIECE.finditer(html):
        yield html[done : piece.start()]
        done = piece.end()
        if piece["raw"] is not None:
            yield unmarked(piece["raw"])
        elif piece["tag"] is not None:
            if is_open and not INSIDE.match(piece["tag"]):
                yield "</span>"  # its end was cut away, as of a text that was shortened
                is_open = False
            yield unmarked(piece["tag"])
        elif piece["end"] is not None:
            yield "</span>" if is_open else ""
            is_open = False
        else:
            yield (
                "</span>" if is_open else ""
            ) + f"<span {_attributes(piece['language'], page_is_from_right)}>"
            is_open = True
    yield html[done:]
