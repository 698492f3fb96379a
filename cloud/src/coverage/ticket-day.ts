/** The on-the-spot penalties of an officer that start on one local date. */
export interface TicketDay {
  badgeNo: string;
  unitCode: string;
  dutyDate: string;
  /** In order of time. */
  tickets: { activityId: string; startsAt: number }[];
}
