/**
 * Loaded before a child of `npm start`: when its parent dies without a word (kill -9, a closed machine), the channel
 * between them closes and the child stops as if it had been asked to, instead of holding on to its port.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
