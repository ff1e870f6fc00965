/** How large the letters are: by the screen's height, by choice, and by the browser's zoom. */

import { make } from "../kit/make.js";

/** The height of an x in parts of the screen's, at the standard size: a room reads it from the back. */
const X_HEIGHT = 0.0305;
/** A line has room for some twenty letters, however narrow the screen is. */
const MOST_OF_WIDTH = 0.047;
const LEAST_PX = 18;
/** The three sizes, in parts of the standard one. */
export const SIZES = [0.8, 1, 1.3];
export const STANDARD = 1;

/** Notices the browser's zoom, which leaves the window's height in dots as it is. */
export class Zoom {
  constructor() {
    this.factor = 1;
    this.ratio = devicePixelRatio;
    this.height = innerHeight;
  }

  /** To be called whenever the window has another size. */
  look() {
    const before = this.height * this.ratio;
    const now = innerHeight * devicePixelRatio;
    const zoomed = devicePixelRatio !== this.ratio && Math.abs(now / before - 1) < 0.03;
    if (zoomed) this.factor *= devicePixelRatio / this.ratio;
    this.ratio = devicePixelRatio;
    this.height = innerHeight;
  }
}

/** The size of letters at the standard size, in whole pixels. @param {HTMLElement} place @param {Zoom} zoom */
export function letterSize(place, { factor }) {
  const [height, width] = [innerHeight * factor, innerWidth * factor];
  const byHeight = (X_HEIGHT * height) / xHeightIn(place);
  return Math.ceil(Math.max(LEAST_PX, Math.min(byHeight, MOST_OF_WIDTH * width)));
}

/** The height of an x in parts of the letters' size, in the typeface of a place. @param {HTMLElement} place */
function xHeightIn(place) {
  const measure = make("span", { class: "chb-present-measure" });
  place.append(measure);
  const { width } = measure.getBoundingClientRect();
  const size = Number.parseFloat(getComputedStyle(measure).fontSize);
  measure.remove();
  return width > 0 ? width / 100 / size : 0.48;
}
