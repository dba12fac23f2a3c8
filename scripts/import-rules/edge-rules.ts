import {
  browserPackages,
  browserSafe,
  coreContexts,
  frontDoors,
  oneDoor,
  outerContexts,
  packageDirections,
  reads,
} from './house.ts'
import type { Place } from './place.ts'

/** One import, seen from both ends. */
export type Edge = { from: Place; to: Place; typeOnly: boolean }

/** A rule that a single import can break. */
export type EdgeRule = { name: string; fix: string; breaks: (edge: Edge) => boolean }

const isContext = (context: string | undefined) =>
  context !== undefined && [...coreContexts, ...outerContexts].includes(context)
const leavesContext = ({ from, to }: Edge) =>
  to.package === 'packages/domain' && from.context !== to.context && to.context !== 'kernel'
const schemaOf = (place: Place) => place.file.match(/^packages\/db\/src\/schema\/(\w+)\.ts$/)?.[1]
/** The words of a context are for everybody: what a booking says is made of what a branch is. A contract may be in parts. */
const isWordsToWords = ({ from, to }: Edge) =>
  /^contract(-[a-z]+)?\.ts$/.test(from.name) && to.name === 'contract.ts'

export const edgeRules: EdgeRule[] = [
  {
    name: 'kernel',
    fix: 'The kernel knows no context: pass in what it needs, or move the code into the context.',
    breaks: (edge) => edge.from.context === 'kernel' && leavesContext(edge) && !edge.to.isTest,
  },
  {
    name: 'strangers',
    fix: 'Core contexts meet only in flows/: move what needs both there.',
    breaks: (edge) =>
      coreContexts.includes(edge.from.context ?? '') &&
      (isContext(edge.to.context) || edge.to.context === 'flows') &&
      leavesContext(edge) &&
      !isWordsToWords(edge),
  },
  {
    name: 'front-door',
    fix: `Import from the context's ${frontDoors.join(' or ')}, and export there what is missing.`,
    breaks: (edge) =>
      outerContexts.includes(edge.from.context ?? '') &&
      isContext(edge.to.context) &&
      leavesContext(edge) &&
      !frontDoors.includes(edge.to.name),
  },
  {
    name: 'schema',
    fix: 'Use your own rows, ask the other context, or name the exception in scripts/import-rules/house.ts.',
    breaks: ({ from, to }) => {
      const schema = schemaOf(to)
      if (from.isTest || schema === undefined || from.context === undefined) return false
      const allowed = reads[from.context] ?? []
      return schema !== from.context && allowed !== 'all' && !allowed.includes(schema)
    },
  },
  {
    name: 'api-types',
    fix: 'Browsers take types alone from the API: import type …',
    breaks: ({ from, to, typeOnly }) =>
      browserPackages.includes(from.package) && to.package === 'packages/api' && !typeOnly,
  },
  {
    name: 'domain-contracts',
    fix: 'Browsers take types and contracts alone from the domain: import from …/contract, or import type.',
    breaks: ({ from, to, typeOnly }) =>
      browserPackages.includes(from.package) &&
      to.package === 'packages/domain' &&
      !typeOnly &&
      !browserSafe.test(to.file),
  },
  {
    name: 'direction',
    fix: 'Dependencies run one way: apps → client, ui → api (types); api → domain; jobs → domain; domain → db.',
    breaks: ({ from, to }) => {
      const allowed = packageDirections[from.package]
      const isNeighbour = to.package in packageDirections && to.package !== from.package
      const isTestHelp = from.isTest && to.package === 'packages/stripe-sandbox'
      return allowed !== undefined && isNeighbour && !isTestHelp && !allowed.includes(to.package)
    },
  },
  ...Object.entries(oneDoor).map(([name, { door, files, types }]) => ({
    name: `one-door:${name}`,
    fix: `Only ${door} speaks to ${name}: go through it.`,
    breaks: ({ from, to, typeOnly }: Edge) =>
      to.package === `npm:${name}` && !files.test(from.file) && !(typeOnly && types?.test(from.file)),
  })),
]
