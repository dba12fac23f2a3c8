/** "Visa ··4242", of what is known of a card; empty when nothing is. */
export function cardWords(brand: string | null, last4: string | null): string {
  const name = brand === null ? '' : brand.charAt(0).toUpperCase() + brand.slice(1)
  return [name, last4 === null ? '' : `··${last4}`].filter((part) => part !== '').join(' ')
}
