import { choice, identifier, instant, list, optional, text } from '../meanings.ts';

/** An incident, at any stage. */
export const incidentFields = {
  incidentId: identifier('id'),
  threatId: optional(identifier()),
  title: optional(text()),
  description: optional(text()),
  severity: optional(choice(['SEV1', 'SEV2', 'SEV3', 'SEV4'])),
  status: optional(
    choice(['detected', 'investigating', 'contained', 'eradicated', 'recovering', 'resolved', 'post_mortem']),
  ),
  createdAt: optional(instant()),
  detectedAt: optional(instant()),
  containedAt: optional(instant()),
  resolvedAt: optional(instant()),
  affectedSystems: optional(list(identifier())),
  affectedUsers: optional(list(identifier())),
  responseTeam: optional(list(identifier())),
};
