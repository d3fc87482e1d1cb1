/**
 * Loads and registers the elements that show more, with what comes with them.
 *
 * @param {(Promise<void> | undefined)[]} [words] on their way; the elements wait for them
 */
export async function more(words = []) {
  const { choose, ...elements } = await import("./later.js");
  await Promise.all(words);
  for (const element of Object.values(elements)) element.define();
  return { choose };
}
