/** The store has no accounts; S3's documents want an owner all the same. */
export const owner = { ID: 'rollcall', DisplayName: 'rollcall' };
