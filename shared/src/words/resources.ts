import type { ListKey, ResourceFactType } from '../resources/resources.ts';
import { campaignDetails, campaignFacts, campaignProblems, campaignTypeNames, campaignWords } from './campaigns.ts';
import type { Word } from './define-words.ts';
import { repairTicketFacts, repairTicketProblems, repairTicketWords } from './repair-tickets.ts';

// What the resources of `shared/src/resources/resources.ts` bring to words that all share.

/** What their lists are called. */
export const resourceTitles = {
  campaigns: campaignWords.title,
  'repair-tickets': repairTicketWords.title,
} as const satisfies Record<ListKey, Word>;

export const resourceFacts: Record<ResourceFactType, Word> = { ...campaignFacts, ...repairTicketFacts };

export const resourceProblems = { ...campaignProblems, ...repairTicketProblems };

/** What their facts tell, by name; and the values among it that stand for words. */
export const resourceDetails = { ...campaignDetails };
export const resourceValues = { ...campaignTypeNames, ...repairTicketWords.outcomes };
