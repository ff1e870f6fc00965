/** The fields of a worksheet's form: the browser's own, a radio for each option of a choice. */

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** What a field of dates holds. */
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** @param {EventTarget | null} element @returns {element is Field} */
export const isField = (element) =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/** The ids that a field's blank had in earlier editions. @param {Field} field */
export const formerlyOf = (field) => field.dataset.formerly?.split(" ") ?? [];

/** What a field says; "" for an option that is not chosen. @param {Field} field */
export const textOf = (field) => (isRadio(field) && !field.checked ? "" : field.value);

/**
 * Let a field say what its blank says. One that says so already is left alone, and the place in
 * it where somebody types.
 * @param {Field} field
 * @param {string} text
 */
export function put(field, text) {
  if (isRadio(field)) field.checked = field.value === text;
  else if (field.value !== text) write(field, text);
  fit(field);
}

/**
 * What was filled in on paper or in a PDF may be a date in any words. A field of dates would show
 * them as nothing, so it is one of text as long as they stand there.
 * @param {Field} field
 * @param {string} text
 */
function write(field, text) {
  if (field instanceof HTMLInputElement && (field.type === "date" || "date" in field.dataset)) {
    field.dataset.date = "";
    field.value = "";
    field.type = text === "" || DATE.test(text) ? "date" : "text";
  }
  field.value = text;
}

/**
 * As high as its text, where the style sheet's `field-sizing` is not understood. A date says
 * whether it is empty, which no style sheet can tell: on paper an empty one is a line.
 * @param {Field} field
 */
export function fit(field) {
  if (field.type === "date") field.classList.toggle("chb-empty", field.value === "");
  if (isRadio(field) || field.localName !== "textarea") return;
  if (CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

/** @param {Field} field @returns {field is HTMLInputElement} */
const isRadio = (field) => field.type === "radio";
