import { composeContent } from '@rollcall/shared/bulletins/compose-content';
import type { BulletinContent, SealedBulletin } from '@rollcall/shared/bulletins/content';
import type { BulletinInput } from '@rollcall/shared/bulletins/input';
import type { AboutBulletin } from '@rollcall/shared/papers/about-bulletin';
import { renderDocx } from './documents/render-docx.ts';
import { renderFigures } from './documents/render-figures.ts';
import { readBulletinInput } from './input/read-bulletin-input.ts';

/** What a bulletin is made by. */
export interface BulletinMakers {
  readInput: typeof readBulletinInput;
  compose(input: BulletinInput): BulletinContent;
  renderDocx(sealed: SealedBulletin, about: AboutBulletin): Promise<Uint8Array>;
  renderFigures(sealed: SealedBulletin, about: AboutBulletin): Promise<Uint8Array>;
}

export const bulletinMakers: BulletinMakers = {
  readInput: readBulletinInput,
  compose: composeContent,
  renderDocx,
  renderFigures,
};
