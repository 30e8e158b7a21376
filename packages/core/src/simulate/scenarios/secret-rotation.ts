import {
  vaultSecretAccessAudited,
  vaultSecretDeleteCompleted,
  vaultSecretDeleteFailed,
  vaultSecretDeleteRequested,
  vaultSecretListCompleted,
  vaultSecretListFailed,
  vaultSecretListRequested,
  vaultSecretReadCompleted,
  vaultSecretReadFailed,
  vaultSecretReadRequested,
  vaultSecretRotateCompleted,
  vaultSecretRotateFailed,
  vaultSecretRotateRequested,
  vaultSecretWriteCompleted,
  vaultSecretWriteFailed,
  vaultSecretWriteRequested,
} from '../../events/vault/index.ts';
import { hidden, maskFields, secretPath } from '../../events/meanings.ts';
import { amount, lasting, pick, pickSkewed, wholeMs } from '../chance.ts';
import type { Scenario } from '../scenario.ts';
import type { Chain, Stage } from '../story.ts';
import { people, services } from '../vocabulary.ts';
import { failure, type Reason } from './failure.ts';

const vault = 'vault-adapter';
/** Masked as a decoder would: the simulator never writes a path, let alone a secret. */
const maskedPath = (path: string): string => String(maskFields({ path: secretPath() }, { path }).path);
const paths = ['database/orders', 'database/ledger', 'mail/relay', 'payment/provider', 'search/index'].map((path) =>
  maskedPath(`kv/${path}`),
);
const folder = maskedPath('kv/metadata');
const forbidden: Reason = ['PERMISSION_DENIED', 'the policy does not allow it', 'ask for a wider policy'];
const sealed: Reason = ['VAULT_UNAVAILABLE', 'the vault is sealed', 'unseal it and try again'];

const daySeconds = 86_400;
/** Each secret is rotated once a day at its own time, in the night. */
const rotationAt = paths.map((_, index) => 2 * 3600 + index * 900);
const cleaningAt = 4 * 3600;

export const secretRotation: Scenario = {
  name: 'secret-rotation',
  docs: 'Services read secrets and people write them; every night each is rotated, read anew by who needs it, and old versions are deleted; all of it is audited.',
  longestMs: 60_000,
  eventsPerStory: 3,
  clockRate: (paths.length * 9.5 + 6) / daySeconds,
  cast: () => ({
    story: tellAccess,
    clock(stage) {
      const ofDay = stage.scene.second % daySeconds;
      if (ofDay < 2 * 3600 || ofDay > cleaningAt) return;
      rotationAt.forEach((at, index) => at === ofDay && tellRotation(stage, paths[index] as string));
      if (ofDay === cleaningAt) tellCleaning(stage);
    },
  }),
};

type Operation = 'read' | 'write' | 'rotate' | 'list' | 'delete';

function audit(
  stage: Stage,
  chain: Chain,
  time: number,
  operation: Operation,
  path: string,
  actor: string,
  success: boolean,
): void {
  chain.aside(vaultSecretAccessAudited, time, vault, {
    auditType: operation === 'rotate' ? 'SECRET_ROTATION' : 'SECRET_ACCESS',
    operation,
    secretPath: path,
    actor,
    success,
    decision: success ? 'allow' : 'deny',
    policy: operation === 'read' ? 'readers' : 'operators',
    clientAddress: `10.0.0.${10 + Math.floor(stage.scene.random() * 40)}`,
    mountPoint: 'kv',
  });
}

/** A service reads a secret, as most do; now and then a person writes one or looks what there is. */
function tellAccess(stage: Stage, startedAt: number): void {
  const { random } = stage.scene;
  const kind = random();
  const path = pickSkewed(random, paths);
  if (kind < 0.85) tellRead(stage, stage.chain(), startedAt, path, pick(random, services));
  else if (kind < 0.95) tellWrite(stage, startedAt, path);
  else tellList(stage, startedAt);
}

function tellRead(stage: Stage, chain: Chain, startedAt: number, path: string, actor: string): number {
  const { random } = stage.scene;
  chain.tell(vaultSecretReadRequested, startedAt, actor, { secretPath: path, actor, reason: 'start of a connection' });
  const durationMs = lasting(random, 9, 900);
  const time = startedAt + durationMs;
  const fails = random() < 0.02;
  if (fails) {
    chain.tell(vaultSecretReadFailed, time, vault, { ...failure(forbidden), secretPath: path, durationMs });
  } else {
    const version = 1 + Math.floor(random() * 40);
    const read = { secretPath: path, version, durationMs, cacheHit: random() < 0.4, value: hidden };
    chain.tell(vaultSecretReadCompleted, time, vault, read);
  }
  audit(stage, chain, time + 2, 'read', path, actor, !fails);
  return time;
}

