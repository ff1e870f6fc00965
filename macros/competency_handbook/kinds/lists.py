"""Kinds without a page: words to avoid, synonyms, why released items are gone, tailoring."""

from ..model import Kind, PlainLanguage, Removed, Synonyms, Tailoring

PLAIN_LANGUAGE = Kind(
    "plain-language",
    PlainLanguage,
    "plain-language",
    entries="avoid",
    by_language=True,
    is_translated=False,
)
REMOVED = Kind("removed", Removed, "removed", entries="removed", is_translated=False)
TAILORING = Kind("tailoring", Tailoring, "tailoring", is_translated=False)
SYNONYMS = Kind(
    "synonyms", Synonyms, "synonyms", entries="synonyms", by_language=True, is_translated=False
)
