import { disputes } from '../../i18n/disputes-en.ts'
import type { T } from '../../i18n/index.ts'

type Reason = keyof typeof disputes.reasons

const isReason = (word: string): word is Reason => word in disputes.reasons

/** The provider's word for a reason, in ours. */
export const reasonWords = (t: T, word: string): string =>
  t(`disputes.reasons.${isReason(word) ? word : 'other'}`)
