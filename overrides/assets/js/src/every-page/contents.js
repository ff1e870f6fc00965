/** The list of what is on a long page: on a narrow screen its line stays in sight, to go back to. */

/** Does nothing on a page without such a list. */
export function startContents() {
  const list = document.querySelector("details.chb-outline");
  const line = list?.querySelector("summary");
  if (!(list instanceof HTMLDetailsElement) || !line) return;
  list.classList.add("chb-follows");
  line.addEventListener("click", () => {
    if (!list.open) requestAnimationFrame(() => show(list));
  });
  list.addEventListener("click", ({ target }) => {
    // Folded before the browser goes to the part, so that nothing moves after.
    if (target instanceof Element && target.closest("a")) list.open = false;
  });
}

/** Opened, it stands in its place again, which may be far above. @param {HTMLElement} list */
function show(list) {
  if (list.getBoundingClientRect().top < 0) list.scrollIntoView();
}
