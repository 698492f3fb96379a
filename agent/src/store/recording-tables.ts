/** Tables of the card half: sightings, recordings, uploads. */
export const recordingTables = '';
