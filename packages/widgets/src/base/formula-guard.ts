/** A text that a spreadsheet would run as a formula gets a quote in front; one that is a number stays one. */
export const guarded = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !Number.isFinite(Number(text || Number.NaN)) ? `'${text}` : text;
