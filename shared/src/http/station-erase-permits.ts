import { z } from 'zod';

/** GET /api/v1/station/erase-permits: permits for cards that are docked at this station, as compact JWS. */
export const erasePermitsSchema = z.object({ permits: z.array(z.object({ permitId: z.uuid(), jws: z.string() })) });

/**
 * POST /api/v1/station/erase-permits/:permitId/confirm: asked right before a card is erased, when everything else is right.
 * `reason` says in words what has changed since the permit was given; null when it is still valid.
 */
export const eraseConfirmationSchema = z.object({ valid: z.boolean(), reason: z.string().nullable() });

export type ErasePermits = z.infer<typeof erasePermitsSchema>;
export type EraseConfirmation = z.infer<typeof eraseConfirmationSchema>;
