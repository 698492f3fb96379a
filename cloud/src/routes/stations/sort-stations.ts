import type { StationRow } from '@rollcall/shared/http/stations';

type Station = Pick<StationRow, 'unitCode' | 'name' | 'stationId' | 'presence' | 'revoked'>;

const order = { offline: 0, never_connected: 1, online: 2 };
/** `2号站` before `10号站`. */
const { compare } = new Intl.Collator('zh-CN', { numeric: true });

/** What somebody has to look after first, then unit by unit; those that nobody waits for any more last. */
export function sortStations<Row extends Station>(stations: readonly Row[]): Row[] {
  const rank = ({ presence, revoked }: Row) => (revoked ? 3 : order[presence]);
  return [...stations].sort(
    (one, other) =>
      rank(one) - rank(other) ||
      compare(one.unitCode, other.unitCode) ||
      compare(one.name, other.name) ||
      compare(one.stationId, other.stationId),
  );
}
