/** What looks different once something about a fault changed. */
export const repairOutdates = ['repair-tickets', 'recorders', 'coverage', 'findings', 'shifts'];
