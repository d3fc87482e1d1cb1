import "./systems-node.js";

export * from "./gateway.js";
