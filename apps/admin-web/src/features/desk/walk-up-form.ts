import type { Board } from '@forecourt/domain/booking/contract'
import { normalizePlate } from '@forecourt/ui'

export type WalkUpForm = {
  classId: string
  until: string
  age: string
  name: string
  email: string
  phone: string
  plate: string
}

export const emptyForm: WalkUpForm = {
  classId: '',
  until: '',
  age: '30',
  name: '',
  email: '',
  phone: '',
  plate: '',
}

type Problem = 'missing' | 'badAge' | 'badEmail' | 'chooseClass'
export type Problems = Partial<Record<keyof WalkUpForm, Problem>>

const required = (text: string): Problem | undefined => (text.trim() === '' ? 'missing' : undefined)
const rules: { [F in keyof WalkUpForm]?: (form: WalkUpForm, product: Product) => Problem | undefined } = {
  classId: ({ classId }) => (classId === '' ? 'chooseClass' : undefined),
  until: ({ until }) => required(until),
  age: ({ age }, product) => {
    const years = Number(age)
    const good = Number.isInteger(years) && years >= 16 && years <= 120
    return product === 'parking' || good ? undefined : 'badAge'
  },
  name: ({ name }) => required(name),
  email: ({ email }) => (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email.trim()) ? undefined : 'badEmail'),
  plate: ({ plate }, product) => (product === 'parking' ? required(normalizePlate(plate)) : undefined),
}

type Product = Board['classes'][number]['product']

/** What is wrong with the form, field by field; nothing when it may be sent. */
export function problemsOf(form: WalkUpForm, product: Product): Problems {
  const found: Problems = {}
  for (const [field, rule] of Object.entries(rules)) {
    const problem = rule(form, product)
    if (problem) found[field as keyof WalkUpForm] = problem
  }
  return found
}
