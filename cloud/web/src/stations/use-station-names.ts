import type { StationRow } from '@rollcall/shared/http/stations';
import { useMemo } from 'react';
import { useAnswer } from '../api/use-answer.ts';
import { useCan } from '../session/use-can.ts';

/** What stations are called, by their ids; empty for who may not see them. */
export function useStationNames(): ReadonlyMap<string, string> {
  const { answer } = useAnswer<{ rows: StationRow[] }>('stations', {}, { enabled: useCan()('stations.read') });
  return useMemo(() => new Map((answer?.rows ?? []).map(({ stationId, name }) => [stationId, name])), [answer]);
}
