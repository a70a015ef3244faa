// No initializers are asked for, of which there are none: that would be one more wait for the server before the first rows.
Blazor.start({ circuit: { initializers: { beforeStart: [], afterStarted: [] } } });
