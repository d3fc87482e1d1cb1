//! Who ordered, who pays, and where it goes.

use alloc::string::String;

/// What an order says of itself, beside its figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// The shop's own number of the order, by which it is found again.
    pub external_id: Option<String>,
    /// The shopper's account.
    pub customer_account_id: Option<u64>,
    /// The shopper's address for mail.
    pub email: Option<String>,
    /// How it was placed: `Online`, which is the default, or `Offline`.
    pub kind: Option<String>,
    /// The channel it was sold through.
    pub channel: Option<String>,
    /// The address of the shopper's machine.
    pub ip_address: Option<String>,
    /// When it was placed, an ISO 8601 instant.
    pub submitted: Option<String>,
    /// True where the shopper pays no tax.
    pub is_tax_exempt: bool,
    /// True for an order that is finished already, kept for the record.
    pub is_historical: bool,
    /// What the receiving system says of it; it is never sent.
    pub status: Option<String>,
}

/// A person or company, and how to reach it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// The address for mail.
    pub email: Option<String>,
    /// The given name.
    pub first_name: Option<String>,
    /// The family name.
    pub last_name: Option<String>,
    /// The company.
    pub company: Option<String>,
    /// The telephone at home.
    pub home_phone: Option<String>,
    /// The mobile telephone.
    pub mobile_phone: Option<String>,
    /// The telephone at work.
    pub work_phone: Option<String>,
    /// The postal address.
    pub address: Option<Address>,
}

/// A postal address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Up to four lines above the town.
    pub lines: [Option<String>; 4],
    /// The town.
    pub town: Option<String>,
    /// The state or province.
    pub state: Option<String>,
    /// The postal code.
    pub postal_code: Option<String>,
    /// The country, ISO 3166 alpha-2.
    pub country: Option<String>,
    /// `Residential`, `Commercial`, …
    pub kind: Option<String>,
    /// True where somebody has checked it.
    pub is_validated: bool,
}

/// Where an order goes, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delivery {
    /// Who gets it.
    pub contact: Option<Contact>,
    /// The code of the way it is shipped.
    pub method_code: Option<String>,
    /// The name of that way.
    pub method_name: Option<String>,
}
