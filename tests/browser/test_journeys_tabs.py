"""Tabs that readers close, reopen and copy, in each browser that lets a test do it."""

from __future__ import annotations

import pytest

from browser_windows import close_tab, copy_tab, reopen_tab
from reader import Reader
from webdrivers import only_in

pytest_plugins = ["webdrivers"]
pytestmark = [pytest.mark.slow, only_in("chromium", "firefox")]

GLOSSARY = "glossary/"


def test_a_closed_tab_comes_back_with_what_it_kept(reader: Reader):
    reader.open("")
    reader.open_tab(GLOSSARY)
    reader.script("sessionStorage.test = 'here'")
    reopen_tab(reader, close_tab(reader))
    reader.at(GLOSSARY)
    assert reader.script("return sessionStorage.test") == "here"


def test_a_copied_tab_keeps_the_same(reader: Reader):
    reader.open(GLOSSARY)
    reader.script("sessionStorage.test = 'here'")
    copy_tab(reader)
    reader.at(GLOSSARY)
    assert len(reader.driver.window_handles) == 2
    assert reader.script("return sessionStorage.test") == "here"
