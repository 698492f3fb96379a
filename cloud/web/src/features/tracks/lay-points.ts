interface Place {
  latitude: number;
  longitude: number;
}

interface Size {
  width: number;
  height: number;
}

export interface Laid {
  x: number;
  y: number;
}

const metresPerDegree = 111_320;
/** Who stands still is shown so near. */
const leastMetres = 50;
/** Around the points, for the marks at both ends and the scale. */
const marginPx = { across: 52, along: 38 };
/** The longest scale takes this share of the width. */
const scaleShare = 0.3;

/** Whether a recorder knew where it was: without a fix many write zeros. */
export function isKnown({ latitude, longitude }: Place): boolean {
  return latitude !== 0 || longitude !== 0;
}

/**
 * Lays places on a plane with north up, as large as fits. A degree of longitude is as long as at their middle, which is right to a
 * metre for what an officer walks or drives in a day.
 */
export function layPoints(places: readonly Place[], { width, height }: Size) {
  const latitudes = places.map(({ latitude }) => latitude);
  const longitudes = places.map(({ longitude }) => longitude);
  const [south, north] = [least(latitudes), most(latitudes)];
  const [west, east] = [least(longitudes), most(longitudes)];
  const middle = { latitude: (south + north) / 2, longitude: (west + east) / 2 };
  const eastMetres = metresPerDegree * Math.cos((middle.latitude * Math.PI) / 180);
  const across = Math.max((east - west) * eastMetres, leastMetres);
  const along = Math.max((north - south) * metresPerDegree, leastMetres);
  const metresPerPx = Math.max(
    across / Math.max(width - 2 * marginPx.across, 1),
    along / Math.max(height - 2 * marginPx.along, 1),
  );
  return {
    metresPerPx,
    place: ({ latitude, longitude }: Place): Laid => ({
      x: width / 2 + ((longitude - middle.longitude) * eastMetres) / metresPerPx,
      y: height / 2 - ((latitude - middle.latitude) * metresPerDegree) / metresPerPx,
    }),
  };
}

/** A round length for the scale, in metres: 1, 2 or 5 times a power of ten. */
export function scaleLength(metresPerPx: number, width: number): number {
  const longest = metresPerPx * width * scaleShare;
  const power = 10 ** Math.floor(Math.log10(longest));
  return ([5, 2].find((times) => times * power <= longest) ?? 1) * power;
}

/** Which point is nearest to a place of the plane. */
export function nearestPoint(points: readonly Laid[], at: Laid): number {
  let nearest = 0;
  let shortest = Number.POSITIVE_INFINITY;
  points.forEach(({ x, y }, index) => {
    const distance = (x - at.x) ** 2 + (y - at.y) ** 2;
    if (distance < shortest) [nearest, shortest] = [index, distance];
  });
  return nearest;
}

// Not by spreading them: a list may be too long for that.
const least = (values: readonly number[]) => values.reduce((one, other) => Math.min(one, other));
const most = (values: readonly number[]) => values.reduce((one, other) => Math.max(one, other));
