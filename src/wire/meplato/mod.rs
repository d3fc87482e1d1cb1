//! Products of a local catalogue in the Meplato Storefront API.
//!
//! # What we send and read
//! One call: read a product by its id. Neither the base URL, nor the path, nor the scheme of authentication is
//! documented: an [`Api`] has a template of the URL and whatever headers the shop's own proxy or session wants.
//!
//! A product has offers, and an offer everything that a price takes: tiers, the quantity the price is for, which
//! quantities can be ordered, the tax, a discount that the price holds already. Prices are net.
//!
//! # What we ignore
//! `offersCount` and `quantityDiscountsAvailable` (the lists themselves count), `provider`, `productId`, `formatted`
//! amounts and `discountPercentage.formatted` (for display in the caller's locale, never parsed). All of it stays in
//! `raw`.
//!
//! # Where the page is silent
//! - An offer whose price, tiers, quantities or `blocked` cannot be read is left out with a warning: nobody can say
//!   what it costs. A tax, a discount, a delivery time that cannot be read is unknown, with a warning.
//! - `dynamicPricing` beside `dynamicPricingAvailable: false` is none.
//! - The product's id serves as its sku; each offer has the vendor's own.
//! - The price of a single offer that is not blocked, asks for one unit and has no tiers is the product's price too,
//!   for pages that know no offers.
//! - Images stand in the order of their kinds, the largest first, and those of one kind in that of their pixels.
//!
//! # Quirks, and the fixture in `testdata/` that shows each
//! - `QuantityPriceTier` has a capital Q: `meplato-product.sample.json`. Small letters and the plural are read, too.
//! - `priceQuantity: 0` means 1, `quantityMin: 0` and `quantityMax: 0` mean no limit, images of 0 × 0 pixels are
//!   images: `meplato-product.sample.json`.
//! - `offersCount` says 0 beside an offer; `formatted` shows another amount than `amount`:
//!   `meplato-product.sample.json`.
//! - Tiers come in any order: `meplato-product.realistic.constructed.json`.
//! - A product may have several offers, with a dynamic price, content units and attributes:
//!   `meplato-product.offers.constructed.json`.
//! - The printed body of an error has the code 400 under every status, so the status counts:
//!   `meplato-error.sample.json`. The vendor's other API wraps the same in `error`.
//!
//! # Source
//! Meplato Storefront, *Product by ID (local)* (read 2026-11-25); the comments of Meplato's `store2-go-client`, for
//! what prices mean. Fixtures named `constructed` are ours.

mod api;
mod read_error;
mod read_offer;
mod read_product;
#[cfg(test)]
mod tests;
mod write;

pub use api::Api;
pub use read_product::read_product;
pub use write::write_product;

pub(in crate::wire) use read_error::said;
