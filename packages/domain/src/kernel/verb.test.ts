import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createTestRuntime, userActor } from '../testing.ts'
import { anyone, asSystem, command, flow, query, refuse, roles, staffOf, system } from './index.ts'

type World = Awaited<ReturnType<typeof createTestRuntime>>
let world: World
beforeAll(async () => {
  world = await createTestRuntime()
  await world.sql`create table marks (name text primary key)`
})
afterAll(() => world.drop())
beforeEach(() => world.sql`truncate marks, audit_log, outbox, idempotency_keys`)

const name = z.object({ name: z.string().min(1) })

const mark = command({
  name: 'test.mark',
  access: anyone,
  input: name,
  run: async (work, input): Promise<{ name: string }> => {
    await work.tx`insert into marks (name) values (${input.name})`
    work.record('mark', input.name, { fresh: true })
    work.emit({ type: 'test.marked', topics: ['marks'], payload: { name: input.name } })
    if (input.name === 'bad') refuse('WRONG_STATUS', 'No.')
    return input
  },
})

const marks = async () =>
  (await world.sql<{ name: string }[]>`select name from marks order by name`).map((row) => row.name)
const audits = () =>
  world.sql`select verb, actor_kind, subject_type, subject_id, detail from audit_log order by id`

describe('a command', () => {
  it('commits its change, its event and its audit row together', async () => {
    await mark(world.call(), { name: 'a' })
    expect(await marks()).toEqual(['a'])
    expect(await audits()).toEqual([
      {
        verb: 'test.mark',
        actor_kind: 'anonymous',
        subject_type: 'mark',
        subject_id: 'a',
        detail: { fresh: true },
      },
    ])
    expect(await world.sql`select type, topics, payload from outbox`).toEqual([
      { type: 'test.marked', topics: ['marks'], payload: { name: 'a' } },
    ])
  })

  it('leaves nothing behind when it refuses', async () => {
    await expect(mark(world.call(), { name: 'bad' })).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    expect(await marks()).toEqual([])
    expect(await audits()).toEqual([])
  })

  it('names what is wrong with its input, field by field', async () => {
    await expect(mark(world.call(), { name: '' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: { errors: [{ field: 'name' }] },
    })
  })

  it('joins the transaction of the verb that calls it, and is audited under its own name', async () => {
    const both = command({
      name: 'test.both',
      access: anyone,
      input: z.object({ second: z.string() }),
      run: async (work, { second }) => {
        await mark(work, { name: 'one' })
        await mark(asSystem(work, 'test.both'), { name: second })
      },
    })
    await both(world.call(), { second: 'two' })
    expect((await audits()).map((row) => [row.verb, row.actor_kind])).toEqual([
      ['test.mark', 'anonymous'],
      ['test.mark', 'system'],
      ['test.both', 'anonymous'],
    ])
    await world.sql`truncate marks`
    await expect(both(world.call(), { second: 'bad' })).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    expect(await marks()).toEqual([])
  })

  it('runs again when the database breaks a tie', async () => {
    let tries = 0
    const tied = command({
      name: 'test.tied',
      access: anyone,
      input: z.object({}),
      run: async ({ tx }) => {
        tries += 1
        if (tries < 3) await tx`do $$ begin raise exception 'tie' using errcode = '40001'; end $$`
        return tries
      },
    })
    expect(await tied(world.call(), {})).toBe(3)
    expect(await audits()).toHaveLength(1)
  })
})

describe('an idempotency key', () => {
  const key = 'a-key-of-the-test'

  it('gives a retry the first answer and does the work once, also at the same time', async () => {
    const call = world.call(undefined, key)
    const answers = await Promise.all([
      mark(call, { name: 'a' }),
      mark(call, { name: 'a' }),
      mark(call, { name: 'a' }),
    ])
    expect(answers).toEqual([{ name: 'a' }, { name: 'a' }, { name: 'a' }])
    expect(await audits()).toHaveLength(1)
  })

  it('is refused for another request, and is its caller’s own', async () => {
    await mark(world.call(undefined, key), { name: 'a' })
    await expect(mark(world.call(undefined, key), { name: 'b' })).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    })
    await mark(world.call(userActor(), key), { name: 'b' })
    expect(await marks()).toEqual(['a', 'b'])
  })

  it('does not make the database keep an answer that holds a secret', async () => {
    let made = 0
    const secret = command({
      name: 'test.secret',
      access: anyone,
      secretAnswer: true,
      input: z.object({}),
      run: async () => ({ secret: `word ${++made}` }),
    })
    expect(await secret(world.call(undefined, key), {})).toEqual({ secret: 'word 1' })
    expect(await world.sql`select 1 from idempotency_keys`).toHaveLength(0)
  })

  it('is free again after a refusal', async () => {
    const call = world.call(undefined, key)
    await expect(mark(call, { name: 'bad' })).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    await expect(mark(call, { name: 'bad' })).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })
})

describe('access', () => {
  const ofBranch = query({
    name: 'test.ofBranch',
    access: [system, staffOf((input: { branchId: string }) => input.branchId)],
    input: z.object({ branchId: z.string() }),
    run: async () => 'seen',
  })
  const ask = (actor: Parameters<World['call']>[0]) => ofBranch(world.call(actor), { branchId: 'lyon' })

  it('sends the anonymous to sign in and refuses the rest', async () => {
    await expect(ask(undefined)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    const allowed = []
    for (const role of roles) {
      for (const branches of [['lyon'], ['paris']]) {
        const answer = await ask(userActor(role, branches)).catch((error: { code: string }) => error.code)
        if (answer === 'seen') allowed.push(`${role} of ${branches}`)
        else expect(answer).toBe('FORBIDDEN')
      }
    }
    expect(allowed).toEqual(['agent of lyon', 'manager of lyon', 'admin of lyon', 'admin of paris'])
  })

  it('lets any one of several rules admit', async () => {
    expect(await ask({ kind: 'system', name: 'test' })).toBe('seen')
  })
})

describe('a flow', () => {
  it('keeps its key to itself, and gives a retry the first answer', async () => {
    let runs = 0
    const twoSteps = flow({
      name: 'test.twoSteps',
      access: anyone,
      input: z.object({}),
      run: async (call) => {
        runs += 1
        await mark(call, { name: `first ${runs}` })
        await mark(asSystem(call, 'test.twoSteps'), { name: `second ${runs}` })
        return { runs }
      },
    })
    const call = world.call(undefined, 'a-key-of-a-flow')
    expect(await twoSteps(call, {})).toEqual({ runs: 1 })
    expect(await twoSteps(call, {})).toEqual({ runs: 1 })
    expect(await marks()).toEqual(['first 1', 'second 1'])
    await expect(mark(call, { name: 'x' })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
  })

  it('does not run inside a transaction, where a call to the outside would hold locks', async () => {
    const outside = flow({
      name: 'test.outside',
      access: anyone,
      input: z.object({}),
      run: async () => 'done',
    })
    const inside = command({
      name: 'test.inside',
      access: anyone,
      input: z.object({}),
      run: (work) => outside(work, {}),
    })
    expect(await outside(world.call(), {})).toBe('done')
    await expect(inside(world.call(), {})).rejects.toThrow('cannot run inside a transaction')
  })
})
