/**
 * @typedef {import("./picker.js").Picker} Picker
 * @typedef {import("./types.js").RestoreResult} RestoreResult
 * @typedef {RestoreResult["ignored"][number]} Ignored
 */

/**
 * The picks as parameters of an address, so that a link opens the product as it is configured.
 *
 * @param {Picker} picker
 * @param {string} [prefix] stands before the id of each option
 * @returns {URLSearchParams}
 */
export function toSearchParams({ view: { options, selection } }, prefix = "option.") {
  const params = new URLSearchParams();
  for (const { id, values, text } of options) {
    const value = values.find((value) => value.selected);
    if (text) params.append(prefix + id, text);
    else if (value && Object.hasOwn(selection, id))
      params.append(prefix + value.optionId, value.id);
  }
  return params;
}

/**
 * Picks what the parameters of an address say, instead of what is picked, in display order. What is not offered any
 * more, or not with what was picked before it, is left out and reported.
 *
 * @param {Picker} picker
 * @param {URLSearchParams | string} params
 * @param {string} [prefix] stands before the id of each option
 * @returns {RestoreResult}
 */
export function fromSearchParams(picker, params, prefix = "option.") {
  for (const { id } of picker.view.options) picker.unpick(id);
  const wanted = [...new URLSearchParams(params)]
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => ({ option: name.slice(prefix.length), value }));
  const place = (/** @type {Ignored} */ { option }) =>
    picker.view.options.findIndex(({ ids }) => ids.includes(option));
  wanted.sort((a, b) => place(a) - place(b));
  const ignored = wanted.filter((pick) => !take(picker, pick));
  return { view: picker.view, ignored };
}

/**
 * @param {Picker} picker
 * @param {Ignored} pick
 */
function take(picker, { option, value }) {
  const shown = picker.view.options.find(({ ids }) => ids.includes(option));
  if (!shown || Object.hasOwn(picker.view.selection, shown.id)) return false;
  const known = shown.values.filter(({ id }) => shown.role === "text" || id === value);
  const found = known.find(({ optionId }) => optionId === option) ?? known[0];
  if (found?.availability !== "available" && found?.availability !== "sold-out") return false;
  try {
    if (shown.role === "text") picker.enterText(option, value);
    else picker.pick(option, value);
    return true;
  } catch {
    return false; // text that is too long by now
  }
}
