/** @type {WeakMap<Element, Map<string, Entry<any>>>} */
const kept = new WeakMap();

let ids = 0;

/**
 * @template T
 * @typedef {[node: Element, update: (item: T) => void]} Entry a node and how it shows its item
 */

/**
 * Makes an element; only text and nodes go in, never markup.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  // Properties that have their value already are written all the same: `alt` and `type` are to be seen as attributes.
  for (const [name, value] of Object.entries(properties)) {
    if (name in node) {
      /** @type {any} */ (node)[name] = value;
    } else {
      node.setAttribute(name, `${value}`);
    }
  }
  node.append(...children);
  return node;
}

/**
 * Sets properties, or attributes where the element has no such property, that differ; null removes the attribute.
 *
 * @param {Element} node
 * @param {Record<string, any>} properties
 */
export function set(node, properties) {
  for (const [name, value] of Object.entries(properties)) {
    const known = /** @type {Record<string, any>} */ (/** @type {unknown} */ (node));
    if (value == null) {
      node.removeAttribute(name);
    } else if (!(name in node)) {
      node.setAttribute(name, value);
    } else if (known[name] !== value) {
      known[name] = value;
    }
  }
}

/**
 * Keeps one child per item, in order. A child whose key stays is updated in place, so that focus stays too.
 *
 * @template T
 * @param {Element} parent holds nothing else
 * @param {readonly T[]} items
 * @param {(item: T) => string} key
 * @param {(item: T) => Entry<T>} make
 */
export function each(parent, items, key, make) {
  const before = kept.get(parent) ?? new Map();
  /** @type {Map<string, Entry<T>>} */
  const now = new Map();
  for (const item of items) {
    const id = key(item);
    const entry = before.get(id) ?? make(item);
    before.delete(id);
    now.set(id, entry);
    entry[1](item);
  }
  for (const [node] of before.values()) node.remove();
  kept.set(parent, now);
  [...now.values()].forEach(([node], index) => {
    const there = parent.children[index];
    if (there !== node) parent.insertBefore(node, there ?? null);
  });
}

/**
 * Shows a picture before another node; without an address of the web there is none.
 *
 * @param {HTMLImageElement} picture
 * @param {string | null} address
 * @param {Element} next
 */
export function showPicture(picture, address, next) {
  const src = webUrl(address);
  if (!src) return picture.remove();
  set(picture, { src });
  if (!picture.parentNode) next.before(picture);
}

/**
 * Does something instead of what a click does by itself. A click that is to open a link elsewhere is left alone.
 *
 * @param {Event} event
 * @param {() => void} act
 */
export function instead(event, act) {
  const { ctrlKey, metaKey, shiftKey, target } = /** @type {MouseEvent} */ (event);
  if ((ctrlKey || metaKey || shiftKey) && /** @type {Element} */ (target).closest("a")) return;
  event.preventDefault();
  act();
}

/** Resolves once the document has been read; undefined where it was already. */
export function parsing() {
  if (document.readyState !== "loading") return;
  return new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
}

/**
 * Resolves once an element is in or near the window; never, after the signal.
 *
 * @param {Element} element
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
export function seen(element, signal) {
  return new Promise((resolve) => {
    const watch = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && resolve(),
      { rootMargin: "50%" },
    );
    watch.observe(element);
    signal.addEventListener("abort", () => watch.disconnect());
    if (getComputedStyle(element).display === "contents") resolve(); // it has no place of its own
  });
}

/** An id that no other element has. */
export function uniqueId() {
  return `barrow-${++ids}`;
}

/**
 * Text for screen readers only, also where no style sheet is loaded.
 *
 * @template {HTMLElement} T
 * @param {T} node
 * @returns {T}
 */
export function hideVisually(node) {
  node.style.cssText =
    "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";
  return node;
}

/**
 * The absolute address, if it is one of the web; null for `javascript:` and the like.
 *
 * @param {string | null} address
 */
export function webUrl(address) {
  try {
    const url = new URL(address || "about:blank", document.baseURI);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * Writes an attribute; null and undefined remove it.
 *
 * @param {Element} element
 * @param {string} name
 * @param {unknown} value
 */
export function setAttribute(element, name, value) {
  if (value == null) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, `${value}`);
  }
}

/**
 * The number an attribute holds; null without one.
 *
 * @param {Element} element
 * @param {string} name
 */
export function numberAttribute(element, name) {
  const text = element.getAttribute(name);
  return text ? Number(text) : null;
}
