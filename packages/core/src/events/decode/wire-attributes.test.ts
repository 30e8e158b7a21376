/** The seven sets of keys seen on the `coder.events` exchange, CloudEvents in both modes, and what headers fill in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { iso, uuid, ref, routed, routing, asRouting, envelope, noTenant, readRow, type Row } from './wire-rows.ts';

const metric = { metricId: 'm-1', metricName: 'views', value: 3, organizationId: 'org-1' };
const recorded = 'dashboard.analytics.metric.recorded';
const coder = { id: 'evt-9', type: recorded, version: '1.0', timestamp: iso };
const ofCoder = { type: recorded, source: 'dashboard-analytics', correlationId: undefined, payload: metric } as const;
const service = { service: 'dashboard-analytics' };
const coders: readonly Row[] = [
  {
    name: 'coder.events 1: tenantId, source with instance, metadata',
    body: {
      ...coder,
      tenantId: 'acme',
      source: { ...service, instance: 'i-1' },
      data: metric,
      metadata: { correlationId: 'c-1', causationId: 'evt-8', userId: 'u' },
    },
    want: {
      ...ofCoder,
      correlationId: 'c-1',
      causationId: 'evt-8',
      extra: {
        $envelope: {
          source: { ...service, instance: 'i-1' },
          metadata: { correlationId: 'c-1', causationId: 'evt-8', userId: 'u' },
        },
      },
    },
  },
  {
    name: 'coder.events 2: source without instance',
    body: { ...coder, tenantId: 'acme', source: service, data: metric },
    want: ofCoder,
  },
  {
    name: 'coder.events 3: correlation and user at the top',
    body: { ...coder, tenantId: 'acme', source: service, correlationId: 'c-1', userId: 'u', data: metric },
    want: { ...ofCoder, correlationId: 'c-1', extra: { $envelope: { userId: 'u' } } },
  },
  {
    name: 'coder.events 4: organizationId for tenantId',
    body: { ...coder, organizationId: 'acme', source: service, data: metric },
    want: ofCoder,
  },
  {
    name: 'coder.events 5: both, and an actor',
    body: { ...coder, organizationId: 'org-1', tenantId: 'acme', actorId: 'u', source: service, data: metric },
    want: { ...ofCoder, extra: { $envelope: { organizationId: 'org-1', actorId: 'u' } } },
  },
  {
    name: 'coder.events 6: source is text',
    body: { ...coder, tenantId: 'acme', source: 'dashboard-analytics', data: metric },
    want: ofCoder,
  },
  {
    name: 'coder.events 7: an empty tenant, no source, two segments',
    body: { ...coder, type: 'dashboard.created', tenantId: '', data: { dashboardId: 'd-1' } },
    want: {
      ...ofCoder,
      ...noTenant,
      type: 'dashboard.created',
      source: 'unknown',
      payload: { dashboardId: 'd-1' },
      extra: { $envelope: { tenantId: '' } },
    },
    repairs: ['tenant-missing', 'source-missing'],
  },
].map((row) => ({ topic: 'coder_events', ...row }));

const cloud = {
  specversion: '1.0',
  type: routed,
  id: 'evt-9',
  source: 'omniclaude',
  time: iso,
  tenantid: 'acme',
  correlationid: 'c-1',
};
const prefixed = Object.fromEntries(Object.entries(cloud).map(([name, value]) => [`ce_${name}`, value]));
const copies = { 'x-correlation-id': 'c-1', 'x-causation-id': 'evt-8', 'x-tenant': 'acme', 'x-source': 'omniclaude' };
const attributes: readonly Row[] = [
  {
    name: 'CloudEvents, structured',
    body: {
      ...cloud,
      datacontenttype: 'application/json',
      dataschema: ref,
      causationid: 'evt-8',
      subject: 'run/7',
      partitionkey: 'c-1',
      data: routing,
    },
    want: {
      payload: asRouting,
      schemaRef: ref,
      causationId: 'evt-8',
      subject: 'run/7',
      extra: { $envelope: { partitionkey: 'c-1' } },
    },
  },
  {
    name: 'CloudEvents, Kafka binary',
    headers: { ...prefixed, 'content-type': 'application/json', ce_partitionkey: 'c-1' },
    body: { ...routing, router_build: 4 },
    want: { payload: asRouting, extra: { router_build: 4, $envelope: { partitionkey: 'c-1' } } },
  },
  {
    name: 'headers stand in for what an envelope lacks',
    headers: { ...copies, 'x-event-type': routed, 'x-schema-hash': ref },
    topic: 'events',
    body: { event_id: 'evt-9', timestamp: iso, payload: routing },
    want: { payload: asRouting, causationId: 'evt-8', schemaRef: ref },
  },
  {
    name: 'headers stand in for what a flat body lacks; what a body states goes before them',
    headers: { ...copies, 'x-event-type': 'omninode.other.v1' },
    body: {
      ...routing,
      event_type: routed,
      event_id: 'evt-9',
      timestamp: iso,
      correlation_id: 'c-1',
      tenant_id: 'acme',
    },
    want: { payload: asRouting, causationId: 'evt-8' },
  },
  {
    name: 'a trace made of the correlation gives it back',
    headers: { 'x-traceparent': `00-${uuid.replaceAll('-', '')}-0000000000000000-01` },
    body: { ...envelope, correlation_id: undefined },
    want: { payload: asRouting, correlationId: uuid },
  },
  {
    name: 'a trace with spans of its own is no correlation, a hash no reference',
    headers: { 'x-traceparent': '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', 'x-schema-hash': '9f86d0' },
    body: { ...envelope, correlation_id: undefined },
    want: { payload: asRouting, correlationId: undefined },
  },
  {
    name: 'headers of 2026 in snake case, with the time',
    headers: {
      message_id: 'evt-9',
      event_type: routed,
      source: 'dev.router',
      timestamp: iso,
      correlation_id: 'c-1',
      'x-tenant': 'acme',
    },
    topic: 'events',
    body: routing,
    want: { source: 'dev.router', payload: asRouting },
  },
];

for (const row of [...coders, ...attributes]) {
  test(row.name, () => {
    const { got, want } = readRow(row);
    assert.deepEqual(got, want);
  });
}
