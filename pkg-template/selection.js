/**
 * @typedef {import("./types.js").PickerView} PickerView
 * @typedef {import("./picker.js").Picker} Picker
 * @typedef {{ readonly option: string, readonly value: string }} Ignored
 */

/**
 * @param {PickerView} view
 * @param {string} [prefix]
 */
export function writeSelection({ options, selection }, prefix = "option.") {
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
 * Picks, in display order, what can be had with what was picked before it.
 *
 * @param {Picker} picker
 * @param {URLSearchParams} params
 * @param {string} [prefix]
 * @returns {Ignored[]} the rest
 */
export function readSelection(picker, params, prefix = "option.") {
  for (const { id } of picker.view.options) picker.unpick(id);
  const wanted = [...params]
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => ({ option: name.slice(prefix.length), value }));
  const place = (/** @type {Ignored} */ { option }) =>
    picker.view.options.findIndex(({ ids }) => ids.includes(option));
  wanted.sort((a, b) => place(a) - place(b));
  return wanted.filter((pick) => !take(picker, pick));
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
