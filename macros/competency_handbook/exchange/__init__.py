"""What goes in and out in other forms: answers from filled PDFs, frameworks as spreadsheets."""

from .answers import (
    amounts_in,
    read_answers,
)
from .sheets.export import (
    ENDINGS,
    export_sheet,
    export_template,
    publish_sheets,
)
from .sheets.importing import (
    Plan,
    plan_import,
    write_plan,
)
from .sheets.table import (
    Wishes,
)

__all__ = [
    "ENDINGS",
    "Plan",
    "Wishes",
    "amounts_in",
    "export_sheet",
    "export_template",
    "plan_import",
    "publish_sheets",
    "read_answers",
    "write_plan",
]
