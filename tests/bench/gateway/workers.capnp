# Workers to compare the gateway with.

using Workerd = import "/workerd/workerd.capnp";

const byHand :Workerd.Config = (
  services = [(name = "worker", worker = .byHandWorker), .internet],
  sockets = [.http],
);

const empty :Workerd.Config = (
  services = [(name = "worker", worker = .emptyWorker), .internet],
  sockets = [.http],
);

const byHandWorker :Workerd.Worker = (
  modules = [(name = "by-hand.js", esModule = embed "by-hand.js")],
  compatibilityDate = "2026-11-01",
);

const emptyWorker :Workerd.Worker = (
  modules = [(name = "empty.js", esModule = embed "empty.js")],
  compatibilityDate = "2026-11-01",
);

const internet :Workerd.Service = (name = "internet", external = (http = (style = proxy)));

const http :Workerd.Socket = (name = "http", http = (), service = "worker");
