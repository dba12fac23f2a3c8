/**
 * `npm run rules`: checks the house's rules (scripts/import-rules/house.ts) on every file of the workspace.
 * dependency-cruiser and its like see nothing under TypeScript 7; this reads what oxc-parser sees.
 */
import { resolve } from 'node:path'
import { checkWorkspace } from './import-rules/check.ts'
import { readWorkspace } from './import-rules/workspace.ts'

const workspace = readWorkspace(resolve(import.meta.dirname, '..'))
const findings = checkWorkspace(workspace)
for (const { file, line, rule, what, fix } of findings) {
  console.error(`${file}:${line}  ${rule}\n  ${what}\n  ${fix}\n`)
}
console.log(
  findings.length === 0
    ? `${workspace.size} files keep the rules.`
    : `${findings.length} ${findings.length === 1 ? 'breach' : 'breaches'} of the house's rules.`,
)
process.exitCode = findings.length === 0 ? 0 : 1
