/** `create NAME` or `drop NAME`: a database beside the one of TEST_DATABASE_URL. */
import { connect } from '../../packages/db/src/index.ts'

const [action, name = ''] = process.argv.slice(2)
const sql = connect(process.env.TEST_DATABASE_URL ?? '', { max: 1 })
if (action === 'create') await sql`create database ${sql(name)}`
else await sql`drop database if exists ${sql(name)} with (force)`
await sql.end()
