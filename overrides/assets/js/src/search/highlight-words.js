/** How a page is told what it was found by: `?h=first+meeting`. Pure. */

export const PARAMETER = "h";

/**
 * The words that a page was found by; empty where it was not.
 * @param {URL} address
 */
export const wordsIn = (address) => address.searchParams.get(PARAMETER) ?? "";
