import {
  p2pDistributionCompleted,
  p2pPeerJoined,
  p2pPeerLeft,
  p2pTransferCompleted,
  p2pTransferFailed,
  p2pTransferStarted,
} from '../../events/p2p/index.ts';
import { amount, lasting, pickSkewed, rounded, seedOf, wholeMs } from '../chance.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../story.ts';
import { createTimetable } from '../timetable.ts';
import { patterns, regions } from '../vocabulary.ts';
import { failure, timedOut } from './failure.ts';

const peers = regions.flatMap(({ id }, index) =>
  [1, 2].map((number) => ({
    peerId: `peer-${id}-${number}`,
    region: id,
    address: `10.${20 + index}.0.${number}:7400`,
  })),
);
/** A peer stays for hours and is then gone for a while. */
const turnSeconds = 6 * 3600;
const awaySeconds = 900;

export const peerTransfers: Scenario = {
  name: 'peer-transfers',
  docs: 'Peers join a network and leave it; a pattern is sent from one to all others that are there, a few transfers fail, and the distribution ends.',
  longestMs: 30_000,
  eventsPerStory: 22,
  clockRate: (2 * peers.length) / turnSeconds,
  cast(seed, tenantId) {
    const own = seedOf(seed, 'peer-transfers', tenantId);
    const turns = createTimetable(
      own,
      peers.map(({ peerId }) => peerId),
      turnSeconds,
    );
    const leavesAt = peers.map(({ peerId }) => seedOf(own, peerId) % turnSeconds);
    const isThere = (index: number, second: number): boolean =>
      (second - (leavesAt[index] as number) + turnSeconds) % turnSeconds >= awaySeconds;
    return {
      story: (stage, startedAt) =>
        tellDistribution(
          stage,
          startedAt,
          peers.filter((_, index) => isThere(index, stage.scene.second)).map(({ peerId }) => peerId),
        ),
      clock(stage) {
        const { second } = stage.scene;
        for (const index of turns.due(second)) tellTurn(stage, index, false);
        for (const index of turns.due(second - awaySeconds)) tellTurn(stage, index, true);
      },
    };
  },
};

function tellTurn(stage: Stage, index: number, comes: boolean): void {
  const { peerId, region, address } = peers[index] as (typeof peers)[number];
  const time = stage.scene.second * 1000 + 100 + index;
  if (comes) stage.tell(p2pPeerJoined, time, peerId, { peerId, address, region, capabilities: ['patterns', 'relay'] });
  else stage.tell(p2pPeerLeft, time, peerId, { peerId, address, region, reason: 'restart' });
}

function tellDistribution(stage: Stage, startedAt: number, there: readonly string[]): void {
  const { random } = stage.scene;
  const chain = stage.chain();
  const fromPeer = there[Math.floor(random() * there.length)] as string;
  const patternId = pickSkewed(random, patterns).id;
  const artifactId = `${patternId}@${1 + Math.floor(random() * 20)}`;
  const sizeBytes = amount(random, 48_000);
  let last = startedAt;
  let reached = 0;
  const others = there.filter((peer) => peer !== fromPeer);
  for (const [index, toPeer] of others.entries()) {
    const transferId = `${chain.correlationId.slice(0, 13)}-${index}`;
    const transfer = { transferId, patternId, artifactId, fromPeer, toPeer, sizeBytes };
    const time = startedAt + 30 * index;
    const began = chain.aside(p2pTransferStarted, time, fromPeer, transfer);
    const fails = random() < 0.04;
    const durationMs = fails ? 10_000 : lasting(random, 420, 9_000);
    last = Math.max(last, time + durationMs);
    if (fails) {
      chain.aside(
        p2pTransferFailed,
        time + durationMs,
        fromPeer,
        { ...failure(timedOut), ...transfer, durationMs },
        began,
      );
      continue;
    }
    reached += 1;
    chain.aside(p2pTransferCompleted, time + durationMs, toPeer, { ...transfer, durationMs }, began);
  }
  const whole = { artifactId, peersReached: reached, peersTotal: others.length };
  chain.tell(p2pDistributionCompleted, last + 20, fromPeer, {
    ...whole,
    durationMs: rounded(wholeMs(last + 20 - startedAt), 1e3),
  });
}
