import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cluster } from 'kafkajs';
import { beforeEveryJoin } from './kafka-cluster.ts';

/** A cluster whose coordinator answers to each leave what it is told to. */
function clusterThat(answers: readonly (string | null)[]) {
  const left: string[] = [];
  const coordinator = {
    leaveGroup: ({ memberId }: { memberId: string }) => {
      const type = answers[left.push(memberId) - 1] ?? null;
      return type === null ? Promise.resolve() : Promise.reject(Object.assign(new Error(type), { type }));
    },
  };
  const cluster = { findGroupCoordinator: async () => coordinator };
  return { cluster: cluster as unknown as Cluster, left };
}

test('a ghost that a loading coordinator does not take out is taken out before the next join', async () => {
  const { cluster, left } = clusterThat(['GROUP_LOAD_IN_PROGRESS', null]);
  const ghosts = new Set(['m1']);
  beforeEveryJoin(cluster, { ghosts, isAlone: false, before: async () => undefined });
  await cluster.findGroupCoordinator({ groupId: 'g' });
  assert.deepEqual([...ghosts], ['m1']);
  await cluster.findGroupCoordinator({ groupId: 'g' });
  assert.deepEqual([[...ghosts], left], [[], ['m1', 'm1']]);
  await cluster.findGroupCoordinator({ groupId: 'g' });
  assert.equal(left.length, 2);
});

test('a ghost that the group does not know any more is gone', async () => {
  const { cluster } = clusterThat(['UNKNOWN_MEMBER_ID']);
  const ghosts = new Set(['m1']);
  beforeEveryJoin(cluster, { ghosts, isAlone: false, before: async () => undefined });
  await cluster.findGroupCoordinator({ groupId: 'g' });
  assert.equal(ghosts.size, 0);
});
