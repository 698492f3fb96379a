import { parseArgs } from 'node:util';

const units: Record<string, number> = { MiB: 1024 ** 2, GiB: 1024 ** 3 };

/** `--quick` for a smoke run, `--rounds 5`, `--size 2GiB`, `--events 200000`. */
export function benchOptions(defaults: { size?: string; quickSize?: string; events?: number; quickEvents?: number }) {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      size: { type: 'string' },
      events: { type: 'string' },
      stations: { type: 'string', default: '50' },
    },
  });
  const { quick } = values;
  return {
    rounds: Number(values.rounds ?? (quick ? 1 : 5)),
    sizeBytes: parseSize(values.size ?? (quick ? defaults.quickSize : defaults.size) ?? '0MiB'),
    events: Number(values.events ?? (quick ? defaults.quickEvents : defaults.events)),
    stations: Number(values.stations),
  };
}

function parseSize(size: string): number {
  const [, count, unit = ''] = /^(\d+)(MiB|GiB)$/.exec(size) ?? [];
  if (count === undefined) throw new Error(`a size is like 512MiB or 2GiB, not ${size}`);
  return Number(count) * (units[unit] ?? 1);
}
