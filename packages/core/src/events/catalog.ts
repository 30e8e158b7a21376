import * as agent from './agent/index.ts';
import * as bridge from './bridge/index.ts';
import * as code from './code/index.ts';
import * as consul from './consul/index.ts';
import * as dashboard from './dashboard/index.ts';
import * as database from './database/index.ts';
import * as intelligence from './intelligence/index.ts';
import * as kafka from './kafka/index.ts';
import * as logging from './logging/index.ts';
import * as metacontext from './metacontext/index.ts';
import * as metadata from './metadata/index.ts';
import * as node from './node/index.ts';
import * as p2p from './p2p/index.ts';
import * as pattern from './pattern/index.ts';
import * as security from './security/index.ts';
import * as service from './service/index.ts';
import * as session from './session/index.ts';
import * as token from './token/index.ts';
import * as vault from './vault/index.ts';
import type { EventFor } from './define-event.ts';
import type { UnknownEvent } from './envelope.ts';
import { type Catalog, createCatalog } from './create-catalog.ts';

/** A function, so that a bundler can see that nothing is lost when nobody asks for the whole catalogue. */
const all = () => ({
  ...agent,
  ...bridge,
  ...code,
  ...consul,
  ...dashboard,
  ...database,
  ...intelligence,
  ...kafka,
  ...logging,
  ...metacontext,
  ...metadata,
  ...node,
  ...p2p,
  ...pattern,
  ...security,
  ...service,
  ...session,
  ...token,
  ...vault,
});
type All = ReturnType<typeof all>[keyof ReturnType<typeof all>];

export { type Catalog, createCatalog } from './create-catalog.ts';

/** Every type of the catalogue. */
export type KnownType = All['type'];
/** The definition of a type, exactly. */
export type DefinitionOf<Type extends KnownType> = Extract<All, { readonly type: Type }>;
/** The event of a type, exactly. */
export type EventOf<Type extends KnownType> = EventFor<DefinitionOf<Type>>;
/** Any event of the catalogue; `type` tells which. */
export type KnownEvent = { [Type in KnownType]: EventOf<Type> }[KnownType];
/** Whatever a decoder gives. `known: false` tells the unknown ones. */
export type AnyEvent = (KnownEvent & { readonly known?: never }) | UnknownEvent;

/** Every event that this kit knows. */
export const catalog: Catalog = /* @__PURE__ */ createCatalog(/* @__PURE__ */ Object.values(/* @__PURE__ */ all()));
