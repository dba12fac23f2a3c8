import type { CompanyRow } from '../schema/fleet.ts'

const email = 'billing@forecourt.test'

/** One company a country: the seller on the invoices of its branches. Their numbers are of no account. */
const byCountry: Record<string, Omit<CompanyRow, 'country' | 'email' | 'refund_limit_minor'>> = {
  FR: {
    id: 'forecourt-france',
    code: 'FCFR',
    name: 'Forecourt France SAS',
    address: '17 boulevard Vivier Merle',
    postcode: '69003',
    city: 'Lyon',
    registration: 'RCS Lyon 000 000 001',
    tax_number: 'FR00000000001',
  },
  BE: {
    id: 'forecourt-belgium',
    code: 'FCBE',
    name: 'Forecourt Belgium SRL',
    address: 'Avenue Fonsny 47',
    postcode: '1060',
    city: 'Bruxelles',
    registration: 'BCE 0000.000.001',
    tax_number: 'BE0000000001',
  },
  ES: {
    id: 'forecourt-spain',
    code: 'FCES',
    name: 'Forecourt España S.L.',
    address: 'Plaça dels Països Catalans 1',
    postcode: '08014',
    city: 'Barcelona',
    registration: 'R.M. Barcelona 000001',
    tax_number: 'ESB00000001',
  },
  IT: {
    id: 'forecourt-italy',
    code: 'FCIT',
    name: 'Forecourt Italia S.r.l.',
    address: 'Piazza Duca d’Aosta 1',
    postcode: '20124',
    city: 'Milano',
    registration: 'REA MI-0000001',
    tax_number: 'IT00000000001',
  },
  GB: {
    id: 'forecourt-uk',
    code: 'FCGB',
    name: 'Forecourt UK Ltd',
    address: '126 Euston Road',
    postcode: 'NW1 2AL',
    city: 'London',
    registration: 'Company number 00000001',
    tax_number: 'GB000000001',
  },
  RE: {
    id: 'forecourt-reunion',
    code: 'FCRE',
    name: 'Forecourt Réunion SAS',
    address: '2 rue de Paris',
    postcode: '97400',
    city: 'Saint-Denis',
    registration: 'RCS Saint-Denis 000 000 002',
    tax_number: 'FR00000000002',
  },
}

/** Two hundred in the country's money. */
const refundLimit = 20_000

export const companies = (): CompanyRow[] =>
  Object.entries(byCountry).map(([country, company]) => ({
    ...company,
    country,
    email,
    refund_limit_minor: refundLimit,
  }))

/** The company that runs the branches of a country. */
export function companyIn(country: string): string {
  const company = byCountry[country]
  if (!company) throw new Error(`There is no company in ${country}.`)
  return company.id
}
