const longestMs = 12_000;

/** Waits until a check no longer throws, frame by frame; its last error when it goes on too long. */
export async function until(check: () => unknown): Promise<void> {
  const from = performance.now();
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (performance.now() - from > longestMs) throw error;
    }
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
/** Waits until something holds. */
export const holds = (check: () => unknown): Promise<void> =>
  until(() => {
    if (!check()) throw new Error(`It never held: ${check}`);
  });
