/** Of every stored thumbnail: at most so wide and high, and so large. */
export const thumbnailLimits = { width: 320, height: 320, sizeBytes: 20_000 } as const;
