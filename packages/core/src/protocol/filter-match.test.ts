import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WireEvent } from './down.ts';
import type { Filter } from './filter.ts';
import { matchesFilter } from './filter-match.ts';

const event: WireEvent = {
  id: 'E1',
  type: 'omninode.agent.routing.completed.v1',
  time: 1,
  source: 'Router',
  tenantId: 't',
  origin: 'real',
  known: true,
  payload: {},
  position: { topic: 'Agents', partition: 0, offset: '5' },
  logTime: 1,
};
const cases: readonly [Filter, boolean][] = [
  [{ field: 'type', is: ['a', 'omninode.agent.routing.completed.v1'] }, true],
  [{ field: 'type', is: [] }, false],
  [{ field: 'source', is: ['router'] }, false],
  [{ field: 'source', prefix: 'rout' }, true],
  [{ field: 'source', contains: 'OUTE' }, true],
  [{ field: 'topic', is: ['Agents'] }, true],
  [{ field: 'correlationId', contains: '' }, false],
  [{ not: { field: 'correlationId', is: ['x'] } }, true],
  [{ all: [] }, true],
  [{ any: [] }, false],
  [
    {
      all: [
        { field: 'tenantId', is: ['t'] },
        {
          any: [
            { field: 'id', is: ['E1'] },
            { field: 'id', is: ['E2'] },
          ],
        },
      ],
    },
    true,
  ],
];

test('a filter tree lets through what it says', () => {
  for (const [filter, passes] of cases) assert.equal(matchesFilter(filter, event), passes, JSON.stringify(filter));
});
