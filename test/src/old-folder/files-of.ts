/** What HQ says at each address: a list by the ids of its rows, another answer under ''. Under `files` the SHA-256 of each. */
export type Records = Record<string, Record<string, unknown>>;

type Told = Readonly<Record<string, unknown>>;

/** The addresses of the files of which these records tell. */
export function filesOf(records: Records): string[] {
  const of = (address: string) => Object.entries(records[address] ?? {}) as [id: string, told: Told][];
  const having = (address: string, field: string) =>
    of(address).flatMap(([id, told]) => (told[field] ? [`${address}/${id}/${field}`] : []));
  return [
    ...having('exemptions', 'attachment'),
    ...having('outside-decisions', 'scan'),
    ...having('field-inspections', 'photo'),
    ...of('finding-decisions').flatMap(([, { slips }]) => each(slips).map(({ slipId }) => `slips/${slipId}/scan`)),
    ...of('rectifications').flatMap(([id, { steps }]) =>
      each(steps).flatMap(({ files }) => each(files).map(({ fileId }) => `rectifications/${id}/files/${fileId}`)),
    ),
    // The document of a bulletin has names, and goes with them.
    ...of('bulletins').flatMap(([id, { files }]) =>
      each(files).flatMap(({ name }) => (name === 'bulletin.docx' ? [] : [`bulletins/${id}/files/${name}`])),
    ),
  ];
}

function each(list: unknown): readonly Told[] {
  return Array.isArray(list) ? list : [];
}
