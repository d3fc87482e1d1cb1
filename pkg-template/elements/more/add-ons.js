/**
 * @typedef {import("../option-picker.js").BarrowOptionPicker} BarrowOptionPicker
 * @typedef {import("../../types.js").PickerOptionView} OptionView
 * @typedef {import("../../types.js").AddOnGroupView} AddOnGroup
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
  const { addOnGroups = [], price, offers = [] } = product?.view ?? {};
  const currency = (price ?? offers[0]?.price)?.currency ?? null;
  return addOnGroups.map((group) => optionOf(group, addOns[group.id], currency));
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
 * @param {string | null} currency
 * @returns {OptionView}
 */
function optionOf({ id, name, default: none, addOns }, chosen, currency) {
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
      priceDelta: addOn.price && currency ? { amount: addOn.price, currency } : null,
      image: null,
    })),
    text: null,
    minLength: null,
    maxLength: null,
  };
}
