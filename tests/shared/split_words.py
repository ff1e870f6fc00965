"""Whether the words of a picture have the room that they need."""

from __future__ import annotations

from playwright.sync_api import Page


def split_words(page: Page, selector: str) -> list[str]:
    """The words that stand on two lines for want of room; a hyphen of their own may end a line."""
    return page.locator(selector).evaluate_all(
        """all => all.flatMap((one) => {
          const found = [];
          const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
          for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            for (const word of text.data.matchAll(/[^\\s-]+/g)) {
              const range = new Range();
              range.setStart(text, word.index);
              range.setEnd(text, word.index + word[0].length);
              const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
              if (new Set(tops).size > 1) found.push(word[0]);
            }
          }
          return found;
        })"""
    )
