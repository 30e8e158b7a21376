import type { TailOptions } from '@streamglass/core/client';
import { matchesFilter } from '@streamglass/core/protocol';
import {
  createFlowClient,
  type FakeTail,
  type FlowClient,
  sampleChart,
  sampleEvents,
  sampleFlowMetrics,
} from '../../testing/flow-samples.ts';
import type { PaneSamples } from '../../testing/pane-samples.ts';

const events = sampleEvents(240);

/** Its tails begin with what the filter lets through, as a bridge's would: filters of the reader work. */
function clientWithHistory(): FlowClient {
  const client = createFlowClient();
  const tail = (options: TailOptions = {}): FakeTail => {
    const handle = client.tail(options) as FakeTail;
    const { filter, last = 0 } = options;
    const newest = filter ? events.filter((event) => matchesFilter(filter, event)) : events;
    queueMicrotask(() => handle.send(newest.slice(-last)));
    return handle;
  };
  return Object.create(client, { tail: { value: tail } }) as FlowClient;
}

export const samples: PaneSamples<FlowClient> = {
  client: clientWithHistory,
  keys: {
    domain: 'agent',
    'event-type': String(events[0]?.type),
    producer: String(events[0]?.source),
    correlation: String(events.find(({ correlationId }) => correlationId !== undefined)?.correlationId),
  },
  nothing: {
    metrics: { ...sampleFlowMetrics, totalEvents: 0, eventsPerMinute: 0, failedEvents: 0 },
    chart: { ...sampleChart, throughput: [], lag: [] },
  },
};
