import { phoneOfPerson } from './phones.ts'
import type { Random } from './random.ts'

const firstNames =
  'Adèle Adrien Alice Amina Antoine Arthur Aurélie Basile Camille Chloé Clara Clément Damien Diane Elena Émile Emma Fatou Florian Gabriel Hélène Hugo Inès Ismaël Jade Jeanne Jonas Julie Karim Laura Léa Léon Lina Louis Lucas Lucie Malik Manon Marc Margaux Marius Mathilde Mila Nadia Nathan Nicolas Nina Noah Olivier Omar Paul Pauline Raphaël Rémi Romane Rose Sacha Salomé Samir Sarah Simon Sofia Thomas Valentin Victor Yasmine Zoé'.split(
    ' ',
  )
const lastNames =
  'André Arnaud Aubert Bailly Barbier Baron Benoît Bernard Berger Bertrand Blanc Bonnet Boucher Boyer Brun Caron Charpentier Chevalier Colin Collet David Denis Dupont Dupuis Dumas Fabre Faure Fernandez Fontaine Fournier Gaillard Garcia Garnier Gauthier Gérard Giraud Guérin Guillot Henry Hubert Huet Jacquet Joly Lacroix Lambert Leblanc Leclerc Lefèvre Legrand Lemaire Leroy Lopez Lucas Marchand Marie Martinez Masson Mercier Meunier Michel Moulin Muller Nicolas Noël Olivier Paris Perrin Petit Picard Renard Renaud Rey Rivière Robin Roche Rolland Roussel Roux Roy Royer Schmitt Simon Vasseur Vidal Vincent Weber'.split(
    ' ',
  )

const ascii = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export type Contact = { name: string; email: string; phone: string; locale: 'en' | 'fr' }

/** An invented person, whose address belongs to nobody (RFC 2606). */
export function contact(country: string, random: Random): Contact {
  const [first, last] = [random.pick(firstNames), random.pick(lastNames)]
  const email = `${ascii(first)}.${ascii(last)}${random.int(1, 99)}@example.${random.pick(['com', 'org', 'net'])}`
  const locale = country === 'GB' || random.chance(0.2) ? 'en' : 'fr'
  return { name: `${first} ${last}`, email, phone: phoneOfPerson(country, random), locale }
}
