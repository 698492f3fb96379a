import type { AppError } from '../errors/app-error.ts';
import { errors } from '../errors/errors.ts';
import type { ActivityObjection } from './plan-activities.ts';

const mostTold = 500;

/** The error that says what is against one activity. */
export function refusalOfActivity(objection: ActivityObjection): AppError {
  switch (objection.kind) {
    case 'unknown_officer':
      return errors.unknownOfficer(objection.badgeNo);
    case 'officer_left':
      return errors.officerLeft(objection.badgeNo, objection.leftOn);
    case 'activity_length':
      return errors.activityLength();
    case 'activity_to_come':
      return errors.activityToCome();
    case 'activity_of_other_unit':
      return errors.ofOtherUnit('A part of this activity');
    case 'needs_second_person':
    case 'told_twice':
      return errors.activitiesRefused(objectionsInWords([objection]));
  }
}

/** What is against several, by where in the request they were told. */
export function objectionsInWords(objections: readonly ActivityObjection[]): { path: string; message: string }[] {
  return objections.slice(0, mostTold).map((objection) => {
    const { field, message } = inWords(objection);
    return { path: `body.activities.${objection.index}.${field}`, message };
  });
}

function inWords(objection: ActivityObjection): { field: string; message: string } {
  switch (objection.kind) {
    case 'unknown_officer':
      return { field: 'badgeNos', message: `there is no officer ${objection.badgeNo} whom you may name` };
    case 'officer_left':
      return { field: 'badgeNos', message: `${objection.badgeNo} left on ${objection.leftOn}` };
    case 'activity_length':
      return { field: 'endsAt', message: 'is before the start, or more than 48 hours after it' };
    case 'activity_to_come':
      return { field: 'startsAt', message: 'is to come: tell of it once it has begun' };
    case 'activity_of_other_unit':
      return { field: 'sourceId', message: 'was told of officers of another unit' };
    case 'needs_second_person':
      return { field: 'sourceId', message: 'takes a second person: correct it on its page' };
    case 'told_twice':
      return { field: 'sourceId', message: `is that of activity ${objection.otherIndex}, too` };
  }
}
