import type { Language } from '@rollcall/shared/words/define-words';
import { sql } from 'kysely';
import type { Database, Transaction } from './database.ts';

/** What codes that rows refer by are called in files and on papers. One that is unknown stands as it is. */
export interface ReferenceNames {
  unit(unitCode: string): string;
  station(stationId: string): string;
  officer(badgeNo: string): string;
  /** As a version of the catalogue called it. */
  mustRecordItem(version: number, itemId: string, language: Language): string;
}

/** Of the registry, read at once: it is small. */
export async function readReferenceNames(db: Database | Transaction): Promise<ReferenceNames> {
  const { rows } = await sql<{ kind: string; code: string; name: string }>`
    select 'unit' as kind, unit_code as code, name from unit
    union all select 'station', station_id, name from station
    union all select 'officer', badge_no, name || ' ' || badge_no from officer
    union all select 'zh', version || ' ' || (item ->> 'itemId'), item ->> 'name'
      from must_record_version, jsonb_array_elements(items) as item
    union all select 'en', version || ' ' || (item ->> 'itemId'), coalesce(item #>> '{english,name}', item ->> 'name')
      from must_record_version, jsonb_array_elements(items) as item
  `.execute(db);
  const names = new Map(rows.map(({ kind, code, name }) => [`${kind}:${code}`, name]));
  const of = (kind: string) => (code: string) => names.get(`${kind}:${code}`) || code;
  const items = { zh: of('zh'), en: of('en') };
  return {
    ...{ unit: of('unit'), station: of('station'), officer: of('officer') },
    mustRecordItem(version, itemId, language) {
      const name = items[language](`${version} ${itemId}`);
      return name === `${version} ${itemId}` ? itemId : name;
    },
  };
}
