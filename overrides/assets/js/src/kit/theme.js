/** The theme's markup that scripts build on. Another theme has others, and nothing else names them. */

/** What the theme sets as text. */
export const TEXT = "md-typeset";

/** The theme's settings of the page, as JSON. */
export const SETTINGS = "#__config";

/** The drawer: a checkbox, its labels, and what slides in. */
export const DRAWER_TOGGLE = "input#__drawer";
export const DRAWER_LABELS = "label[for=__drawer]";
export const DRAWER = ".md-sidebar--primary";

/** Up to here it is a drawer, above it stands beside the page. */
export const WITH_DRAWER = "(max-width: 76.1875em)";

/** What a page is about. */
export const CONTENT = "article";

const SCHEME = "data-md-color-scheme";
const DARK = "slate";
const LIGHT = "default";

/** Whether the page is in dark colors. */
export const isDark = () => document.body.getAttribute(SCHEME) === DARK;

/** Set the page in dark or in light colors, and keep nothing of it. @param {boolean} dark */
export const setDark = (dark) => document.body.setAttribute(SCHEME, dark ? DARK : LIGHT);
