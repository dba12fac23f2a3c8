import { readFileSync } from 'node:fs'

export type Line = Record<string, string>

/** Reads a tab-separated file of this folder whose first line names the columns; an absent last field is empty. */
export function readTable(file: string): Line[] {
  const [head = '', ...lines] = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  const columns = head.split('\t')
  return lines.map((line) => {
    const fields = line.split('\t')
    return Object.fromEntries(columns.map((column, i) => [column, fields[i] ?? '']))
  })
}

/** The same form, to write. */
export function text(rows: Record<string, string | number>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  return `${[columns.join('\t'), ...rows.map((row) => columns.map((column) => row[column]).join('\t'))].join('\n')}\n`
}
