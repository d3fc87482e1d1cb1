// Headless Chromium for the browser tests: the system's own, found by the set-up.

import { chromium } from "playwright-core";

/**
 * Starts Chromium with a fresh profile.
 *
 * @param {{ keepsPages?: boolean, fontSize?: number }} [options] Whether it keeps pages that are left, as browsers do,
 *   for going back; the size of text that its user has chosen.
 */
export function launchBrowser({ keepsPages = false, fontSize } = {}) {
  return chromium.launch({
    ignoreDefaultArgs: keepsPages ? ["--disable-back-forward-cache"] : [],
    executablePath: process.env.CHROME_PATH || "/usr/bin/chromium",
    args: [
      ...(fontSize ? [`--blink-settings=defaultFontSize=${fontSize}`] : []),
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
