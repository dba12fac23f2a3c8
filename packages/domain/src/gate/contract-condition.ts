import { z } from 'zod'
import { pictureInput } from '../kernel/picture-input.ts'

/** What is photographed of a car, in the order in which one walks around it. */
export const conditionViews = [
  'front',
  'front_left',
  'left',
  'rear_left',
  'rear',
  'rear_right',
  'right',
  'front_right',
  'seats_front',
  'seats_rear',
  'dashboard',
  'detail',
] as const
export type ConditionView = (typeof conditionViews)[number]

/** When it goes out, and when it comes back in. */
export const conditionStages = ['out', 'in'] as const
export type ConditionStage = (typeof conditionStages)[number]

export const conditionInput = z.object({ bookingId: z.uuid() })
export const addPhotoInput = conditionInput.extend({
  stage: z.enum(conditionStages),
  view: z.enum(conditionViews),
  picture: pictureInput,
})
export const photoInput = z.object({
  photoId: z.uuid(),
  /** At most 480 pixels long, or 1600. */
  size: z.enum(['small', 'full']).default('full'),
})

export type ConditionPhoto = {
  id: string
  unitId: string
  /** The plate of the car. */
  plate: string
  stage: ConditionStage
  view: ConditionView
  takenBy: 'customer' | 'staff'
  at: string
  width: number
  height: number
}
/**
 * The photos of the cars that a booking was out with, the one it has now, and the stages of which the caller may add
 * some of that one.
 */
export type Condition = { photos: ConditionPhoto[]; unitId: string; open: ConditionStage[] }

export type ConditionEvent = { type: 'condition.photo_added'; payload: { bookingId: string } }
