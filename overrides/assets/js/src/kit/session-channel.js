/** Two windows of one browser follow the same session: one presents, the other shows notes. */

/** @typedef {{session: string, at: number, since: number}} Place  the session's address, the part, and since when */

export class SessionChannel {
  /** @param {string} handbook @param {() => void} asked  the other window has just opened @param {(place: Place) => void} [told] */
  constructor(handbook, asked, told) {
    /** @type {BroadcastChannel | null} a page that is opened as a file has none that others hear */
    this.channel = null;
    if (typeof BroadcastChannel !== "function") return;
    this.channel = new BroadcastChannel(`chb:${handbook}:session`);
    this.channel.onmessage = ({ data }) => {
      if (data === "where") asked();
      else told?.(data);
    };
  }

  ask() {
    this.channel?.postMessage("where");
  }

  /** @param {Place} place */
  tell(place) {
    this.channel?.postMessage(place);
  }
}
