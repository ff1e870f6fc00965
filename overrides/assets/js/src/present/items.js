/** What can be presented on a page: everything with a permanent id, and what comes before and after it. */

const HEADING = /^H([1-6])$/;
/** Of a row: what it cites. */
const ROW_FOOT = ".chb-row-foot";
/** What follows the heading of an item; an item's neighbors have the same. */
export const BODIES = [".chb-competency", ".chb-part", ".chb-term-entry", ".chb-frame"];
const HEADED = `:is(h2, h3, h4, h5, h6)[id]:has(+ :is(${BODIES.slice(0, 3).join()}):not(.chb-backstage))`;

/** 1 to 6 for a heading, 0 for anything else. @param {Element} element */
export const rankOf = ({ tagName }) => Number(HEADING.exec(tagName)?.[1] ?? 0);

/**
 * An item's elements: a heading and all up to the next one of its rank, or the entry with its foot.
 * @param {Element} item
 */
export function partsOf(item) {
  const parts = [item];
  const rank = rankOf(item);
  const below = item.nextElementSibling;
  if (rank === 0) return below?.matches(ROW_FOOT) ? [item, below] : parts;
  for (let next = below; next; next = next.nextElementSibling) {
    const other = rankOf(next);
    if ((other > 0 && other <= rank) || next.matches(".chb-citations")) break;
    parts.push(next);
  }
  return parts;
}

/** The same up to the first item that stands below it and is presented by itself. @param {Element} item */
export function ownPartsOf(item) {
  const parts = partsOf(item);
  const nested = parts.findIndex((part, at) => at > 0 && part.matches(`${HEADED}, h2:has(+ .chb-frame)`));
  return nested < 0 ? parts : parts.slice(0, nested);
}

/**
 * The items that follow each other where one is presented: an area or a page with what stands in it,
 * else all of its kind on the page.
 * @param {Element} item
 * @param {Element} article
 * @returns {Element[]}
 */
export function deckOf(item, article) {
  if (rankOf(item) === 0) return entriesLike(item);
  const below = partsOf(item).filter((part) => part !== item && part.matches(HEADED));
  if (below.length > 0) return [item, ...below];
  const body = BODIES.find((name) => item.nextElementSibling?.matches(name));
  if (!body) return [item];
  return [...article.querySelectorAll(HEADED)].filter((other) => other.nextElementSibling?.matches(body));
}

/** An item with those that stand in it, and none beside it. @param {Element} item @param {Element} article */
export function deckWithin(item, article) {
  const parts = partsOf(item);
  return deckOf(item, article).filter((other) => parts.includes(other));
}

/** The cells of a cell's column, or the entries of an entry's list or table. @param {Element} item */
function entriesLike(item) {
  const column = item.getAttribute("data-column");
  const cells = item.closest("table")?.querySelectorAll("td[id]") ?? [];
  if (column !== null) return [...cells].filter((cell) => cell.getAttribute("data-column") === column);
  return [...(item.parentElement?.children ?? [])].filter(
    ({ id, tagName }) => id && tagName === item.tagName,
  );
}

/** The headings that an item stands under, the innermost first. @param {Element} item @param {Element} article */
export function headingsOver(item, article) {
  const before = [...article.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(
    (heading) => heading.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  let rank = rankOf(item) || 7;
  return before.reverse().filter((heading) => {
    const over = rankOf(heading) < rank;
    if (over) rank = rankOf(heading);
    return over;
  });
}
