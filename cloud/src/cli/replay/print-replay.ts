import type { DrawVerdict } from '@rollcall/shared/draw/replay-draw';
import { withEntryNumbers } from '@rollcall/shared/rules/entry-number';
import { describeSigner } from '../verify/print-verdict.ts';
import { textOf } from './refusal-texts.ts';

const headlines = {
  true: 'TRUE: this sample, and no other, follows from what the ledger holds',
  waits: 'SO FAR TRUE: not all secrets are open, or HQ has not drawn yet',
  refused: 'REFUSED: it is not as HQ says',
};

const unchecked: Record<DrawVerdict['unchecked'][number], string> = {
  root_not_given: "That HQ's keys signed it: give --root, the fingerprint that an enrolment code ends with.",
  no_given_witness: 'That HQ did not show others another ledger: give --witness-key, a key that a witness told itself.',
  order_by_hq: 'The seed that orders the stations: the file of that draw shows it.',
};

export function printReplay(verdict: DrawVerdict, { sample: all }: { sample: boolean }): void {
  const { state, refusal, draw, origin, rootFingerprint, checkpointSize, witnesses } = verdict;
  console.log(`Draw ${draw ?? 'unknown'}: ${headlines[state]}.`);
  if (refusal)
    console.log(
      `\n${withEntryNumbers(refusal.entry, (number) => `entry ${number}`)} ${textOf(refusal.code)} [${refusal.code}].`,
    );
  console.log(
    `\nLedger ${origin ?? 'unknown'}, root key ${rootFingerprint ?? 'unknown'}, ${checkpointSize ?? 'no'} entries signed for.`,
  );
  for (const signer of witnesses) {
    console.log(`  ${describeSigner(signer)}`);
  }
  if (state !== 'refused') printDraw(verdict, all);
  if (verdict.unchecked.length > 0) console.log('\nNot to be told from what was given:');
  for (const code of verdict.unchecked) console.log(`  ${unchecked[code]}`);
}

function printDraw({ asked, heard, shut, voided, population, seed, sample }: DrawVerdict, all: boolean): void {
  console.log(`\nStations asked: ${asked.join(', ') || 'none'}`);
  console.log(`Committed in time: ${heard.join(', ') || 'none'}`);
  if (shut.length > 0) console.log(`Secrets still shut: ${shut.join(', ')}`);
  if (voided) console.log('The draw is void: what it drew from is drawn from again.');
  console.log(
    heard.length === 0
      ? 'HQ alone could have chosen the sample.'
      : `Only HQ together with all ${heard.length} of them could have chosen the sample; one of them can delay or void it.`,
  );
  if (!population) return;
  console.log(`\nDrawn from ${population.size} items (${population.excluded} left out for a reason):`);
  for (const { key, size, drawn, capped } of population.parts) {
    console.log(`  ${key}: ${drawn} of ${size}${capped ? ' (cap reached)' : ''}`);
  }
  if (seed === null) return;
  const turns = sample.filter(({ why }) => why === 'turn').length;
  console.log(`  ${turns} more by turn\nSeed ${seed}\nSample of ${sample.length}:`);
  const shown = all ? sample : sample.slice(0, 10);
  for (const { kind, item, stratum, why } of shown)
    console.log(`  ${kind} ${item} (${why === 'turn' ? 'turn' : stratum})`);
  if (shown.length < sample.length) console.log(`  … ${sample.length - shown.length} more: --sample shows all`);
}
