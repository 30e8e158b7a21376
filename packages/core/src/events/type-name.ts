const version = /^v\d+$/;

/** `agent` of `omninode.agent.routing.completed.v1`, `onex` of `onex.node.announce.v1`, else the first segment. */
export function domainOf(type: string): string {
  const segments = type.split('.');
  return (segments[0] === 'omninode' && segments[1]) || (segments[0] as string);
}

/** The last segment before the version: `completed` of `omninode.agent.routing.completed.v1`. */
export function actionOf(type: string): string {
  const segments = type.split('.');
  const last = segments.at(-1) as string;
  return version.test(last) && segments.length > 1 ? (segments.at(-2) as string) : last;
}

/** Whether a name ends in a version, as types and the topics that carry one type do. */
export function isVersioned(name: string): boolean {
  return version.test(name.slice(name.lastIndexOf('.') + 1));
}

/** `registry://omninode/agent/routing_completed/v1` of `omninode.agent.routing.completed.v1`. */
export function schemaRefOf(type: string): string {
  const segments = type.split('.');
  const last = isVersioned(type) ? (segments.pop() as string) : 'v1';
  const [namespace = 'omninode', domain, ...rest] = segments;
  return `registry://${[namespace, domain, rest.join('_').replaceAll('-', '_')].filter(Boolean).join('/')}/${last}`;
}