function tellWrite(stage: Stage, startedAt: number, path: string): void {
  const { random } = stage.scene;
  const chain = stage.chain();
  const actor = pick(random, people);
  const operation = random() < 0.2 ? 'create' : 'update';
  chain.tell(vaultSecretWriteRequested, startedAt, 'vault-console', {
    secretPath: path,
    actor,
    operation,
    value: hidden,
  });
  const durationMs = lasting(random, 14, 900);
  const time = startedAt + durationMs;
  const fails = random() < 0.08;
  if (fails) {
    chain.tell(vaultSecretWriteFailed, time, vault, { ...failure(forbidden), secretPath: path, operation, durationMs });
  } else {
    const written = {
      secretPath: path,
      version: 2 + Math.floor(random() * 40),
      createdAt: wholeMs(time),
      durationMs,
      value: hidden,
    };
    chain.tell(vaultSecretWriteCompleted, time, vault, written);
  }
  audit(stage, chain, time + 2, 'write', path, actor, !fails);
}

function tellList(stage: Stage, startedAt: number): void {
  const { random } = stage.scene;
  const chain = stage.chain();
  const actor = pick(random, people);
  chain.tell(vaultSecretListRequested, startedAt, 'vault-console', { secretPath: folder, actor });
  const durationMs = lasting(random, 6, 500);
  const fails = random() < 0.15;
  if (fails) {
    const why = { ...failure(forbidden), secretPath: folder, durationMs };
    chain.tell(vaultSecretListFailed, startedAt + durationMs, vault, why);
  } else {
    const seen = { secretPath: folder, secretCount: paths.length, durationMs, names: hidden };
    chain.tell(vaultSecretListCompleted, startedAt + durationMs, vault, seen);
  }
  audit(stage, chain, startedAt + durationMs + 2, 'list', folder, actor, !fails);
}

/** A secret is rotated, at the second try when the vault is sealed, and whoever uses it reads it anew. */
function tellRotation(stage: Stage, path: string): void {
  const { random, second } = stage.scene;
  const chain = stage.chain();
  const actor = 'rotation-scheduler';
  let time = second * 1000 + 50;
  const oldVersion = 1 + (Math.floor(second / daySeconds) % 500);
  const asked = { secretPath: path, actor, rotationReason: 'scheduled', scheduledAt: second * 1000 } as const;
  chain.tell(vaultSecretRotateRequested, time, actor, asked);
  if (random() < 0.15) {
    const durationMs = lasting(random, 2_000, 10_000);
    time += durationMs;
    const nextAttemptAt = wholeMs(time + 30_000);
    chain.tell(vaultSecretRotateFailed, time, vault, {
      ...failure(sealed),
      secretPath: path,
      nextAttemptAt,
      durationMs,
    });
    audit(stage, chain, time + 2, 'rotate', path, actor, false);
    time += 30_000;
    chain.tell(vaultSecretRotateRequested, time, actor, asked);
  }
  const durationMs = lasting(random, 350, 5_000);
  time += durationMs;
  chain.tell(vaultSecretRotateCompleted, time, vault, {
    secretPath: path,
    oldVersion,
    newVersion: oldVersion + 1,
    rotationCount: oldVersion,
    lastRotated: wholeMs(time),
    nextRotation: wholeMs(time + daySeconds * 1000),
    durationMs,
    value: hidden,
  });
  audit(stage, chain, time + 2, 'rotate', path, actor, true);
  for (const service of services.slice(0, 2))
    time = tellRead(stage, chain, time + lasting(random, 1_500, 8_000), path, service);
}

/** Versions that nobody may read any more are deleted, once a night. */
function tellCleaning(stage: Stage): void {
  const { random, second } = stage.scene;
  for (const path of paths.slice(0, 2)) {
    const chain = stage.chain();
    const time = second * 1000 + amount(random, 300);
    const actor = 'rotation-scheduler';
    chain.tell(vaultSecretDeleteRequested, time, actor, { secretPath: path, actor, versions: [1] });
    const durationMs = lasting(random, 20, 900);
    const fails = random() < 0.25;
    if (fails) {
      chain.tell(vaultSecretDeleteFailed, time + durationMs, vault, {
        ...failure(sealed),
        secretPath: path,
        durationMs,
      });
    } else {
      const gone = { secretPath: path, deletedVersions: [1], destroyed: true, durationMs };
      chain.tell(vaultSecretDeleteCompleted, time + durationMs, vault, gone);
    }
    audit(stage, chain, time + durationMs + 2, 'delete', path, actor, !fails);
  }
}
