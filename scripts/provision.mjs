// What tests and `npm run kafka` need besides npm packages: found first, installed only as root on Debian, else named.
//   node scripts/provision.mjs chromium java kafka kcat
// Runs on any Node. KAFKA_BROKERS (a running Kafka) makes java and kafka unnecessary; CHROME_PATH names a browser.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { findChrome } from './chrome.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const pom = join(root, 'scripts/kafka/pom.xml');
const say = (text) => console.log(text);

/** Where downloads that are no npm packages are kept: STREAMGLASS_CACHE, else `.streamglass` of this checkout. */
export const cacheFolder = () => resolve(process.env.STREAMGLASS_CACHE || join(root, '.streamglass'));

/** Something is missing and may not be installed here; the message says how to get it. */
export class Missing extends Error {
  constructor(what, cures) {
    super(`Missing: ${what}\n${cures.map((cure) => `  ${cure}`).join('\n')}`);
    this.name = 'Missing';
  }
}

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });

const run = (command, args, options = {}) => spawnSync(command, args, { encoding: 'utf8', ...options });
const mayInstall = () => process.platform === 'linux' && process.getuid?.() === 0 && Boolean(onPath('apt-get'));

let listsAreFresh = false;
const aptInstall = (...packages) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const attempt = () => run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env });
  say(`Installing ${packages.join(', ')} with apt-get (root on Debian).`);
  let result = attempt();
  if (result.status !== 0 && !listsAreFresh) {
    say('Refreshing the package lists first (apt-get update).');
    run('apt-get', ['update', '-q'], { env });
    listsAreFresh = true;
    result = attempt();
  }
  if (result.status !== 0)
    throw new Missing(
      `${packages.join(', ')}: apt-get could not install it`,
      (result.stderr || result.stdout).trim().split('\n').slice(-5),
    );
};

/** Path of a Chromium (CHROME_PATH wins). */
export function ensureChromium() {
  try {
    return findChrome();
  } catch (error) {
    if (process.env.CHROME_PATH || !mayInstall()) throw new Missing('a Chromium to run panes in', [error.message]);
    aptInstall('chromium-headless-shell', 'fonts-noto-color-emoji');
    return findChrome();
  }
}

/** Path of a Firefox (FIREFOX_PATH wins): the other browser that panes must run in. */
export function ensureFirefox() {
  const { FIREFOX_PATH } = process.env;
  if (FIREFOX_PATH && !existsSync(FIREFOX_PATH))
    throw new Missing('Firefox', [`FIREFOX_PATH is ${FIREFOX_PATH}, where there is no file`]);
  const find = () =>
    FIREFOX_PATH ||
    onPath('firefox-esr') ||
    onPath('firefox') ||
    ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:/Program Files/Mozilla Firefox/firefox.exe'].find((path) =>
      existsSync(path),
    );
  const found = find();
  if (found) return found;
  if (!mayInstall())
    throw new Missing('Firefox (panes run in it, too)', [
      'Debian   apt-get install --no-install-recommends firefox-esr',
      'Fedora   dnf install firefox',
      'macOS    brew install --cask firefox',
      'or       set FIREFOX_PATH to one',
    ]);
  aptInstall('firefox-esr');
  return find() ?? 'firefox-esr';
}

