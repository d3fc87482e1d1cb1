import { announce, openDialog } from "./announce.js";
import { BarrowElement } from "./base.js";
import { each, h, seen, set } from "./dom.js";
import { lineView, showMoney } from "./line-view.js";
import { fullName, say, sayError, sayItems, speak } from "./messages.js";

/**
 * @typedef {import("../types.js").CartView} CartView
 * @typedef {import("../types.js").LineView} LineView
 * @typedef {import("../index.js").Cart} Cart
 */

/**
 * The cart as a part of the page, or in a drawer: its lines, to be changed, removed and put back, and their sum.
 *
 * What the author wrote inside stays: a heading before the lines, everything else after them.
 *
 * @element barrow-cart
 * @attr {boolean} drawer Shows it in a dialog at the side, which the link around `<barrow-cart-count>` opens.
 * @attr {boolean} open-on-add Opens the drawer when something was added.
 * @fires barrow-error when a change fails
 *
 * @example
 * <barrow-cart>
 *   <h2>Your cart</h2>
 *   <barrow-checkout></barrow-checkout>
 * </barrow-cart>
 */
export class BarrowCart extends BarrowElement {
  static tag = "barrow-cart";

  /** @type {Cart | undefined} */ #cart;
  /** What went wrong with a line, by its id. @type {Map<string, string>} */ #troubles = new Map();
  /** @type {ReturnType<typeof makeParts> | undefined} */ #parts;
  /** @type {HTMLDialogElement | undefined} */ #dialog;
  /** @type {Promise<void> | undefined} */ #made;
  /** What was removed and can be put back. @type {import("./undo.js").Removed | undefined} */ #removed;
  /** The first thing that was told or asked besides. @type {object | null | undefined} */ #notice;
  /** How many changes were asked for; only the end of the last one is announced. */
  #changes = 0;

  get dataLocale() {
    return this.#cart?.view.locale;
  }

  /** Whether it is shown in a dialog at the side, which the link around `<barrow-cart-count>` opens. */
  get drawer() {
    return this.hasAttribute("drawer");
  }
  set drawer(drawer) {
    this.toggleAttribute("drawer", drawer);
  }

  /** Whether the drawer opens by itself when something was added. */
  get openOnAdd() {
    return this.hasAttribute("open-on-add");
  }
  set openOnAdd(open) {
    this.toggleAttribute("open-on-add", open);
  }

