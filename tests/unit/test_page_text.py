"""Code in a page is shown as written, and an id after a heading is an id, whatever Jinja reads."""

from __future__ import annotations

import pytest
from jinja2 import Environment

from competency_handbook.site.page_text import for_macros

CODE = "# Publishing\n\n```yaml\nenv:\n  KEY: ${{ secrets.KEY }}\n```\n\nSay `{{ it }}` and `{#`."


def rendered(page: str, **settings: object) -> str:
    return Environment().from_string(for_macros(page, settings)).render(name="Ada")


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (CODE, CODE),
        ("## First {#first}\n\nKept.\n\nA #} mark.", "## First { #first}\n\nKept.\n\nA #} mark."),
        ("## First {#first .wide}", "## First { #first .wide}"),
        ("Hello {{ name }}, `{{ name }}`", "Hello Ada, `{{ name }}`"),
        ("A {# note #}gap {#note#}.", "A gap ."),
        ("- item\n\n    ```\n    {{ x }}\n    ```", "- item\n\n    ```\n    {{ x }}\n    ```"),
        ("<!-- {{ nobody }} -->", "<!-- {{ nobody }} -->"),
        ("{% raw %}\n```\n{{ x }}\n```\n{% endraw %}", "\n```\n{{ x }}\n```\n"),
        ("```\n{% raw %}{{ x }}{% endraw %}\n```", "```\n{{ x }}\n```"),
        ("---\ntitle: `{{ name }}`\n---\n{{ name }}", "---\ntitle: `Ada`\n---\nAda"),
    ],
)
def test_what_is_no_call_reaches_the_page(page: str, shown: str) -> None:
    assert rendered(page) == shown


@pytest.mark.parametrize(
    ("front", "plugin"),
    [
        ("---\nrender_macros: false\n---\n", {}),
        ("", {"render_by_default": False}),
        ("", {"j2_variable_start_string": "[["}),
    ],
)
def test_a_page_in_which_braces_mean_nothing_stays(front: str, plugin: dict[str, object]) -> None:
    page = front + CODE
    assert for_macros(page, {"plugins": ["search", {"macros": plugin}]}) == page


def test_a_page_that_asks_for_macros_has_them() -> None:
    settings = {"plugins": [{"macros": {"render_by_default": False}}]}
    page = "---\nrender_macros: true\n---\n`{{ x }}`"
    assert for_macros(page, settings).endswith("{% raw %}`{{ x }}`{% endraw %}")
