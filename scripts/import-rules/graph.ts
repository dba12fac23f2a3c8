import type { Module } from './modules.ts'

/** Files that import each other in a circle, each circle once, from its alphabetically first file round to it again. */
export function findCycles(modules: Map<string, Module>): string[][] {
  const cycles: string[][] = []
  const done = new Set<string>()
  const path: string[] = []
  const visit = (file: string) => {
    const at = path.indexOf(file)
    if (at !== -1) {
      cycles.push(fromFirst(path.slice(at)))
      return
    }
    const module = modules.get(file)
    if (done.has(file) || !module) return
    path.push(file)
    for (const { target } of module.imports) visit(target)
    path.pop()
    done.add(file)
  }
  for (const file of [...modules.keys()].sort()) visit(file)
  const unique = new Map(cycles.map((cycle) => [cycle.join(), cycle]))
  return [...unique.values()]
}

function fromFirst(cycle: string[]): string[] {
  const first = cycle.indexOf([...cycle].sort()[0] ?? '')
  const turned = [...cycle.slice(first), ...cycle.slice(0, first)]
  return [...turned, turned[0] ?? '']
}

/** The shortest way along value imports from a file to a target that `isGoal` accepts, both included. */
export function findPath(
  modules: Map<string, Module>,
  start: string,
  isGoal: (target: string) => boolean,
): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[start, undefined]])
  for (const file of cameFrom.keys()) {
    if (isGoal(file)) return wayBack(cameFrom, file)
    for (const { target, typeOnly } of modules.get(file)?.imports ?? []) {
      if (!typeOnly && !cameFrom.has(target)) cameFrom.set(target, file)
    }
  }
  return undefined
}

function wayBack(cameFrom: Map<string, string | undefined>, goal: string): string[] {
  const way = [goal]
  for (let at = cameFrom.get(goal); at !== undefined; at = cameFrom.get(at)) way.unshift(at)
  return way
}
