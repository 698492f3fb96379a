import type { DrawItemRow, DrawRow } from '@rollcall/shared/resources/draws';
import type { ListedDraw, ListedDrawItem } from './draw-list-repository.ts';

export function toDrawRow(stored: ListedDraw): DrawRow {
  const { draw, state, fixed, population, sampled, asked, heard, opened } = stored;
  return {
    ...{ draw, state, planVersion: fixed.plan.version, population, sampled, asked, heard, opened },
    announcedAt: stored.announced_at?.toISOString() ?? null,
    closesAt: stored.closes_at?.toISOString() ?? null,
    closedAt: stored.closed_at?.toISOString() ?? null,
    finishedAt: stored.finished_at?.toISOString() ?? null,
    voidedAt: stored.voided_at?.toISOString() ?? null,
  };
}

export function toDrawItemRow(item: ListedDrawItem): DrawItemRow {
  const { draw, kind, stratum, nr: place, why } = item;
  return {
    ...{ draw, kind, item: item.item, stratum, place, why },
    ...{ skipped: item.skipped, follows: item.follows },
    ...{
      badgeNo: item.badge_no,
      officerName: item.officer_name,
      tag: item.tag,
      unitCode: item.unit_code,
      unitName: item.unit_name,
    },
    dutyDate: item.duty_date,
    startsAt: item.starts_at?.toISOString() ?? null,
    endsAt: item.ends_at?.toISOString() ?? null,
  };
}
