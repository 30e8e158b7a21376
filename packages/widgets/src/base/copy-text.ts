/**
 * Puts text on the clipboard; false: the browser does not let the page. Call it while a click or a key is handled. Pages without a
 * secure origin have no `navigator.clipboard`; there the older command still works.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    let done = false;
    const put = (event: ClipboardEvent): void => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      event.stopImmediatePropagation();
      done = true;
    };
    document.addEventListener('copy', put, { capture: true, once: true });
    document.execCommand('copy');
    document.removeEventListener('copy', put, { capture: true });
    return done;
  }
}
