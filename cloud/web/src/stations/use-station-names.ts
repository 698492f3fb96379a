import type { StationRow } from '@rollcall/shared/http/stations';
import { useMemo } from 'react';
import { useAnswer } from '../api/use-answer.ts';

/** What stations are called, by their ids. */
export function useStationNames(): ReadonlyMap<string, string> {
  const { answer } = useAnswer<{ rows: Pick<StationRow, 'stationId' | 'name'>[] }>('station-names');
  return useMemo(() => new Map((answer?.rows ?? []).map(({ stationId, name }) => [stationId, name])), [answer]);
}
