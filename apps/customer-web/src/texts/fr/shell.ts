import type { Translation } from '@forecourt/ui'
import type { shell as en } from '../en/shell.ts'

export const shell: Translation<typeof en> = {
  home: 'Forecourt, page d’accueil',
  nav: 'Principal',
  bookings: 'Mes réservations',
  help: 'Aide',
  small: 'Location de voitures et parking, en logiciel libre',
  notFound: 'Cette page n’existe pas',
  notFoundLead: 'L’adresse est peut-être ancienne ou mal saisie. Vos réservations ne risquent rien.',
  newSearch: 'Lancer une recherche',
  broken: 'Cette page n’a pas pu s’afficher',
  brokenLead: 'C’est de notre faute. Rien n’a été débité et vos réservations sont intactes.',
  retry: 'Réessayer',
  offlineReason: 'Vous êtes hors ligne. Reconnectez-vous pour continuer.',
  perDay: '{{amount}} par jour',
  total: 'Total',
  checkPrice: 'Vérifier le prix',
  errors: {
    unreachable: 'Le serveur ne répond pas. Vérifiez votre connexion.',
    internal: 'C’est de notre faute. Réessayez dans un instant.',
    tooMany: 'Trop de tentatives. Attendez quelques minutes et réessayez.',
    other: 'Cela n’a pas marché : {{detail}}',
  },
}
