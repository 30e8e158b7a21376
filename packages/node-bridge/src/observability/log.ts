import { pino } from 'pino';

/** Structured logs: one JSON object a line. No payload and no token ever goes in; ids, codes and counts do. */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** Logs go to standard error, so that standard output holds what a person asked for: the URL. */
export const createLog = (level: string): Log =>
  pino(
    {
      level,
      base: { service: 'streamglass' },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    pino.destination({ dest: 2, sync: true }),
  );

export const silentLog: Log = pino({ level: 'silent' });
