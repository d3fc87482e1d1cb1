import { freeze } from "./data.js";
import { say } from "./elements/messages.js";

/**
 * @typedef {import("./types.js").PickerView} PickerView
 * @typedef {import("./types.js").PickerOptionView} PickerOptionView
 * @typedef {import("./types.js").PickerValueView} PickerValueView
 * @typedef {import("./types.js").Pick} Pick
 * @typedef {import("./types.js").PickResult} PickResult
 * @typedef {import("./types.js").Explanation} Explanation
 * @typedef {import("./host.js").Host} Host
 *
 * @typedef {import("./types.js").ProductView} ProductView
 * @typedef {import("./types.js").ProductOptionView} ProductOptionView
 * @typedef {[option: number, value: number]} Place
 * @typedef {(number | null)[]} Places where a value stands in each of the options that are shown as one
 * @typedef {[option: number, status: number, member: number | null, value: number | null, availability: string, text: string]} Told
 * @typedef {import("./types.js").Money} Money
 * @typedef {[option: number, value: number, text: string]} Choice
 * @typedef {[options: Told[], missing: number[], selected: Choice[] | null, picks: Place[], forced: Place[], dropped: Place[], carried: Place[],
 *   price: Money | null, min: Money | null, max: Money | null, soldOut: boolean]} State
 */

/** In the order of the core's own. @type {readonly PickerOptionView["status"][]} */
const STATUS = ["required", "possible", "inapplicable"];

/** In the order of the core's own. @type {readonly PickerValueView["availability"][]} */
const AVAILABILITY = ["available", "sold-out", "needs-change", "never"];

/** Of what may be long, so that it is not gone through again. */
const frozen = Object.freeze;

/** A shopper's way through a product's options. */
export class Picker {
  /** @type {Host} */ #host;
  /** @type {number} */ #number;
  /** @type {ProductView} */ #product;
  /** What never changes of the shown options. */ #options;
  /** @type {PickerView} */ #view;

