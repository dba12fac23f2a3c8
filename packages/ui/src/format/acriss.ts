import type { Translate } from '../i18n/types.ts'
import type { en } from '../i18n/ui-en.ts'

type Text = Translate<typeof en>
type Category = keyof typeof en.acriss.category
type BodyType = keyof typeof en.acriss.type
type Fuel = keyof typeof en.acriss.fuel

/** Third letter: gearbox, and which wheels drive when it is not simply two. */
const transmissions: Record<string, { gearbox: 'manual' | 'automatic'; drive?: 'four' | 'all' }> = {
  M: { gearbox: 'manual' },
  N: { gearbox: 'manual', drive: 'four' },
  C: { gearbox: 'manual', drive: 'all' },
  A: { gearbox: 'automatic' },
  B: { gearbox: 'automatic', drive: 'four' },
  D: { gearbox: 'automatic', drive: 'all' },
}

/** Fourth letter: fuel, and whether there is air conditioning. */
const fuels: Record<string, { fuel?: Fuel; airCon: boolean }> = {
  R: { airCon: true },
  N: { airCon: false },
  D: { fuel: 'diesel', airCon: true },
  Q: { fuel: 'diesel', airCon: false },
  H: { fuel: 'hybrid', airCon: true },
  I: { fuel: 'plugin', airCon: true },
  E: { fuel: 'electric', airCon: true },
  C: { fuel: 'electric', airCon: true },
  L: { fuel: 'lpg', airCon: true },
  S: { fuel: 'lpg', airCon: false },
  A: { fuel: 'hydrogen', airCon: true },
  B: { fuel: 'hydrogen', airCon: false },
  M: { fuel: 'multi', airCon: true },
  F: { fuel: 'multi', airCon: false },
  V: { fuel: 'petrol', airCon: true },
  Z: { fuel: 'petrol', airCon: false },
  U: { fuel: 'ethanol', airCon: true },
  X: { fuel: 'ethanol', airCon: false },
}

export interface AcrissWords {
  /** "Compact" */
  category: string
  /** "four or five doors", "SUV" */
  type: string
  /** "manual" */
  gearbox: string
  /** "four-wheel drive", or empty */
  drive: string
  /** "diesel", or empty when the code leaves it open */
  fuel: string
  /** "air conditioning", or empty */
  airCon: string
}

/** An ACRISS code in words; a letter that the standard does not know gives an empty word. */
export function acrissWords(code: string, t: Text): AcrissWords {
  const [category = '', type = '', transmission = '', energy = ''] = code.toUpperCase()
  const drivetrain = transmissions[transmission]
  const power = fuels[energy]
  return {
    category: isCategory(category) ? t(`acriss.category.${category}`) : '',
    type: isBodyType(type) ? t(`acriss.type.${type}`) : '',
    gearbox: drivetrain ? t(`acriss.gearbox.${drivetrain.gearbox}`) : '',
    drive: drivetrain?.drive ? t(`acriss.drive.${drivetrain.drive}`) : '',
    fuel: power?.fuel ? t(`acriss.fuel.${power.fuel}`) : '',
    airCon: power?.airCon ? t('acriss.airCon') : '',
  }
}

/** The whole code in one line: "Compact, four or five doors, manual, air conditioning". */
export function describeAcriss(code: string, t: Text): string {
  return Object.values(acrissWords(code, t)).filter(Boolean).join(', ')
}

function isCategory(letter: string): letter is Category {
  return 'MNEHCDIJSRFGPULWOX'.includes(letter) && letter !== ''
}

function isBodyType(letter: string): letter is BodyType {
  return 'BCDWVLSTFJXPQZEMRHYNGK'.includes(letter) && letter !== ''
}
