import { findsReveals, type Reveal } from '@rollcall/shared/training/reveals';
import type { Database, Transaction } from '../db/database.ts';
import { selectKnownPeople } from '../registry/known-people-repository.ts';
import { caseProblem, packProblem } from './problem.ts';

/**
 * What is shown in training tells of nobody: no name, badge number, recorder, plate, unit or station.
 * @param texts by where each stands, such as `text` or `questions.0.text`
 * @throws case_names, pack_names, which say what tells of whom, and where
 */
export async function assertRevealsNobody(
  tx: Transaction,
  texts: Readonly<Record<string, string>>,
  code: 'case_names' | 'pack_names',
): Promise<void> {
  const revealsIn = await readReveals(tx);
  const fields = Object.entries(texts).flatMap(([path, text]) =>
    revealsIn(text).map(({ found }) => ({ path, message: `names ${found}` })),
  );
  if (fields.length === 0) return;
  throw code === 'case_names' ? caseProblem(code, { fields }) : packProblem(code, { fields });
}

/** Reads once of whom nothing may be told. @returns finds what tells of them in any text */
export async function readReveals(db: Database | Transaction): Promise<(text: string) => Reveal[]> {
  return findsReveals(await selectKnownPeople(db));
}
