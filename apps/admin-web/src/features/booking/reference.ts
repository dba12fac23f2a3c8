/** `K7P-2QX`, as customers have it in their email. */
export const showReference = (reference: string): string => `${reference.slice(0, 3)}-${reference.slice(3)}`
