import { asSystem, command, refuse, staffOf } from '../kernel/index.ts'
import { openTillInput } from '../payments/contract.ts'
import { openTill } from '../payments/index.ts'

/** Staff open a drawer of their branch with the float they counted, in the branch's currency. @throws NOT_FOUND, TILL_OPEN */
export const openTillAt = command({
  name: 'till.open',
  access: staffOf((input) => input.branchId),
  input: openTillInput,
  run: async (work, input): Promise<{ sessionId: string }> => {
    const [branch] = await work.tx<{ currency: string }[]>`
      select currency from branches where id = ${input.branchId}`
    if (!branch) return refuse('NOT_FOUND', 'There is no such branch.')
    return openTill(asSystem(work, 'till.open'), { ...input, ...branch })
  },
})
