import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportProblem } from '@rollcall/shared/resources/imports';
import { Argument, Command } from 'commander';
import { importSheet } from '../imports/import-sheet.ts';
import { importDefinitions } from '../resources.ts';
import { readSheet } from '../sheets/read-sheet.ts';
import { printTable } from './print-table.ts';
import { withDatabase } from './with-database.ts';

/** `rollcall import KIND FILE`. */
export function importCommand(): Command {
  return new Command('import')
    .description('import a spreadsheet (.xlsx, or .csv as UTF-8 or GB18030); all rows or none')
    .addArgument(
      new Argument('<kind>', 'what its rows are').choices(importDefinitions.map((definition) => definition.kind)),
    )
    .argument('<file>', 'the page has a template of each kind')
    .option('--dry-run', 'check everything, change nothing')
    .option('--reason <text>', 'needed when rows change what is past; it is kept')
    .action(importFile);
}

async function importFile(
  kind: string,
  file: string,
  { dryRun = false, reason }: { dryRun?: boolean; reason?: string },
): Promise<void> {
  const definition = importDefinitions.find((known) => known.kind === kind);
  // The choices of the argument are their kinds.
  if (definition === undefined) throw new Error(`no import ${kind}`);
  const bytes = await readFile(file);
  const imported = await withDatabase((db) =>
    importSheet(
      { db, now: () => new Date(), readSheet },
      { definition, bytes, fileName: basename(file), dryRun, reason, by: 'rollcall import' },
    ),
  );
  if (imported.outcome === 'refused') {
    printProblems(imported.problems, imported.problemCount);
    process.exitCode = 1;
    return;
  }
  const { rows, added, changed, unchanged } = imported.result;
  const would = dryRun ? 'Would be: ' : '';
  console.log(`${would}${added} added, ${changed} changed, ${unchanged} unchanged, of ${rows} row(s).`);
}

function printProblems(problems: readonly ImportProblem[], problemCount: number): void {
  console.error(`${problemCount} mistake(s), so nothing was imported:`);
  printTable(
    problems.map(({ cell, column, value, message }) => ({
      cell: cell ?? '-',
      column: column ?? '-',
      value: value ?? '-',
      message,
    })),
    '',
  );
  if (problems.length < problemCount) console.error(`… and ${problemCount - problems.length} more.`);
  console.error('Next: correct these cells, then import the file again.');
}
