import type { BulletinCheck, BulletinFault, BulletinVerdict } from '@rollcall/shared/bulletins/verify/verdict';
import type { FindingCode } from '@rollcall/shared/evidence/finding';
import { findingTexts } from '../verify/verdict-texts.ts';

const headlines = {
  true: 'TRUE: this is what was sealed, and every number follows from its rows',
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
  document: 'The document is the one that was sealed.',
  persons: 'The persons are those that were sealed.',
};

const goneTexts: Partial<Record<BulletinCheck, string>> = {
  document: 'The document isn’t here: a name was erased from it, or it was left out.',
  persons: 'Names aren’t shown here: they were erased, or aren’t yours to have.',
};

const faultTexts: Record<Exclude<BulletinFault, FindingCode>, string> = {
  input_differs: 'has other rows than were sealed',
  content_differs: 'has a number, or something else, that does not follow from the rows',
  bulletin_differs: 'has another content or other texts than were sealed',
  file_differs: 'has other bytes than were sealed',
  person_differs: 'has somebody else than was sealed',
  person_unknown: 'has somebody whom the issue does not name',
  issue_differs: 'is about another issue than was sealed',
};

const unchecked: Record<BulletinVerdict['unchecked'][number], string> = {
  root_not_given: "That HQ's keys signed it: give --root, the fingerprint that an enrolment code ends with.",
  no_given_witness: 'That HQ did not show others another ledger: give --witness-key, a key that a witness told itself.',
  persons_not_shown: 'Who the persons are: without their salts, nobody can tell.',
};

export function printBulletin(verdict: BulletinVerdict): void {
  const { state, checks, issue, bulletinId, persons, origin, rootFingerprint, checkpointSize, witnesses } = verdict;
  const name = issue ? `${issue.kind} ${issue.year}, number ${issue.number}` : 'unknown';
  console.log(`Bulletin ${name}: ${headlines[state]}.\n`);
  for (const { check, outcome, faults } of checks) {
    if (outcome === 'holds') console.log(`  holds  ${checkTexts[check]} [${check}]`);
    if (outcome === 'gone') console.log(`  gone   ${goneTexts[check] ?? ''} [${check}]`);
    if (outcome === 'open') console.log(`  open   Could not be checked, because of what fails. [${check}]`);
    for (const { code, entry } of faults) console.log(`  FAILS  ${entry} ${textOf(code)}. [${check}: ${code}]`);
  }
  console.log(
    `\nLedger ${origin ?? 'unknown'}, root key ${rootFingerprint ?? 'unknown'}, bulletin:${bulletinId ?? '?'}`,
  );
  console.log(`${checkpointSize ?? 'No'} leaves signed for.`);
  for (const { name: witness, keyGiven } of witnesses) {
    console.log(`  ${witness}: ${keyGiven ? 'a witness whose key you gave' : 'a witness that this file names itself'}`);
  }
  if (persons) console.log(`Persons named: ${persons.sealed}, proved by their salts: ${persons.proved}.`);
  if (verdict.unchecked.length > 0) console.log('\nNot to be told from what was given:');
  for (const code of verdict.unchecked) console.log(`  ${unchecked[code]}`);
}

function textOf(code: BulletinFault): string {
  return isOfBulletin(code) ? faultTexts[code] : findingTexts[code];
}

function isOfBulletin(code: BulletinFault): code is Exclude<BulletinFault, FindingCode> {
  return Object.hasOwn(faultTexts, code);
}
