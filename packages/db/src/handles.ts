import type postgres from 'postgres'

export type { Fragment, JSONValue, Row } from 'postgres'

/** The pool. Only the kernel holds one; verbs get a `Tx`. */
export type Sql = postgres.Sql<{ bigint: number }>
/** One transaction. Everything a verb reads or writes goes through it. */
export type Tx = postgres.TransactionSql<{ bigint: number }>
/** Either of them, for code that only reads or writes rows. */
export type Db = postgres.ISql<{ bigint: number }>
