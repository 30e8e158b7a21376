import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Field } from './meaning.ts';
import { issueIn } from './schema.ts';
import {
  hidden,
  ipAddress,
  latitude,
  list,
  map,
  maskFields,
  port,
  record,
  redacted,
  riskScore,
  secret,
  secretPath,
  signedMilliseconds,
  text,
  days,
  milliseconds,
} from '../meanings.ts';

const note = { leftover: false, unsafe: false, depth: 8, tooDeep: false };
const read = <T>(field: Field<T>, value: unknown): T | undefined => field.read(value, note);

test('of a secret nothing is left but that it stood there', () => {
  for (const value of ['s3cret', '', 7, false, { a: 1 }, ['x']]) {
    assert.equal(read(secret(), value), hidden);
    assert.equal(secret().mask?.(value), hidden);
  }
  assert.equal(secret().write('s3cret'), hidden);
  assert.equal(issueIn(secret().schema(), hidden), null);
  assert.ok(issueIn(secret().schema(), 's3cret'));
});

test('of a path only the first segment is left, and equal paths stay equal', () => {
  const one = read(secretPath(), 'kv/data/billing/db');
  assert.match(one ?? '', /^kv\/\*\*\*[0-9a-f]{8}$/);
  assert.equal(read(secretPath(), 'kv/data/billing/db'), one);
  assert.notEqual(read(secretPath(), 'kv/data/billing/api'), one);
  assert.equal(secretPath().mask?.(one), one);
  assert.equal(secretPath().mask?.(42), hidden);
  assert.equal(read(secretPath(), 42), undefined);
});

test('words that quote a path, a token or a password are masked, the others stay', () => {
  const path = read(secretPath(), 'kv/data/billing');
  for (const [sent, want] of [
    ['permission denied', 'permission denied'],
    ['permission denied for kv/data/billing: sealed', `permission denied for ${path}: sealed`],
    ["no such path 'kv/data/billing'.", `no such path '${path}'.`],
    ['token hvs.CAESIJ1ABCDEF was refused', 'token *** was refused'],
    ['lease of hvs.CAESIJ1ABCDEF ended', 'lease of *** ended'],
    ['login failed: password=hunter2, user=ann', 'login failed: password=***, user=ann'],
    ['login failed: password: hunter2', 'login failed: password: ***'],
    ['api_key = abc123', 'api_key = ***'],
    ['version 1.2.3 of v1.', 'version 1.2.3 of v1.'],
  ] as const) {
    assert.equal(read(redacted(), sent), want);
    assert.equal(read(redacted(), want), want, 'what is masked stays as it is');
  }
  const from = performance.now();
  for (const bad of ['/', '.', ':', 'a', 'key ', 'token=']) read(redacted(), bad.repeat(200_000));
  assert.ok(performance.now() - from < 2_000, 'linear');
});

test('lists, maps and records of secrets mask each of them, and nothing else', () => {
  const fields = {
    paths: list(secretPath()),
    byName: map(secret()),
    login: record({ user: text(), password: secret() }),
    plain: text(),
  };
  assert.deepEqual(
    maskFields(fields, {
      paths: ['kv/a'],
      byName: { db: 's3cret' },
      login: { user: 'ann', password: 'hunter2' },
      plain: 'kv/a',
      unclaimed: 1,
    }),
    {
      paths: [secretPath().mask?.('kv/a')],
      byName: { db: hidden },
      login: { user: 'ann', password: hidden },
      plain: 'kv/a',
      unclaimed: 1,
    },
  );
  for (const odd of [1, 'kv/a', null, undefined]) {
    for (const field of [fields.paths, fields.byName, fields.login]) assert.equal(field.mask?.(odd), hidden);
  }
  assert.equal(list(text()).mask, undefined);
});

test('addresses are IPv4 or IPv6, ports and degrees have their range', () => {
  for (const [sent, want] of [
    ['198.51.100.7', '198.51.100.7'],
    ['2001:DB8::1', '2001:db8::1'],
    ['::', '::'],
    ['::ffff:198.51.100.7', '::ffff:198.51.100.7'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
    ['256.1.1.1', undefined],
    ['1.2.3', undefined],
    ['01.2.3.4', undefined],
    ['1:2:3', undefined],
    ['1::2::3', undefined],
    ['gateway', undefined],
    [7, undefined],
  ] as const) {
    assert.equal(read(ipAddress(), sent), want, String(sent));
  }
  assert.deepEqual([read(port(), '443'), read(port(), 65_536), read(port(), -1)], [443, undefined, undefined]);
  assert.deepEqual([read(latitude(), 52.5200066), read(latitude(), 91)], [52.520007, undefined]);
  assert.deepEqual([read(riskScore(), 9.25), read(riskScore(), 0.5)], [9.25, undefined]);
  assert.equal(read(signedMilliseconds(), -12.3456), -12.346);
  assert.deepEqual(milliseconds(days('age_days')).aliases, [{ path: 'age_days', scale: 86_400_000 }]);
});
