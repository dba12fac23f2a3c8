import { requireDatabaseUrl } from './env.ts'
import { connect } from './index.ts'
import { checkInvariants, type Finding } from './invariants.ts'

/** Of each broken invariant so many breaches are printed. */
const shown = 5

function lines({ name, title, breaches }: Finding): string[] {
  const verdict = breaches.length === 0 ? 'holds ' : 'BROKEN'
  const rest = breaches.length - shown
  return [
    `${verdict}  ${name.padEnd(17)} ${title}`,
    ...breaches.slice(0, shown).map((breach) => `          ${breach}`),
    ...(rest > 0 ? [`          … and ${rest} more.`] : []),
  ]
}

const sql = connect(requireDatabaseUrl(), { max: 1, applicationName: 'forecourt invariants' })
const findings = await checkInvariants(sql)
await sql.end()

const broken = findings.filter(({ breaches }) => breaches.length > 0)
console.log(findings.flatMap(lines).join('\n'))
console.log(
  broken.length === 0 ? `All ${findings.length} hold.` : `${broken.length} of ${findings.length} are broken.`,
)
process.exitCode = broken.length === 0 ? 0 : 1
