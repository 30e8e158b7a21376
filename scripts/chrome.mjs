// The browser of tests and pictures. CHROME_PATH wins, then well-known names; nothing is ever downloaded.
import { accessSync, constants, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
];
const WINDOWS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((v) => process.env[v] ?? []);
const PLACES = {
  linux: ['/opt/google/chrome/chrome'],
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((n) => `/Applications/${n}.app/Contents/MacOS/${n}`),
  win32: WINDOWS.flatMap((d) => [
    join(d, 'Google/Chrome/Application/chrome.exe'),
    join(d, 'Microsoft/Edge/Application/msedge.exe'),
  ]),
};
const runnable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

export function findChrome(env = process.env, platform = process.platform) {
  if (env.CHROME_PATH && !runnable(env.CHROME_PATH))
    throw new Error(`CHROME_PATH is ${env.CHROME_PATH}, which is no executable file.`);
  const dirs = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const found =
    env.CHROME_PATH ||
    [...NAMES.flatMap((n) => dirs.map((d) => join(d, n))), ...(PLACES[platform] ?? [])].find(runnable);
  if (found) return found;
  throw new Error(`No Chromium found (looked for ${NAMES.join(', ')}). Install one or set CHROME_PATH to an executable:
  Debian   apt-get install --no-install-recommends chromium-headless-shell
  Fedora   dnf install chromium-headless
  Alpine   apk add chromium
  macOS    brew install --cask google-chrome
  no root  npm i --no-save @sparticuz/chromium, or ask for one of the above`);
}

/** The headless shell keeps background pages running; the full browser slows them down. */
export const isShell = (path) => /headless[-_]shell/.test(path + realpathSync(path));
export const args = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
if (process.env.CI || process.getuid?.() === 0) args.push('--no-sandbox');
