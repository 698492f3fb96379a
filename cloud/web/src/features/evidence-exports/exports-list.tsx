import type { EvidenceExportRow } from '@rollcall/shared/http/evidence-exports';
import { accessWords } from '@rollcall/shared/words/access-requests';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { ServerTable } from '../../table/server-table.tsx';
import { exportColumns } from './export-columns.tsx';

/** Exports of evidence, with what is being made at the moment. */
export function ExportsList() {
  const { language } = useLanguage();
  const texts = useWords(accessWords);
  return (
    <ServerTable<EvidenceExportRow>
      path="evidence-exports"
      exports="evidence-exports"
      query={{}}
      columns={exportColumns(language)}
      rowKey={({ exportId }) => exportId}
      name={texts.exports}
      empty={{ title: texts.empty.exports, hint: texts.empty.exportsHint }}
    />
  );
}
