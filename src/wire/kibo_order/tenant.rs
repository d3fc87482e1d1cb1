//! Where the API is, and what goes with each call of it.

use crate::error::{Error, Kind};
use crate::text::{concat, number};
use crate::wire::server::{Headers, Secret, bearer};
use alloc::borrow::ToOwned;
use alloc::string::String;

/// Where tokens come from, unless something else is said.
const AUTH_HOST: &str = "home.mozu.com";

/// The site of a tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenant {
    id: u32,
    site: u32,
    master_catalog: u32,
    catalog: u32,
    api_host: String,
    auth_host: String,
}

/// Where a tenant's data are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Region {
    /// The United States: `….mozu.com`.
    #[default]
    Mozu,
    /// Europe: `….euw1.kibocommerce.com`.
    Europe,
    /// The United States, newer: `….usc1.kibocommerce.com`.
    UnitedStates,
}

impl Region {
    fn domain(self) -> &'static str {
        match self {
            Region::Mozu => ".mozu.com",
            Region::Europe => ".euw1.kibocommerce.com",
            Region::UnitedStates => ".usc1.kibocommerce.com",
        }
    }
}

impl Tenant {
    /// This site in an environment such as `sandbox`, `sb` or `tp1`. Both catalogues are 1 unless something else is
    /// said.
    ///
    /// # Errors
    /// `configuration` for an environment that is not letters and digits.
    pub fn new(tenant: u32, site: u32, environment: &str, region: Region) -> Result<Tenant, Error> {
        if environment.is_empty() || !environment.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(
                Error::new(Kind::Configuration, &["no environment: \"", environment, "\""]).within("environment")
            );
        }
        let ids = ["t", &number(tenant.into()), "-s", &number(site.into()), "."];
        let api_host = concat(&[&concat(&ids), environment, region.domain()]);
        Ok(Tenant { id: tenant, site, master_catalog: 1, catalog: 1, api_host, auth_host: AUTH_HOST.to_owned() })
    }

    /// The same with these catalogues.
    #[must_use]
    pub fn with_catalogs(self, master_catalog: u32, catalog: u32) -> Tenant {
        Tenant { master_catalog, catalog, ..self }
    }

    /// The same with another host of the API.
    ///
    /// # Errors
    /// `configuration` for what is no host, with a port or without: the token goes there.
    pub fn with_api_host(self, host: &str) -> Result<Tenant, Error> {
        Ok(Tenant { api_host: read_host("apiHost", host)?, ..self })
    }

    /// The same with another host where tokens come from.
    ///
    /// # Errors
    /// `configuration` for what is no host, with a port or without: the secret goes there.
    pub fn with_auth_host(self, host: &str) -> Result<Tenant, Error> {
        Ok(Tenant { auth_host: read_host("authHost", host)?, ..self })
    }

    /// The URL that all calls of the API begin with.
    #[must_use]
    pub fn base(&self) -> String {
        concat(&["https://", &self.api_host, "/api"])
    }

    /// The URL that a token is asked for at.
    pub(super) fn token_url(&self) -> String {
        concat(&["https://", &self.auth_host, "/api/platform/applications/authtickets/oauth"])
    }

    /// The headers that go with each call of the API.
    ///
    /// # Errors
    /// `configuration` for a token that no header can hold.
    pub(super) fn headers(&self, token: &Secret) -> Result<Headers, Error> {
        let ids = [
            ("x-vol-tenant", self.id),
            ("x-vol-site", self.site),
            ("x-vol-master-catalog", self.master_catalog),
            ("x-vol-catalog", self.catalog),
        ];
        let mut headers = Headers::accept_json();
        headers.add("Authorization", &bearer(token))?;
        for (name, id) in ids {
            headers.push(name, &number(id.into()));
        }
        headers.push("x-vol-dataview-mode", "LIVE");
        headers.push("x-vol-version", "1");
        Ok(headers)
    }
}

fn read_host(name: &str, host: &str) -> Result<String, Error> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-:".contains(&byte);
    if host.is_empty() || !host.bytes().all(is_plain) {
        return Err(Error::new(Kind::Configuration, &["no host: \"", host, "\""]).within(name));
    }
    Ok(host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_follows_from_tenant_site_environment_and_region() {
        let cases = [
            ("sandbox", Region::Mozu, "https://t1234-s56.sandbox.mozu.com/api"),
            ("tp1", Region::Europe, "https://t1234-s56.tp1.euw1.kibocommerce.com/api"),
            ("sb", Region::UnitedStates, "https://t1234-s56.sb.usc1.kibocommerce.com/api"),
        ];
        for (environment, region, base) in cases {
            assert_eq!(Tenant::new(1234, 56, environment, region).unwrap().base(), base);
        }
    }

    #[test]
    fn what_could_send_the_secret_elsewhere_is_no_environment_and_no_host() {
        for environment in ["", "evil.example/", "a.b", "tp1 ", "tp1@x"] {
            let error = Tenant::new(1, 2, environment, Region::Mozu).unwrap_err();
            assert_eq!((error.code(), error.field()), ("configuration", "environment"), "{environment}");
        }
        let tenant = || Tenant::new(1, 2, "sb", Region::Mozu).unwrap();
        for host in ["", "https://x", "x/y", "a@b", "x?y", "x y", "x\r\ny"] {
            let (api, auth) = (tenant().with_api_host(host).unwrap_err(), tenant().with_auth_host(host).unwrap_err());
            assert_eq!((api.code(), api.field()), ("configuration", "apiHost"), "{host}");
            assert_eq!((auth.code(), auth.field()), ("configuration", "authHost"), "{host}");
        }
        let tenant = tenant().with_api_host("api.example:8443").unwrap().with_auth_host("auth.example").unwrap();
        assert_eq!(tenant.base(), "https://api.example:8443/api");
        assert_eq!(tenant.token_url(), "https://auth.example/api/platform/applications/authtickets/oauth");
    }
}
