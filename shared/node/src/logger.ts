import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import pinoPretty from 'pino-pretty';

export type Logger = PinoLogger;

/**
 * JSON lines, or readable ones where a person watches. An error under `error` or `err` is written with its stack and causes;
 * nothing else is logged but what the caller passes. Without a destination, standard output is written asynchronously.
 */
export function createLogger(options: {
  level: string;
  /** Asked before each line that `level` lets through, so that it can change while the program runs. */
  isWanted?: (level: number) => boolean;
  readable: boolean;
  destination?: DestinationStream;
}): Logger {
  const { level, isWanted, readable, destination } = options;
  return pino(
    {
      level,
      base: null,
      ...(isWanted && {
        hooks: {
          logMethod(args, method, number) {
            if (isWanted(number)) method.apply(this, args);
          },
        },
      }),
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: pino.stdSerializers.errWithCause, err: pino.stdSerializers.errWithCause },
    },
    readable
      ? pinoPretty({ translateTime: 'SYS:HH:MM:ss.l', ...(destination === undefined ? {} : { destination }) })
      : (destination ?? pino.destination({ sync: false })),
  );
}
