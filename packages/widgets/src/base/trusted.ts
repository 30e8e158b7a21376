import { type ScriptPolicy, scriptPolicy } from '@streamglass/core/page';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string; createHTML(html: string): string },
  ): ScriptPolicy;
}

/** Only our own origin: a worker from elsewhere would not start anyway, and the policy can be reached by the page. */
const createPolicy = (): ScriptPolicy | null => {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  try {
    return (
      trustedTypes?.createPolicy('streamglass', {
        createScriptURL(url) {
          if (new URL(url, location.href).origin !== location.origin)
            throw new TypeError(`${url} is of another origin`);
          return url;
        },
        // Lit makes its templates through it, in files that carry their own Lit (scripts/build.mjs): constants, never data.
        createHTML: (html) => html,
      }) ?? null
    );
  } catch {
    // The page names its policies and ours is not among them.
    return null;
  }
};

/**
 * The address of a worker as a page with Trusted Types accepts it, made by the page's one policy. Without Trusted Types,
 * or where the policy is not allowed, the address itself: the browser then decides. Typed as the string that DOM types
 * expect; with Trusted Types it is an object.
 */
export const trustedScriptUrl = (url: string): string =>
  (scriptPolicy(createPolicy)?.createScriptURL?.(url) as string | undefined) ?? url;

/** For Lit in one-file panes: two copies of Lit that each make a policy of one name would kill each other. */
export const templatePolicy = (): ScriptPolicy | undefined => {
  const policy = scriptPolicy(createPolicy);
  return policy?.createHTML ? policy : undefined;
};
