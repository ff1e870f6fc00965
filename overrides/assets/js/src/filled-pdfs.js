/**
 * Entry of what reads filled PDFs. It is large, so a page loads it when a reader chooses a PDF.
 *
 * The library's own form code would tidy up what it reads, and knows no questions, so the objects
 * are read as they stand. `macros/competency_handbook/answers.py` reads the same ones.
 */

import { CipherTransformFactory } from "pdf-lib-core/crypto.js";
import PDFArray from "pdf-lib-core/objects/PDFArray.js";
import PDFDict from "pdf-lib-core/objects/PDFDict.js";
import PDFHexString from "pdf-lib-core/objects/PDFHexString.js";
import PDFName from "pdf-lib-core/objects/PDFName.js";
import PDFRawStream from "pdf-lib-core/objects/PDFRawStream.js";
import PDFString from "pdf-lib-core/objects/PDFString.js";
import PDFParser from "pdf-lib-core/parser/PDFParser.js";
import { decodePDFRawStream } from "pdf-lib-core/streams/decode.js";
import { answersOf, choiceIn, faultOf } from "./answers/filled-pdfs/form-answers.js";
import { readFacts } from "./answers/filled-pdfs/form-facts.js";
import { textFromBytes, tidyText } from "./answers/filled-pdfs/pdf-text.js";

/** @typedef {import("pdf-lib-core/PDFContext.js").default} PDFContext */
/** @import { Fault, Field, FilledForm } from "./answers/filled-pdfs/form-answers.js" */
/** @typedef {{name: string, bytes: Uint8Array}} FileBytes */

/** How many objects are read in one go; the page can be used in between. */
const AT_ONCE = 2000;

/** Why a document cannot be read, as the key of a message. */
class Unreadable extends Error {}

/**
 * The text of the file of answers that filled forms make together, or all that is wrong with them.
 * @param {FileBytes[]} chosen  one at least
 * @param {string} handbook
 * @param {string} at  now, ISO 8601
 * @returns {Promise<{text: string} | {faults: Fault[]}>}
 */
async function readFilled(chosen, handbook, at) {
  /** @type {FilledForm[]} */
  const forms = [];
  /** @type {Fault[]} */
  const wrong = [];
  for (const { name, bytes } of chosen) {
    const form = await readForm(name, bytes).catch((error) => {
      const key = error instanceof Unreadable ? error.message : "damaged";
      return { key, values: { name } };
    });
    const fault = "key" in form ? form : faultOf(form, handbook);
    if (fault) wrong.push(fault);
    else forms.push(/** @type {FilledForm} */ (form));
  }
  const { file, faults } = answersOf(forms, at);
  const all = [...wrong, ...faults];
  return all.length ? { faults: all } : { text: `${JSON.stringify(file, null, 1)}\n` };
}

/** @param {string} name @param {Uint8Array} bytes @returns {Promise<FilledForm>} */
async function readForm(name, bytes) {
  const document = await open(bytes);
  const info = dictIn(document.lookup(document.trailerInfo.Info));
  const { facts, fault } = readFacts(textIn(info, "CompetencyHandbook"));
  if (facts === null) throw new Unreadable(fault);
  const catalog = dictIn(document.lookup(document.trailerInfo.Root));
  return { name, facts, fields: new Map(fieldsIn(dictIn(at(catalog, "AcroForm")))) };
}

/** A document, without its lock where that has no password. @param {Uint8Array} bytes */
async function open(bytes) {
  const document = await parsed(bytes);
  const { Size, Root, Encrypt, ID } = document.trailerInfo;
  if (!Size || !(document.lookup(Root) instanceof PDFDict)) throw new Unreadable("damaged");
  const lock = document.lookup(Encrypt);
  if (!(lock instanceof PDFDict)) return document;
  const ids = document.lookup(ID);
  const id = ids instanceof PDFArray ? ids.lookup(0) : null;
  let key;
  try {
    key = new CipherTransformFactory(lock, isString(id) ? id.asBytes() : new Uint8Array());
  } catch {
    throw new Unreadable("password");
  }
  const unlocked = await parsed(bytes, key);
  // What tells where things stand is never locked, and is spoiled by unlocking it.
  unlocked.trailerInfo = document.trailerInfo;
  return unlocked;
}

