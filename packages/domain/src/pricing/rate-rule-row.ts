import type { RateRuleRow } from '@forecourt/db/schema/pricing'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import type { createRateRuleInput, RateRuleTerms } from './contract.ts'

/** A rule as it is stored, from what was given. A date is the midnight of its day in UTC. */
export function ruleRow(
  terms: RateRuleTerms,
  { series, version, now }: { series: string; version: number; now: Date },
): RateRuleRow {
  const dated = terms.kind !== 'length'
  const dateOf = (text: string | null) => (text === null ? null : new Date(`${text}T00:00:00Z`))
  return {
    id: uuid(),
    series,
    version,
    kind: terms.kind,
    name_en: terms.nameEn,
    name_fr: terms.nameFr,
    product: terms.product,
    class_id: terms.classId,
    branch_id: terms.branchId,
    group_id: terms.groupId,
    from_date: dated ? dateOf(terms.fromDate) : null,
    to_date: dated ? dateOf(terms.toDate) : null,
    weekdays: dated ? terms.weekdays : null,
    min_days: terms.kind === 'length' ? terms.minDays : null,
    min_taken_bp: terms.kind === 'demand' ? terms.minTakenBp : null,
    change_bp: terms.changeBp,
    created_at: now,
    retired_at: null,
  }
}

/** A rule that is only thought of; with a series, it stands for the version in force. */
export const draftRule = ({ series, terms }: z.output<typeof createRateRuleInput>, now: Date): RateRuleRow =>
  ruleRow(terms, { series: series ?? uuid(), version: 0, now })
