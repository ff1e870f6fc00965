/** What stands behind the `#` of the page's address, where that is no place on the page. */

/**
 * Keep it there when a link leads to a place on the page, and read the page again when somebody
 * opens another one of its kind.
 * @param {(fragment: string) => boolean} isOurs
 */
export function holdFragment(isOurs) {
  const held = location.hash;
  addEventListener("hashchange", () => {
    if (isOurs(location.hash) && location.hash !== held) location.reload();
    else history.replaceState(history.state, "", held || location.pathname + location.search);
  });
}
