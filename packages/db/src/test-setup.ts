import { createTemplate } from './testing.ts'

/** Vitest's global set-up: one migrated template for the whole run. */
export default createTemplate
