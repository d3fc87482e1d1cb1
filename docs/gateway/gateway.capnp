# The gateway on workerd: workerd serve gateway.capnp, with the settings in the environment, in GATEWAY.

using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "gateway", worker = .gateway),
    # What the gateway reaches: nothing on this machine or in its network.
    (name = "internet", network = (allow = ["public"], tlsOptions = (trustBrowserCas = true))),
  ],
  # Behind a server that speaks HTTPS.
  sockets = [(name = "http", address = "127.0.0.1:8787", http = (), service = "gateway")],
);

const gateway :Workerd.Worker = (
  modules = [
    (name = "worker.js", esModule = embed "worker.bundle.js"),
    (name = "barrow/systems_bg.wasm", wasm = embed "systems_bg.wasm"),
  ],
  bindings = [(name = "GATEWAY", fromEnvironment = "GATEWAY")],
  compatibilityDate = "2026-11-01",
);
