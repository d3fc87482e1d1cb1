//! The calls to a cart.

use super::quirks::Repeat;
use super::{BASE, Call, Cart, Deed, Ids, KEY, Line, Outcome, Refusal, Server, decode, goods, refusal, reply};
use crate::cached::Cached;
use serde_json::{Map, Value, json};

/// The line of somebody else's cart.
pub const ANOTHER: &str = "somebody-elses";

impl Server {
    pub(super) fn read_cart(&self, call: &Call) -> Outcome {
        let cart = self.carts.get(call.cart);
        if cart.is_none() && self.quirks.unused_is_missing {
            return Err(no_property("", call));
        }
        Ok((None, reply(200, &self.written(call.cart, cart.map_or(&Cart::unused(), |cart| cart)))))
    }

    pub(super) fn read_line(&self, call: &Call, line: &str) -> Outcome {
        let line = self.line(call, line)?;
        let mut written = self.written_line(line);
        written["image"] = goods::picture(&line.sku, &line.options).into();
        Ok((None, reply(200, &written)))
    }

    pub(super) fn read_part(&self, call: &Call, part: &str) -> Outcome {
        let cart = self.carts.get(call.cart).ok_or_else(|| no_property(part, call))?;
        let whole = self.written(call.cart, cart);
        let part = whole.get(part).ok_or_else(|| no_property(part, call))?;
        Ok((None, reply(200, if self.quirks.part_is_whole { &whole } else { part })))
    }

    pub(super) fn add(&mut self, call: &Call) -> Outcome {
        let item = self.read_item(call)?;
        let first = goods::find(&self.products, &item.catalog, &item.sku)?;
        let fresh = Cart { currency: first.currency.to_owned(), locale: first.locale.to_owned(), ..Cart::unused() };
        if self.carts.get(call.cart).is_some_and(|cart| cart.is_completed) {
            return Err(self.refused_add("The cart was ordered".to_owned()));
        }
        let known = self.carts.get(call.cart).and_then(|cart| cart.lines.iter().position(|line| line.is_like(&item)));
        let joins = known.filter(|_| self.quirks.repeated_add != Repeat::NewLine || self.quirks.ids == Ids::OfContent);
        let id = if joins.is_none() { self.line_id(&item) } else { String::new() };
        let (sums, most) = (self.quirks.repeated_add != Repeat::Replaces, self.quirks.most_units);
        let cart = self.carts.entry(call.cart.to_owned()).or_insert(Cached::new(fresh));
        let deed = Deed::Added { link: item.link.clone(), sku: item.sku.clone(), units: item.quantity };
        let index = joins.unwrap_or(cart.lines.len());
        match joins {
            Some(index) => {
                let line = &mut cart.lines[index];
                line.quantity = if sums { line.quantity + item.quantity } else { item.quantity };
            }
            None => cart.lines.push(Line { id, ..item }),
        }
        let line = &mut cart.lines[index];
        line.quantity = line.quantity.min(most);
        let id = line.id.clone();
        let location = format!("{BASE}/cart/{}/cartItems/{id}?api_key={KEY}", call.cart);
        Ok((Some(deed), super::Reply { location, ..reply(201, &self.quirks.named_id(&id)) }))
    }

    pub(super) fn set_quantity(&mut self, call: &Call, line: &str) -> Outcome {
        self.line(call, line)?;
        let quantity = call.body.and_then(|body| body.parse().ok()).filter(|quantity| *quantity > 0);
        let Some(quantity) = quantity else {
            return Err(refusal(400, format!("Invalid quantity:{}", call.body.unwrap_or_default())));
        };
        let most = self.quirks.most_units;
        let cart = self.carts.get_mut(call.cart).expect("the line was found in it");
        if cart.is_completed {
            return Err(refusal(400, "The cart was ordered".to_owned()));
        }
        cart.lines
            .iter_mut()
            .filter(|known| known.id == line)
            .for_each(|line| line.quantity = u32::min(quantity, most));
        Ok((Some(Deed::Set { line: line.to_owned(), quantity }), reply(204, &Value::Null)))
    }

    pub(super) fn remove(&mut self, call: &Call, line: &str) -> Outcome {
        let found = self.line(call, line).map(|_| ());
        if found.is_err() && self.quirks.gone_is_fine {
            return Ok((None, reply(204, &Value::Null)));
        }
        found?;
        let cart = self.carts.get_mut(call.cart).expect("the line was found in it");
        if cart.is_completed {
            return Err(refusal(400, "The cart was ordered".to_owned()));
        }
        cart.lines.retain(|known| known.id != line);
        Ok((Some(Deed::Removed { line: line.to_owned() }), reply(204, &Value::Null)))
    }

    pub(super) fn check_out(&mut self, call: &Call) -> Outcome {
        let issued = self.issued;
        let Some(cart) = self.carts.get_mut(call.cart) else { return Err(no_property("", call)) };
        if cart.lines.is_empty() {
            return Err(refusal(400, "The cart is empty".to_owned()));
        }
        if cart.external_id.is_none() {
            cart.external_id = Some((100_200_300 + issued).to_string());
        }
        let link = format!("{BASE}/checkout/{}", call.cart);
        let place = self.quirks.checkout_link_in;
        let body = if matches!(place, "body" | "both") { json!({ "checkoutLink": link }) } else { json!({}) };
        let location = if matches!(place, "location" | "both") { link } else { String::new() };
        Ok((Some(Deed::HandedOver), super::Reply { location, ..reply(201, &body) }))
    }

