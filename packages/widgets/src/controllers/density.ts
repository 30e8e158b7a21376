/** Tells when the page comes to a screen of another pixel density, or its zoom changes: a canvas is not sharp any more. Returns how to stop. */
export function watchDensity(changed: () => void): () => void {
  let query: MediaQueryList;
  const next = (): void => {
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener('change', told, { once: true });
  };
  const told = (): void => {
    next();
    changed();
  };
  next();
  return () => query.removeEventListener('change', told);
}
