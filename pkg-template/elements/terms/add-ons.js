import { quoteAnyhow } from "./quote.js";

/**
 * @typedef {import("../option-picker.js").BarrowOptionPicker} BarrowOptionPicker
 * @typedef {import("../../types.js").PickerOptionView} OptionView
 * @typedef {import("../../types.js").AddOnGroupView} AddOnGroup
 * @typedef {import("../../types.js").Money} Money
 */

/** What tells the id of a group from that of an option. */
const MARK = "add-on ";

/**
 * The groups of add-ons, to be shown as the options are. Where no add-on stands for "none", none need be taken.
 *
 * @param {BarrowOptionPicker} element
 * @returns {OptionView[]}
 */
export function addOnOptions({ context }) {
  const { product, addOns = {} } = context ?? {};
  const { addOnGroups = [] } = product?.view ?? {};
  if (!context || addOnGroups.length === 0) return [];
  const like = quoteAnyhow(context)?.line ?? product?.view.price;
  return addOnGroups.map((group) => optionOf(group, addOns[group.id], like));
}

/**
 * Takes an add-on along; an empty id takes none of its group.
 *
 * @param {BarrowOptionPicker} element
 * @param {string} optionId
 * @param {string} addOnId
 * @returns {boolean} whether that is a group of add-ons
 */
export function pickAddOn(element, optionId, addOnId) {
  const { context } = element;
  const groups = context?.product?.view.addOnGroups ?? [];
  const group = groups.find(({ id }) => MARK + id === optionId);
  if (!context || !group) return false;
  const { [group.id]: _, ...others } = context.addOns;
  context.addOns = addOnId ? { ...others, [group.id]: addOnId } : others;
  context.changed();
  element.emit("barrow-selection-change", context.picker?.view);
  return true;
}

/**
 * What nobody knows the price of cannot be taken.
 *
 * @param {AddOnGroup} group
 * @param {string | undefined} chosen
 * @param {Money | null | undefined} like an amount with the currency's digits
 * @returns {OptionView}
 */
function optionOf({ id, name, default: none, addOns }, chosen, like) {
  const optionId = MARK + id;
  const taken = chosen ?? addOns[none ?? -1]?.id;
  return {
    id: optionId,
    ids: [optionId],
    name,
    role: "choice",
    status: none === null ? "possible" : "required",
    values: addOns.map((addOn) => ({
      id: addOn.id,
      optionId,
      name: addOn.name,
      selected: addOn.id === taken,
      availability: addOn.price === null ? "never" : "available",
      priceDelta: addOn.price && like ? moneyLike(addOn.price, like) : null,
      image: null,
    })),
    text: null,
    minLength: null,
    maxLength: null,
  };
}

/** A decimal with at least as many digits behind the point as this amount. @param {string} text @param {Money} like */
function moneyLike(text, { amount, currency }) {
  const [whole, digits = ""] = text.split(".");
  const [, wanted = ""] = amount.split(".");
  const fraction = digits.padEnd(wanted.length, "0");
  return { amount: fraction ? `${whole}.${fraction}` : whole, currency };
}
