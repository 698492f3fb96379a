const hourMs = 3_600_000;

/** The full hours strictly between two instants; `every`: only each such hour, counted in Shanghai's day. */
export function hoursWithin(from: number, to: number, every = 1): number[] {
  const hours: number[] = [];
  for (let time = (Math.floor(from / hourMs) + 1) * hourMs; time < to; time += hourMs) {
    if ((time / hourMs + 8) % every === 0) hours.push(time);
  }
  return hours;
}
