"""Kinds without a page: words to avoid, synonyms, why released items are gone, tailoring."""

from ..model import Kind, PlainLanguage, Removed, Synonyms, Tailoring

PLAIN_LANGUAGE = Kind("plain-language", PlainLanguage, "plain-language", entries="avoid")
REMOVED = Kind("removed", Removed, "removed", entries="removed")
TAILORING = Kind("tailoring", Tailoring, "tailoring")
SYNONYMS = Kind("synonyms", Synonyms, "synonyms", entries="synonyms")
