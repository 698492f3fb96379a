import type { Finding } from '@rollcall/shared/evidence/finding';
import { directoryEntry } from '@rollcall/shared/evidence/open-entries';
import { headlineOf, type UncheckedCode, type Verdict } from '@rollcall/shared/evidence/verdict';
import type { ExportVerdict } from '@rollcall/shared/evidence/verify-export';
import { withEntryNumbers } from '@rollcall/shared/rules/entry-number';
import { localSecondOf } from '@rollcall/shared/rules/local-date';
import { factWords } from '@rollcall/shared/words/facts';
import { element } from './element.ts';
import { findingTexts } from './finding-texts.ts';
import { pageTexts } from './page-texts.ts';
import { headlineTexts, limitTexts, provedTexts, uncheckedTexts } from './verdict-texts.ts';

export type Say = (text: readonly [zh: string, en: string]) => string;

const icons = { whole: '✓', erased: '✓', broken: '✕' };

/** The verdict in plain words: the sentence first, then what it rests on. */
export function renderVerdict(verdict: ExportVerdict | Verdict, fileName: string, say: Say): HTMLElement {
  const { state, findings, kind } = verdict;
  const headline = headlineOf(verdict);
  const title = element(
    'h2',
    {},
    element('span', { 'aria-hidden': 'true' }, icons[state]),
    say(headlineTexts[headline]),
  );
  const manifest = 'manifest' in verdict ? verdict.manifest : null;
  return element(
    'section',
    { class: `verdict ${headline}`, 'aria-live': 'polite' },
    title,
    isNotWitnessed(verdict) ? element('p', { class: 'first', role: 'alert' }, say(pageTexts.notWitnessed)) : null,
    element('p', { class: 'file' }, fileName),
    findings[0]
      ? element(
          'p',
          { class: 'first' },
          element('b', {}, `${say(pageTexts.firstBad)}: `),
          ...describe(findings[0], say),
        )
      : null,
    manifest && renderRecordings(manifest, verdict, say),
    list(
      pageTexts.allBad,
      findings.length > 1 ? findings.map((finding) => element('li', {}, ...describe(finding, say))) : [],
      say,
    ),
    list(
      pageTexts.leftOut,
      (verdict.due?.missing ?? []).map(({ item, deadline, draw }) =>
        element('li', {}, `${item} · ${localSecondOf(deadline)} · ${draw}`),
      ),
      say,
    ),
    verdict.due && verdict.due.unjudged > 0
      ? element('p', {}, `${say(pageTexts.notJudged)}: ${verdict.due.unjudged}`)
      : null,
    list(
      pageTexts.proved,
      verdict.proved.map((code) => element('li', {}, say(provedTexts[code]))),
      say,
    ),
    list(
      pageTexts.unchecked,
      verdict.unchecked.map((code) => element('li', {}, describeUnchecked(code, verdict, say))),
      say,
    ),
    list(
      pageTexts.limits,
      limitTexts[kind].map((text) => element('li', {}, say(text))),
      say,
    ),
    list(
      pageTexts.erased,
      verdict.erased.map(({ entry, type, recordedAt }) =>
        element('li', {}, `${placeOf(entry, say)} · ${nameOf(type, say)} · ${localSecondOf(recordedAt)}`),
      ),
      say,
    ),
    renderFacts(verdict, manifest, say),
    list(
      pageTexts.signers,
      verdict.signers.map((signer) => element('li', {}, ...describeSigner(signer, say))),
      say,
    ),
  );
}

function describe({ entry, code, detail }: Finding, say: Say): (HTMLElement | string)[] {
  const name = entry === directoryEntry ? say(pageTexts.directory) : placeOf(entry, say);
  const details = Object.entries(detail ?? {}).map(([key, value]) => `${key} ${value}`);
  const small = element('small', {}, ` ${[code, ...details].join(' · ')}`);
  return [element('code', {}, name), ' ', say(findingTexts[code]), small];
}

/** More names than these say no more. */
const mostNames = 20;

