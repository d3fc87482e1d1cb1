# The gateway as it is, on an internet of sandboxes.

using Workerd = import "/workerd/workerd.capnp";
using Gateway = import "gateway.capnp";

const config :Workerd.Config = (
  services = [
    (name = "gateway", worker = Gateway.gateway),
    (name = "internet", external = (http = (style = proxy))),
  ],
  sockets = [(name = "http", http = (), service = "gateway")],
);
