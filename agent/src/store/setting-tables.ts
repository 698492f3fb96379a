/** The settings that HQ gave this station last, so that it keeps to them while HQ is away. */
export const settingTables = `
  create table station_settings (one integer primary key check (one = 1), settings text not null) strict;
`;

/** By what uploads are put in order; before, the order was that of their announcements. */
export const uploadOrder = `
  alter table recording add column marked integer not null default 0;
  alter table recording add column captured_at text;
  update recording set
    marked = coalesce(json_extract(collected_body, '$.sighting.claim.deviceMarked'), 0),
    captured_at = coalesce(
      json_extract(collected_body, '$.sighting.claim.capturedAt'), json_extract(collected_body, '$.sighting.modifiedAt'));
`;
