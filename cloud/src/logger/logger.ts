import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import pinoPretty from 'pino-pretty';

export type Logger = PinoLogger;

/** JSON lines, or readable ones where a person watches. An error under `error` is written with its stack and causes. */
export function createLogger(options: { level: string; readable: boolean; destination?: DestinationStream }): Logger {
  const standard = options.readable
    ? pinoPretty({ translateTime: 'SYS:HH:MM:ss.l' })
    : pino.destination({ sync: false });
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: pino.stdSerializers.errWithCause },
    },
    options.destination ?? standard,
  );
}
