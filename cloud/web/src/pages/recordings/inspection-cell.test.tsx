import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { InspectionCell } from './inspection-cell.tsx';
import { InspectionTag } from './inspection-tag.tsx';

type Inspection = RecordingRow['inspection'];

const whole: Inspection = {
  outcome: 'healthy',
  kind: 'video',
  container: 'mp4',
  durationMs: 12_021,
  codecs: ['h264'],
  width: 1920,
  height: 1080,
  problems: [],
};
const textOf = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

test.each<[string, Partial<Inspection>, string[], string[]]>([
  ['whole', {}, ['完好'], ['未检查', '损坏']],
  ['not inspected', { outcome: 'not_inspected', reason: 'length_unsure' }, ['未检查', '时长无法确定'], ['完好']],
  ['not inspected, by a station of old', { outcome: 'not_inspected' }, ['未检查'], ['完好', '损坏']],
  ['damaged', { outcome: 'damaged', problems: [{ code: 'truncated', detail: '' }] }, ['损坏'], ['完好', '未检查']],
])('of a file that is %s, list and page say so and why, and nothing else', (_name, changes, said, unsaid) => {
  const inspection = { ...whole, ...changes };
  const cell = textOf(renderToStaticMarkup(<InspectionCell inspection={inspection} />));
  const tag = textOf(renderToStaticMarkup(<InspectionTag inspection={inspection} />));
  for (const text of said) expect([cell, tag]).toEqual([expect.stringContaining(text), expect.stringContaining(text)]);
  for (const text of unsaid) expect(`${cell} ${tag}`).not.toContain(text);
});
