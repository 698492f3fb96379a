import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import pinoPretty from 'pino-pretty';

export type Logger = PinoLogger;

/**
 * JSON lines, or readable ones where a person watches. An error under `error` or `err` is written with its stack and causes;
 * nothing else is logged but what the caller passes. Without a destination, standard output is written asynchronously.
 */
export function createLogger(options: { level: string; readable: boolean; destination?: DestinationStream }): Logger {
  const { level, readable, destination } = options;
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: pino.stdSerializers.errWithCause, err: pino.stdSerializers.errWithCause },
    },
    readable
      ? pinoPretty({ translateTime: 'SYS:HH:MM:ss.l', ...(destination === undefined ? {} : { destination }) })
      : (destination ?? pino.destination({ sync: false })),
  );
}
