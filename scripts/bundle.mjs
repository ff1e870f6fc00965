/**
 * Join the browser script's modules into the classic scripts that pages load.
 *
 *     node scripts/bundle.mjs            write them
 *     node scripts/bundle.mjs --check    compare them with the committed ones, write nothing
 *
 * They are committed so that hosts need no Node, and classic because `file://` loads no modules.
 */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FOLDER = "overrides/assets/js";
const ENTRIES = [
  "self-check",
  "worksheet",
  "my",
  "answers",
  "filled-pdfs",
  "search",
  "map",
  "decision",
  "qr",
  "present",
  "handouts",
  "share",
  "session-bar",
  "session-adder",
  "workshop",
  "participants",
  "room-pattern",
  "qr-reader",
  "page",
  "sw",
];
const LICENSE = "/*! Competency Handbook, MIT License.";
/** Entries with others' code in them, and the file beside them that says whose it is. */
const NOTICES = {
  "filled-pdfs": "LICENSES-filled-pdfs.txt",
  search: "LICENSES-search.txt",
  qr: "LICENSES-qr.txt",
  "qr-reader": "LICENSES-qr.txt",
};

/** Who only reads PDFs needs none of the measures of fonts, two thirds of the library's core. */
const WITHOUT_FONTS = {
  name: "without fonts",
  setup(/** @type {import("esbuild").PluginBuild} */ { onLoad }) {
    const contents = "export const Encodings = {}, Font = {}, FontNames = {};";
    onLoad({ filter: /standard-fonts.index\.js$/ }, () => ({ contents }));
  },
};

/** @param {string} entry @returns {Promise<string>} the script's text, the same on every machine */
async function bundle(entry) {
  const notice = entry in NOTICES ? `With others' code: see ${NOTICES[entry]}. ` : "";
  const made = await build({
    absWorkingDir: ROOT,
    entryPoints: [`${FOLDER}/src/${entry}.js`],
    banner: { js: `${LICENSE} ${notice}src/${entry}.js */` },
    bundle: true,
    drop: ["console"],
    format: "iife",
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
    minify: true,
    plugins: [WITHOUT_FONTS],
    target: "es2020",
    write: false,
  });
  await checkNotices(entry, Object.keys(made.metafile.inputs));
  return made.outputFiles[0].text;
}

/**
 * Fail where a script holds others' code whose license does not stand beside it.
 * @param {string} entry
 * @param {string[]} files  that it was made of
 */
async function checkNotices(entry, files) {
  const named = files.map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? "");
  const notice = NOTICES[entry] ? await readFile(`${ROOT}${FOLDER}/${NOTICES[entry]}`, "utf8") : "";
  const unnamed = [...new Set(named)].filter((name) => name && !notice.includes(`\n${name}\n`));
  if (unnamed.length === 0) return;
  console.error(`${entry}.js holds code of ${unnamed.join(", ")}. Put its license into ${FOLDER}.`);
  process.exitCode = 1;
}

const checking = process.argv.includes("--check");
for (const entry of ENTRIES) {
  const file = `${FOLDER}/${entry}.js`;
  const text = await bundle(entry);
  if (!checking) {
    await writeFile(ROOT + file, text);
  } else if ((await readFile(ROOT + file, "utf8").catch(() => "")) !== text) {
    console.error(`${file} is not what its sources make. Run "npm run build" and commit it.`);
    process.exitCode = 1;
  }
}
