/** A view of somebody's practice deleted, and the way back. */

/**
 * @param {import("./views.js").Views} views
 * @param {string} record
 * @param {string} name  what the view is called
 * @param {import("../kit/status.js").Status} status  where it is said, and can be undone
 * @param {import("../kit/messages.js").Translate} t
 */
export function removeView(views, record, name, status, t) {
  const bringBack = views.remove(record);
  if (bringBack === null) return status.failure(t("second_view.not_deleted"));
  status.undoable(t("second_view.deleted", { name }), t("second_view.undo"), () => {
    const done = bringBack();
    status.success(t(done ? "second_view.brought_back" : "answers.undone_partly", { name }));
    status.place.focus();
  });
}
