/**
 * `npm run bench` measures the engine (bench/engine.ts), `npm run bench -- sse` the live feed (bench/sse.ts). The rest
 * of the line is theirs.
 */
const [what] = process.argv.slice(2)
await import(what === 'sse' ? './sse.ts' : './engine.ts')
