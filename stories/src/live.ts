import { createLocalClient, type LocalClient } from '@streamglass/core/local';
import { createLogWriter, createSimulator } from '@streamglass/core/simulate';

/** The past that live stories begin with, ms, and the range that shows it. */
const pastMs = 6 * 3_600_000;
export const liveRange = '6h';
/** New records are looked for this often, ms. */
const everyMs = 250;

let client: LocalClient | undefined;

/**
 * The real engine in this page, on a simulated platform: some hours of it, and on from now. One for all live stories, so
 * that the past is counted once; it lives as long as the page.
 */
export const liveClient = (): LocalClient => (client ??= follow(createLocalClient()));

/** The past and the present go through one log, which gives each record its place and time there. */
function follow(reader: LocalClient): LocalClient {
  const log = createLogWriter();
  const feed = createSimulator({ seed: 7, rate: 1, opening: true }).live(Date.now() - pastMs);
  const read = (): void =>
    reader.push(
      (function* () {
        for (const record of feed.due(Date.now())) yield log.write(record);
      })(),
    );
  read();
  setInterval(read, everyMs);
  return reader;
}
