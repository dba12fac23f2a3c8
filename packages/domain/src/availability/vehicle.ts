import { findBranch, findClass, findUnit, toBranch, toClass, toUnit } from '../fleet/index.ts'
import { anyone, query, refuse } from '../kernel/index.ts'
import { findRatePlan } from '../pricing/index.ts'
import { vehicleInput, vehicleOutput } from './contract.ts'
import { toPublic } from './public-unit.ts'

/** One vehicle with its class, where it stands and what it costs there. @throws NOT_FOUND, NOT_OFFERED */
export const vehicle = query({
  name: 'availability.vehicle',
  access: anyone,
  input: vehicleInput,
  output: vehicleOutput,
  run: async ({ sql, now }, { vehicleId }) => {
    const unit = await findUnit(sql, vehicleId)
    if (unit.product !== 'rental' || unit.status === 'retired') {
      return refuse('NOT_FOUND', 'There is no such vehicle.')
    }
    const [unitClass, branch, plan] = await Promise.all([
      findClass(sql, unit.class_id),
      findBranch(sql, unit.branch_id),
      findRatePlan(sql, unit.branch_id, unit.class_id),
    ])
    return {
      vehicle: toPublic(toUnit(unit)),
      class: toClass(unitClass),
      branch: toBranch(branch, now),
      rate: {
        currency: plan.currency,
        hourlyMinor: plan.hourly_minor,
        dailyMinor: plan.daily_minor,
        weeklyMinor: plan.weekly_minor,
        depositMinor: plan.deposit_minor,
        chosenUnitMinor: plan.chosen_unit_minor,
        kmPerDay: plan.km_per_day,
        extraKmMinor: plan.extra_km_minor,
      },
    }
  },
})
