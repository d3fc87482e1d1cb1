/** Loads and registers the elements that show more, with what comes with them. */
export async function more() {
  const { choose, ...elements } = await import("./later.js");
  for (const element of Object.values(elements)) element.define();
  return { choose };
}
