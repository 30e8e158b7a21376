/** Which part of the platform a type belongs to: `docs/reference/views.md`, event-flow. */
export function domainOf(type: string): string {
  const segments = type.split('.');
  const at = segments.indexOf('omninode');
  const after = at >= 0 ? segments[at + 1] : undefined;
  return after ?? segments[0] ?? type;
}

/** Domains with a colour of their own; all others are drawn as one. */
const colored = new Set(['intelligence', 'agent', 'code', 'metadata', 'database', 'consul', 'vault', 'bridge']);
export const otherDomain = 'other';
export const hasColor = (domain: string): boolean => colored.has(domain);
/** Token of a domain's colour. */
export const domainColor = (domain: string): string => (colored.has(domain) ? `domain-${domain}` : 'series-other');
export const domainColors: readonly string[] = [...[...colored].map((domain) => `domain-${domain}`), 'series-other'];

export interface TypeParts {
  /** What all types share. */
  readonly far: string;
  readonly lead: string;
  /** What happened. */
  readonly action: string;
  /** The version. */
  readonly tail: string;
}

/** `omninode.agent.routing.completed.v1` → `omninode.` `agent.routing.` `completed` `.v1` */
export function typeParts(type: string): TypeParts {
  const segments = type.split('.');
  const version = segments.length > 1 && /^v\d+$/.test(segments.at(-1) ?? '') ? segments.pop() : undefined;
  const action = segments.pop() ?? '';
  const shared = segments[0] === 'omninode' ? segments.shift() : undefined;
  return {
    far: shared === undefined ? '' : `${shared}.`,
    lead: segments.map((segment) => `${segment}.`).join(''),
    action,
    tail: version === undefined ? '' : `.${version}`,
  };
}

/** Its action reports a failure. */
export const isFailure = (action: string): boolean => action === 'failed' || action === 'lost';
