/** "K7P2QX" as people read and say it: "K7P-2QX". */
export const readable = (reference: string): string => `${reference.slice(0, 3)}-${reference.slice(3)}`
