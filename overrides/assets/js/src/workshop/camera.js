/** The trainer's camera: what it sees is looked at for codes, a few times a second, and kept nowhere. */

import { make } from "../kit/make.js";
import { loadGlobal } from "../kit/scripts.js";

/** @typedef {(picture: ImageData) => string} ReadQr */
/** @typedef {"insecure" | "file" | "refused" | "missing" | "failed"} Fault */

const EVERY_MS = 120;
/** The longer side of what is looked at. */
const LARGEST = 720;

/** Why a page has no camera at all; null where it may ask for one. @returns {Fault | null} */
export function faultBefore() {
  if (location.protocol === "file:") return "file";
  if (!isSecureContext) return "insecure";
  return navigator.mediaDevices ? null : "missing";
}

export class Camera {
  /** @param {string} reader  the address of what reads codes @param {(text: string) => void} found */
  constructor(reader, found) {
    this.reader = reader;
    this.found = found;
    this.video = make("video", { playsinline: "", muted: "" });
    this.canvas = make("canvas");
    this.timer = 0;
    /** @type {MediaStream | null} */
    this.stream = null;
  }

  /** @returns {Promise<Fault | null>} why it did not start */
  async start() {
    const fault = faultBefore();
    if (fault) return fault;
    /** @type {ReadQr} */
    let read;
    try {
      read = await loadGlobal(this.reader, "chbReadQr");
    } catch {
      return "failed";
    }
    try {
      const wanted = { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } };
      this.stream = await navigator.mediaDevices.getUserMedia({ video: wanted });
    } catch (error) {
      return error instanceof DOMException && error.name === "NotAllowedError" ? "refused" : "missing";
    }
    this.video.srcObject = this.stream;
    await this.video.play().catch(() => undefined);
    this.look(read);
    return null;
  }

  stop() {
    clearTimeout(this.timer);
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    this.video.srcObject = null;
  }

  /** @private @param {ReadQr} read */
  look(read) {
    if (!this.stream) return;
    const picture = this.picture();
    const text = picture ? read(picture) : "";
    if (text) this.found(text);
    this.timer = window.setTimeout(() => this.look(read), EVERY_MS);
  }

  /** What the camera sees now; null before it sees anything. @private */
  picture() {
    const { videoWidth, videoHeight } = this.video;
    if (!videoWidth || !videoHeight) return null;
    const scale = Math.min(1, LARGEST / Math.max(videoWidth, videoHeight));
    const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)];
    Object.assign(this.canvas, { width, height });
    const context = this.canvas.getContext("2d", { willReadFrequently: true });
    context?.drawImage(this.video, 0, 0, width, height);
    return context?.getImageData(0, 0, width, height) ?? null;
  }
}
