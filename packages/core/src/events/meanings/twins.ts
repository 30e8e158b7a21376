/** `routingTimeMs` → `routing_time_ms`. */
export function snakeOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `routing_time_ms` → `routingTimeMs`. */
export function camelOf(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** A name or path, and its twin in the other case when there is one. */
export function twinsOf(path: string): readonly string[] {
  const camel = camelOf(path);
  const snake = snakeOf(path);
  return [path, ...(snake === path ? [] : [snake]), ...(camel === path ? [] : [camel])];
}
