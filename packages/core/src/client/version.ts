/** What `hello` says, and what `about()` shows. */
export const about = { name: '@streamglass/core', version: '0.1.0' } as const;

/**
 * Version of the client's interface, for panes of other bundles on the page: a client of `major.minor` serves whoever
 * needs the same major and at most this minor.
 */
export const clientApi = '1.0';
