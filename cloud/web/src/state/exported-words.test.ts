import { roleNames } from '@rollcall/shared/words/accounts';
import { campaignTypeNames } from '@rollcall/shared/words/campaigns';
import { custodyConflictWords } from '@rollcall/shared/words/custody-conflicts';
import { custodyObservationWords } from '@rollcall/shared/words/custody-observations';
import { type Words, wordsIn } from '@rollcall/shared/words/define-words';
import { delegationWords } from '@rollcall/shared/words/delegations';
import { deletionListWords } from '@rollcall/shared/words/deletion-lists';
import { eraseWords } from '@rollcall/shared/words/erases';
import { evidenceExportWords } from '@rollcall/shared/words/evidence-exports';
import { legalHoldWords } from '@rollcall/shared/words/legal-holds';
import { rosterProposalWords } from '@rollcall/shared/words/roster-proposals';
import { expect, test } from 'vitest';
import { accessRequestLooks, evidenceExportLooks } from './access-looks.tsx';
import { disputeLooks } from './custody-looks.tsx';
import { standingLooks } from './device-looks.tsx';
import { erasePermitLooks } from './erase-looks.tsx';
import type { Look } from './look.ts';
import { rosterProposalLooks } from './roster-looks.tsx';

type Names = Record<string, string>;
type Both = { zh: Names; en: Names };

// Files are written at HQ, which takes nothing from the page.
const modules = import.meta.glob<Record<string, unknown>>('../../../src/routes/exports/*-words.ts', { eager: true });
const exported = Object.assign({}, ...Object.values(modules)) as Record<
  string,
  Record<string, Record<string, unknown>>
>;

/** Of one value each, what a file says in both languages. */
function inFiles(path: string): Both {
  const [name = '', field] = path.split('.');
  const words = (field === undefined ? exported[name] : exported[name]?.[field]) as Record<string, Look['label']>;
  const inLanguage = (language: keyof Both) =>
    Object.fromEntries(Object.entries(words).map(([value, word]) => [value, word[language]]));
  return { zh: inLanguage('zh'), en: inLanguage('en') };
}

const texts = (words: Words): Both => ({ zh: wordsIn(words, 'zh') as Names, en: wordsIn(words, 'en') as Names });
const labels = (looks: Record<string, Look>): Both => {
  const inLanguage = (language: keyof Both) =>
    Object.fromEntries(Object.entries(looks).map(([value, { label }]) => [value, label[language]]));
  return { zh: inLanguage('zh'), en: inLanguage('en') };
};

test.each<[string, Both]>([
  ['accessWords.requestState', labels(accessRequestLooks)],
  ['accessWords.exportState', labels(evidenceExportLooks)],
  ['accessWords.failure', texts(evidenceExportWords.failures)],
  ['accountWords.role', texts(roleNames)],
  ['accountWords.delegationState', texts(delegationWords.states)],
  ['custodyWords.kind', texts(custodyObservationWords.kinds)],
  ['custodyWords.source', texts(custodyObservationWords.sources)],
  ['custodyWords.standing', labels(standingLooks)],
  ['custodyWords.conflict', texts(custodyConflictWords.kinds)],
  ['custodyWords.disputeState', labels(disputeLooks)],
  ['eraseWords.state', labels(erasePermitLooks)],
  ['eraseWords.refusal', texts(eraseWords.refusal)],
  ['retentionWords.listState', texts(deletionListWords.states)],
  ['retentionWords.holdState', texts(legalHoldWords.states)],
  ['rosterWords.campaignType', texts(campaignTypeNames)],
  ['rosterWords.proposalState', labels(rosterProposalLooks)],
  ['rosterWords.act', texts(rosterProposalWords.acts)],
])('%s: a file says what the page says', (path, page) => {
  expect(inFiles(path)).toEqual(page);
});
