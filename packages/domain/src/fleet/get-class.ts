import { anyone, query } from '../kernel/index.ts'
import { classOutput, getClassInput } from './contract.ts'
import { findClass } from './store.ts'
import { toClass } from './view.ts'

/** @throws NOT_FOUND */
export const getClass = query({
  name: 'fleet.getClass',
  access: anyone,
  input: getClassInput,
  output: classOutput,
  run: async ({ sql }, { classId }) => toClass(await findClass(sql, classId)),
})
