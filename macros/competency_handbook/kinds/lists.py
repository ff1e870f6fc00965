"""Kinds without a page: words to avoid, synonyms for the search, why released items are gone."""

from ..model import Kind, PlainLanguage, Removed, Synonyms

PLAIN_LANGUAGE = Kind("plain-language", PlainLanguage, "plain-language", entries="avoid")
REMOVED = Kind("removed", Removed, "removed", entries="removed")
SYNONYMS = Kind("synonyms", Synonyms, "synonyms", entries="synonyms")
