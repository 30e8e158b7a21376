import { StreamglassError } from '@streamglass/core/lib';
import type { Config } from './config.ts';
import { redrive } from './ingest/redrive.ts';
import { kafkaConnection } from './kafka-input.ts';
import type { Log } from './observability/log.ts';

/** `streamglass redrive`: sends dead letters again; answers what became of them, for people. @throws `bad-config`, what `redrive` throws */
export async function redriveAll(config: Config, log: Log): Promise<string> {
  const { kafka, topics, reasons, since, dryRun } = config;
  if (kafka === null || topics === null) {
    throw new StreamglassError('bad-config', 'redrive needs --kafka and --topics', {
      hint: 'streamglass redrive --kafka 127.0.0.1:9092 --topics omninode.agent.execution.started.v1',
    });
  }
  const report = await redrive({
    connection: kafkaConnection(config, kafka),
    topics,
    dryRun,
    log,
    ...(reasons === null ? {} : { reasons }),
    ...(since === null ? {} : { since: Date.now() - since }),
  });
  const lines = [
    `${report.letters} dead letters found`,
    `${report.sent} ${dryRun ? 'would be sent again' : 'sent again'}${list(report.byReason)}`,
    ...(report.alreadySent > 0 ? [`${report.alreadySent} were sent again before`] : []),
    ...(report.filtered > 0 ? [`${report.filtered} left out by --reasons or --since`] : []),
    ...(report.omitted > 0
      ? [`${report.omitted} were too large to be kept: the record is at its first position only`]
      : []),
    ...(report.foreign > 0 ? [`${report.foreign} records are no dead letters of ours`] : []),
    ...(report.failed > 0 ? [`${report.failed} could not be sent:`, ...report.failures.map((why) => `  ${why}`)] : []),
    ...(report.missing.length > 0 ? [`no dead letters of ${report.missing.join(', ')}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const list = (byReason: Readonly<Record<string, number>>): string => {
  const parts = Object.entries(byReason).map(([reason, count]) => `${reason} ${count}`);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
};
