/** What keys do while presenting: a keyboard's, and a clicker's few. Pure. */

/** @typedef {"next" | "back" | "next_item" | "back_item" | "first" | "last" | "blank" | "larger" | "smaller" | "dark" | "code" | "columns" | "keys" | "full" | "print" | "leave"} Command */

/** @type {Record<string, Command>} */
const COMMANDS = {
  PageDown: "next",
  PageUp: "back",
  ArrowRight: "next",
  ArrowLeft: "back",
  ArrowDown: "next",
  ArrowUp: "back",
  " ": "next",
  Home: "first",
  End: "last",
  b: "blank",
  ".": "blank",
  "+": "larger",
  "=": "larger",
  "-": "smaller",
  d: "dark",
  q: "code",
  c: "columns",
  "?": "keys",
  f: "full",
  F5: "full",
  Escape: "leave",
};
/** @type {Record<string, Command>} */
const WITH_SHIFT = {
  ArrowRight: "next_item",
  ArrowLeft: "back_item",
  ArrowDown: "next_item",
  ArrowUp: "back_item",
  " ": "back",
};

/**
 * @param {{key: string, shiftKey: boolean, altKey: boolean, ctrlKey: boolean, metaKey: boolean}} pressed
 * @returns {Command | null} null for what is the browser's, such as its zoom
 */
export function commandOf({ key, shiftKey, altKey, ctrlKey, metaKey }) {
  if (altKey || ctrlKey || metaKey) return null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  return (shiftKey && WITH_SHIFT[name]) || COMMANDS[name] || null;
}
