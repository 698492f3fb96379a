import type { BulletinFault, BulletinVerdict } from '@rollcall/shared/bulletins/verify/verdict';
import type { FindingCode } from '@rollcall/shared/evidence/finding';
import { directoryEntry } from '@rollcall/shared/evidence/open-entries';
import {
  bulletinFaultTexts,
  bulletinHeadlines,
  bulletinLimits,
  bulletinUnchecked,
  bulletinWords,
  checkTexts,
  goneTexts,
  outcomeTexts,
  unboundText,
  unreadText,
} from './bulletin-texts.ts';
import { element } from './element.ts';
import { findingTexts } from './finding-texts.ts';
import { pageTexts } from './page-texts.ts';
import { describeSigner, list, type Say } from './render-verdict.ts';

type Check = BulletinVerdict['checks'][number];

const looks = {
  true: { icon: '✓', look: 'whole' },
  unbound: { icon: '✓', look: 'whole_unbound' },
  refused: { icon: '✕', look: 'broken' },
} as const;

/** The verdict on the package of an issue: the sentence first, then check by check. */
export function renderBulletin(verdict: BulletinVerdict, fileName: string, say: Say): HTMLElement {
  const { state, checks, unchecked, witnesses } = verdict;
  const { icon, look } = looks[state];
  const rows = checks.map((check) =>
    element(
      'tr',
      check.outcome === 'fails' ? { class: 'bad' } : {},
      element('td', {}, say(outcomeTexts[check.outcome])),
      element('td', {}, ...describeCheck(check, say)),
    ),
  );
  const heads = [pageTexts.result, bulletinWords.what];
  return element(
    'section',
    { class: `verdict ${look}`, 'aria-live': 'polite' },
    element('h2', {}, element('span', { 'aria-hidden': 'true' }, icon), say(bulletinHeadlines[state])),
    element('p', { class: 'file' }, fileName),
    element(
      'div',
      {},
      element('h3', {}, say(bulletinWords.checks)),
      element(
        'table',
        {},
        element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', {}, say(head))))),
        element('tbody', {}, ...rows),
      ),
    ),
    list(
      pageTexts.unchecked,
      unchecked.map((code) => element('li', {}, say(bulletinUnchecked[code]))),
      say,
    ),
    list(
      pageTexts.limits,
      bulletinLimits.map((text) => element('li', {}, say(text))),
      say,
    ),
    renderFacts(verdict, say),
    list(
      pageTexts.signers,
      witnesses.map((signer) => element('li', {}, ...describeSigner(signer, say))),
      say,
    ),
  );
}

function describeCheck({ check, outcome, faults }: Check, say: Say): (HTMLElement | string)[] {
  if (outcome === 'gone') return [say(goneTexts[check] ?? checkTexts[check])];
  if (outcome === 'unread') return [say(unreadText)];
  if (outcome === 'unbound') return [say(unboundText)];
  if (faults.length === 0) return [say(checkTexts[check])];
  return faults.map(({ entry, code, detail }) => {
    const name = entry === directoryEntry ? say(pageTexts.directory) : entry;
    const where = detail === undefined ? [] : [` · ${whereOf(detail, say)}`];
    const small = element('small', {}, ` ${check}: ${code}`);
    return element('p', {}, element('code', {}, name), ' ', textOf(code, say), ...where, small);
  });
}

function whereOf({ at, expected, seen }: NonNullable<Check['faults'][number]['detail']>, say: Say): string {
  if (expected === undefined || seen === undefined) return at;
  return `${at}: “${seen}” ${say(bulletinWords.instead)} “${expected}”`;
}

function textOf(code: BulletinFault, say: Say): string {
  return say(isOfBulletin(code) ? bulletinFaultTexts[code] : findingTexts[code]);
}

function isOfBulletin(code: BulletinFault): code is Exclude<BulletinFault, FindingCode> {
  return Object.hasOwn(bulletinFaultTexts, code);
}

function renderFacts(
  { issue, persons, origin, rootFingerprint, checkpointSize }: BulletinVerdict,
  say: Say,
): HTMLElement {
  const facts: [readonly [string, string], string | null][] = [
    [bulletinWords.issue, issue && `${say(bulletinWords.kinds[issue.kind])} ${issue.year}-${issue.number}`],
    [bulletinWords.persons, persons && `${persons.sealed} (${persons.proved})`],
    [pageTexts.origin, origin],
    [pageTexts.rootKey, rootFingerprint],
    [pageTexts.leaves, checkpointSize?.toString() ?? null],
  ];
  const rows = facts.flatMap(([name, value]) =>
    value === null ? [] : [element('dt', {}, say(name)), element('dd', {}, value)],
  );
  return element('div', {}, element('h3', {}, say(bulletinWords.about)), element('dl', {}, ...rows));
}
