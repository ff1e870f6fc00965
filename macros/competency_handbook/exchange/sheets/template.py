"""A sheet to begin a framework in, with an example that shows how it is filled in."""

from __future__ import annotations

from .mapping import Column
from .write import Table

COLUMNS = (
    ("Code", "code", "Your own number for it, such as 1.10, if you have one."),
    ("Domain", "depth", "The heading that it stands under. Write it in every row below it."),
    ("Title", "title", "A short name, about seven words at the most."),
    ("Statement", "statement", "What a capable person does. Title or statement may be left out."),
    ("Self-check", "self_check", "The same in the first person, for those who check themselves."),
    ("Level: Learning", "level", "What it looks like at this level: a text, or a line for each "
     "point. Give the levels your own names, in their order, as many as you have."),
    ("Level: Doing", "level", ""),
    ("Level: Leading", "level", ""),
    ("Look-fors", "indicators", "What could be seen or heard, a line for each."),
    ("Keywords", "keywords", "Other words that people look for, a line for each."),
)  # fmt: skip
ROWS = (
    (
        "1.1",
        "Listening",
        "Lets others finish",
        "Waits until a person has said all that they want to say.",
        "I wait until a person has said all that they want to say.",
        "Knows why it matters to wait.",
        "- Waits in most talks.\n- Notices when others are cut short.",
        "Helps others to wait, and shows how.",
        "- Counts to three before answering.",
        "silence\npatience",
    ),
    (
        "1.2",
        "Listening",
        "Asks what was meant",
        "Asks back where something can be understood in two ways.",
        "I ask back where something can be understood in two ways.",
        "",
        "Asks back in most talks.",
        "",
        "",
        "",
    ),
    (
        "2.1",
        "Planning",
        "Keeps a plan",
        "Writes down what comes next, and looks at it every week.",
        "",
        "",
        "",
        "",
        "",
        "",
    ),
)
STEPS = (
    (
        "How to begin",
        "Write over the example, a row for each competency. Leave empty what you lack.",
    ),
    ("More columns", "Add columns of your own: each becomes a line below its competencies."),
    ("Sorting", "Rows may be sorted, and new ones stand anywhere: what is there is known again."),
    ("Then", "handbook import this-file.xlsx shows what it reads, and asks before it writes."),
)
FRAMEWORK = "Framework"


def template() -> tuple[Table, Table]:
    """The sheet with its example, and one that says what each column is for."""
    columns = tuple(Column(name, role) for name, role, _ in COLUMNS)
    told = [(name, meaning) for name, _, meaning in COLUMNS if meaning]
    notes = (Column("For", "depth"), Column("Write", "note"))
    return Table(FRAMEWORK, columns, ROWS), Table("How to", notes, (*STEPS, *told))
