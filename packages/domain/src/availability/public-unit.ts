import type { Unit } from '../fleet/contract.ts'
import type { PublicUnit } from './contract.ts'

/** What everybody may know of a unit: not its plate, and not what staff note down. */
export const toPublic = ({
  plate: _plate,
  statusNote: _note,
  version: _version,
  ...unit
}: Unit): PublicUnit => unit
