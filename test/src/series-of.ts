/** What a text exposition says: the value of each series, by its name and labels as they are written there. */
export function seriesOf(text: string): Map<string, number> {
  const series = new Map<string, number>();
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [, name, value] = /^([a-z_]+(?:\{[^}]*\})?) (\S+)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`is no series: ${line}`);
    if (series.has(name)) throw new Error(`stands there twice: ${name}`);
    series.set(name, Number(value));
  }
  return series;
}
