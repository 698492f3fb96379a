/** Keys of the player that a page may need for something else. */
export interface KeyNames {
  slower: string;
  faster: string;
  mute: string;
}

export const usualKeys: KeyNames = { slower: 'j', faster: 'k', mute: 'm' };
