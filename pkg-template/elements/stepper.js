import { h, set } from "./dom.js";
import { say, sayOf } from "./messages.js";

const MOST = 1_000_000;

/**
 * @typedef {object} Stepper
 * @property {HTMLElement} node
 * @property {HTMLInputElement} input
 * @property {(name: string | null | undefined) => void} name tells of what it is the quantity
 */

/**
 * A number input between − and + buttons.
 *
 * @param {(committed: boolean) => void} changed called while the shopper types, and with `true` when it is meant
 * @returns {Stepper}
 */
export function makeStepper(changed) {
  const input = h("input", {
    className: "barrow-quantity",
    type: "number",
    inputMode: "numeric",
    autocomplete: "off",
    min: "1",
    max: `${MOST}`,
    value: "1",
    oninput: () => changed(false),
    onchange: () => changed(true),
  });
  const less = stepButton("−", () => step("stepDown"));
  const more = stepButton("+", () => step("stepUp"));
  /** To what the field says can be had. @param {"stepUp" | "stepDown"} how */
  const step = (how) => {
    input[how]();
    changed(true);
  };
  return {
    node: h("span", { className: "barrow-stepper" }, less, input, more),
    input,
    name(name) {
      const controls = { quantity: input, less, more };
      for (const [what, control] of Object.entries(controls)) {
        set(control, { "aria-label": sayOf(say(what), name) });
      }
    },
  };
}

/**
 * The whole number from 1 in an input; NaN for anything else.
 *
 * @param {HTMLInputElement} input
 */
export function readQuantity(input) {
  const quantity = Number(input.value);
  return Number.isInteger(quantity) && quantity >= 1 && quantity <= MOST ? quantity : Number.NaN;
}

/**
 * @param {string} sign
 * @param {() => void} onclick
 */
function stepButton(sign, onclick) {
  return h("button", { type: "button", className: "barrow-step", onclick }, sign);
}
