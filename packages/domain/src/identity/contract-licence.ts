import { z } from 'zod'
import { pictureInput } from '../kernel/picture-input.ts'

/** Why a licence is not accepted, as its customer is told. */
export const rejectReasons = [
  'unreadable',
  'glare',
  'cut_off',
  'not_a_licence',
  'name_differs',
  'details_differ',
  'expired',
] as const
export type RejectReason = (typeof rejectReasons)[number]

export const licenceDetails = z.object({
  /** As it stands on the licence. */
  holderName: z.string().trim().min(2, 'Give the name as on the licence.').max(120),
  /** The country that issued it, ISO 3166-1 alpha-2. */
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'Give the country as two letters, like FR.'),
  number: z.string().trim().min(4, 'Give the number of the licence.').max(30),
  expiresOn: z.iso.date('Give the date on which it expires.'),
})
export const sendLicenceInput = licenceDetails.extend({
  front: pictureInput,
  /** Left out when it says nothing more. */
  back: pictureInput.nullable(),
})

/** `expired`: it was verified, and has run out since. */
export const licenceStates = ['in_review', 'verified', 'rejected', 'expired'] as const
export type LicenceState = (typeof licenceStates)[number]

/** What a customer sees of their own licence; only the end of its number. */
export type Licence = {
  state: LicenceState
  holderName: string
  country: string
  numberEnd: string
  expiresOn: string
  sentAt: string
  decidedAt: string | null
  reason: RejectReason | null
}

export const licenceQueueInput = z.object({ branchId: z.string() })
export const licenceInput = z.object({ licenceId: z.uuid() })
export const decideLicenceInput = z.discriminatedUnion('verdict', [
  licenceInput.extend({ verdict: z.literal('verified') }),
  licenceInput.extend({ verdict: z.literal('rejected'), reason: z.enum(rejectReasons) }),
])

/** A licence that waits for somebody to look at it, and when its customer comes next. */
export type WaitingLicence = {
  id: string
  holderName: string
  country: string
  sentAt: string
  nextPickup: { bookingId: string; reference: string; from: string; to: string } | null
}

/** A licence that staff have opened: what was typed, what the account says, and the pictures as JPEG in base64. */
export type OpenedLicence = {
  id: string
  holderName: string
  accountName: string
  country: string
  number: string
  expiresOn: string
  sentAt: string
  nextPickup: WaitingLicence['nextPickup']
  /** It expires before that booking ends. */
  endsTooLate: boolean
  front: string
  back: string | null
}

export type LicenceEvent = {
  type: 'licence.sent' | 'licence.decided'
  payload: { userId: string; licenceId: string }
}
