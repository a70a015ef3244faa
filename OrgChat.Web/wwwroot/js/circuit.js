// A circuit is one WebSocket: nothing is negotiated and no initializers are asked for, which would be two waits for the server before the first.
Blazor.start({
  circuit: {
    initializers: { beforeStart: [], afterStarted: [] },
    configureSignalR: line => line.withUrl('_blazor', { transport: 1, skipNegotiation: true })
  }
});
