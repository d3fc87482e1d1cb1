// Every page: tells the shop where its API is, which a page of a real shop writes into the markup.

/** @typedef {{ apiKey: string, baseUrl: string, catalogId: number, gateway: string, engine?: string }} Settings */

try {
  const answer = await fetch("/shop.json");
  if (!answer.ok) throw new Error(`shop.json: ${answer.status}`);
  configure(await answer.json());
} catch (error) {
  tell("Our shop is closed for a moment. Please try again later.");
  throw error;
}

/** @param {Settings} settings */
function configure({ apiKey, baseUrl, catalogId, gateway, engine }) {
  const shop = document.querySelector("barrow-shop");
  if (shop && engine) Object.assign(shop, { engine });
  if (shop) Object.assign(shop, { apiKey, baseUrl, catalogId });
  if (shop?.hasAttribute("gateway")) Object.assign(shop, { gateway });
}

/** @param {string} text */
function tell(text) {
  const notice = document.createElement("p");
  notice.className = "notice wide";
  notice.setAttribute("role", "alert");
  notice.textContent = text;
  document.querySelector("main")?.prepend(notice);
}
