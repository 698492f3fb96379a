import { type DestinationStream, type Logger, pino } from 'pino';
import { build } from 'pino-pretty';

/** Readable lines on a terminal, JSON lines otherwise. Nothing is logged but what the caller passes. */
export function createLogger(
  level: string,
  destination: DestinationStream & { isTTY?: boolean } = process.stdout,
): Logger {
  const options = { level, base: null };
  if (!destination.isTTY) return pino(options, destination);
  return pino(options, build({ colorize: true, translateTime: 'SYS:HH:MM:ss.l', ignore: 'pid,hostname' }));
}
