import type { z } from 'zod'
import { type Call, type Runtime, systemCall } from './kernel/index.ts'
import type { QueueName } from './queues.ts'

/** An event as the relay hands it over. Delivered at least once, so every reaction is safe to repeat. */
export type DeliveredEvent = { id: number; type: string; payload: unknown }
export type Reaction = {
  name: string
  /** What it waits for, and so beside which others. */
  queue: QueueName
  run: (runtime: Runtime, event: DeliveredEvent) => Promise<unknown>
}

/** A reaction to events whose payload has this shape. */
export function react<S extends z.ZodType>(
  queue: QueueName,
  name: string,
  payload: S,
  run: (call: Call, payload: z.output<S>) => Promise<unknown>,
): Reaction {
  return {
    name,
    queue,
    run: (runtime, event) => run(systemCall(runtime, name), payload.parse(event.payload)),
  }
}
