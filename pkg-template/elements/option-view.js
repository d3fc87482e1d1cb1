import { each, h, set, showPicture, uniqueId } from "./dom.js";
import { say } from "./messages.js";

/**
 * @typedef {import("../types.js").PickerOptionView} OptionView
 * @typedef {import("../types.js").PickerValueView} ValueView
 * @typedef {import("../types.js").Money} Money
 *
 * @typedef {object} Host what an option view needs of its picker element
 * @property {(optionId: string, valueId: string) => void} pick an empty value takes the pick back
 * @property {(value: ValueView) => string} change what picking a value that needs a change would change
 * @property {(optionId: string, text: string) => void} enterText
 * @property {(money: Money, sign: "always") => string} money
 * @property {(optionId: string) => boolean} isMissed whether the shopper was asked for it
 */

/** With more values than this, a list to unfold is easier to use than a button each. */
const MOST_BUTTONS = 8;

/**
 * One option with its control.
 *
 * @param {OptionView} option
 * @param {Host} host
 * @returns {import("./dom.js").Entry<OptionView>}
 */
export function optionView(option, host) {
  if (option.role === "text") return textOption(option, host);
  return option.values.length > MOST_BUTTONS ? listOption(option, host) : radioOption(option, host);
}

/**
 * @param {OptionView} first
 * @param {Host} host
 * @returns {import("./dom.js").Entry<OptionView>}
 */
function radioOption(first, host) {
  const hint = note();
  const values = h("div", { className: "barrow-values" });
  const legend = h("legend", { className: "barrow-label" }, first.name, " ", hint);
  const node = h("fieldset", { className: "barrow-option", role: "radiogroup" }, legend, values);
  const name = uniqueId();
  return [
    node,
    (option) => {
      showState(node, node, hint, option, host);
      each(values, choices(option), valueKey, () => radio(name, option.id, host));
    },
  ];
}

/**
 * @param {string} name
 * @param {string} optionId
 * @param {Host} host
 * @returns {import("./dom.js").Entry<ValueView>}
 */
function radio(name, optionId, host) {
  const input = h("input", { type: "radio", name, autocomplete: "off" });
  const picture = h("img", { className: "barrow-swatch", alt: "" });
  const text = h("span", { className: "barrow-value-name" });
  const hint = note();
  const node = h("label", { className: "barrow-value" }, input, text, " ", hint);
  /** @type {ValueView} */ let shown;
  input.onchange = () => host.pick(shown.optionId || optionId, shown.id);
  return [
    node,
    (value) => {
      shown = value;
      set(text, { textContent: value.name });
      set(hint, { textContent: remarks(value, host) });
      showPicture(picture, value.image, text);
      set(input, {
        value: value.id,
        checked: value.selected,
        disabled: value.availability === "never",
      });
      node.classList.toggle("barrow-needs-change", value.availability === "needs-change");
    },
  ];
}

/**
 * @param {OptionView} first
 * @param {Host} host
 * @returns {import("./dom.js").Entry<OptionView>}
 */
function listOption(first, host) {
  const hint = note();
  const select = h("select", { id: uniqueId(), autocomplete: "off" });
  /** @type {readonly ValueView[]} */ let shown;
  select.onchange = () => {
    const { optionId, id } = shown[select.selectedIndex];
    host.pick(optionId || first.id, id);
  };
  const node = labelled(select, first, hint);
  return [
    node,
    (option) => {
      showState(node, select, hint, option, host);
      shown = [unpicked(option, say("pick")), ...option.values];
      each(select, shown, valueKey, () => listed(host));
    },
  ];
}

/**
 * @param {Host} host
 * @returns {import("./dom.js").Entry<ValueView>}
 */
function listed(host) {
  const node = h("option");
  return [
    node,
    (value) => {
      const rest = remarks(value, host);
      set(node, {
        value: value.id,
        textContent: rest ? `${value.name} (${rest})` : value.name,
        selected: value.selected,
        disabled: value.availability === "never",
      });
    },
  ];
}

/**
 * @param {OptionView} first
 * @param {Host} host
 * @returns {import("./dom.js").Entry<OptionView>}
 */
function textOption(first, host) {
  const hint = note();
  const input = h("input", { type: "text", id: uniqueId(), autocomplete: "off" });
  const most = first.maxLength ?? Number.POSITIVE_INFINITY;
  const enter = (/** @type {Event} */ event) => {
    if (event instanceof InputEvent && event.isComposing) return;
    set(input, { value: [...input.value].slice(0, most).join("") }); // maxlength counts emoji twice
    host.enterText(first.id, input.value);
  };
  input.addEventListener("input", enter);
  input.addEventListener("change", enter);
  const node = labelled(input, first, hint);
  return [
    node,
    (option) => {
      showState(node, input, hint, option, host);
      set(input, { value: option.text ?? "" });
    },
  ];
}

/**
 * @param {HTMLElement} control
 * @param {OptionView} option
 * @param {HTMLElement} hint
 */
function labelled(control, option, hint) {
  const label = h(
    "label",
    { className: "barrow-label", htmlFor: control.id },
    option.name,
    " ",
    hint,
  );
  return h("div", { className: "barrow-option" }, label, control);
}

/**
 * Whether the option is shown, may be left out or was missed.
 *
 * @param {HTMLElement} node
 * @param {HTMLElement} control
 * @param {HTMLElement} hint
 * @param {OptionView} option
 * @param {Host} host
 */
function showState(node, control, hint, option, host) {
  const missed = host.isMissed(option.id);
  set(node, { hidden: option.status === "inapplicable" });
  node.dataset.option = option.id;
  set(control, { "aria-invalid": missed ? "true" : null });
  set(hint, { textContent: [...rules(option, missed, host)].join(", ") });
}

/**
 * @param {OptionView} option
 * @param {boolean} missed
 * @param {Host} host
 */
function* rules({ role, status, minLength, maxLength, values: [value] }, missed, host) {
  if (missed) yield say("pleaseChoose");
  if (role === "text" ? !minLength : status === "possible") yield say("optional");
  if (role !== "text") return;
  if (maxLength) yield say(minLength ? "length" : "upTo", { min: minLength, max: maxLength });
  const rest = value && remarks(value, host);
  if (rest) yield rest;
}

/**
 * The values, and that nothing is picked where this is one of the answers.
 *
 * @param {OptionView} option
 */
function choices(option) {
  const none = unpicked(option, say("none"));
  return option.status === "possible" ? [none, ...option.values] : option.values;
}

/**
 * @param {OptionView} option
 * @param {string} name
 * @returns {ValueView}
 */
function unpicked({ values }, name) {
  const selected = !values.some((value) => value.selected);
  return {
    id: "",
    optionId: "",
    name,
    selected,
    availability: "available",
    priceDelta: null,
    image: null,
  };
}

/** @param {ValueView} value */
function valueKey({ id, optionId }) {
  return `${optionId} ${id}`;
}

/**
 * What is to be known of a value besides its name.
 *
 * @param {ValueView} value
 * @param {Host} host
 */
function remarks(value, host) {
  const { priceDelta, availability } = value;
  return [
    Number(priceDelta?.amount ?? 0) !== 0 && priceDelta && host.money(priceDelta, "always"),
    availability === "needs-change" && host.change(value),
    availability === "never" && say("never"),
  ]
    .filter(Boolean)
    .join(", ");
}

function note() {
  return h("span", { className: "barrow-note" });
}
