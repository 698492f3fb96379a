import { expect, test } from 'vitest';
import { accessRequestLooks, evidenceExportLooks } from '../state/access-looks.tsx';
import { disputeLooks } from '../state/custody-looks.tsx';
import { standingLooks } from '../state/device-looks.tsx';
import { erasePermitLooks } from '../state/erase-looks.tsx';
import type { Look } from '../state/look.ts';
import { rosterProposalLooks } from '../state/roster-looks.tsx';
import { accessTexts } from './access-texts.ts';
import { adminTexts } from './admin-texts.ts';
import { campaignTexts } from './campaign-texts.ts';
import { deviceTexts } from './device-texts.ts';
import { eraseTexts } from './erase-texts.ts';
import { retentionTexts } from './retention-texts.ts';
import { rosterProposalTexts } from './roster-proposal-texts.ts';
import { shellTexts } from './shell-texts.ts';

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

const texts = <Texts>({ zh, en }: { zh: Texts; en: Texts }, pick: (texts: Texts) => Names): Both => ({
  zh: pick(zh),
  en: pick(en),
});
const labels = (looks: Record<string, Look>): Both => {
  const inLanguage = (language: keyof Both) =>
    Object.fromEntries(Object.entries(looks).map(([value, { label }]) => [value, label[language]]));
  return { zh: inLanguage('zh'), en: inLanguage('en') };
};

test.each<[string, Both]>([
  ['accessWords.requestState', labels(accessRequestLooks)],
  ['accessWords.exportState', labels(evidenceExportLooks)],
  ['accessWords.failure', texts(accessTexts, (all) => all.export.failures)],
  ['accountWords.role', texts(shellTexts, ({ roles }) => roles)],
  ['accountWords.delegationState', texts(adminTexts, ({ standIn }) => standIn.states)],
  ['custodyWords.kind', texts(deviceTexts, ({ checkOut }) => checkOut.kinds)],
  ['custodyWords.source', texts(deviceTexts, ({ checkOut }) => checkOut.sources)],
  ['custodyWords.standing', labels(standingLooks)],
  ['custodyWords.conflict', texts(deviceTexts, ({ conflict }) => conflict.kinds)],
  ['custodyWords.disputeState', labels(disputeLooks)],
  ['eraseWords.state', labels(erasePermitLooks)],
  ['eraseWords.refusal', texts(eraseTexts, ({ refusal }) => refusal)],
  ['retentionWords.listState', texts(retentionTexts, ({ lists }) => lists.states)],
  ['retentionWords.holdState', texts(retentionTexts, ({ holds }) => holds.states)],
  ['rosterWords.campaignType', texts(campaignTexts, ({ types }) => types)],
  ['rosterWords.proposalState', labels(rosterProposalLooks)],
  ['rosterWords.act', texts(rosterProposalTexts, ({ acts }) => acts)],
])('%s: a file says what the page says', (path, page) => {
  expect(inFiles(path)).toEqual(page);
});
