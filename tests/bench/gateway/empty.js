// Does nothing, in the runtime that the others do something in.

export default { fetch: () => new Response("{}") };
