import type { ResourceFactType } from '../resources/registry.ts';
import { campaignFacts, campaignProblems } from './campaigns.ts';
import type { Word } from './define-words.ts';
import { repairTicketFacts, repairTicketProblems } from './repair-tickets.ts';

// What the resources of the registry bring to words that all of them share.

export const resourceFacts: Record<ResourceFactType, Word> = { ...campaignFacts, ...repairTicketFacts };

export const resourceProblems = { ...campaignProblems, ...repairTicketProblems };
