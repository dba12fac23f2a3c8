/** Countries whose odometers count miles. */
const inMiles = new Set(['GB', 'US'])
const kmPerMile = 1.609344

/** What an odometer of that country shows, in whole kilometres. */
export const inKilometres = (shown: number, country: string): number =>
  Math.round(inMiles.has(country) ? shown * kmPerMile : shown)
