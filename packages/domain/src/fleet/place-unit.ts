import { z } from 'zod'
import { command, refuse, system } from '../kernel/index.ts'

/** Notes where a unit stands and what its dials show, after a return or a transfer. */
export const placeUnit = command({
  name: 'fleet.placeUnit',
  access: system,
  input: z.object({
    unitId: z.uuid(),
    branchId: z.string(),
    odometerKm: z.number().int().min(0).optional(),
    energyPercent: z.number().int().min(0).max(100).optional(),
    /** What the customer said of its condition; staff see it beside the unit's status. */
    note: z.string().max(500).optional(),
  }),
  run: async ({ tx, record }, input): Promise<void> => {
    const [unit] = await tx<
      { odometer_km: number | null }[]
    >`select odometer_km from units where id = ${input.unitId} for no key update`
    if (!unit) return refuse('NOT_FOUND', 'There is no such unit.')
    if (input.odometerKm !== undefined && unit.odometer_km !== null && input.odometerKm < unit.odometer_km) {
      refuse(
        'INVALID_INPUT',
        `odometerKm: the car left with ${unit.odometer_km} km, so it cannot show less.`,
        {
          errors: [{ field: 'odometerKm', message: `At least ${unit.odometer_km} km.` }],
        },
      )
    }
    await tx`
      update units set branch_id = ${input.branchId}, version = version + 1,
        odometer_km = coalesce(${input.odometerKm ?? null}, odometer_km),
        status_note = coalesce(${input.note ?? null}, status_note),
        energy_percent = coalesce(${input.energyPercent ?? null}, energy_percent)
      where id = ${input.unitId}`
    record('unit', input.unitId, { branchId: input.branchId })
  },
})
