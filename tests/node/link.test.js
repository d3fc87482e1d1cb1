// Where the API may be, and which checkout links may be followed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { checkLink, readBase } from "../../pkg/link.js";

const VENDOR = "https://product.shopatron.com";
const HOSTS = ["shop.example", "*.pay.example"];

const followed = [
  [VENDOR, "https://product.shopatron.com/checkout?x=1"],
  [VENDOR, "https://www.shopatron.com/xmlCheckout1.phtml?order_id=1"],
  [VENDOR, "HTTPS://WWW.Shopatron.com/"],
  [VENDOR, "https://shop.example/a"],
  [VENDOR, "https://eu.pay.example"],
  ["https://api.example", "https://api.example:8443/checkout#a"],
  ["http://127.0.0.1:8081", "http://127.0.0.1:9999/checkout/1"],
  ["http://localhost:8081", "http://127.0.0.1:8081/checkout/1"],
  ["http://[::1]:8081/v1", "http://[::1]:8081/checkout/1"],
];
for (const [base, link] of followed) {
  test(`from ${base}, a checkout link to ${link} is followed`, () => {
    assert.equal(checkLink(link, base, HOSTS), link);
  });
}

const refused = [
  [VENDOR, "javascript:alert(1)"],
  [VENDOR, "javascript://product.shopatron.com/%0aalert(1)"],
  [VENDOR, "/checkout"],
  [VENDOR, "//evil.example/x"],
  [VENDOR, "checkout"],
  [VENDOR, ""],
  [VENDOR, " https://product.shopatron.com/"],
  [VENDOR, "https://product.shopatron.com/\n"],
  [VENDOR, "https://product.shop\tatron.com/"],
  [VENDOR, "data:text/html,x"],
  [VENDOR, "https://user@product.shopatron.com/"],
  [VENDOR, "https://user:pw@product.shopatron.com/"],
  [VENDOR, "https://:pw@product.shopatron.com/"],
  [VENDOR, "https://evil.example/"],
  [VENDOR, "https://product.shopatron.com.evil.example/"],
  [VENDOR, "https://product.shopatron.com./"],
  [VENDOR, "https://evilshopatron.com/"],
  [VENDOR, "https://shopatron.com/"],
  [VENDOR, "https://pay.example/"],
  [VENDOR, "https://xpay.example/"],
  [VENDOR, "https:\\\\product.shopatron.com/"],
  [VENDOR, "https://product.shopatron.com\\@evil.example/"],
  [VENDOR, "http://product.shopatron.com/"],
  [VENDOR, "https:///x"],
  [VENDOR, "https://[::1]/"],
  [VENDOR, "https://a:b/"],
  [VENDOR, "http://127.0.0.1/"],
  [VENDOR, "file:///etc/passwd"],
  [VENDOR, "https://prоduct.shopatron.com/"],
  [VENDOR, "https:product.shopatron.com"],
  [VENDOR, "https://..."],
  ["https://api.example", "https://www.shopatron.com/"],
  ["https://api.example", "http://127.0.0.1/"],
  ["http://127.0.0.1:1", "http://10.0.0.1/"],
  ["http://api.example", "http://api.example/"],
];
for (const [base, link] of refused) {
  test(`from ${base}, a checkout link to ${JSON.stringify(link)} is not followed (row 58)`, () => {
    assert.throws(() => checkLink(link, base, HOSTS), {
      code: "blocked-link",
      field: "checkoutLink",
    });
  });
}

test("an odd pattern allows nothing", () => {
  for (const pattern of ["*", "*evil.example", "", ".", "*.", "https://evil.example"]) {
    for (const link of ["https://www.evil.example/", "https://evil.example./"]) {
      assert.throws(() => checkLink(link, VENDOR, [pattern]), { code: "blocked-link" }, pattern);
    }
  }
});

test("the page's own origin is followed, whatever its scheme", () => {
  Object.assign(globalThis, { location: { origin: "http://my.store:8080" } });
  try {
    assert.ok(checkLink("http://my.store:8080/thanks", VENDOR));
    assert.throws(() => checkLink("http://my.store/thanks", VENDOR), { code: "blocked-link" });
    assert.throws(() => checkLink("https://my.store:8080/thanks", VENDOR), {
      code: "blocked-link",
    });
  } finally {
    Reflect.deleteProperty(globalThis, "location");
  }
});

test("a base is a plain address of the web, without a slash at its end (row 1)", () => {
  assert.equal(readBase("https://api.example/v1/"), "https://api.example/v1");
  assert.equal(readBase("http://127.0.0.1:8081"), "http://127.0.0.1:8081");
  const wrong = [
    ...[
      "",
      "product.shopatron.com",
      "ftp://x",
      "https://",
      "https://a b",
      "https://a?x",
      "https://a#x",
    ],
    ...["https://u@h", "https://u:p@h", " https://h", "https:/h", "javascript:x", "/api"],
  ];
  for (const base of wrong) {
    assert.throws(() => readBase(base), { code: "configuration", field: "baseUrl" }, base);
  }
});
