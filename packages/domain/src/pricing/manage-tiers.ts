import { isPgError } from '@forecourt/db'
import { command, refuse, staffWith } from '../kernel/index.ts'
import { loyaltyTierIdInput, setLoyaltyTierInput } from './contract.ts'

/**
 * A tier of members, new or changed: from how many points on, and what they have off their stays. It counts for quotes
 * made from now on.
 * @throws NOT_FOUND; INVALID_INPUT on `minPoints` where another tier begins, or on `nameEn` for a new one of a name that is taken
 */
export const setLoyaltyTier = command({
  name: 'pricing.setLoyaltyTier',
  access: staffWith('admin'),
  input: setLoyaltyTierInput,
  run: async ({ tx, record }, { tierId, nameEn, nameFr, minPoints, discountBp }): Promise<void> => {
    const terms = { name_en: nameEn, name_fr: nameFr, min_points: minPoints, discount_bp: discountBp }
    const id = tierId ?? idOf(nameEn)
    const [taken] = await tx`select 1 from loyalty_tiers where min_points = ${minPoints} and id <> ${id}`
    if (taken) refuseField('minPoints', 'Another tier begins at as many points.')
    try {
      const set =
        tierId === null
          ? await tx`insert into loyalty_tiers ${tx({ id, ...terms })}`
          : await tx`update loyalty_tiers set ${tx(terms)} where id = ${id}`
      if (set.count === 0) refuse('NOT_FOUND', 'There is no such tier.')
    } catch (error) {
      if (isPgError(error, '23505')) refuseField('nameEn', 'There is a tier of this name.')
      throw error
    }
    record('loyalty_tier', id, { minPoints, discountBp })
  },
})

/** Members of the tier are in the one below from now on. @throws NOT_FOUND */
export const removeLoyaltyTier = command({
  name: 'pricing.removeLoyaltyTier',
  access: staffWith('admin'),
  input: loyaltyTierIdInput,
  run: async ({ tx, record }, { tierId }): Promise<void> => {
    const removed = await tx`delete from loyalty_tiers where id = ${tierId} returning 1`
    if (removed.count === 0) refuse('NOT_FOUND', 'There is no such tier.')
    record('loyalty_tier', tierId, { removed: true })
  },
})

/** Lines of quotes carry it: the letters of its name, which stays when the tier gets another one. */
function idOf(name: string): string {
  const letters = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .slice(0, 20)
  return letters.length >= 2 ? letters : refuseField('nameEn', 'Give a name of two letters and more.')
}

function refuseField(field: string, message: string): never {
  refuse('INVALID_INPUT', `${field}: ${message}`, { errors: [{ field, message }] })
}
