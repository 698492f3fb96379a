import type { Database } from '@rollcall/cloud/db/database';
import { setMinimum } from '@rollcall/cloud/devices/spare-stock/set-minimum';

/** How many spares units are to have. The second squad has none, so it is below its minimum. */
const minimums: Readonly<Record<string, number>> = { '150981000100': 1, '150981000200': 1 };

/** Sets the minimums that aren't among `entered`. @returns what needs no entering any more */
export async function setDemoMinimums(db: Database, entered: readonly string[]): Promise<string[]> {
  const isNew = ([unitCode]: [string, number]) => !entered.includes(keyOf(unitCode));
  const wanted = Object.entries(minimums).filter(isNew);
  for (const [unitCode, minimum] of wanted) await setMinimum(db, unitCode, minimum, { by: 'npm start' });
  return [...entered, ...wanted.map(([unitCode]) => keyOf(unitCode))];
}

const keyOf = (unitCode: string) => `minimum of spares ${unitCode}`;
