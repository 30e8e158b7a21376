import { html, type TemplateResult } from 'lit';
import { LinkOpenEvent } from '../events/link-open.ts';

/** An address may come from data: nothing else is followed. */
const followed = /^(https?|mailto):$/;

/** The absolute address, or null where it is none that a reader may be sent to. */
export function addressOf(text: string): string | null {
  const url = URL.parse(text, document.baseURI);
  return url && followed.test(url.protocol) ? url.href : null;
}

/**
 * Tells the host of every link that a reader follows in a shadow tree, before the browser goes there. Listens as events come down, since
 * parts of a pane keep clicks to themselves. Links of the host that stand in a slot are its own.
 */
export function onLink(element: HTMLElement, root: () => Node): (event: MouseEvent) => void {
  return (event) => {
    const link = event
      .composedPath()
      .find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement && node.getRootNode() === root());
    if (!link?.href || event.button > 1) return;
    const { href, dataset, target } = link;
    const newTab = target === '_blank' || event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey;
    const to = { href, entity: dataset['entity'] ?? null, key: dataset['key'] ?? null, newTab };
    if (!element.dispatchEvent(new LinkOpenEvent(to))) event.preventDefault();
  };
}

/** Addresses by what they lead to, with a place for the key: `{ service: '/services/{key}' }`. */
export type Links = Readonly<Record<string, string>>;

/** Where the host says a thing is; null where it does not, or where that is no address a reader may be sent to. */
export function placeOf(links: Links | null, entity: string, key: string): string | null {
  const template: unknown = links?.[entity];
  return typeof template === 'string' ? addressOf(template.replaceAll('{key}', () => encodeURIComponent(key))) : null;
}

/** A name, as a link where the host said where things of its kind are. */
export function linkTo(links: Links | null, entity: string, key: string, text: string): TemplateResult | string {
  const href = placeOf(links, entity, key);
  return href === null ? text : html`<a class="lk" href=${href} data-entity=${entity} data-key=${key}>${text}</a>`;
}
