/** WebSocket subprotocol. A change that an old client cannot ignore needs a new name. */
export const subprotocol = 'streamglass.v1';
/** Rates a subscription may ask for, per second; 0 holds it. */
export const rates = [0, 1, 2, 4, 10] as const;
export type Rate = (typeof rates)[number];
export const defaultRate: Rate = 4;
/** How long the server waits for `hello`. */
export const helloTimeoutMs = 5_000;