  messageBox() {
    return super.messageBox(this.#dialog);
  }

  make() {
    this.#made = this.#make(this.#made);
  }

  /** @param {AbortSignal} signal */
  async start(signal) {
    await this.#made;
    if (signal.aborted) return;
    document.addEventListener("barrow-add", (event) => this.#added(event), { signal });
    await seen(this.#dialog ?? this, signal);
    this.followCart((view, cart) => {
      this.#cart = cart;
      this.render(view);
    }, signal);
  }

  /** Opens the drawer. */
  async open() {
    await this.#made;
    if (this.#dialog) openDialog(this.#dialog);
  }

  /** Closes the drawer. */
  close() {
    this.#dialog?.close();
  }

  /** @param {CartView} view */
  render(view) {
    const parts = /** @type {ReturnType<typeof makeParts>} */ (this.#parts);
    const { lines, status } = view;
    const empty = lines.length === 0;
    const at = [...parts.lines.children].findIndex((line) => line.contains(document.activeElement));
    const keys = lineKeys(lines);
    set(this, { "aria-busy": view.pending ? "true" : null });
    this.mark(status === "ready" && empty ? "empty" : status);
    set(parts.status, {
      textContent: say(status === "loading" ? "loading" : "empty"),
      hidden: !empty || status === "stale",
    });
    set(parts.stale, { hidden: status !== "stale" });
    this.#removed?.show(parts.removed);
    each(
      parts.lines,
      lines,
      (line) => keys.get(line) ?? "",
      (line) => lineView(line, this),
    );
    set(parts.sum, { hidden: empty });
    showMoney(parts.subtotal, view.subtotal, this);
    if (at >= 0 && document.activeElement === document.body) this.#focusLine(at);
    this.#tell(view).catch((error) => this.fail(error));
  }

  /**
   * @param {LineView} line
   * @param {number} quantity
   */
  setQuantity(line, quantity) {
    this.#change(line, "changed", quantity);
  }

  /** @param {LineView} line */
  removeLine(line) {
    this.#change(line, "removed", 0);
  }

  /** @param {string} lineId */
  troubleOf(lineId) {
    return this.#troubles.get(lineId) ?? "";
  }

  /**
   * Makes the cart. The dialog in a copy of the page, which may be open, goes at once; its own is open again.
   *
   * @param {Promise<void>} [before] what is still being made in another language
   */
  async #make(before) {
    if (before) await before;
    const isOpen = this.#dialog?.open;
    const copy = this.querySelector(":scope > dialog");
    copy?.replaceWith(...copy.childNodes);
    this.#build(this.drawer ? await import("./dialogs.js") : undefined);
    if (isOpen) openDialog(/** @type {HTMLDialogElement} */ (this.#dialog));
  }

  /**
   * Shows its parts; what they were in a copy of the page, such as routers keep, makes room for them.
   *
   * @param {typeof import("./dialogs.js")} [dialogs] what makes a drawer, where it is one
   */
  #build(dialogs) {
    const parts = makeParts(() => this.#retry());
    const { subtotal, ...rest } = parts;
    const nodes = Object.values(rest);
    for (const { className } of [...nodes, { className: "barrow-close" }]) {
      this.querySelector(`.${className}`)?.remove();
    }
    const heading = this.querySelector(":scope > :is(h1, h2, h3, h4, h5, h6, header)");
    if (heading) {
      heading.after(...nodes);
    } else {
      this.prepend(...nodes);
    }
    if (dialogs) {
      this.#dialog = dialogs.makeDialog("barrow-drawer", say("cart"), ...this.childNodes);
      this.append(this.#dialog);
    }
    this.#parts = parts;
  }

  /** @param {Event} event */
  async #added(event) {
    const { target, detail } = /** @type {HTMLElementEventMap["barrow-add"]} */ (event);
    const { shop } = /** @type {BarrowElement} */ (target);
    if (this.openOnAdd && shop === this.shop && (await detail.promise.catch(() => {}))) this.open();
  }

  /**
   * @param {LineView} line
   * @param {"changed" | "removed"} done what to say then
   * @param {number} quantity
   */
  async #change(line, done, quantity) {
    const cart = /** @type {Cart} */ (this.#cart);
    this.#changes += 1;
    const change = this.#changes;
    this.#troubles.delete(line.lineId);
    try {
      const { cart: view } = await cart.setQuantity(line.lineId, quantity);
      const name = fullName(line);
      speak(this);
      if (!quantity) await this.#offer(line).catch(() => {}); // removed is removed
      this.render(cart.view);
      if (change === this.#changes)
        announce(say(done, { name, quantity, items: sayItems(view.count) }));
    } catch (error) {
      this.#failed(line, error);
    }
  }

  /** Offers to put a line back, which most carts never hear of: that part is loaded now. @param {LineView} line */
  async #offer(line) {
    const { Removed } = await import("./undo.js");
    this.#removed ??= new Removed(this, (lineIds) => this.#returned(lineIds));
    this.#removed.add(line, /** @type {Cart} */ (this.#cart));
  }

  /**
   * A line was added again, or it is asked about whether it was.
   *
   * @param {readonly string[]} [lineIds] where it is now
   */
  #returned(lineIds) {
    const { view } = /** @type {Cart} */ (this.#cart);
    this.render(view);
    if (document.activeElement !== document.body) return;
    this.#focusLine(view.lines.findIndex((line) => lineIds?.includes(line.lineId)));
  }

  /** Tells and asks what most carts never do: that part is loaded now. @param {CartView} view */
  async #tell({ warnings, uncertain, expired }) {
    this.#notice ??= warnings[0] ?? uncertain[0] ?? expired;
    if (!this.#notice) return;
    const { showNotices } = await import("./notices.js");
    const parts = /** @type {ReturnType<typeof makeParts>} */ (this.#parts);
    showNotices(parts, this, /** @type {Cart} */ (this.#cart));
  }

  /**
   * Says what went wrong at the line, or at the cart where the line is gone.
   *
   * @param {LineView} line
   * @param {any} error
   */
  #failed({ lineId }, error) {
    const cart = /** @type {Cart} */ (this.#cart);
    if (error?.code === "aborted" || !cart.view.lines.some((line) => line.lineId === lineId))
      return this.fail(error);
    this.#troubles.set(lineId, "");
    sayError(error, this, (text) => {
      if (!this.#troubles.has(lineId)) return; // it was tried again
      this.#troubles.set(lineId, text);
      this.render(cart.view);
    });
    this.emit("barrow-error", error);
  }

  #retry() {
    this.#cart?.refresh().then(
      () => this.say(""),
      (error) => this.fail(error),
    );
  }

  /**
   * Where a line with the focus went away, the focus goes to the line in its place, else to the cart.
   *
   * @param {number} index
   */
  #focusLine(index) {
    const { lines, status } = /** @type {ReturnType<typeof makeParts>} */ (this.#parts);
    const line = lines.children[index] ?? lines.lastElementChild;
    /** @type {HTMLElement} */ (line?.querySelector(".barrow-remove") ?? status).focus();
  }
}

/** @param {() => void} onclick tries to read the cart again */
function makeParts(onclick) {
  const subtotal = h("data", { className: "barrow-subtotal" });
  const retry = h("button", { type: "button", onclick }, say("retry"));
  return {
    status: h("p", { className: "barrow-status", tabindex: "-1", hidden: true }),
    stale: h("p", { className: "barrow-stale", hidden: true }, say("stale"), " ", retry),
    notes: h("div", { className: "barrow-notes" }),
    removed: h("div", { className: "barrow-removed" }),
    doubts: h("div", { className: "barrow-doubts" }),
    lines: h("ul", { className: "barrow-lines", role: "list" }),
    sum: h("p", { className: "barrow-sum", hidden: true }, say("subtotal"), " ", subtotal),
    subtotal,
  };
}

/**
 * What a line is known by while its id changes from ours to the shop's: product and options.
 *
 * @param {readonly LineView[]} lines
 * @returns {Map<LineView, string>}
 */
function lineKeys(lines) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return new Map(
    lines.map((line) => {
      const key = `${line.catalogId} ${line.sku} ${JSON.stringify(Object.entries(line.selectedOptions).sort())}`;
      const count = seen.get(key) ?? 0;
      seen.set(key, count + 1);
      return [line, `${key} ${count}`];
    }),
  );
}
