/** Files that a reader chose, read as far as they go: one of answers, or filled PDFs. */

import { readFile } from "../model/answers-file.js";
import { shortMark } from "../model/mark.js";
import { decode } from "./encoding.js";
import { loadPdfReader } from "./pdf-reader.js";

/** Far more than a browser can keep for a handbook. */
const LARGEST = 30_000_000;
/** Some readers put whole fonts, of 20 MB and more, into a form when somebody types a rare letter. */
const LARGEST_PDF = 100_000_000;

/** Where in a file a PDF says that it is one. */
const SIGNATURE = "%PDF-";
const WITHIN = 1024;

/** @import { AnswersFile } from "../model/answers-file.js" */
/** @import { Translate } from "../kit/messages.js" */
/** @import { Bytes } from "./pdf-reader.js" */
/** @typedef {{faults: string[]}} Failure  in words; one at least */

/**
 * @typedef {object} FileChoice
 * @property {AnswersFile} answersFile
 * @property {string} mark  the same for the same files
 * @property {string[]} pdfs  the names of the filled PDFs that it was read from, if it was
 */

/**
 * Let a file input hand over what was chosen, the same files again too, or say what is wrong with it.
 * @param {HTMLInputElement} input
 * @param {import("../kit/status.js").Status} status  where it is said
 * @param {{handbook: string, t: Translate}} config
 * @param {{close: () => void, choose: (choice: FileChoice) => void}} view  closed before the files are read
 */
export function onChosen(input, status, { handbook, t }, view) {
  let turn = 0;
  input.addEventListener("change", async () => {
    const files = [...(input.files ?? [])];
    input.value = "";
    if (files.length === 0) return;
    turn += 1;
    const mine = turn;
    view.close();
    status.success(t("answers.reading"));
    const choice = await readChosen(files, handbook, t);
    // A reader who could not wait may have chosen another file.
    if (mine !== turn) return;
    if ("faults" in choice) return status.failures(choice.faults);
    status.clear();
    view.choose(choice);
  });
}

/**
 * @param {File[]} files  one at least
 * @param {string} handbook
 * @param {Translate} t
 * @returns {Promise<FileChoice | Failure>}
 */
async function readChosen(files, handbook, t) {
  const failed = (/** @type {string} */ key) => ({ faults: [t(`answers.fault_${key}`)] });
  if (files.some(isTooLarge)) return failed("large");
  let read;
  try {
    read = await Promise.all(files.map(bytesOf));
  } catch {
    return failed("unreadable");
  }
  const [file] = read;
  if (read.every(isPdf)) return readPdfs(read, handbook, t);
  if (read.length > 1 || !file) return failed("several");
  const text = decode(file.bytes);
  const { file: answersFile, fault } = readFile(text ?? new TextDecoder().decode(file.bytes));
  if (answersFile === null) return failed(fault);
  if (text === null) return failed("encoding");
  if (answersFile.handbook !== handbook) {
    return { faults: [t("answers.fault_other", { handbook: answersFile.handbook })] };
  }
  return { answersFile, mark: shortMark(text), pdfs: [] };
}

/** @param {Bytes[]} files @param {string} handbook @param {Translate} t @returns {Promise<FileChoice | Failure>} */
async function readPdfs(files, handbook, t) {
  const now = new Date().toISOString();
  let reader;
  try {
    reader = await loadPdfReader();
  } catch {
    return { faults: [t("filled_pdf.no_reader")] };
  }
  const read = await reader(files, handbook, now);
  if ("faults" in read) {
    return { faults: read.faults.map(({ key, values }) => t(`filled_pdf.${key}`, values)) };
  }
  const { file: answersFile } = readFile(read.text);
  if (answersFile === null) return { faults: [t("filled_pdf.damaged", { name: files[0]?.name ?? "" })] };
  return { answersFile, mark: shortMark(read.text.split(now).join("")), pdfs: files.map(({ name }) => name) };
}

/** @param {File} file @returns {Promise<Bytes>} */
const bytesOf = async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });

/** @param {File} file */
const isTooLarge = ({ name, size }) => size > (isCalledPdf(name) ? LARGEST_PDF : LARGEST);

/** Whether it says so, or is called so. @param {Bytes} file */
function isPdf({ name, bytes }) {
  const start = String.fromCharCode(...bytes.subarray(0, WITHIN));
  return start.includes(SIGNATURE) || isCalledPdf(name);
}

/** @param {string} name */
const isCalledPdf = (name) => name.toLowerCase().endsWith(".pdf");
