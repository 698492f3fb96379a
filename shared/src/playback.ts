/** How fast the page's player plays, as parts of the usual speed. What is played faster shows nothing any more. */
export const playbackSpeeds = [0.25, 0.5, 1, 1.5, 2, 4, 8];

/** The fastest that the page offers, and that counts as watching in a review. */
export const fastestPlayback = Math.max(...playbackSpeeds);
