/** What is read at most, so that no file, whoever made it, takes the service's memory or time. */
export const sheetLimits = {
  fileBytes: 20 * 1024 * 1024,
  /** Of all parts of an .xlsx together. 50,000 rows of ten cells are about 20 MiB. */
  inflatedBytes: 64 * 1024 * 1024,
  rows: 50_000,
  heapMiB: 512,
  readMs: 30_000,
};
