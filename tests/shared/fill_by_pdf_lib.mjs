/**
 * Fill in a form by pdf-lib, as programs that fill in PDFs do.
 *
 *     node fill_by_pdf_lib.mjs < JSON
 *
 * The JSON has the paths `form` and `target`, and `values` by the names of fields: texts, and states
 * of buttons. The library draws with a font of its own, and draws nothing where that lacks a letter.
 */

import { readFile, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { PDFDocument, PDFRadioGroup, PDFTextField } from "@cantoo/pdf-lib";

const { form, target, values } = JSON.parse(await text(process.stdin));
const document = await PDFDocument.load(await readFile(form));
for (const [name, value] of Object.entries(values)) {
  const field = document.getForm().getField(name);
  if (field instanceof PDFTextField) field.setText(value);
  else if (field instanceof PDFRadioGroup) field.select(value);
  else field.check();
}
const saved = await document.save().catch(() => document.save({ updateFieldAppearances: false }));
await writeFile(target, saved);
