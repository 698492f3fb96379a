import type { BulletinCheck, BulletinFault, BulletinVerdict } from '@rollcall/shared/bulletins/verify/verdict';
import type { FindingCode } from '@rollcall/shared/evidence/finding';
import { describeSigner } from '../verify/print-verdict.ts';
import { findingTexts } from '../verify/verdict-texts.ts';

const headlines = {
  true: 'TRUE: this is what was sealed, and every number follows from its rows',
  unbound:
    'UNBOUND: what is in it is what was sealed, but HQ signed no list of it (as before 0.3.0): something may have been taken out',
  refused: 'REFUSED: it is not what was sealed',
};

const checkTexts: Record<BulletinCheck, string> = {
  package: 'The file has exactly the form that HQ writes.',
  keys: "HQ's keys are signed by its root key.",
  checkpoint: 'The checkpoint is signed.',
  ledger: 'The ledger has that this issue was sealed.',
  input_digest: 'The rows are those that were sealed.',
  content: 'Every number follows from the rows.',
  bulletin_digest: 'Content and texts are those that were sealed.',
  figures: 'The spreadsheet is the one that was sealed.',
  figures_text: 'The spreadsheet says what the content demands, and nothing else.',
  document: 'The document is the one that was sealed.',
  document_text: 'The document says what the content demands, and nothing else.',
  persons: 'The persons are those that were sealed, each or the erasure of his name proved.',
  bound: 'The package is the one that HQ put together: nothing is missing, added or moved.',
};

const goneTexts: Partial<Record<BulletinCheck, string>> = {
  document: 'The document isn’t here: a name was erased from it.',
  document_text: 'The document isn’t here, so there is nothing to read.',
  persons: 'Names aren’t shown here: they were erased, or aren’t yours to have.',
};

const faultTexts: Record<Exclude<BulletinFault, FindingCode>, string> = {
  input_differs: 'has other rows than were sealed',
  content_differs: 'has a number, or something else, that does not follow from the rows',
  bulletin_differs: 'has another content or other texts than were sealed',
  file_differs: 'has other bytes than were sealed',
  person_differs: 'has somebody else than was sealed',
  person_unknown: 'has somebody whom the issue does not name',
  person_missing: 'lacks somebody whom the issue names, and no fact says that his name was erased',
  person_repeated: 'has somebody twice, or out of order',
  issue_differs: 'is about another issue than was sealed',
  paper_refused: 'is no file as HQ writes them, so it could show something else than its text',
  text_differs: 'says something else than the content demands',
  list_refused: 'is no list that a message key of HQ signed',
  witnesses_differ: 'names other witnesses than HQ listed',
};

const unchecked: Record<BulletinVerdict['unchecked'][number], string> = {
  root_not_given: "That HQ's keys signed it: give --root, the fingerprint that an enrolment code ends with.",
  no_given_witness: 'That HQ did not show others another ledger: give --witness-key, a key that a witness told itself.',
  persons_not_shown: 'Who the persons are: without their salts, nobody can tell.',
  package_not_bound: 'That nothing was taken out: ask HQ for the package anew, which signs a list of it now.',
  papers_not_read:
    'That the papers say what the content demands: those of before 0.3.0 are compared by their digests alone.',
};

export function printBulletin(verdict: BulletinVerdict): void {
  const { state, checks, issue, bulletinId, persons, origin, rootFingerprint, checkpointSize, witnesses } = verdict;
  const name = issue ? `${issue.kind} ${issue.year}, number ${issue.number}` : 'unknown';
  console.log(`Bulletin ${name}: ${headlines[state]}.\n`);
  for (const { check, outcome, faults } of checks) {
    if (outcome === 'holds') console.log(`  holds  ${checkTexts[check]} [${check}]`);
    if (outcome === 'gone') console.log(`  gone   ${goneTexts[check] ?? ''} [${check}]`);
    if (outcome === 'open') console.log(`  open   Could not be checked, because of what fails. [${check}]`);
    if (outcome === 'unread') console.log(`  none   Sealed before 0.3.0: only its digest is compared. [${check}]`);
    if (outcome === 'unbound') console.log(`  none   HQ signed no list of what it put together. [${check}]`);
    for (const { code, entry, detail } of faults) {
      const where = detail === undefined ? '' : ` At ${whereOf(detail)}.`;
      console.log(`  FAILS  ${entry} ${textOf(code)}.${where} [${check}: ${code}]`);
    }
  }
  console.log(
    `\nLedger ${origin ?? 'unknown'}, root key ${rootFingerprint ?? 'unknown'}, bulletin:${bulletinId ?? '?'}`,
  );
  console.log(`${checkpointSize ?? 'No'} entries signed for.`);
  for (const signer of witnesses) console.log(`  ${describeSigner(signer)}`);
  if (persons) console.log(`Persons named: ${persons.sealed}, proved by their salts: ${persons.proved}.`);
  if (verdict.unchecked.length > 0) console.log('\nNot to be told from what was given:');
  for (const code of verdict.unchecked) console.log(`  ${unchecked[code]}`);
}

function whereOf({ at, expected, seen }: { at: string; expected?: string; seen?: string }): string {
  if (expected === undefined || seen === undefined) return at;
  return `${at}: ${JSON.stringify(seen)} instead of ${JSON.stringify(expected)}`;
}

function textOf(code: BulletinFault): string {
  return isOfBulletin(code) ? faultTexts[code] : findingTexts[code];
}

function isOfBulletin(code: BulletinFault): code is Exclude<BulletinFault, FindingCode> {
  return Object.hasOwn(faultTexts, code);
}
