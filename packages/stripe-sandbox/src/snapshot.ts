import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createStore, dumpStore, restoreStore, type Store } from './store.ts'

export interface Snapshot {
  store: Store
  /** Writes the file soon; many calls in a short time write once. */
  schedule(): void
  /** Writes what is not written yet. */
  close(): void
}

const WRITE_AFTER_MS = 200

/** Reads the state from a file, if there is one, and keeps the file up to date. Without a path nothing is kept. */
export function openSnapshot(path?: string): Snapshot {
  if (!path) return { store: createStore(), schedule() {}, close() {} }
  const store = existsSync(path) ? restoreStore(readFileSync(path, 'utf8')) : createStore()
  let timer: NodeJS.Timeout | undefined

  function write(file: string): void {
    timer = undefined
    mkdirSync(dirname(file), { recursive: true })
    // Renaming is atomic: a crash while writing leaves the old file whole.
    writeFileSync(`${file}.new`, dumpStore(store))
    renameSync(`${file}.new`, file)
  }

  return {
    store,
    schedule() {
      timer ??= setTimeout(() => write(path), WRITE_AFTER_MS)
    },
    close() {
      clearTimeout(timer)
      write(path)
    },
  }
}