    /// Puts so many lines into a cart, of one unit each.
    pub fn fill(&mut self, id: &str, count: usize) {
        for _ in 0..count {
            let line = Line::of_one(format!("bulk-{}", self.issued));
            let line = Line { id: self.line_id(&line), ..line };
            self.carts.entry(id.to_owned()).or_insert_with(|| Cached::new(Cart::unused())).lines.push(line);
        }
    }

    /// What somebody else's cart would be answered with.
    pub fn read_another(&self) -> super::Reply {
        let line = Line { id: ANOTHER.to_owned(), ..Line::of_one("tent-2p".to_owned()) };
        let cart = Cart { lines: vec![line], ..Cart::unused() };
        self.quirks.write(reply(200, &self.written("somebody-else", &cart)))
    }

    fn line(&self, call: &Call, id: &str) -> Result<&Line, Refusal> {
        let lines = self.carts.get(call.cart).map_or(&[][..], |cart| &cart.lines);
        lines.iter().find(|line| line.id == id).ok_or_else(|| no_property(id, call))
    }

    /// What is to be added, priced.
    fn read_item(&self, call: &Call) -> Result<Line, Refusal> {
        let body: Value = serde_json::from_str(call.body.unwrap_or_default()).unwrap_or_default();
        for name in ["product", "productLink"] {
            if !body[name].as_str().is_some_and(|url| url.starts_with("https://")) {
                return Err(self.refused_add(format!("Invalid or missing parameter:{name}")));
            }
        }
        let product = body["product"].as_str().unwrap_or_default();
        let quantity = body.get("quantity").map_or(Some(1), Value::as_u64).and_then(|units| u32::try_from(units).ok());
        let Some(quantity) = quantity.filter(|units| *units > 0) else {
            return Err(self.refused_add(format!("Invalid quantity:{}", body["quantity"])));
        };
        let (path, query) = product.split_once('?').unwrap_or((product, ""));
        let sku = decode(path.split_once("/product/").map_or("", |(_, sku)| sku));
        let named = query.split_once("catalogID=").map(|(_, catalog)| catalog.to_owned());
        let catalog = body.get("catalogID").map(Value::to_string).or(named).unwrap_or_else(|| "1".to_owned());
        let options = body["itemOptions"].as_object().into_iter().flatten();
        let options: Vec<_> =
            options.map(|(id, value)| (id.clone(), value.as_str().unwrap_or_default().to_owned())).collect();
        let goods = goods::find(&self.products, &catalog, &sku)?;
        goods.check(&options).map_err(|problem| self.refused_add(problem.to_owned()))?;
        let (product, link) = (product.to_owned(), body["productLink"].as_str().unwrap_or_default().to_owned());
        Ok(Line { id: String::new(), sku, catalog, quantity, price: goods.price.to_owned(), product, options, link })
    }

    fn refused_add(&self, info: String) -> Refusal {
        Refusal(self.quirks.add_refusal, info, "Bad Request")
    }

    fn written(&self, id: &str, cart: &Cart) -> Value {
        let mut items = Map::new();
        for line in &cart.lines {
            let mut item = self.written_line(line);
            if self.quirks.image_in_cart {
                item["image"] = goods::picture(&line.sku, &line.options).into();
            }
            items.insert(line.id.clone(), item);
        }
        let date = "1969-12-31T17:00:00-0700";
        json!({
            "completedDate": cart.is_completed.then_some(date),
            "currency": cart.currency,
            "cartID": id,
            "createdDate": date,
            "locale": cart.locale,
            "externalCartID": cart.external_id,
            "cartItems": self.quirks.map(items),
        })
    }

    fn written_line(&self, line: &Line) -> Value {
        let options = line.options.iter().map(|(id, value)| (id.clone(), value.as_str().into()));
        let mut written = json!({
            "catalogID": line.catalog,
            "quantity": line.quantity,
            "price": line.price,
            "product": line.product,
            "itemOptions": self.quirks.map(options.collect()),
            "productLink": line.link,
        });
        let goods = goods::find(&self.products, &line.catalog, &line.sku).ok();
        if let Some(rate) = goods.and_then(|goods| goods.tax_rate).filter(|_| self.quirks.vat_rate_in_cart) {
            written["VATRate"] = rate.into();
        }
        written
    }
}

impl Cart {
    fn unused() -> Self {
        Cart { currency: "USD".to_owned(), locale: "en-US".to_owned(), ..Cart::default() }
    }
}

impl Line {
    fn of_one(sku: String) -> Self {
        let text = str::to_owned;
        Line {
            id: String::new(),
            product: format!("{BASE}/product/{sku}"),
            sku,
            catalog: text("1"),
            quantity: 1,
            price: text("1.00"),
            options: vec![],
            link: text("https://elsewhere.example/"),
        }
    }

    fn is_like(&self, other: &Line) -> bool {
        self.catalog == other.catalog
            && self.sku == other.sku
            && self.options.len() == other.options.len()
            && self.options.iter().all(|option| other.options.contains(option))
    }
}

fn no_property(property: &str, call: &Call) -> Refusal {
    refusal(404, format!("The requested cart property:{property} does not exist in cartID:{}", call.cart))
}
