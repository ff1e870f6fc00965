"""What goes in and out in other forms: answers from filled PDFs."""

from .answers import (
    amounts_in,
    read_answers,
)

__all__ = [
    "amounts_in",
    "read_answers",
]
