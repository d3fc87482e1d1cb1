// What the page on the gateway shows is what is tested.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

/** @param {string} file */
function read(file) {
  return readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
}

for (const [language, file] of [
  ["js", "worker.js"],
  ["capnp", "gateway.capnp"],
  ["js", "node.js"],
]) {
  test(`${file} is shown as it is`, () => {
    const shown = `\`\`\`${language}\n${read(`docs/gateway/${file}`)}\`\`\`\n`;

    assert.ok(read("docs/gateway.md").includes(shown));
  });
}

test("workerd is asked to behave as it did when it was tested", () => {
  const { devDependencies } = JSON.parse(read("package.json"));
  const [, day] = devDependencies.workerd.match(/^1\.(\d{8})\.\d+$/);

  const [, date] = read("docs/gateway/gateway.capnp").match(/compatibilityDate = "(.*)"/) ?? [];

  assert.ok(date.replaceAll("-", "") <= day);
  assert.ok(read("docs/gateway.md").includes(`compatibility_date = "${date}"`));
});
