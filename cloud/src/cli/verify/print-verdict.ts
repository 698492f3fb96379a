import type { Finding } from '@rollcall/shared/evidence/finding';
import { type Headline, headlineOf, type UncheckedCode, type Verdict } from '@rollcall/shared/evidence/verdict';
import { withEntryNumbers } from '@rollcall/shared/rules/entry-number';
import { localSecondOf } from '@rollcall/shared/rules/local-date';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { historyWords } from '@rollcall/shared/words/history';
import { findingTexts, limitTexts, provedTexts, uncheckedTexts } from './verdict-texts.ts';

const headlines: Record<Headline, string> = {
  whole: 'WHOLE: nothing in it was changed',
  whole_unbound:
    'WHOLE, as far as its old form can show: what is in it is as HQ made it; what may be left out of it is not known',
  erased: 'WHOLE, but for payloads that are gone: nothing was changed, and the proofs of what was erased or lost hold',
  broken: 'BROKEN: it is not as HQ made it, and proves nothing',
};
const kinds: Record<Verdict['kind'], string> = { export: 'Export', dump: 'Ledger dump' };
const factNames: Record<string, string> = wordsIn(historyWords, 'en').types;
/** A type that this program doesn't know is told as it is. */
const nameOf = (type: string) => factNames[type] ?? type;
const placeOf = (entry: string) => withEntryNumbers(entry, (number) => `entry ${number}`);
/** The JSON form has more. */
const mostShown = 20;

export function printVerdict(verdict: Verdict): void {
  const { kind, findings, findingCount, erased, erasedCount, origin, rootFingerprint, checkpointSize } = verdict;
  console.log(`${kinds[kind]}: ${headlines[headlineOf(verdict)]}.`);
  if (findings[0]) console.log(`\nFirst bad entry: ${describe(findings[0])}.`);
  printList('All that is wrong:', findings.length > 1 ? findings.slice(0, mostShown).map(describe) : []);
  if (findingCount > mostShown) console.log(`  … ${findingCount} in all`);
  console.log(
    `\nLedger ${origin ?? 'unknown'}, root key ${rootFingerprint ?? 'unknown'}, ${checkpointSize ?? 'no'} entries signed for.`,
  );
  printList('Signed by:', verdict.signers.map(describeSigner));
  printList(
    'Payload erased or lost, proof valid:',
    erased
      .slice(0, mostShown)
      .map(
        ({ entry, type, recordedAt }) => `${placeOf(entry)}: ${nameOf(type)} [${type}], ${localSecondOf(recordedAt)}`,
      ),
  );
  if (erasedCount > mostShown) console.log(`  … ${erasedCount} in all`);
  printDue(verdict);
  printList(
    'This shows:',
    verdict.proved.map((code) => provedTexts[code]),
  );
  printList(
    'Not to be told from what was given:',
    verdict.unchecked.map((code) => describeUnchecked(code, verdict)),
  );
  printList('What such a file never shows:', limitTexts[kind]);
}

function printDue({ due }: Verdict): void {
  if (!due) return;
  const { missing, missingCount, unjudged } = due;
  console.log(
    `\nRandom checks: ${due.due} shifts and activities were due before the last close, ${missingCount} of them in no draw that had to have them.`,
  );
  printList(
    'Left out, with neither check_ripe nor a cancellation:',
    missing
      .slice(0, mostShown)
      .map(
        ({ item, deadline, draw }) =>
          `${item}: its import deadline was ${localSecondOf(deadline)}, and draw ${draw} lacks it`,
      ),
  );
  if (missingCount > mostShown) console.log(`  … ${missingCount} in all`);
  if (unjudged > 0) {
    console.log(`  ${unjudged} can't be judged: payloads are gone, or no fact says whether they had to be recorded.`);
  }
}

function printList(title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  console.log(`\n${title}`);
  for (const line of lines) console.log(`  ${line}`);
}

function describe({ code, entry, detail }: Finding): string {
  const details = Object.entries(detail ?? {}).map(([name, value]) => `${name} ${value}`);
  return `${placeOf(entry)} ${findingTexts[code]} [${[code, ...details].join(', ')}]`;
}

function describeUnchecked(code: UncheckedCode, { absentWitnesses }: Verdict): string {
  const text = uncheckedTexts[code];
  return code === 'cosignature_absent' ? `${text}: ${absentWitnesses.slice(0, mostShown).join(', ')}.` : text;
}

/** Who signed, and when by the witness's clock. */
export function describeSigner({ name, keyId, size, keyGiven, timestamp }: Verdict['signers'][number]): string {
  if (timestamp === null) return `${name} (key ${keyId}): the ledger key of HQ`;
  const who = keyGiven ? 'a witness whose key you gave' : 'a witness that this file names itself';
  const when = `${size} entries at ${localSecondOf(new Date(timestamp * 1000))} by its clock`;
  return `${name} (key ${keyId}): ${who}, ${when}`;
}