  /**
   * @hideconstructor
   * @param {Host} host
   * @param {ProductView} product
   * @param {{ number: number, value: { options: [members: number[], ...values: Places[]][], state: any } }} made
   */
  constructor(host, product, { number, value: { options, state } }) {
    this.#host = host;
    this.#number = number;
    this.#product = product;
    this.#options = options.map(([members, ...values]) =>
      shownOption(
        members.map((member) => product.options[member]),
        values,
      ),
    );
    this.#view = this.#show(state);
    host.own(this, number);
  }

  /** Everything that follows from what was picked; a new object after each change, its unchanged parts the same. */
  get view() {
    return this.#view;
  }

  /**
   * Picks a value. The new pick wins; what no longer fits is dropped and named in the result.
   *
   * @param {string} optionId
   * @param {string} valueId
   * @returns {PickResult}
   * @throws {StorefrontError} `invalid-selection`; nothing changes.
   */
  pick(optionId, valueId) {
    return this.#change("pick", optionId, valueId);
  }

  /**
   * Takes one pick back.
   *
   * @param {string} optionId
   * @returns {PickResult}
   * @throws {StorefrontError} `invalid-selection`; nothing changes.
   */
  unpick(optionId) {
    return this.#change("unpick", optionId, "");
  }

  /**
   * Enters the text of a free-text option; empty text takes it back.
   *
   * @param {string} optionId
   * @param {string} text
   * @returns {PickResult}
   * @throws {StorefrontError} `invalid-selection`; nothing changes.
   */
  enterText(optionId, text) {
    return this.#change("enterText", optionId, text);
  }

  /**
   * What stands in a value's way and what picking it would drop; changes nothing.
   *
   * @param {string} optionId
   * @param {string} valueId
   * @returns {Explanation}
   * @throws {StorefrontError} `invalid-selection` for what cannot be picked at all.
   */
  explain(optionId, valueId) {
    const [reasons, wouldDrop] = this.#call("explain", optionId, valueId).map(this.#picks, this);
    const sentence = [tell("notWith", reasons), tell("wouldDrop", wouldDrop)].join(" ").trim();
    return freeze({ reasons, wouldDrop, sentence });
  }

  /**
   * @param {string} how
   * @param {string} optionId
   * @param {string} answer
   * @returns {PickResult}
   */
  #change(how, optionId, answer) {
    const before = this.#view.forced;
    /** @type {State} */ const state = this.#call(how, optionId, answer);
    const view = this.#show(state);
    this.#view = view;
    const [dropped, carried] = [this.#picks(state[5]), this.#picks(state[6])];
    const isNew = (/** @type {Pick} */ pick) =>
      !before.some((known) => words(known) === words(pick));
    const sentence = [
      ...dropped.map((pick) => say("cleared", { option: pick.optionName, value: pick.valueName })),
      ...carried.map((pick) => say("carried", { pick: words(pick) })),
      ...view.forced.filter(isNew).map((pick) => say("follows", { pick: words(pick) })),
    ].join(" ");
    return freeze({ view, dropped, carried, forced: view.forced, sentence });
  }

  /**
   * @param {string} how
   * @param {string} optionId
   * @param {string} answer
   */
  #call(how, optionId, answer) {
    return this.#host.call(how, this.#number, `${optionId}`, `${answer}`).value;
  }

  /**
   * The view: what was told, put together with what never changes.
   *
   * @param {State} state
   * @returns {PickerView}
   */
  #show([options, missing, selected, picks, forced, , , price, min, max, soldOut]) {
    const shown = [...(this.#view?.options ?? [])];
    for (const told of options) {
      shown[told[0]] = optionView(this.#options[told[0]], told);
    }
    const selection = this.#picks(picks).map(({ option, value }) => [option, value]);
    const [least, most] = [price ?? min, price ?? max];
    return freeze({
      options: frozen(shown),
      complete: selected !== null,
      soldOut,
      missing: missing.map((index) => this.#options[index].id),
      forced: this.#picks(forced),
      price,
      priceRange: least && most && { min: least, max: most },
      selection: Object.fromEntries(selection),
      selectedOptions: selected && Object.fromEntries(selected.map(this.#chosen, this)),
      warnings: this.#product.warnings,
    });
  }

  /** An entry of the selected options. @param {Choice} choice */
  #chosen([index, place, text]) {
    const { id, role, values } = this.#product.options[index];
    return [id, role === "text" ? text : values[place].id];
  }

  /**
   * @param {Place[]} places
   * @returns {Pick[]}
   */
  #picks(places) {
    return places.map(([index, place]) => {
      const { id: option, name: optionName, values } = this.#options[index];
      const { id: value, name: valueName } = values[place];
      return { option, value, optionName, valueName };
    });
  }
}

/**
 * What never changes of an option that is shown, which may stand for several.
 *
 * @param {ProductOptionView[]} members
 * @param {Places[]} places
 */
function shownOption(members, places) {
  const [{ id, name, role, minLength, maxLength }] = members;
  const ids = freeze(members.map((member) => member.id));
  const values = places.map((own) => {
    const first = own.findIndex((place) => place !== null);
    const { id: optionId, values } = members[first];
    const { id, name, image } = values[own[first] ?? 0];
    const deltas = members.map((member, index) => member.values[own[index] ?? -1]?.priceDelta);
    /** @type {PickerValueView[]} */ const views = [];
    return { id, optionId, name, image, deltas, views };
  });
  return { id, ids, name, role, minLength, maxLength, values };
}

/**
 * @param {ReturnType<typeof shownOption>} base
 * @param {Told} told
 * @returns {PickerOptionView}
 */
function optionView(base, [, status, member, selected, availability, text]) {
  const { id, ids, name, role, minLength, maxLength, values } = base;
  return frozen({
    id,
    ids,
    name,
    role,
    status: STATUS[status],
    values: frozen(
      values.map((value, index) =>
        valueView(value, Number(availability[index]), index === selected, member),
      ),
    ),
    text: role === "text" ? text : null,
    minLength,
    maxLength,
  });
}

/**
 * A value as it stands; the same object whenever it stands so.
 *
 * @param {ReturnType<typeof shownOption>["values"][number]} value
 * @param {number} availability
 * @param {boolean} selected
 * @param {number | null} member
 */
function valueView({ id, optionId, name, image, deltas, views }, availability, selected, member) {
  const state = ((member ?? -1) + 1) * 8 + availability * 2 + Number(selected);
  views[state] ??= frozen({
    id,
    optionId,
    name,
    selected,
    availability: AVAILABILITY[availability],
    priceDelta: (member !== null && deltas[member]) || null,
    image,
  });
  return views[state];
}

/** "Size: Small" @param {Pick} pick */
function words({ optionName, valueName }) {
  return `${optionName}: ${valueName}`;
}

/**
 * A sentence about picks; empty where there are none.
 *
 * @param {"notWith" | "wouldDrop"} what
 * @param {readonly Pick[]} picks
 */
function tell(what, picks) {
  const others = picks.map(words).join(", ");
  return others && say(what, { others });
}
