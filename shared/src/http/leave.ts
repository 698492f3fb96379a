import { z } from 'zod';

export const leaveKindSchema = z.enum(['annual', 'sick', 'personal', 'training', 'other']);

export type LeaveKind = z.infer<typeof leaveKindSchema>;
