// npm run simulate -- --kafka 127.0.0.1:9092 --rate 2000: `streamglass simulate` from source, which ends when npm does.
import { whenAskerIsGone } from './asker.mjs';

whenAskerIsGone(() => process.kill(process.pid, 'SIGTERM'));
process.argv.splice(2, 0, 'simulate');
await import('../packages/node-bridge/src/cli.ts');
