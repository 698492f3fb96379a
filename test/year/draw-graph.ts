import type { Sample } from '@rollcall/test/year/judge-flat';

const [width, panelHeight, left, top, plotWidth, plotHeight] = [900, 120, 230, 30, 640, 80];

/** An SVG with a panel for each measure, over the days. */
export function drawGraph(samples: readonly Sample[], measures: readonly { name: string; unit: string }[]): string {
  const days = Math.max(1, ...samples.map(({ day }) => day ?? 0));
  const panels = measures.map(({ name, unit }, index) => {
    const points = samples.flatMap((sample) => {
      const [day, value] = [sample.day, sample[name]];
      return day === undefined || value === undefined ? [] : [{ day, value }];
    });
    const most = Math.max(...points.map(({ value }) => value), 0);
    const scale = most === 0 ? 1 : most;
    const at = ({ day, value }: { day: number; value: number }) =>
      `${(left + (day / days) * plotWidth).toFixed(1)},${(top + plotHeight * (1 - value / scale)).toFixed(1)}`;
    const last = points.at(-1)?.value ?? 0;
    return `<g transform="translate(0 ${index * panelHeight})">
<text x="10" y="${top + 20}" font-weight="bold">${name}</text>
<text x="10" y="${top + 38}">most ${shown(most)} ${unit}</text>
<text x="10" y="${top + 54}">last ${shown(last)} ${unit}</text>
<rect x="${left}" y="${top}" width="${plotWidth}" height="${plotHeight}" fill="none" stroke="#ccc"/>
<polyline points="${points.map(at).join(' ')}" fill="none" stroke="#1668dc" stroke-width="1.5"/>
</g>`;
  });
  const height = measures.length * panelHeight + 30;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="12">
<title>What a station held over ${days} days</title>
<rect width="100%" height="100%" fill="#fff"/>
${panels.join('\n')}
<text x="${left}" y="${height - 8}">day 0</text><text x="${left + plotWidth}" y="${height - 8}" text-anchor="end">day ${days}</text>
</svg>
`;
}

/** Panels begin at 0, so that a line that looks flat is flat. */
function shown(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}
