import type { Cluster } from 'kafkajs';

/** What a partition's log holds for a reader of committed records; offsets are decimal strings. */
export interface Bounds {
  readonly start: string;
  readonly end: string;
  readonly offsetAt: (timeMs: number) => Promise<string>;
}

/** Kafka's answer for "no record is that young". */
const NONE = '-1';

/** Asks the leader of a partition. Throws when there is none just now. */
export async function boundsOf(cluster: Cluster, topic: string, partition: number): Promise<Bounds> {
  const partitions = [{ partition }];
  const one = (answer: Awaited<ReturnType<Cluster['fetchTopicsOffset']>>): string => {
    const offset = answer[0]?.partitions[0]?.offset;
    if (offset === undefined) throw new Error(`${topic}/${partition} has no leader`);
    return offset;
  };
  const [start, end] = await Promise.all([
    cluster.fetchTopicsOffset([{ topic, partitions, fromBeginning: true }]).then(one),
    cluster.fetchTopicsOffset([{ topic, partitions, fromBeginning: false }]).then(one),
  ]);
  const offsetAt = async (timeMs: number): Promise<string> => {
    const found = one(await cluster.fetchTopicsOffset([{ topic, partitions, fromTimestamp: timeMs }]));
    return found === NONE ? end : found;
  };
  return { start, end, offsetAt };
}

interface CanLeave {
  leaveGroup(member: { groupId: string; memberId: string }): Promise<unknown>;
}
const canLeave = (broker: object): broker is CanLeave =>
  'leaveGroup' in broker && typeof broker.leaveGroup === 'function';

/**
 * Runs `before` ahead of every join of this client: kafkajs asks for the group's coordinator each time it is about to join,
 * and it joins while batches are in hand. Members of `ghosts` are taken out of the group, which would wait a session for them.
 */
export function beforeEveryJoin(cluster: Cluster, ghosts: Set<string>, before: () => Promise<void>): void {
  const find = cluster.findGroupCoordinator.bind(cluster);
  cluster.findGroupCoordinator = async (group) => {
    await before();
    const coordinator = await find(group);
    for (const memberId of ghosts) {
      if (canLeave(coordinator))
        await coordinator.leaveGroup({ groupId: group.groupId, memberId }).catch(() => undefined);
      ghosts.delete(memberId);
    }
    return coordinator;
  };
}
