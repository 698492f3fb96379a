/** What is old at once when an activity is entered, corrected or withdrawn. */
export const activityOutdates = ['activities', 'coverage', 'shifts', 'findings', 'officers', 'recordings'];
