import type { Translation } from '@forecourt/ui'
import type { map as en } from '../en/map.ts'

export const map: Translation<typeof en> = {
  name: 'Carte des offres',
  skip: 'Passer la carte',
  show: 'Carte',
  list: 'Liste',
  pin_one: '{{branch}}, dès {{amount}}, {{count}} catégorie',
  pin_other: '{{branch}}, dès {{amount}}, {{count}} catégories',
  pinNone: '{{branch}} : {{why}}',
  behind_one: '{{name}}, {{count}} autre au même endroit',
  behind_other: '{{name}}, {{count}} autres au même endroit',
  closed: 'Fermé',
  searchArea: 'Chercher dans cette zone',
  area: 'la zone de la carte',
  unavailable: 'Carte indisponible. La liste est complète.',
  zoomIn: 'Zoom avant',
  zoomOut: 'Zoom arrière',
  credit: 'Natural Earth, GeoNames',
}