/** @param {Uint8Array} bytes @param {CipherTransformFactory} [key] @returns {Promise<PDFContext>} */
const parsed = (bytes, key) => new Parser(bytes, AT_ONCE, false, false, false, key).parseDocument();

/** The library's parser takes a backslash in an unlocked text for the mark of something else. */
class Parser extends PDFParser {
  /** @param {import("pdf-lib-core/objects/PDFRef.js").default} [ref]  of the object it stands in */
  parseString(ref) {
    const written = super.parseString();
    const { cryptoFactory } = /** @type {{cryptoFactory?: CipherTransformFactory}} */ (
      /** @type {unknown} */ (this)
    );
    if (!cryptoFactory || !ref) return written;
    const transform = cryptoFactory.createCipherTransform(ref.objectNumber, ref.generationNumber);
    const bytes = transform.decryptBytes(written.asBytes());
    return /** @type {any} */ (PDFHexString.fromBytes(Uint8Array.from(bytes)));
  }
}

/** @param {PDFDict | null} form @returns {Generator<[string, Field]>} */
function* fieldsIn(form) {
  for (const field of dictsIn(at(form, "Fields"))) {
    const [name, asks] = [textIn(field, "T"), textIn(field, "TU")];
    if (nameIn(field, "FT") !== "Btn") {
      yield [name, { value: tidyText(textIn(field, "V")), asks, says: "" }];
    } else {
      yield [name, { asks, ...chosenIn(field) }];
    }
  }
}

/** The option of a group that is on, and what stands beside it. @param {PDFDict} field */
function chosenIn(field) {
  const kids = at(field, "Kids");
  const widgets = kids === null ? [field] : [...dictsIn(kids)];
  const value = nameIn(field, "V");
  for (const widget of widgets) {
    const shown = dictIn(at(dictIn(at(widget, "AP")), "N"));
    const state = (shown?.keys() ?? []).map((key) => key.decodeText()).find((key) => key !== "Off");
    const isOn = value === "" || value === "Off" ? nameIn(widget, "AS") === state : value === state;
    if (state !== undefined && isOn) {
      return { value: state, says: choiceIn(textIn(widget, "TU"), textIn(field, "TU")) };
    }
  }
  return { value: "", says: "" };
}

/** @param {PDFDict | null} dict @param {string} key @returns {unknown} */
const at = (dict, key) => dict?.lookup(PDFName.of(key)) ?? null;

/** @param {unknown} object @returns {PDFDict | null} */
const dictIn = (object) => (object instanceof PDFDict ? object : null);

/** @param {unknown} object @returns {Generator<PDFDict>} */
function* dictsIn(object) {
  if (!(object instanceof PDFArray)) return;
  for (let n = 0; n < object.size(); n += 1) {
    const dict = dictIn(object.lookup(n));
    if (dict) yield dict;
  }
}

/** @param {PDFDict} dict @param {string} key */
function nameIn(dict, key) {
  const object = at(dict, key);
  return object instanceof PDFName ? object.decodeText() : "";
}

/** A text, which stands in a stream where it is long; "" for none. @param {PDFDict | null} dict @param {string} key */
function textIn(dict, key) {
  const object = at(dict, key);
  if (isString(object)) return textFromBytes(object.asBytes());
  return object instanceof PDFRawStream ? textFromBytes(decodePDFRawStream(object).decode()) : "";
}

/** @param {unknown} object @returns {object is PDFString | PDFHexString} */
const isString = (object) => object instanceof PDFString || object instanceof PDFHexString;

Object.assign(globalThis, { chbReadFilled: readFilled });