function describeUnchecked(code: UncheckedCode, { absentWitnesses }: Verdict, say: Say): string {
  const text = say(uncheckedTexts[code]);
  return code === 'cosignature_absent' ? `${text}: ${absentWitnesses.slice(0, mostNames).join(', ')}` : text;
}

export function describeSigner(signer: Verdict['signers'][number], say: Say): (HTMLElement | string)[] {
  const { name, keyId, size, keyGiven, timestamp } = signer;
  const who = say(keyGiven ? pageTexts.witnessGiven : pageTexts.witnessNamed);
  const role =
    timestamp === null
      ? say(pageTexts.ledgerKey)
      : `${who} · ${size} ${say(pageTexts.leavesAt)} ${localSecondOf(new Date(timestamp * 1000))}`;
  return [element('code', {}, name), ` · ${keyId} · ${role}`];
}

/** Keys of witnesses were given, and by none of them is there a cosignature: valid, but not witnessed as asked. */
function isNotWitnessed({ state, proved, unchecked }: Verdict): boolean {
  return state !== 'broken' && unchecked.includes('given_witness_absent') && !proved.includes('witnessed');
}

/** Where it is: entries of the ledger are numbered from 1 for people. */
function placeOf(entry: string, say: Say): string {
  return withEntryNumbers(entry, (number) => say([`第 ${number} 条存证`, `entry ${number}`]));
}

/** What a fact is called. A type that this page doesn't know is shown as it is. */
function nameOf(type: string, say: Say): string {
  const words: Partial<Record<string, { zh: unknown; en: unknown }>> = factWords;
  const word = words[type];
  return word ? say([String(word.zh), String(word.en)]) : type;
}

export function list(title: readonly [string, string], lines: HTMLElement[], say: Say): HTMLElement | null {
  if (lines.length === 0) return null;
  return element('div', {}, element('h3', {}, say(title)), element('ul', {}, ...lines));
}

function renderRecordings(
  { recordings }: NonNullable<ExportVerdict['manifest']>,
  { findings, findingCount }: Verdict,
  say: Say,
): HTMLElement {
  const bad = new Set(findings.map(({ entry }) => entry));
  const rows = recordings.map(({ recordingId, file, sizeBytes, sha256 }) => {
    const wrong = bad.has(file) || bad.has(`proofs/${recordingId}.json`);
    // Where anything is wrong, nothing is proved of the others: no tick for them.
    const result = wrong ? `✕ ${say(pageTexts.bad)}` : findingCount > 0 ? '–' : `✓ ${say(pageTexts.good)}`;
    return element(
      'tr',
      wrong ? { class: 'bad' } : {},
      element('td', {}, file),
      element('td', { class: 'number' }, sizeText(sizeBytes)),
      element('td', {}, element('code', { title: sha256 }, `${sha256.slice(0, 16)}…`)),
      element('td', {}, result),
    );
  });
  const columns = [pageTexts.file, pageTexts.size, pageTexts.digest, pageTexts.result];
  return element(
    'div',
    {},
    element('h3', {}, `${say(pageTexts.recordings)} (${recordings.length})`),
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...columns.map((column) => element('th', {}, say(column))))),
      element('tbody', {}, ...rows),
    ),
  );
}

function renderFacts(verdict: Verdict, manifest: ExportVerdict['manifest'], say: Say): HTMLElement {
  const facts: [readonly [string, string], string | null][] = [
    [pageTexts.purpose, manifest?.purpose ?? null],
    [pageTexts.requestedBy, manifest?.requestedBy ?? null],
    [pageTexts.approvedBy, manifest?.approvedBy ?? null],
    [pageTexts.createdAt, manifest ? localSecondOf(manifest.createdAt) : null],
    [pageTexts.origin, verdict.origin],
    [pageTexts.rootKey, verdict.rootFingerprint],
    [pageTexts.leaves, verdict.checkpointSize?.toString() ?? null],
  ];
  const rows = facts.flatMap(([name, value]) =>
    value === null ? [] : [element('dt', {}, say(name)), element('dd', {}, value)],
  );
  return element('div', {}, element('h3', {}, say(pageTexts.about)), element('dl', {}, ...rows));
}

function sizeText(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  return `${(bytes / 1024 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}
