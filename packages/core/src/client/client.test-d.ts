/** Types of the public interface; checked by `tsc`, never run. */
import { agentRoutingCompleted } from '../events/agent/index.ts';
import { defineEvent } from '../events/define-event.ts';
import type { EventOf } from '../events/index.ts';
import { choice, identifier } from '../events/meanings.ts';
import type { agentNetworkViews } from '../sources/agent-network.views.ts';
import type { ViewData } from '../sources/contract.ts';
import type { Client } from './client.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const yes = <_T extends true>(): void => undefined;

export function types(client: Client): void {
  const stop = client.on('omninode.agent.routing.completed.v1', (event) => {
    yes<Equal<typeof event, EventOf<'omninode.agent.routing.completed.v1'>>>();
    yes<Equal<typeof event.payload.selectedAgent, string>>();
    yes<Equal<typeof event.payload.confidence, number | undefined>>();
    // @ts-expect-error no such field
    void event.payload.chosenAgent;
  });
  yes<Equal<typeof stop, () => void>>();
  // @ts-expect-error no such type
  client.on('omninode.agent.routing.compleet.v1', () => undefined);

  const own = defineEvent({
    type: 'acme.build.finished.v1',
    docs: 'A build ended.',
    known: 'observed',
    producers: ['acme'],
    key: 'buildId',
    payload: { buildId: identifier(), outcome: choice(['ok', 'failed']) },
  });
  client.on(own, (event) => {
    yes<Equal<typeof event.type, 'acme.build.finished.v1'>>();
    yes<Equal<typeof event.payload.outcome, 'ok' | 'failed'>>();
    // @ts-expect-error no such field
    void event.payload.result;
  });
  client.on(agentRoutingCompleted, (event) => yes<Equal<typeof event.payload.selectedAgent, string>>());

  type Summary = ViewData<typeof agentNetworkViews, 'summary'>;
  const handle = client.watch<Summary>('agent-network.summary', { range: '24h' }, { rate: 10 });
  yes<Equal<NonNullable<typeof handle.shown>['data']['avgConfidence'], number | null>>();
  // @ts-expect-error rates are 0, 1, 2, 4, 10
  handle.rate = 3;
  // @ts-expect-error what is shown is never changed in place
  if (handle.shown) handle.shown.asOf = 1;
}
