import { expect, test } from 'vitest';
import { builtInProfiles } from '../card/built-in-profiles.ts';
import { createProfileReader } from '../card/classify-file.ts';
import { dockOrCard } from './dock-or-card.ts';

const l1 = (serial: string) => `${serial}@202611241015300042.MP4`;

test.for<[string, string[], string, string[]?]>([
  ['an empty folder', [], 'card'],
  ['footage in the root', ['clip.mp4', 'a/DCIM/x.mp4', 'b/DCIM/x.mp4'], 'card'],
  ['the root of a card', ['DCIM/100MEDIA/x.MP4', 'LOG/20261124.log', 'SYSTEM/version.txt'], 'card'],
  ['a bound card of any shape', ['Station_Bind.ini', 'a/DCIM/x.mp4', 'b/DCIM/x.mp4'], 'card'],
  ['date folders', ['20180930/101530.mp4', '20181001/101530.mp4'], 'card'],
  ['folders of one recorder', [`video/${l1('A')}`, `audio/${l1('A')}`], 'card'],
  ['folders of unknown names', ['video/x.mp4', 'audio/x.wav'], 'card'],
  ['two card roots', ['a/DCIM/x.mp4', 'b/Media/x.mp4', 'notes/x.txt'], 'dock', ['a', 'b']],
  ['two bound cards', ['一/station_bind.ini', '二/station_bind.ini'], 'dock', ['一', '二']],
  ['a recorder each', [`a/${l1('A')}`, `b/${l1('B')}`], 'dock', ['a', 'b']],
  ['one card root below', ['a/DCIM/x.mp4', 'a/LOG/x.log'], 'maybe_dock', ['a']],
  ['date folders below', ['a/20180930/101530.mp4', 'b/20180930/101530.mp4'], 'maybe_dock', ['a', 'b']],
])('%s: %j looks like a %s', ([, paths, kind, cards]) => {
  const looks = dockOrCard(paths, createProfileReader(builtInProfiles()).forCard(paths));
  expect(looks).toEqual(cards ? { kind, cards } : { kind });
});
