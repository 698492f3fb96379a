import { shellWords } from '@rollcall/shared/words/shell';
import { useMemo } from 'react';
import { useRead } from '../api/use-read.ts';
import { useWords } from '../language/use-words.ts';
import { useCan } from '../session/use-can.ts';
import { useStationNames } from '../stations/use-station-names.ts';

/** What codes stand for, by the name of the value that holds them. */
export type KnownNames = Readonly<Record<string, ReadonlyMap<string, string>>>;

export function useKnownNames(): KnownNames {
  const stationId = useStationNames();
  const { roles } = useWords(shellWords);
  const units = useRead('GET units', { query: {} }).answer?.rows;
  const dutyTypes = useRead('GET duty-types', {}).answer?.rows;
  const seesRoster = useCan()('shifts.read');
  const campaigns = useRead('GET campaigns', {}, { enabled: seesRoster }).answer?.rows;
  return useMemo(() => {
    const unitCode = new Map(units?.map(({ unitCode, name }) => [unitCode, name]));
    const dutyType = new Map(dutyTypes?.map(({ dutyType, name }) => [dutyType, name]));
    const campaignId = new Map(campaigns?.map(({ campaignId, name }) => [campaignId, name]));
    const role = new Map(Object.entries(roles));
    return {
      stationId,
      unitCode,
      unitCodes: unitCode,
      parentCode: unitCode,
      unit: unitCode,
      dutyType,
      campaignId,
      role,
    };
  }, [stationId, units, dutyTypes, campaigns, roles]);
}
