import type { ResourceFactType } from '../resources/resources.ts';
import { campaignFacts, campaignProblems } from './campaigns.ts';
import type { Word } from './define-words.ts';
import { repairTicketFacts, repairTicketProblems } from './repair-tickets.ts';

// What the resources of `shared/src/resources/resources.ts` bring to words that all share.

export const resourceFacts: Record<ResourceFactType, Word> = { ...campaignFacts, ...repairTicketFacts };

export const resourceProblems = { ...campaignProblems, ...repairTicketProblems };
