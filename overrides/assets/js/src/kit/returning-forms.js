/**
 * Forms that say `autocomplete="off"`, in a page that comes back from the back/forward cache: some
 * time after WebKit has said that it is shown, it empties them. While it is away they do not say so.
 */
export function keepReturningForms() {
  if (!navigator.vendor.startsWith("Apple")) return;
  /** @type {Iterable<Element>} what is there by then; much of it is made when it is opened */
  let forms = [];
  const say = (/** @type {string} */ value) => {
    for (const form of forms) form.setAttribute("autocomplete", value);
  };
  addEventListener("pagehide", () => {
    forms = document.querySelectorAll("[autocomplete=off]");
    say("on");
  });
  addEventListener("pageshow", () => say("off"));
}