/** Kafka 4 needs Java 17. */
const javaMajor = (java) => Number(/version "(\d+)/.exec(run(java, ['-version']).stderr ?? '')?.[1] ?? 0);

/** Path of a java of version 17 or later: JAVA_HOME, else the PATH. */
export function ensureJava() {
  const candidates = [process.env.JAVA_HOME && join(process.env.JAVA_HOME, 'bin', 'java'), onPath('java')];
  const find = () => candidates.find((java) => java && existsSync(java) && javaMajor(java) >= 17);
  const found = find();
  if (found) return found;
  if (!mayInstall())
    throw new Missing('Java 17 or later (a real Kafka broker runs in the tests)', [
      'Debian   apt-get install --no-install-recommends openjdk-17-jre-headless',
      'Fedora   dnf install java-17-openjdk-headless',
      'macOS    brew install openjdk@17, then set JAVA_HOME',
      'or       set KAFKA_BROKERS=host:port to a Kafka that is already running',
    ]);
  aptInstall('openjdk-17-jre-headless');
  candidates.push(
    onPath('java'),
    '/usr/lib/jvm/java-17-openjdk-amd64/bin/java',
    '/usr/lib/jvm/java-17-openjdk-arm64/bin/java',
  );
  const java = find();
  if (!java) throw new Missing('Java 17 or later: installed, but not found', ['set JAVA_HOME']);
  return java;
}

/** Path of Maven, which fetches the jars of Kafka. */
export function ensureMaven() {
  const found = onPath('mvn');
  if (found) return found;
  if (!mayInstall())
    throw new Missing('Maven (fetches the jars of Kafka, once)', [
      'Debian   apt-get install --no-install-recommends maven',
      'Fedora   dnf install maven',
      'macOS    brew install maven',
      'or       set KAFKA_BROKERS=host:port to a Kafka that is already running',
    ]);
  aptInstall('maven');
  return onPath('mvn') ?? 'mvn';
}

/** Folder that holds the jars of the broker; fetched from Maven's repository the first time. */
export function ensureKafkaJars() {
  const version = /<kafka\.version>([^<]+)/.exec(readFileSync(pom, 'utf8'))?.[1] ?? 'unknown';
  const jars = join(cacheFolder(), 'kafka', version);
  if (existsSync(join(jars, '.complete'))) return jars;
  const maven = ensureMaven();
  say(`Fetching Apache Kafka ${version} (about 45 jars, 42 MB, once) into ${jars}`);
  // Into a folder of our own first: whoever comes at the same time never sees half of it.
  const staging = `${jars}.part-${process.pid}`;
  mkdirSync(staging, { recursive: true });
  const args = [
    '-q',
    '-B',
    '-f',
    pom,
    'dependency:copy-dependencies',
    '-DincludeScope=runtime',
    `-DoutputDirectory=${staging}`,
  ];
  const result = run(maven, args);
  if (result.status !== 0) {
    rmSync(staging, { recursive: true, force: true });
    throw new Missing(`the jars of Kafka ${version}: Maven could not fetch them`, [
      ...`${result.stdout ?? ''}${result.stderr ?? ''}`.trim().split('\n').slice(0, 8),
      'Maven needs a repository (see ~/.m2/settings.xml), or set KAFKA_BROKERS=host:port to a running Kafka.',
    ]);
  }
  writeFileSync(join(staging, '.complete'), `${version}\n`);
  try {
    renameSync(staging, jars);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (!existsSync(join(jars, '.complete'))) throw error;
  }
  return jars;
}

/** Path of kcat, the producer of the tests that shares no code with Streamglass. */
export function ensureKcat() {
  const found = onPath('kcat') ?? onPath('kafkacat');
  if (found) return found;
  if (!mayInstall())
    throw new Missing('kcat (an independent Kafka producer for the tests)', [
      'Debian   apt-get install --no-install-recommends kcat',
      'Fedora   dnf install kcat',
      'macOS    brew install kcat',
    ]);
  aptInstall('kcat');
  return onPath('kcat') ?? 'kcat';
}

const steps = {
  chromium: ensureChromium,
  firefox: ensureFirefox,
  java: ensureJava,
  kafka: ensureKafkaJars,
  maven: ensureMaven,
  kcat: ensureKcat,
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !(name in steps));
  if (names.length === 0 || unknown.length > 0) {
    console.error(
      `${unknown.length > 0 ? `Unknown: ${unknown.join(', ')}. ` : ''}Usage: node scripts/provision.mjs ${Object.keys(steps).join(' ')}`,
    );
    process.exit(2);
  }
  let failed = false;
  for (const name of names) {
    if (process.env.KAFKA_BROKERS && ['java', 'kafka', 'maven'].includes(name)) {
      say(`${name.padEnd(9)} not needed: KAFKA_BROKERS is ${process.env.KAFKA_BROKERS}`);
      continue;
    }
    try {
      say(`${name.padEnd(9)} ${steps[name]()}`);
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      console.error(error.message);
      failed = true;
    }
  }
  process.exitCode = failed ? 1 : 0;
}
