/** A booking's reference as people read and say it, "K7P-2QX"; one that is still being typed too, "K7P-2". */
export function formatReference(reference: string): string {
  return reference.length > 3 ? `${reference.slice(0, 3)}-${reference.slice(3)}` : reference
}
