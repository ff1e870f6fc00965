/** How far a reader has come: counts, never a score. Pure. */

/** @typedef {{answered: number, count: number}} Progress */

/** The message that puts it into words. @param {Progress} progress */
export function progressMessage({ answered, count }) {
  if (answered === 0) return "self_check.progress_none";
  return answered < count ? "self_check.progress" : "self_check.progress_all";
}
