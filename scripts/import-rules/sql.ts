import type { TemplateLiteral } from 'oxc-parser'

/** A tagged template of SQL: its text, as long as in the file, and the line of each position in it. */
export type SqlTemplate = { text: string; lineAt: (index: number) => number }

/** One mention of a table. `table` is `null` where an expression stands for the name. */
export type TableUse = { table: string | null; writes: boolean; index: number }

const placeholder = '$'

/** The template's source with every `${…}` and the quotes blanked, so that positions stay. */
export function templateText(source: string, quasi: TemplateLiteral): string {
  const text = source.slice(quasi.start, quasi.end).split('')
  const blank = (start: number, end: number) => {
    for (let at = start; at < end; at++) if (text[at] !== '\n') text[at] = ' '
  }
  quasi.quasis.forEach((part, index) => {
    const next = quasi.quasis[index + 1]
    if (!next) return
    // An element's span takes in its delimiters: it ends behind `${`, and the next begins at `}`.
    blank(part.end - 2 - quasi.start, next.start + 1 - quasi.start)
    text[part.end - 2 - quasi.start] = placeholder
  })
  return text.join('').replaceAll('`', ' ')
}

/** Keywords that end a list of tables. */
const listEnds = new Set(
  'where group order having limit offset fetch window union intersect except select set returning values for'.split(
    ' ',
  ),
)
/** Functions whose arguments have a FROM of their own. */
const fromFunctions = new Set(['extract', 'substring', 'trim', 'overlay'])
/** Words that may stand between the keyword and the table. */
const fillers = new Set(['only', 'lateral', 'table'])

/** A bracket: the word before it, and whether a comma in it goes on with a list of tables. */
type Frame = { before: string; inList: boolean }

/**
 * The tables that a statement names after FROM, JOIN, USING, INTO, UPDATE and DELETE FROM. Common table expressions,
 * functions and subqueries are none.
 */
export function tablesIn(sql: string): TableUse[] {
  const text = sql.replace(/--.*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, (noise) => noise.replace(/[^\n]/g, ' '))
  const ctes = new Set([...text.matchAll(commonTableExpression)].map((match) => match[1]?.toLowerCase()))
  const tokens = [...text.matchAll(nameOrSign)]
  const words = tokens.map((token) => token[0].toLowerCase())
  const frames: Frame[] = [{ before: '', inList: false }]
  const uses: TableUse[] = []
  for (const [at, current] of words.entries()) {
    const frame = frames.at(-1)
    if (!frame) break
    if (current === '(') frames.push({ before: words[at - 1] ?? '', inList: false })
    if (current === ')') frames.pop()
    if (listEnds.has(current)) frame.inList = false
    const mention = mentionAfter(current, words.slice(Math.max(0, at - 2), at), frame)
    if (!mention) continue
    if (mention === 'list') frame.inList = true
    const next = words.findIndex((candidate, index) => index > at && !fillers.has(candidate))
    const name = words[next] ?? ''
    const writes = mention === 'write'
    const isFunction = !writes && words[next + 1] === '('
    if (!/^["$a-z_]/.test(name) || isFunction || ctes.has(name)) continue
    const table = name === placeholder ? null : (name.replaceAll('"', '').split('.').at(-1) ?? null)
    uses.push({ table, writes, index: tokens[next]?.index ?? 0 })
  }
  return uses
}

/** A name, with its schema or quotes if it has them, or a single sign. */
const nameOrSign = /(?:\w+|"[^"]*")(?:\.(?:\w+|"[^"]*"))*|[^\s\w]/g

const commonTableExpression =
  /(?:\bwith\s+(?:recursive\s+)?|,\s*)(\w+)\s*(?:\([^()]*\)\s*)?as\s+(?:(?:not\s+)?materialized\s*)?\(/gi

/** What kind of mention follows this word, if one does. */
function mentionAfter(word: string, before: string[], frame: Frame): 'write' | 'read' | 'list' | undefined {
  const previous = before.at(-1) ?? ''
  switch (word) {
    case 'from':
      if (previous === 'delete') return 'write'
      // `extract(day from x)` and `a is distinct from b` name no table.
      return fromFunctions.has(frame.before) ||
        (previous === 'distinct' && before.length > 1 && before[0] !== 'select')
        ? undefined
        : 'list'
    case 'join':
      return 'read'
    case 'using':
      return 'list'
    case ',':
      return frame.inList ? 'read' : undefined
    case 'into':
      return ['insert', 'merge'].includes(previous) ? 'write' : undefined
    case 'update':
      // `for update`, `for no key update` and `on conflict do update` name no table.
      return ['for', 'key', 'do'].includes(previous) ? undefined : 'write'
    case 'truncate':
      return 'write'
  }
}
