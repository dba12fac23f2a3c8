/** Where in the house a file stands. */
export type Place = {
  file: string
  /** Its package's folder, like `packages/domain`; for a target outside the workspace, `npm:name` or `node:name`. */
  package: string
  /** Its folder in the domain: a context, `kernel` or `flows`. */
  context: string | undefined
  name: string
  /** Tests, and what only tests use. */
  isTest: boolean
}

export function placeOf(file: string): Place {
  const [first = '', second = ''] = file.split('/')
  const isOutside = /^(npm|node):/.test(file)
  return {
    file,
    package: isOutside ? file : ['packages', 'apps'].includes(first) ? `${first}/${second}` : first,
    context: file.match(/^packages\/domain\/src\/([^/]+)\//)?.[1],
    name: file.split('/').at(-1) ?? file,
    isTest: /\.test\.tsx?$|(^|\/)testing(\.ts$|\/)/.test(file),
  }
}
