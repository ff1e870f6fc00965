/**
 * The mark that “Erase everything” leaves in a browser: a random number, and nothing of a reader's.
 *
 * A page that was read before it, in another tab or kept for Back, still shows what was erased and
 * has it in memory. It stands apart from a handbook's records, so that no file of answers can bring
 * one.
 */

/** @param {string} handbook */
export const erasureKey = (handbook) => `chb-erased:${handbook}`;

/**
 * Whether something was erased after a page was read. A storage that another app cleared has no
 * mark at all: nobody wished that.
 * @param {string | null} before  the mark as the page was read
 * @param {string | null} now
 */
export const isErasedSince = (before, now) => now !== null && now !== before;
