/**
 * Loads and registers the elements that show more.
 *
 * @param {(Promise<void> | undefined)[]} [words] on their way; the elements wait for them
 */
export async function more(words = []) {
  const { elements } = await import("./later.js");
  await Promise.all(words);
  for (const element of elements) element.define();
}
