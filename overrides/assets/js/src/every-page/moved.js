/**
 * Leads on from an address of something that stood on this page in an earlier edition, by its
 * anchor or by `?only=`. The page tells in `template#chb-moved` where it stands now.
 */

/** Does nothing on a page that nothing has left. */
export function startMoved() {
  const moved = document.querySelector("template#chb-moved");
  if (!(moved instanceof HTMLTemplateElement)) return;
  const follow = () => leadOn(moved.content);
  follow();
  window.addEventListener("hashchange", follow);
}

/** @param {DocumentFragment} moved */
function leadOn(moved) {
  const only = new URLSearchParams(location.search).get("only");
  const id = only ?? location.hash.slice(1);
  const link = id && moved.querySelector(`[data-moved="${CSS.escape(id)}"]`)?.getAttribute("href");
  if (!link) return;
  const address = new URL(link, document.baseURI);
  if (only) {
    address.search = `?only=${only}`;
    address.hash = "";
  }
  location.replace(address);
}
