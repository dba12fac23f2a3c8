import type { Random } from './random.ts'

/** Letters that plates use: none that is read as a digit. */
const french = 'ABCDEFGHJKLMNPQRSTVWXYZ'
const italian = 'ABCDEFGHJKLMNPRSTVWXYZ'
const spanish = 'BCDFGHJKLMNPRSTVWXYZ'
const british = 'ABCDEFGHJKLMNOPRSTUVWXYZ'

const letters = (alphabet: string, count: number, random: Random) =>
  Array.from({ length: count }, () => alphabet.charAt(random.int(0, alphabet.length - 1))).join('')
const digits = (count: number, random: Random) => String(random.int(1, 10 ** count - 1)).padStart(count, '0')

/** The series in which France numbered each year's new cars, as first two letters. */
const frenchSeries: Record<number, string> = { 2022: 'GC', 2023: 'GL', 2024: 'GW', 2025: 'HB', 2026: 'HG' }

/** SS is never used on a French plate. */
function frenchPair(random: Random): string {
  const pair = letters(french, 2, random)
  return pair === 'SS' ? 'ST' : pair
}

/** How a car first registered in `year` is numbered in each country. */
const patterns: Record<string, (year: number, random: Random) => string> = {
  FR: (year, random) => {
    const series = frenchSeries[year] ?? 'GC'
    const place = french.indexOf(series.charAt(1)) + random.int(0, 5)
    const first = french.charAt(french.indexOf(series.charAt(0)) + Math.floor(place / french.length))
    return `${first}${french.charAt(place % french.length)}-${digits(3, random)}-${frenchPair(random)}`
  },
  BE: (_, random) => `2-${letters(french, 3, random)}-${digits(3, random)}`,
  ES: (_, random) => `${digits(4, random)} M${letters(spanish, 2, random)}`,
  IT: (_, random) => `G${letters(italian, 1, random)} ${digits(3, random)} ${letters(italian, 2, random)}`,
  GB: (year, random) => {
    const half = random.chance(0.5) ? year - 2000 : year - 1950
    return `${random.pick(['L', 'R', 'B', 'M', 'S'])}${letters(british, 1, random)}${half} ${letters(british, 3, random)}`
  },
}

/** Gives plates of a country, never the same twice. Réunion has French ones. */
export function plateMaker(): (country: string, year: number, random: Random) => string {
  const taken = new Set<string>()
  return (country, year, random) => {
    const make = patterns[country === 'RE' ? 'FR' : country]
    if (!make) throw new Error(`Nothing is known of the plates of ${country}.`)
    let plate = make(year, random)
    while (taken.has(plate)) plate = make(year, random)
    taken.add(plate)
    return plate
  }
}
