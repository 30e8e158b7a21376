// Programs that run until Ctrl-C, started by an npm script: when npm is gone, so is the one who asked for them.
// npm passes SIGINT and SIGTERM on (scripts say `exec`, so that no shell stands between), but nobody passes on its death.
// Without npm nothing is watched: a bridge of its own may outlive whoever started it.

const everyMs = 500;

/** Calls `gone` once, when npm has started this process and is no more. */
export function whenAskerIsGone(gone) {
  if (process.env.npm_command === undefined) return;
  const asker = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === asker) return;
    clearInterval(timer);
    gone();
  }, everyMs);
  timer.unref();
}
