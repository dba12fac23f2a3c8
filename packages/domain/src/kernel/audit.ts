import type { JSONValue, Tx } from '@forecourt/db'

export type AuditEntry = {
  at: Date
  actorKind: string
  actorId: string | null
  verb: string
  subjectType: string | null
  subjectId: string | null
  detail: { [key: string]: JSONValue }
  requestId: string | null
}

/** Appends the audit rows in the verb's transaction: a change without its audit row cannot commit. */
export async function writeAudit(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((entry) => ({
    at: entry.at,
    actor_kind: entry.actorKind,
    actor_id: entry.actorId,
    verb: entry.verb,
    subject_type: entry.subjectType,
    subject_id: entry.subjectId,
    detail: tx.json(entry.detail),
    request_id: entry.requestId,
  }))
  await tx`insert into audit_log ${tx(rows)}`
}
