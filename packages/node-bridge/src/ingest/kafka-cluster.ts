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

export interface JoinOptions {
  /** Runs ahead of every join. */
  readonly before: () => Promise<void>;
  /** Members that are gone without having left; the group would wait a session for each. Emptied when they are taken out. */
  readonly ghosts: Set<string>;
  /** Whoever is in the group before the first join is a ghost. */
  readonly isAlone: boolean;
}

/** kafkajs asks for the group's coordinator each time it is about to join, also while batches are in hand: the one place to hold a join back. */
export function beforeEveryJoin(cluster: Cluster, { before, ghosts, isAlone }: JoinOptions): void {
  const find = cluster.findGroupCoordinator.bind(cluster);
  let isFirst = true;
  cluster.findGroupCoordinator = async ({ groupId }) => {
    await before();
    const coordinator = await find({ groupId });
    if (!canLeave(coordinator)) return coordinator;
    if (isFirst && isAlone) {
      // A coordinator that is just loading refuses this, and the join after it too: then it is asked again.
      const described = await coordinator.describeGroups({ groupIds: [groupId] }).catch(() => undefined);
      const { groups }: DescribedGroups = described ?? { groups: [] };
      for (const { memberId } of groups[0]?.members ?? []) ghosts.add(memberId);
      isFirst = described === undefined;
    }
    for (const memberId of ghosts) {
      const refusal = await coordinator.leaveGroup({ groupId, memberId }).then(
        () => null,
        (error: unknown) => error,
      );
      // A coordinator that is just loading refuses this as well; whom it does not know any more is gone.
      if (refusal === null || isUnknownMember(refusal)) ghosts.delete(memberId);
    }
    return coordinator;
  };
}

const isUnknownMember = (error: unknown): boolean =>
  error instanceof Error && 'type' in error && error.type === 'UNKNOWN_MEMBER_ID';

interface DescribedGroups {
  readonly groups: readonly { readonly members: readonly { readonly memberId: string }[] }[];
}
