import type { EvidenceCase } from './evidence-case.ts';
import { erasureTamperings, tamperings } from './export-tamperings.ts';
import { sampleExport } from './sample-export.ts';

/** What is done to exports of either form by whoever has none of HQ's keys. */
export async function tamperedExportCases(): Promise<EvidenceCase[]> {
  const caseOf = ({ name, bytes, ...told }: Omit<EvidenceCase, 'state'> & Partial<EvidenceCase>): EvidenceCase => ({
    name: `export-${name}.zip`,
    bytes,
    state: 'broken',
    ...told,
  });
  const sealed = tamperings(await sampleExport());
  const old = tamperings(await sampleExport({ form: 1 }));
  return [
    ...[...sealed, ...erasureTamperings(await sampleExport({ erased: true }))].map(({ old: _, ...one }) => caseOf(one)),
    ...old.flatMap(({ old: told, name, bytes }) =>
      told ? [caseOf({ name: `old-form-${name}`, bytes, ...told })] : [],
    ),
  ];
}
