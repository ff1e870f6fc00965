/**
 * Forms that say `autocomplete="off"`, in a page that comes back from the back/forward cache: some
 * time after WebKit has said that it is shown, it empties them. While it is away they do not say so.
 */
export function keepReturningForms() {
  if (!navigator.vendor.startsWith("Apple")) return;
  const forms = document.querySelectorAll("[autocomplete=off]");
  const say = (/** @type {string} */ value) => () => {
    for (const form of forms) form.setAttribute("autocomplete", value);
  };
  addEventListener("pagehide", say("on"));
  addEventListener("pageshow", say("off"));
}
